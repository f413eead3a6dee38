// Tickets, as a table. https://developer.zendesk.com/api-reference/ticketing/tickets/tickets/
import type { Call, Route } from '../../../../src/kernel/routes.ts';
import { jsonOf, type Response } from '../../../../src/kernel/wire.ts';
import { carryOut } from '../../carry-out.ts';
import type { Desk } from '../../desk.ts';
import { time } from '../../iso-time.ts';
import { BY_API } from '../../world/comment.ts';
import { listingOf } from '../../world/listing.ts';
import type { Ticket } from '../../world/ticket.ts';
import { updateTicket } from '../../world/ticket-update.ts';
import type { User } from '../../world/user.ts';
import { answer } from '../protocol/answer.ts';
import { asAgent } from '../protocol/authentication.ts';
import { warning } from '../protocol/body.ts';
import { invalidAttribute, NOT_FOUND, recordInvalid, UPDATE_CONFLICT } from '../protocol/errors.ts';
import { pageOf } from '../protocol/paging.ts';
import { auditJson } from './audit-wire.ts';
import { readTicketInput } from './ticket-input.ts';
import { commentJson, ticketJson } from './ticket-wire.ts';

/** Lists that grow at their end only. */
const inOrder = <T extends { readonly id: number }>(items: readonly T[]) =>
  listingOf(items, ({ id }) => [id]);

const withTicket = (handle: (desk: Desk, ticket: Ticket, call: Call, agent: User) => Response) =>
  asAgent((desk, call, agent) => {
    const ticket = desk.world.tickets.get(Number(call.params['id']));
    return ticket === undefined ? NOT_FOUND : handle(desk, ticket, call, agent);
  });

/** Attributes that Zendesk acts on and this simulator does not are findings. */
function notSimulated(desk: Desk, call: Call, names: readonly string[]): void {
  for (const name of names) {
    desk.trace.record('finding', {
      node: 'zendesk',
      method: call.request.method,
      path: call.path,
      note: `the ticket attribute "${name}" is not simulated and was ignored`,
    });
  }
}

function update(desk: Desk, ticket: Ticket, call: Call, agent: User): Response {
  const input = readTicketInput(jsonOf(call.request));
  if ('malformed' in input) return invalidAttribute(input.malformed);
  if ('refused' in input) return recordInvalid(input.refused);
  if (input.updatedStamp !== undefined && input.updatedStamp !== time(ticket.updatedAt)) {
    return UPDATE_CONFLICT;
  }
  const done = updateTicket(
    desk.world,
    ticket,
    input.change,
    { author: agent, via: BY_API },
    desk.clock.now(),
  );
  if ('refused' in done) return recordInvalid(done.refused);
  carryOut(desk, done.effects);
  notSimulated(desk, call, input.notSimulated);
  const unknown = input.unknown.map((name) => `ticket.${name}`);
  const headers = warning('tickets', 'update', unknown);
  const audit = done.audit === null ? null : auditJson(ticket, done.audit);
  return answer(200, { ticket: ticketJson(desk, ticket), audit }, headers);
}

const API = 'https://developer.zendesk.com/api-reference/ticketing';
const TICKETS = `${API}/tickets/tickets/`;

export const TICKET_ROUTES: readonly Route<Desk>[] = [
  {
    method: 'GET',
    path: '/api/v2/tickets',
    fidelity: 'partial',
    confidence: 'documented',
    source: TICKETS,
    note: 'offset paging only, in the order of ids; no sorting, no sideloads',
    handle: asAgent((desk, call) =>
      pageOf(call, 'tickets', desk.world.tickets, (ticket) => ticketJson(desk, ticket)),
    ),
  },
  {
    method: 'GET',
    path: '/api/v2/tickets/{id}',
    fidelity: 'supported',
    confidence: 'documented',
    source: TICKETS,
    handle: withTicket((desk, ticket) => answer(200, { ticket: ticketJson(desk, ticket) })),
  },
  {
    method: 'PUT',
    path: '/api/v2/tickets/{id}',
    fidelity: 'partial',
    confidence: 'documented',
    source: TICKETS,
    note: 'status, assignee_id, priority, type, subject, tags, comment, safe_update; others are findings',
    handle: withTicket(update),
  },
  {
    method: 'GET',
    path: '/api/v2/tickets/{id}/comments',
    fidelity: 'partial',
    confidence: 'documented',
    source: `${API}/tickets/ticket_comments/`,
    note: 'offset paging only, oldest first; no sideloads',
    handle: withTicket((_desk, ticket, call) =>
      pageOf(call, 'comments', inOrder(ticket.comments), commentJson),
    ),
  },
  {
    method: 'GET',
    path: '/api/v2/tickets/{id}/audits',
    fidelity: 'partial',
    confidence: 'documented',
    source: `${API}/tickets/ticket_audits/`,
    note: 'offset paging only; the names of the channelback events are an assumption',
    handle: withTicket((_desk, ticket, call) =>
      pageOf(call, 'audits', inOrder(ticket.audits), (audit) => auditJson(ticket, audit)),
    ),
  },
];
