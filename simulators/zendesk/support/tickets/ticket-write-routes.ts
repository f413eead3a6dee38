// Making, changing and deleting tickets, one at a time, as a table. https://developer.zendesk.com/api-reference/ticketing/tickets/tickets/
import type { Call, Route } from '../../../../src/kernel/routes.ts';
import type { Response } from '../../../../src/kernel/wire.ts';
import { carryOut } from '../../carry-out.ts';
import type { Desk } from '../../desk.ts';
import type { Ticket } from '../../world/ticket.ts';
import { deleteTicket } from '../../world/ticket-deletion.ts';
import type { User } from '../../world/user.ts';
import { answerText } from '../protocol/answer.ts';
import { asAgent } from '../protocol/authentication.ts';
import { readRoot, warning } from '../protocol/body.ts';
import { DELETED, recordInvalid, updateConflict } from '../protocol/errors.ts';
import { failedTask, startJob } from '../protocol/job.ts';
import { type GivenTicket, givenTicket, TICKET } from './ticket-input.ts';
import { auditText, ticketText } from './ticket-text.ts';
import { asAdminWithTicket, notSimulated, withTicket } from './with-ticket.ts';
import { createFrom, isUnknownChannel, refusedCreation, updateFrom } from './write-ticket.ts';

/** What Zendesk says of attributes that it does not know, and this simulator of those that it leaves out. */
function remarks(desk: Desk, call: Call, given: GivenTicket, action: 'create' | 'update') {
  const channel = action === 'create' && isUnknownChannel(given) ? ['via'] : [];
  notSimulated(desk, call, [...given.notSimulated, ...channel]);
  return warning(
    'tickets',
    action,
    given.unknown.map((name) => `ticket.${name}`),
  );
}

function create(desk: Desk, call: Call, agent: User): Response {
  const read = readRoot(call, 'ticket', TICKET);
  if ('response' in read) return read.response;
  const given = givenTicket(read.value);
  if (call.query.get('async') === 'true') return createLater(desk, call, agent, given);
  const made = createFrom(desk, agent, given);
  if ('refused' in made) return recordInvalid(made.refused);
  carryOut(desk, made.effects);
  const { ticket, audit } = made;
  const location = `${desk.origin}/api/v2/tickets/${ticket.id}.json`;
  return answerText(
    201,
    `{"ticket":${ticketText(desk, ticket)},"audit":${auditText(desk, ticket, audit)}}`,
    { location, ...remarks(desk, call, given, 'create') },
  );
}

/** The number is given at once, the ticket is there when the job is done. */
function createLater(desk: Desk, call: Call, agent: User, given: GivenTicket): Response {
  const refused = refusedCreation(desk, agent, given);
  if (refused.length > 0) return recordInvalid(refused);
  const id = desk.world.nextTicketId;
  const response = startJob(
    desk,
    call,
    {
      type: 'Create Ticket',
      total: 1,
      work() {
        const made = createFrom(desk, agent, given, id);
        if ('refused' in made) {
          const details = made.refused.map(({ description }) => description).join('; ');
          return [failedTask(0, 'TicketCreateFailed', details)];
        }
        carryOut(desk, made.effects);
        return [{ index: 0, id }];
      },
    },
    { status: 202, beside: { ticket: { id } }, headers: remarks(desk, call, given, 'create') },
  );
  if (response.status === 202) desk.world.nextTicketId++;
  return response;
}

function update(desk: Desk, ticket: Ticket, call: Call, agent: User): Response {
  const read = readRoot(call, 'ticket', TICKET);
  if ('response' in read) return read.response;
  const given = givenTicket(read.value);
  const done = updateFrom(desk, agent, ticket, given);
  if (done === 'conflict') return updateConflict(desk.options.updateConflictText);
  if ('refused' in done) return recordInvalid(done.refused);
  carryOut(desk, done.effects);
  const audit = done.audit === null ? 'null' : auditText(desk, ticket, done.audit);
  return answerText(
    200,
    `{"ticket":${ticketText(desk, ticket)},"audit":${audit}}`,
    remarks(desk, call, given, 'update'),
  );
}

const TICKETS = 'https://developer.zendesk.com/api-reference/ticketing/tickets/tickets/';
const LEFT_OUT =
  'brands, forms, custom statuses, sharing agreements, skills and macro ids are findings';

export const TICKET_WRITE_ROUTES: readonly Route<Desk>[] = [
  {
    method: 'POST',
    path: '/api/v2/tickets',
    fidelity: 'partial',
    confidence: 'documented',
    source: TICKETS,
    note: `${LEFT_OUT}; assumption: which channels a ticket can be made as coming by`,
    handle: asAgent(create),
  },
  {
    method: 'PUT',
    path: '/api/v2/tickets/{id}',
    fidelity: 'partial',
    confidence: 'documented',
    source: TICKETS,
    note: LEFT_OUT,
    handle: withTicket(update),
  },
  {
    method: 'DELETE',
    path: '/api/v2/tickets/{id}',
    fidelity: 'supported',
    confidence: 'documented',
    source: TICKETS,
    note: 'assumption: admins only, as accounts have it until they choose otherwise',
    handle: asAdminWithTicket((desk, ticket, _call, admin) => {
      deleteTicket(desk.world, ticket, admin, desk.clock.now());
      return DELETED;
    }),
  },
];
