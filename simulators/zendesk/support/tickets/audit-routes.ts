// The event logs of tickets, as a table. https://developer.zendesk.com/api-reference/ticketing/tickets/ticket_audits/
import type { Call, Route } from '../../../../src/kernel/routes.ts';
import { jsonOf, type Response } from '../../../../src/kernel/wire.ts';
import type { Desk } from '../../desk.ts';
import type { Audit } from '../../world/audit.ts';
import { BY_API } from '../../world/comment.ts';
import { makePrivate } from '../../world/comment-change.ts';
import { listingOf, reversed } from '../../world/listing.ts';
import type { Ticket } from '../../world/ticket.ts';
import { invalid } from '../../world/ticket-change.ts';
import type { User } from '../../world/user.ts';
import { answer, DONE } from '../protocol/answer.ts';
import { asAgent } from '../protocol/authentication.ts';
import { NOT_FOUND, recordInvalid } from '../protocol/errors.ts';
import { linkTo, pageOf } from '../protocol/paging.ts';
import { countAnswer, idOf } from '../protocol/records.ts';
import { named, sideloads } from '../protocol/sideload.ts';
import { userJson } from '../users/user-wire.ts';
import { auditJson } from './audit-wire.ts';
import { withTicket } from './with-ticket.ts';

function list(desk: Desk, ticket: Ticket, call: Call): Response {
  const inOrder = listingOf(ticket.audits, ({ id }) => [id]);
  const { query } = call;
  const descending = query.get('sort_order') === 'desc' || query.get('sort')?.startsWith('-');
  return pageOf(
    call,
    'audits',
    descending === true ? reversed(inOrder) : inOrder,
    (audit) => auditJson(desk, ticket, audit),
    sideloads(call, {
      users: (audits) =>
        named(
          audits.map(({ authorId }) => authorId),
          (id) => desk.world.users.get(id),
        ).map((user) => userJson(desk, user)),
    }),
  );
}

type OnAudit = (desk: Desk, ticket: Ticket, audit: Audit, agent: User) => Response;

const withAudit = (handle: OnAudit) =>
  withTicket((desk, ticket, call, agent) => {
    const id = idOf(call.params['auditId']);
    const audit = ticket.audits.find((each) => each.id === id);
    return audit === undefined ? NOT_FOUND : handle(desk, ticket, audit, agent);
  });

function makeCommentPrivate(desk: Desk, ticket: Ticket, audit: Audit, author: User): Response {
  if (ticket.status === 'closed') {
    return recordInvalid([invalid('status', desk.options.closedTicketText)]);
  }
  const comment = ticket.comments.find(({ auditId }) => auditId === audit.id);
  if (comment === undefined) return NOT_FOUND;
  const { world, clock } = desk;
  makePrivate({ world, ticket, comment, by: { author, via: BY_API }, now: clock.now() });
  return DONE;
}

interface PageBody {
  readonly audits: readonly unknown[];
  readonly meta: {
    readonly has_more: boolean;
    readonly after_cursor: string | null;
    readonly before_cursor: string | null;
  };
}

/** Audits of all tickets, the newest first, under the names that this list alone has for its cursors. */
function listAll(desk: Desk, call: Call): Response {
  const query = new URLSearchParams(call.query);
  for (const name of ['cursor', 'limit']) {
    const value = query.get(name);
    if (value !== null) query.set(name === 'cursor' ? 'page[after]' : 'page[size]', value);
  }
  if (!query.has('page[size]')) query.set('page[size]', '100');
  const { request, path, params } = call;
  const page = pageOf(
    { request, path, params, query },
    'audits',
    reversed(desk.world.auditTrail()),
    ({ ticket, audit }) => auditJson(desk, ticket, audit),
  );
  if (page.status !== 200) return page;
  const { audits, meta } = jsonOf(page) as PageBody;
  const link = (name: 'page[after]' | 'page[before]', cursor: string | null) =>
    cursor === null
      ? null
      : linkTo(call, { cursor: null, 'page[after]': null, 'page[before]': null, [name]: cursor });
  return answer(200, {
    audits,
    after_url: link('page[after]', meta.after_cursor),
    after_cursor: meta.after_cursor,
    before_url: link('page[before]', meta.before_cursor),
    before_cursor: meta.before_cursor,
  });
}

const AUDITS = 'https://developer.zendesk.com/api-reference/ticketing/tickets/ticket_audits/';
const supported = { fidelity: 'supported', confidence: 'documented', source: AUDITS } as const;

export const AUDIT_ROUTES: readonly Route<Desk>[] = [
  {
    ...supported,
    method: 'GET',
    path: '/api/v2/tickets/{id}/audits',
    note: 'assumption: the names of the channelback events',
    handle: withTicket(list),
  },
  {
    ...supported,
    method: 'GET',
    path: '/api/v2/tickets/{id}/audits/count',
    handle: withTicket((desk, ticket) => countAnswer(desk, ticket.audits.length)),
  },
  {
    ...supported,
    method: 'GET',
    path: '/api/v2/tickets/{id}/audits/{auditId}',
    handle: withAudit((desk, ticket, audit) =>
      answer(200, { audit: auditJson(desk, ticket, audit) }),
    ),
  },
  {
    ...supported,
    method: 'PUT',
    path: '/api/v2/tickets/{id}/audits/{auditId}/make_private',
    note: 'assumption: refused on a closed ticket',
    handle: withAudit(makeCommentPrivate),
  },
  {
    ...supported,
    fidelity: 'partial',
    method: 'PUT',
    path: '/api/v2/tickets/{id}/audits/{auditId}/trust',
    note: 'every audit is trusted already',
    handle: withAudit(() => DONE),
  },
  {
    ...supported,
    method: 'GET',
    path: '/api/v2/ticket_audits',
    note: 'assumption: the link to what comes next stands on the last page too',
    handle: asAgent(listAll),
  },
];
