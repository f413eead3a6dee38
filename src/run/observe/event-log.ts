// What the event log of a ticket tells an agent of replies that did not arrive; read as Support's API shows it.
import type { Stage } from '../stage.ts';
import type { Sight } from './sight.ts';
import { reasonWord, ticketsOf } from './tickets.ts';

/** Of an audit's events, what is looked at here. */
interface LoggedEvent {
  readonly id: number;
  readonly type: string;
  readonly body?: string;
  readonly comment_id?: number;
  readonly error?: string;
}

interface Audits {
  readonly audits: readonly { readonly events: readonly LoggedEvent[] }[];
}

export async function seeEventLog(stage: Stage, customer: string, account: string): Promise<Sight> {
  const ticket = ticketsOf(stage, customer, account).at(-1);
  if (ticket === undefined) return {};
  const events = await eventsOf(stage, ticket.id);
  if (events === undefined) return {};
  const failures = events.filter(({ type }) => type === 'ChannelBackFailedEvent');
  const bodyOf = (comment: number | undefined): string | null =>
    events.find(({ id, type }) => type === 'Comment' && id === comment)?.body ?? null;
  return {
    failed: failures.map(({ comment_id }) => bodyOf(comment_id)),
    reasons: failures.map(({ error }) => reasonWord(error ?? null)),
  };
}

/** `undefined` where Zendesk did not show them: an empty log would look like one without failures. */
async function eventsOf(
  { agent }: Stage,
  ticket: number,
): Promise<readonly LoggedEvent[] | undefined> {
  const shown = await agent.read(`/api/v2/tickets/${ticket}/audits.json`);
  return (shown as Audits | undefined)?.audits.flatMap((audit) => audit.events);
}
