// What a ticket's log says about how long things took. https://developer.zendesk.com/api-reference/ticketing/tickets/ticket_metrics/
import { type Instant, MINUTE } from '../../../src/kernel/clock.ts';
import type { AuditEvent } from './audit.ts';
import { STATUSES, type Status, type Ticket } from './ticket.ts';
import { isStaff } from './user.ts';
import type { World } from './world.ts';

export interface TicketMetrics {
  readonly replies: number;
  readonly reopens: number;
  readonly assigneeStations: number;
  readonly groupStations: number;
  readonly initiallyAssignedAt: Instant | null;
  readonly statusUpdatedAt: Instant;
  /** All in minutes of the calendar; `null` while it has not happened. */
  readonly firstReply: number | null;
  readonly firstResolution: number | null;
  readonly fullResolution: number | null;
  readonly agentWait: number;
  readonly requesterWait: number;
  readonly onHold: number;
}

interface Step {
  readonly at: Instant;
  readonly event: AuditEvent;
}

const stepsOf = ({ audits }: Ticket): readonly Step[] =>
  audits.flatMap(({ createdAt, events }) => events.map((event) => ({ at: createdAt, event })));

const loggedIn = ({ event }: Step, field: string) =>
  (event.type === 'Create' || event.type === 'Change') && event.field === field
    ? event.value
    : undefined;

const given = (steps: readonly Step[], field: string): readonly Step[] =>
  steps.filter((step) => typeof loggedIn(step, field) === 'string');

const minutes = (ms: number): number => Math.floor(Math.max(0, ms) / MINUTE);

/** When the ticket came into each status, in order. */
const statusesOf = (steps: readonly Step[]): readonly { at: Instant; status: Status }[] =>
  steps.flatMap((step) => {
    const status = STATUSES.find((each) => each === loggedIn(step, 'status'));
    return status === undefined ? [] : [{ at: step.at, status }];
  });

const isDone = (status: Status): boolean => status === 'solved' || status === 'closed';

export function metricsOf(world: World, ticket: Ticket, now: Instant): TicketMetrics {
  const steps = stepsOf(ticket);
  const statuses = statusesOf(steps);
  const assigned = given(steps, 'assignee_id');
  const replies = ticket.comments.filter((comment, i) => {
    const author = world.users.get(comment.authorId);
    return i > 0 && comment.public && author !== undefined && isStaff(author);
  });
  const spent = (among: readonly Status[]): number =>
    minutes(
      statuses.reduce((sum, { at, status }, i) => {
        return among.includes(status) ? sum + ((statuses[i + 1]?.at ?? now) - at) : sum;
      }, 0),
    );
  const solved = statuses.filter(({ status }) => isDone(status));
  const since = (at: Instant | undefined): number | null =>
    at === undefined ? null : minutes(at - ticket.createdAt);
  const last = statuses.findLast(
    ({ status }, i) => isDone(status) && !isDone(statuses[i - 1]?.status ?? 'new'),
  );
  return {
    replies: replies.length,
    reopens: statuses.filter(
      ({ status }, i) => !isDone(status) && isDone(statuses[i - 1]?.status ?? 'new'),
    ).length,
    assigneeStations: assigned.length,
    groupStations: given(steps, 'group_id').length,
    initiallyAssignedAt: assigned[0]?.at ?? null,
    statusUpdatedAt: statuses.at(-1)?.at ?? ticket.createdAt,
    firstReply: since(replies[0]?.createdAt),
    firstResolution: since(solved[0]?.at),
    fullResolution: isDone(ticket.status) ? since(last?.at) : null,
    agentWait: spent(['pending']),
    requesterWait: spent(['new', 'open', 'hold']),
    onHold: spent(['hold']),
  };
}
