// Metrics of tickets, as a table. https://developer.zendesk.com/api-reference/ticketing/tickets/ticket_metrics/
import type { Route } from '../../../../src/kernel/routes.ts';
import type { Desk } from '../../desk.ts';
import { time } from '../../iso-time.ts';
import { reversed } from '../../world/listing.ts';
import type { Ticket } from '../../world/ticket.ts';
import { metricsOf } from '../../world/ticket-metrics.ts';
import { answer } from '../protocol/answer.ts';
import { asAgent } from '../protocol/authentication.ts';
import { pageOf } from '../protocol/paging.ts';
import { withTicket } from './with-ticket.ts';

const timeOrNull = (at: number | null): string | null => (at === null ? null : time(at));

/** Business hours are those of the calendar. */
const both = (minutes: number | null) => ({ calendar: minutes, business: minutes });

function metricJson(desk: Desk, ticket: Ticket) {
  const metrics = metricsOf(desk.world, ticket, desk.clock.now());
  const { marks } = ticket;
  const isDone = ticket.status === 'solved' || ticket.status === 'closed';
  const last = ticket.comments.at(-1);
  return {
    url: `${desk.origin}/api/v2/ticket_metrics/${ticket.id}.json`,
    id: ticket.id,
    ticket_id: ticket.id,
    created_at: time(ticket.createdAt),
    updated_at: time(ticket.updatedAt),
    group_stations: metrics.groupStations,
    assignee_stations: metrics.assigneeStations,
    reopens: metrics.reopens,
    replies: metrics.replies,
    assignee_updated_at: timeOrNull(marks.assigneeUpdated),
    requester_updated_at: timeOrNull(marks.requesterUpdated),
    status_updated_at: time(metrics.statusUpdatedAt),
    custom_status_updated_at: time(metrics.statusUpdatedAt),
    initially_assigned_at: timeOrNull(metrics.initiallyAssignedAt),
    assigned_at: timeOrNull(marks.assigned),
    solved_at: isDone ? timeOrNull(marks.solved ?? marks.closed) : null,
    latest_comment_added_at: last === undefined ? null : time(last.createdAt),
    reply_time_in_minutes: both(metrics.firstReply),
    first_resolution_time_in_minutes: both(metrics.firstResolution),
    full_resolution_time_in_minutes: both(metrics.fullResolution),
    agent_wait_time_in_minutes: both(metrics.agentWait),
    requester_wait_time_in_minutes: both(metrics.requesterWait),
    on_hold_time_in_minutes: both(metrics.onHold),
  };
}

const partial = {
  method: 'GET',
  fidelity: 'partial',
  confidence: 'documented',
  source: 'https://developer.zendesk.com/api-reference/ticketing/tickets/ticket_metrics/',
  note: 'no business hours; assumption: metrics have the number of their ticket',
} as const;

const one = withTicket((desk, ticket) => answer(200, { ticket_metric: metricJson(desk, ticket) }));

export const METRIC_ROUTES: readonly Route<Desk>[] = [
  {
    ...partial,
    path: '/api/v2/ticket_metrics',
    handle: asAgent((desk, call) =>
      pageOf(call, 'ticket_metrics', reversed(desk.world.tickets), (ticket) =>
        metricJson(desk, ticket),
      ),
    ),
  },
  { ...partial, path: '/api/v2/ticket_metrics/{id}', handle: one },
  { ...partial, path: '/api/v2/tickets/{id}/metrics', handle: one },
];
