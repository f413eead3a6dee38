// What people see of Support's business rules: what they can be made of, which there are, and what views list.
import type { RuleKind } from '../../../simulators/zendesk/world/business-rules/condition.ts';
import type { RuleList } from '../../scenario/vocabulary/rule-words.ts';
import { ACCOUNT, CHANNEL, offeredFor, PHONE_FIELD } from '../people/rule-words.ts';
import type { Stage } from '../stage.ts';
import { accountNameOf } from './accounts.ts';
import type { Sight } from './sight.ts';
import { customersOf, ticketsOf } from './tickets.ts';

const KIND_OF: { readonly [L in RuleList]: RuleKind } = {
  views: 'view',
  triggers: 'trigger',
  automations: 'automation',
};

/** Support's own channels have numbers below this; the id of an integration is a long one. */
const OWN_CHANNELS_BELOW = 1_000;

export async function seeRuleConditions(
  stage: Stage,
  { rules }: { readonly rules: RuleList },
): Promise<Sight> {
  const { conditions } = await offeredFor(stage, KIND_OF[rules]);
  const valuesOf = (subject: string) => conditions.find((each) => each.subject === subject)?.values;
  const integrations = (valuesOf(CHANNEL) ?? []).filter(
    ({ value }) => Number(value) >= OWN_CHANNELS_BELOW,
  );
  return {
    channels: integrations.map(({ title }) => title),
    accounts: valuesOf(ACCOUNT)?.map(({ title }) => accountCalled(stage, title)) ?? null,
    requesterWhatsappNumber: conditions.some(({ subject }) => subject === PHONE_FIELD),
  };
}

/** The scenario's name of an account; an account that it does not know keeps the name it has. */
const accountCalled = (stage: Stage, title: string): string =>
  Object.keys(stage.plan.world.accounts).find((name) => accountNameOf(stage, name) === title) ??
  title;

/** What tells somebody something names WhatsApp or the integration, or it goes elsewhere. */
export async function seeRuleActions(
  stage: Stage,
  { rules }: { readonly rules: 'triggers' | 'automations' },
): Promise<Sight> {
  const { actions } = await offeredFor(stage, KIND_OF[rules]);
  const names = stage.world.zendesk.adminCenter
    .channelApps()
    .flatMap(({ integration, accounts }) => [integration, ...accounts.map(({ name }) => name)]);
  const meansWhatsApp = (title: string): boolean =>
    /whatsapp/i.test(title) || names.includes(title);
  const notifying = actions.filter(({ group }) => group === 'notification');
  return {
    requesterWhatsappNumber: actions.some(({ subject }) => subject === PHONE_FIELD),
    notifiesThroughWhatsapp: notifying.some(({ title, values = [] }) =>
      [title, ...values.map((choice) => choice.title)].some(meansWhatsApp),
    ),
  };
}

interface Rule {
  readonly id: number;
  readonly title: string;
  readonly default: boolean;
}

export async function seeRules(
  { rulesAdmin }: Stage,
  { rules }: { readonly rules: RuleList },
): Promise<Sight> {
  const shown = (await rulesAdmin.read(`/api/v2/${rules}.json`)) as
    | { readonly [list: string]: readonly Rule[] }
    | undefined;
  const made = shown?.[rules]?.filter((rule) => !rule.default);
  return made === undefined ? {} : { titles: made.map(({ title }) => title) };
}

export async function seeView(
  stage: Stage,
  { view: title, by }: { readonly view: string; readonly by: 'agent' | 'admin' },
): Promise<Sight> {
  const person = by === 'agent' ? stage.agent : stage.rulesAdmin;
  const listed = (await person.read('/api/v2/views.json')) as
    | { readonly views: readonly Rule[] }
    | undefined;
  const view = listed?.views.find((each) => each.title === title);
  if (view === undefined) return {};
  const path = `/api/v2/views/${view.id}`;
  const counted = (await person.read(`${path}/count.json`)) as
    | { readonly view_count: { readonly value: number } }
    | undefined;
  const shown = (await person.read(`${path}/tickets.json`)) as
    | { readonly tickets: readonly { readonly id: number }[] }
    | undefined;
  if (counted === undefined || shown === undefined) return {};
  return {
    tickets: counted.view_count.value,
    customers: customersOf(
      stage,
      shown.tickets.map(({ id }) => id),
    ),
  };
}

export async function seeTicketFields(
  stage: Stage,
  { of, account }: { readonly of: string; readonly account: string },
): Promise<Sight> {
  const ticket = ticketsOf(stage, of, account).at(-1);
  if (ticket === undefined) return {};
  const shown = (await stage.agent.read(`/api/v2/tickets/${ticket.id}.json`)) as
    | { readonly ticket: Shown }
    | undefined;
  if (shown === undefined) return {};
  const { tags, priority, status, requester_id, assignee_id } = shown.ticket;
  const user = (await stage.agent.read(`/api/v2/users/${requester_id}.json`)) as
    | { readonly user: { readonly user_fields: { readonly [key: string]: string | null } } }
    | undefined;
  return {
    tags: [...tags].sort(),
    priority,
    status,
    assignee: [...stage.agents].find(([, { id }]) => id === assignee_id)?.[0] ?? null,
    requesterWhatsappNumber: user?.user.user_fields['whatsapp_phone_number'] ?? null,
  };
}

interface Shown {
  readonly tags: readonly string[];
  readonly priority: string | null;
  readonly status: string;
  readonly requester_id: number;
  readonly assignee_id: number | null;
}
