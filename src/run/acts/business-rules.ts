// Acts of people who make Support's business rules, and of those who use them.
import type { RuleKind } from '../../../simulators/zendesk/world/business-rules/condition.ts';
import { bearer, sendJson } from '../../kernel/wire.ts';
import type { PlannedActions, PlannedConditions } from '../../scenario/vocabulary/rule-words.ts';
import { couldNot, DONE, type Outcome, refused } from '../act.ts';
import { type SeenTicket, ticketsOf } from '../observe/tickets.ts';
import type { Agent } from '../people/agent.ts';
import { actionsOf, pickConditions } from '../people/rule-words.ts';
import { agentOf, type Stage } from '../stage.ts';

interface NewView {
  readonly title: string;
  readonly when: PlannedConditions;
}
interface NewRule extends NewView {
  readonly deeds: PlannedActions;
}

interface Refusal {
  readonly details?: { readonly base?: readonly { readonly description?: string }[] };
}

/** Which part of a rule Support does not take. */
function reasonOf(value: unknown): string {
  const [word] = (value as Refusal | undefined)?.details?.base?.[0]?.description?.split(' ') ?? [];
  if (word === 'Action') return 'action-unknown';
  return word === 'Condition' ? 'condition-unknown' : 'rule-invalid';
}

async function make(by: Agent, path: string, value: unknown): Promise<Outcome> {
  const answer = await by.submit('POST', path, value);
  if (answer === undefined) return couldNot('Zendesk did not answer');
  if (answer.status === 201 || answer.status === 200) return DONE;
  return answer.status === 422
    ? refused(reasonOf(answer.value))
    : couldNot(`Zendesk answered ${answer.status}`);
}

async function createView(
  stage: Stage,
  by: Agent,
  { title, when }: NewView,
  restriction: object | null,
): Promise<Outcome> {
  const picked = await pickConditions(stage, 'view', when);
  if ('missing' in picked) return refused('not-offered');
  const output = { columns: ['subject', 'requester'], sort_by: 'nice_id', sort_order: 'asc' };
  return make(by, '/api/v2/views.json', {
    view: { title, all: picked.picked, restriction, output },
  });
}

export const adminCreatesView = (stage: Stage, step: NewView): Promise<Outcome> =>
  createView(stage, stage.rulesAdmin, step, null);

export const agentCreatesView = (stage: Stage, step: NewView): Promise<Outcome> =>
  createView(stage, stage.agent, step, {
    type: 'User',
    id: stage.world.zendesk.credentials.agent.id,
  });

async function createRule(
  stage: Stage,
  kind: Exclude<RuleKind, 'view'>,
  { title, when, deeds }: NewRule,
): Promise<Outcome> {
  const picked = await pickConditions(stage, kind, when);
  if ('missing' in picked) return refused('not-offered');
  const webhook = deeds.notify?.by === 'webhook' ? await createWebhook(stage) : undefined;
  const actions = actionsOf(stage, deeds, webhook);
  return make(stage.rulesAdmin, `/api/v2/${kind}s.json`, {
    [kind]: { title, conditions: { all: picked.picked, any: [] }, actions },
  });
}

export const createsTrigger = (stage: Stage, step: NewRule): Promise<Outcome> =>
  createRule(stage, 'trigger', step);
export const createsAutomation = (stage: Stage, step: NewRule): Promise<Outcome> =>
  createRule(stage, 'automation', step);

/** A webhook that rules may call, which leads to where the integration hears Support. */
async function createWebhook({ world, rulesAdmin }: Stage): Promise<string | undefined> {
  const answer = await rulesAdmin.submit('POST', '/api/v2/webhooks', {
    webhook: {
      name: 'The integration',
      status: 'active',
      endpoint: `${world.settings.baseUrl}/connector/event_callback`,
      http_method: 'POST',
      request_format: 'json',
      subscriptions: ['conditional_ticket_events'],
    },
  });
  return (answer?.value as { readonly webhook?: { readonly id?: string } } | undefined)?.webhook
    ?.id;
}

export function createsMacro(
  stage: Stage,
  step: {
    readonly title: string;
    readonly comment: string;
    readonly status: string | null;
    readonly tag: string | null;
  },
): Promise<Outcome> {
  const { title, comment, status, tag } = step;
  const actions = [
    { field: 'comment_value', value: comment },
    ...(status === null ? [] : [{ field: 'status', value: status }]),
    ...(tag === null ? [] : [{ field: 'current_tags', value: tag }]),
  ];
  return make(stage.rulesAdmin, '/api/v2/macros.json', { macro: { title, actions } });
}

interface MacroResult {
  readonly result: {
    readonly ticket: { readonly status: string; readonly tags: readonly string[] } & MacroComment;
  };
}
interface MacroComment {
  readonly comment?: { readonly body: string; readonly public: boolean };
}

/** The macro that an agent finds under a title. */
export async function macroCalled(agent: Agent, title: string): Promise<number | undefined> {
  const listed = (await agent.read('/api/v2/macros.json')) as
    | { readonly macros: readonly { readonly id: number; readonly title: string }[] }
    | undefined;
  return listed?.macros.find((each) => each.title === title)?.id;
}

/** A ticket as the agent sees it, and whose it is. */
export interface OnTicket {
  readonly ticket: SeenTicket;
  readonly customer: string;
  readonly account: string;
}

/** A macro fills in the ticket's form; nothing is saved until the agent submits it. */
export async function applyMacro(
  { memory, world }: Stage,
  agent: Agent,
  macro: number,
  { ticket, ...whose }: OnTicket,
): Promise<Outcome> {
  const path = `/api/v2/tickets/${ticket.id}`;
  const filled = (await agent.read(`${path}/macros/${macro}/apply.json`)) as
    | MacroResult
    | undefined;
  if (filled === undefined) return couldNot('Zendesk did not apply the macro');
  const { status, tags, comment } = filled.result.ticket;
  if (comment?.public === true) {
    const at = world.clock.now();
    memory.replies.push({ ...whose, ticket: ticket.id, text: comment.body, files: [], at });
  }
  const answer = await agent.submit('PUT', `${path}.json`, {
    ticket: {
      ...(status === ticket.status ? {} : { status }),
      tags,
      ...(comment === undefined ? {} : { comment: { body: comment.body, public: comment.public } }),
    },
  });
  return answer?.status === 200
    ? DONE
    : couldNot(`Zendesk answered ${answer?.status ?? 'nothing'}`);
}

export async function appliesMacro(
  stage: Stage,
  step: {
    readonly title: string;
    readonly on: string;
    readonly account: string;
    readonly by?: string;
  },
): Promise<Outcome> {
  const { title, on, account, by } = step;
  const agent = agentOf(stage, by);
  const ticket = ticketsOf(stage, on, account).at(-1);
  if (ticket === undefined) return couldNot(`${on} has no ticket with ${account}`);
  const macro = await macroCalled(agent, title);
  if (macro === undefined) return couldNot(`there is no macro "${title}"`);
  return applyMacro(stage, agent, macro, { ticket, customer: on, account });
}

export async function renamesIntegration(
  { world }: Stage,
  { name }: { readonly name: string },
): Promise<Outcome> {
  const { adminCenter } = world.zendesk;
  const before = adminCenter.channelApps()[0]?.integration;
  if (before === undefined) return couldNot('no integration is installed');
  const answer = await world.browser('back-office')(
    sendJson(
      'PUT',
      `${world.settings.baseUrl}/connector/back-office/integration`,
      { name },
      bearer(world.settings.backOfficeToken),
    ),
  );
  if (answer.status !== 200) return refused('rule-invalid');
  const problem = await adminCenter.refreshManifest(before);
  return problem === null ? DONE : couldNot(`the manifest was not taken over: ${problem}`);
}
