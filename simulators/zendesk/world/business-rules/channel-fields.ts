// Conditions on the channel: the vendor's own channels, and each installed integration under its present name.
// https://support.zendesk.com/hc/en-us/articles/4408893545882
import { VIA_IDS, type Via } from '../comment.ts';
import type { Ticket } from '../ticket.ts';
import type { World } from '../world.ts';
import { RULE_KINDS } from './condition.ts';
import type { Choice, ConditionField } from './condition-field.ts';
import { EQUALITY } from './operator.ts';

/** https://developer.zendesk.com/documentation/ticketing/reference-guides/via-types/ */
const CHANNELS: readonly Choice[] = [
  { value: '0', title: 'Web form' },
  { value: '4', title: 'Email' },
  { value: '5', title: 'Web service (API)' },
  { value: '8', title: 'Business rule' },
  { value: '19', title: 'Ticket merge' },
  { value: '27', title: 'Closed ticket' },
  { value: '29', title: 'Chat' },
  { value: '30', title: 'X Corp' },
  { value: '33', title: 'Voicemail' },
  { value: '34', title: 'Phone call (inbound)' },
  { value: '35', title: 'Phone call (outbound)' },
  { value: '38', title: 'Facebook post' },
  { value: '41', title: 'Facebook private message' },
  { value: '48', title: 'Web Widget' },
  { value: '49', title: 'Mobile SDK' },
  { value: '55', title: 'Any channel' },
  { value: '57', title: 'Text' },
  { value: '74', title: 'WhatsApp' },
];

/** Assumption: an integration's value is its id, so that one that is renamed goes on working. */
const choices = (world: World): readonly Choice[] => [
  ...CHANNELS,
  ...world.integrations.map(({ id, manifest }) => ({ value: String(id), title: manifest.name })),
];

const idsOf = (via: Via): readonly string[] =>
  via.channel === 'any_channel'
    ? [String(VIA_IDS[via.channel]), String(via.instance.integration.id)]
    : [String(VIA_IDS[via.channel])];

const answers = (operator: string, ids: readonly string[], values: readonly string[]): boolean =>
  values.some((value) => ids.includes(value)) === (operator === 'is');

const accountOf = ({ conversation, via }: Ticket): string | undefined => {
  const instance = conversation?.instance ?? (via.channel === 'any_channel' ? via.instance : null);
  return instance === null ? undefined : String(instance.id);
};

export const CHANNEL_FIELDS: readonly ConditionField[] = [
  {
    field: 'via_id',
    title: 'Channel',
    group: 'ticket',
    kinds: RULE_KINDS,
    operators: EQUALITY,
    ofTicket: true,
    choices,
    holds: ({ ticket }, operator, values) => answers(operator, idsOf(ticket.via), values),
  },
  {
    field: 'current_via_id',
    title: 'Update via',
    group: 'ticket',
    kinds: ['trigger'],
    operators: EQUALITY,
    ofTicket: false,
    choices,
    holds: ({ update }, operator, values) =>
      answers(operator, update === undefined ? [] : idsOf(update.via), values),
  },
];

/** Assumption: the name. Offered while there is an integration. */
export const INTEGRATION_ACCOUNT: ConditionField = {
  field: 'integration_account',
  title: 'Integration account',
  group: 'ticket',
  kinds: RULE_KINDS,
  operators: EQUALITY,
  ofTicket: true,
  choices: (world) =>
    world.integrations.flatMap(({ instances }) =>
      instances.map(({ id, name }) => ({ value: String(id), title: name })),
    ),
  holds({ ticket }, operator, values) {
    const account = accountOf(ticket);
    return answers(operator, account === undefined ? [] : [account], values);
  },
};
