// Incremental exports, as a table. https://developer.zendesk.com/api-reference/ticketing/ticket-management/incremental_exports/
import type { Call, Route } from '../../../../src/kernel/routes.ts';
import type { Response } from '../../../../src/kernel/wire.ts';
import type { Desk } from '../../desk.ts';
import { time } from '../../iso-time.ts';
import { type ExportedTicket, withDeleted } from '../../world/export-order.ts';
import { comparePlaces } from '../../world/listing.ts';
import type { Organization } from '../../world/organization.ts';
import type { User } from '../../world/user.ts';
import { groupJson } from '../groups/group-wire.ts';
import { organizationJson } from '../organizations/organization-wire.ts';
import { asAdmin } from '../protocol/authentication.ts';
import { NOT_FOUND } from '../protocol/errors.ts';
import { named, sideloads } from '../protocol/sideload.ts';
import { ticketJson } from '../tickets/ticket-wire.ts';
import { userSideloads } from '../users/user-sideloads.ts';
import { userJson } from '../users/user-wire.ts';
import { byCursor, byTime, type Exported } from './export-answer.ts';
import { ticketEvents } from './ticket-events.ts';

/** Assumption: a deleted ticket is told of as it was, with the status `deleted`. */
function exportedJson(desk: Desk, { ticket, deletion }: ExportedTicket) {
  const json = ticketJson(desk, ticket);
  if (deletion === undefined) return json;
  const { deletedAt } = deletion;
  return {
    ...json,
    status: 'deleted',
    updated_at: time(deletedAt),
    generated_timestamp: Math.floor(deletedAt / 1_000),
  };
}

function tickets(desk: Desk, call: Call): Exported<ExportedTicket> {
  const { world, options } = desk;
  const told = options.exportDeleted && call.query.get('exclude_deleted') !== 'true';
  const deleted = told ? [...world.deletedTickets.values()] : [];
  const of =
    (ids: (item: ExportedTicket) => readonly (number | null)[]) =>
    (items: readonly ExportedTicket[]) =>
      items.flatMap(ids);
  const people = of(({ ticket }) => [ticket.requesterId, ticket.submitterId, ticket.assigneeId]);
  const groups = of(({ ticket }) => [ticket.groupId]);
  const organizations = of(({ ticket }) => [ticket.organizationId]);
  return {
    key: 'tickets',
    listing: withDeleted(world.exportOrder.tickets(), deleted, comparePlaces()),
    show: (item) => exportedJson(desk, item),
    beside: sideloads<ExportedTicket>(call, {
      users: (items) => named(people(items), world.users.get).map((user) => userJson(desk, user)),
      groups: (items) =>
        named(groups(items), world.groups.get).map((group) => groupJson(desk, group)),
      organizations: (items) =>
        named(organizations(items), world.organizations.get).map((organization) =>
          organizationJson(desk, organization),
        ),
    }),
  };
}

const users = (desk: Desk, call: Call): Exported<User> => ({
  key: 'users',
  listing: desk.world.exportOrder.users(),
  show: (user) => userJson(desk, user),
  beside: userSideloads(desk, call),
});

const organizations = (desk: Desk): Exported<Organization> => ({
  key: 'organizations',
  listing: desk.world.exportOrder.organizations(),
  show: (organization) => organizationJson(desk, organization),
});

/** A few records, to see what they look like. */
const SAMPLE_SIZE = 50;

function sample(desk: Desk, call: Call): Response {
  switch (call.params['resource']) {
    case 'tickets':
      return byTime(desk, call, tickets(desk, call), SAMPLE_SIZE);
    case 'ticket_events':
      return byTime(desk, call, ticketEvents(desk, call), SAMPLE_SIZE);
    case 'users':
      return byTime(desk, call, users(desk, call), SAMPLE_SIZE);
    case 'organizations':
      return byTime(desk, call, organizations(desk), SAMPLE_SIZE);
    default:
      return NOT_FOUND;
  }
}

const SOURCE =
  'https://developer.zendesk.com/api-reference/ticketing/ticket-management/incremental_exports/';
const OURS = {
  method: 'GET',
  fidelity: 'supported',
  confidence: 'documented',
  source: SOURCE,
} as const;
const DELETED =
  'assumption: deleted tickets stand among them with the status "deleted" (option exportDeleted) unless exclude_deleted=true';

export const EXPORT_ROUTES: readonly Route<Desk>[] = [
  {
    ...OURS,
    path: '/api/v2/incremental/tickets',
    note: DELETED,
    handle: asAdmin((desk, call) => byTime(desk, call, tickets(desk, call))),
  },
  {
    ...OURS,
    path: '/api/v2/incremental/tickets/cursor',
    note: DELETED,
    handle: asAdmin((desk, call) => byCursor(desk, call, tickets(desk, call))),
  },
  {
    ...OURS,
    path: '/api/v2/incremental/users',
    handle: asAdmin((desk, call) => byTime(desk, call, users(desk, call))),
  },
  {
    ...OURS,
    path: '/api/v2/incremental/users/cursor',
    handle: asAdmin((desk, call) => byCursor(desk, call, users(desk, call))),
  },
  {
    ...OURS,
    path: '/api/v2/incremental/organizations',
    handle: asAdmin((desk, call) => byTime(desk, call, organizations(desk))),
  },
  {
    ...OURS,
    path: '/api/v2/incremental/ticket_events',
    fidelity: 'partial',
    note: 'audits with their events as children; comments with include=comment_events; the fields of other events are left out',
    handle: asAdmin((desk, call) => byTime(desk, call, ticketEvents(desk, call))),
  },
  {
    ...OURS,
    path: '/api/v2/incremental/{resource}/sample',
    handle: asAdmin(sample),
  },
];
