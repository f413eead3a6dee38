// The Support API: users and tickets, as a table.
import type { Call, Route } from '../../../src/kernel/routes.ts';
import { jsonOf, type Response } from '../../../src/kernel/wire.ts';
import { queueChannelback } from '../channel-framework/channelback.ts';
import type { Desk } from '../desk.ts';
import type { Ticket } from '../world/ticket.ts';
import { updateTicket } from '../world/ticket-update.ts';
import type { User } from '../world/user.ts';
import { answer, time } from './answer.ts';
import { auditJson } from './audit-wire.ts';
import { asAgent, callerOf } from './authentication.ts';
import {
  invalidAttribute,
  NOT_FOUND,
  OUT_OF_SCOPE,
  recordInvalid,
  UPDATE_CONFLICT,
} from './errors.ts';
import { page } from './paging.ts';
import { readTicketInput, type TicketInput } from './ticket-input.ts';
import { commentJson, ticketJson } from './ticket-wire.ts';
import { ANONYMOUS, identityJson, userJson } from './user-wire.ts';

const idOf = ({ params: { id } }: Call): number => Number(id);

const ticketOf = (desk: Desk, call: Call): Ticket | undefined => desk.world.tickets[idOf(call) - 1];

const withTicket = (handle: (desk: Desk, ticket: Ticket, call: Call, agent: User) => Response) =>
  asAgent((desk, call, agent) => {
    const ticket = ticketOf(desk, call);
    return ticket === undefined ? NOT_FOUND : handle(desk, ticket, call, agent);
  });

const withUser = (handle: (desk: Desk, user: User, call: Call) => Response) =>
  asAgent((desk, call) => {
    const user = desk.world.users.get(idOf(call));
    return user === undefined ? NOT_FOUND : handle(desk, user, call);
  });

function showMe(desk: Desk, call: Call): Response {
  const caller = callerOf(desk, call.request);
  switch (caller.kind) {
    case 'refused':
      return caller.response;
    case 'integration':
      return OUT_OF_SCOPE;
    case 'nobody':
      return answer(200, { user: ANONYMOUS });
    case 'person':
      return answer(200, { user: userJson(desk, caller.user) });
  }
}

/** What was not acted on is said: unknown names in a header as Zendesk does, unsimulated ones as a finding. */
function remarks(desk: Desk, call: Call, input: TicketInput): Record<string, string> | undefined {
  for (const name of input.notSimulated) {
    desk.trace.record('finding', {
      node: 'zendesk',
      method: call.request.method,
      path: call.path,
      note: `the ticket attribute "${name}" is not simulated and was ignored`,
    });
  }
  if (input.unknown.length === 0) return undefined;
  const keys = input.unknown.map((name) => `"ticket.${name.replace(/[^\w.]/g, '?')}"`);
  return {
    'x-zendesk-api-warn': `{:allowed_parameters=>{:controller=>"tickets", :action=>"update", :unpermitted_keys=>[${keys.join(', ')}], :invalid_values=>[]}}`,
  };
}

function update(desk: Desk, ticket: Ticket, call: Call, agent: User): Response {
  const input = readTicketInput(jsonOf(call.request));
  if ('malformed' in input) return invalidAttribute(input.malformed);
  if ('refused' in input) return recordInvalid(input.refused);
  if (input.updatedStamp !== undefined && input.updatedStamp !== time(ticket.updatedAt)) {
    return UPDATE_CONFLICT;
  }
  const done = updateTicket(desk.world, ticket, input.change, agent, desk.clock.now());
  if ('refused' in done) return recordInvalid(done.refused);
  if (done.comment?.public === true) queueChannelback(desk, ticket, done.comment);
  const headers = remarks(desk, call, input);
  const audit = done.audit === null ? null : auditJson(ticket, done.audit);
  return answer(200, { ticket: ticketJson(desk, ticket), audit }, headers);
}

const API = 'https://developer.zendesk.com/api-reference/ticketing';
const USERS = `${API}/users/users/`;
const TICKETS = `${API}/tickets/tickets/`;

export const SUPPORT_ROUTES: readonly Route<Desk>[] = [
  {
    method: 'GET',
    path: '/api/v2/users/me',
    fidelity: 'supported',
    confidence: 'observed',
    source: USERS,
    note: 'without credentials: the anonymous user; a wrong API token: 401',
    handle: showMe,
  },
  {
    method: 'GET',
    path: '/api/v2/users/{id}',
    fidelity: 'supported',
    confidence: 'documented',
    source: USERS,
    handle: withUser((desk, user) => answer(200, { user: userJson(desk, user) })),
  },
  {
    method: 'GET',
    path: '/api/v2/users/{id}/identities',
    fidelity: 'supported',
    confidence: 'documented',
    source: `${API}/users/user_identities/`,
    handle: withUser((desk, user, call) =>
      page(call, 'identities', user.identities, (identity) => identityJson(desk, user, identity)),
    ),
  },
  {
    method: 'GET',
    path: '/api/v2/tickets',
    fidelity: 'partial',
    confidence: 'documented',
    source: TICKETS,
    note: 'offset paging only, in the order of ids; no sorting, no sideloads',
    handle: asAgent((desk, call) =>
      page(call, 'tickets', desk.world.tickets, (ticket) => ticketJson(desk, ticket)),
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
      page(call, 'comments', ticket.comments, commentJson),
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
      page(call, 'audits', ticket.audits, (audit) => auditJson(ticket, audit)),
    ),
  },
];
