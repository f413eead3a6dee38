// Looking at tickets, as a table. https://developer.zendesk.com/api-reference/ticketing/tickets/tickets/
import type { Call, Route } from '../../../../src/kernel/routes.ts';
import type { Response } from '../../../../src/kernel/wire.ts';
import type { Desk } from '../../desk.ts';
import { listingOf } from '../../world/listing.ts';
import type { Ticket } from '../../world/ticket.ts';
import type { User } from '../../world/user.ts';
import { answer } from '../protocol/answer.ts';
import { asAgent } from '../protocol/authentication.ts';
import { NOT_FOUND } from '../protocol/errors.ts';
import { pageOf } from '../protocol/paging.ts';
import { countAnswer, idOf, idsOf } from '../protocol/records.ts';
import { named, sideloads } from '../protocol/sideload.ts';
import { userJson } from '../users/user-wire.ts';
import { groupPage, orderOf, ticketLoaders, ticketsPage } from './ticket-lists.ts';
import { collaboratorIds, ticketJson } from './ticket-wire.ts';
import { withTicket } from './with-ticket.ts';

function list(desk: Desk, call: Call): Response {
  const externalId = call.query.get('external_id');
  if (externalId !== null) return groupPage(desk, call, 'externalId', externalId);
  const { by = 'id', descending = false } = orderOf(call) ?? {};
  return ticketsPage(desk, call, desk.world.ticketIndex.sorted(by, descending));
}

/** Assumption: the last five that an agent has been shown. */
const RECENT_MAX = 5;

function show(desk: Desk, ticket: Ticket, call: Call, agent: User): Response {
  const { recentTickets } = desk.world;
  const others = (recentTickets.get(agent.id) ?? []).filter((id) => id !== ticket.id);
  recentTickets.set(agent.id, [ticket.id, ...others].slice(0, RECENT_MAX));
  const beside = sideloads(call, ticketLoaders(desk))([ticket]);
  return answer(200, { ticket: ticketJson(desk, ticket), ...beside });
}

function showMany(desk: Desk, call: Call): Response {
  const read = idsOf(call);
  if (!('ids' in read)) return read;
  const found = named(read.ids, (id) => desk.world.tickets.get(id));
  return ticketsPage(desk, call, ofTickets(found));
}

function recent(desk: Desk, call: Call, agent: User): Response {
  const ids = desk.world.recentTickets.get(agent.id) ?? [];
  return ticketsPage(desk, call, ofTickets(named(ids, (id) => desk.world.tickets.get(id))));
}

/** A few, in the order in which they are given. */
const ofTickets = (tickets: readonly Ticket[]) =>
  listingOf(tickets, (ticket) => [tickets.indexOf(ticket)]);

function related(desk: Desk, ticket: Ticket): Response {
  const sources = ticket.followUpOf === null ? [] : [String(ticket.followUpOf.id)];
  return answer(200, {
    topic_id: null,
    jira_issue_ids: [],
    followup_source_ids: sources,
    from_archive: false,
    incidents: desk.world.ticketIndex.by('problem').of(ticket.id).size,
  });
}

const usersPage =
  (idsIn: (ticket: Ticket) => readonly number[]) =>
  (desk: Desk, ticket: Ticket, call: Call): Response => {
    const users = named(idsIn(ticket), (id) => desk.world.users.get(id));
    const listing = listingOf(
      users.toSorted((a, b) => a.id - b.id),
      ({ id }) => [id],
    );
    return pageOf(call, 'users', listing, (user) => userJson(desk, user));
  };

const API = 'https://developer.zendesk.com/api-reference/ticketing';
const TICKETS = `${API}/tickets/tickets/`;

/** Tickets of a person or an organization. */
const OWNED = (
  [
    ['/api/v2/users/{id}/tickets/requested', 'users', 'requester'],
    ['/api/v2/users/{id}/tickets/assigned', 'users', 'assignee'],
    ['/api/v2/users/{id}/tickets/ccd', 'users', 'cc'],
    ['/api/v2/users/{id}/tickets/followed', 'users', 'follower'],
    ['/api/v2/organizations/{id}/tickets', 'organizations', 'organization'],
  ] as const
).map(
  ([path, owners, group]): Route<Desk> => ({
    method: 'GET',
    path,
    fidelity: 'supported',
    confidence: 'documented',
    source: TICKETS,
    handle: asAgent((desk, call) => {
      const id = idOf(call.params['id']);
      return desk.world[owners].get(id) === undefined
        ? NOT_FOUND
        : groupPage(desk, call, group, id);
    }),
  }),
);

const PEOPLE = (
  [
    ['collaborators', collaboratorIds],
    ['followers', ({ followerIds }: Ticket) => followerIds],
    ['email_ccs', ({ emailCcIds }: Ticket) => emailCcIds],
  ] as const
).map(
  ([name, idsIn]): Route<Desk> => ({
    method: 'GET',
    path: `/api/v2/tickets/{id}/${name}`,
    fidelity: 'supported',
    confidence: 'documented',
    source: TICKETS,
    handle: withTicket(usersPage(idsIn)),
  }),
);

export const TICKET_ROUTES: readonly Route<Desk>[] = [
  {
    method: 'GET',
    path: '/api/v2/tickets',
    fidelity: 'partial',
    confidence: 'documented',
    source: TICKETS,
    note: 'sorted by assignee, requester or group, it is by their ids; sideloads: users, groups, organizations',
    handle: asAgent(list),
  },
  {
    method: 'GET',
    path: '/api/v2/tickets/count',
    fidelity: 'supported',
    confidence: 'documented',
    source: TICKETS,
    handle: asAgent((desk) => countAnswer(desk, desk.world.tickets.size)),
  },
  {
    method: 'GET',
    path: '/api/v2/tickets/show_many',
    fidelity: 'supported',
    confidence: 'documented',
    source: TICKETS,
    handle: asAgent(showMany),
  },
  {
    method: 'GET',
    path: '/api/v2/tickets/recent',
    fidelity: 'partial',
    confidence: 'documented',
    source: TICKETS,
    note: 'assumption: the last five tickets that were shown to the agent by the API',
    handle: asAgent(recent),
  },
  {
    method: 'GET',
    path: '/api/v2/tickets/{id}',
    fidelity: 'supported',
    confidence: 'documented',
    source: TICKETS,
    handle: withTicket(show),
  },
  {
    method: 'GET',
    path: '/api/v2/tickets/{id}/related',
    fidelity: 'partial',
    confidence: 'documented',
    source: TICKETS,
    note: 'there are no topics, no archive and no Jira',
    handle: withTicket(related),
  },
  {
    method: 'GET',
    path: '/api/v2/tickets/{id}/incidents',
    fidelity: 'supported',
    confidence: 'documented',
    source: TICKETS,
    handle: withTicket((desk, ticket, call) => groupPage(desk, call, 'problem', ticket.id)),
  },
  {
    method: 'GET',
    path: '/api/v2/problems',
    fidelity: 'supported',
    confidence: 'documented',
    source: TICKETS,
    handle: asAgent((desk, call) => groupPage(desk, call, 'type', 'problem')),
  },
  ...OWNED,
  ...PEOPLE,
];
