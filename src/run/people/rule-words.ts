// Turns planned conditions and actions into Support's own, by the lists that people pick from.
import type { RuleKind } from '../../../simulators/zendesk/world/business-rules/condition.ts';
import type { PlannedActions, PlannedConditions } from '../../scenario/vocabulary/rule-words.ts';
import { accountNameOf } from '../observe/accounts.ts';
import { named, type Stage } from '../stage.ts';

export const PHONE_FIELD = 'user.custom_fields.whatsapp_phone_number';
export const CHANNEL = 'via_id';
export const ACCOUNT = 'integration_account';

/** One entry of such a list. */
export interface Offer {
  readonly subject: string;
  readonly title: string;
  readonly group: string;
  readonly values?: readonly { readonly value: string; readonly title: string }[];
}

export interface Offered {
  readonly conditions: readonly Offer[];
  readonly actions: readonly Offer[];
}

/** Triggers by Support's API, others as people see them: the API has no list of theirs. */
export async function offeredFor(stage: Stage, kind: RuleKind): Promise<Offered> {
  if (kind !== 'trigger')
    return stage.world.zendesk.adminCenter.choices(kind) as unknown as Offered;
  const shown = await stage.rulesAdmin.read('/api/v2/triggers/definitions.json');
  const { definitions } = shown as {
    readonly definitions: {
      readonly conditions_all: readonly Offer[];
      readonly actions: readonly Offer[];
    };
  };
  return { conditions: definitions.conditions_all, actions: definitions.actions };
}

export interface Condition {
  readonly field: string;
  readonly operator: string;
  readonly value?: string;
}

const is = (field: string, value: string): Condition => ({ field, operator: 'is', value });

/** The integration is listed after Support's own channels, one of which may have its name. */
const choiceOf = (offers: readonly Offer[], subject: string, title: string): string | undefined =>
  offers
    .find((offer) => offer.subject === subject)
    ?.values?.findLast((choice) => choice.title === title)?.value;

export type Picked<T> = { readonly picked: T } | { readonly missing: string };

/** What is not in the lists cannot be picked. */
export async function pickConditions(
  stage: Stage,
  kind: RuleKind,
  when: PlannedConditions,
): Promise<Picked<readonly Condition[]>> {
  const { conditions: offers } = await offeredFor(stage, kind);
  const picked: Condition[] = [];
  if (when.channel !== null) {
    const value = choiceOf(offers, CHANNEL, when.channel);
    if (value === undefined) return { missing: `Channel is ${when.channel}` };
    picked.push(is(CHANNEL, value));
  }
  if (when.account !== null) {
    const value = choiceOf(offers, ACCOUNT, accountNameOf(stage, when.account) ?? '');
    if (value === undefined) return { missing: `Integration account is ${when.account}` };
    picked.push(is(ACCOUNT, value));
  }
  if (when.phone !== null) {
    if (!offers.some(({ subject }) => subject === PHONE_FIELD)) {
      return { missing: 'Requester: WhatsApp phone number' };
    }
    picked.push(phoneIs(when.phone));
  }
  return { picked: [...picked, ...ownConditions(kind, when)] };
}

function phoneIs(phone: string): Condition {
  if (phone === 'present') return { field: PHONE_FIELD, operator: 'present' };
  if (phone === 'absent') return { field: PHONE_FIELD, operator: 'not_present' };
  return is(PHONE_FIELD, phone);
}

/** What has nothing to do with the integration; views and automations must ask for a status or its like. */
function ownConditions(kind: RuleKind, when: PlannedConditions): readonly Condition[] {
  const { status, priority, tag, ticket, hoursPending, hoursNew } = when;
  const conditions: Condition[] = [];
  if (status !== null) conditions.push(is('status', status));
  else if (kind === 'view') {
    conditions.push({ field: 'status', operator: 'less_than', value: 'closed' });
  } else if (kind === 'automation') conditions.push(is('status', 'pending'));
  if (priority !== null) conditions.push(is('priority', priority));
  if (tag !== null) conditions.push({ field: 'current_tags', operator: 'includes', value: tag });
  if (ticket !== null) {
    conditions.push(is('update_type', ticket === 'created' ? 'Create' : 'Change'));
  }
  if (hoursPending !== null) conditions.push(is('PENDING', String(hoursPending)));
  if (hoursNew !== undefined) conditions.push(is('NEW', String(hoursNew)));
  return conditions;
}

export interface Action {
  readonly field: string;
  readonly value: string | readonly string[];
}

/** Rules refuse what Support does not have, so that what nobody could pick is tried all the same. */
export function actionsOf(
  stage: Stage,
  { tag, priority, status, phone, notify, assignee }: PlannedActions,
  webhook: string | undefined,
): readonly Action[] {
  const actions: Action[] = [];
  if (tag !== null) actions.push({ field: 'current_tags', value: tag });
  if (priority !== null) actions.push({ field: 'priority', value: priority });
  if (status !== null) actions.push({ field: 'status', value: status });
  if (assignee !== undefined) {
    const { id } = named(Object.fromEntries(stage.agents), assignee);
    actions.push({ field: 'assignee_id', value: String(id) });
  }
  if (phone !== null) actions.push({ field: PHONE_FIELD, value: phone });
  if (notify === null) return actions;
  const { by, text } = notify;
  switch (by) {
    case 'mail':
      return [...actions, { field: 'notification_user', value: ['requester_id', 'News', text] }];
    case 'webhook':
      return [...actions, { field: 'notification_webhook', value: [webhook ?? '', askFor(text)] }];
    case 'whatsapp':
      return [...actions, { field: 'notification_whatsapp', value: ['requester_id', text] }];
    case 'any channel':
      return [...actions, { field: 'notification_any_channel', value: ['requester_id', text] }];
  }
}

/** What a rule posts to the integration to have a text sent: an event like those that Support posts there. */
const askFor = (text: string): string =>
  JSON.stringify({
    events: [
      {
        type_id: 'notification',
        data: {
          phone: '{{ticket.requester.custom_fields.whatsapp_phone_number}}',
          text,
        },
      },
    ],
  });
