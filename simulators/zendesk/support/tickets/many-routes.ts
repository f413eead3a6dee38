// Making, changing and deleting many tickets by a job, as a table.
// https://developer.zendesk.com/api-reference/ticketing/tickets/tickets/#create-many-tickets
import { z } from 'zod';
import type { Call, Route } from '../../../../src/kernel/routes.ts';
import type { Response } from '../../../../src/kernel/wire.ts';
import { carryOut } from '../../carry-out.ts';
import type { Desk } from '../../desk.ts';
import type { FieldRefusal } from '../../world/ticket-change.ts';
import { deleteTicket } from '../../world/ticket-deletion.ts';
import type { User } from '../../world/user.ts';
import { asAdmin, asAgent } from '../protocol/authentication.ts';
import { readRoot } from '../protocol/body.ts';
import { failedTask, startJob } from '../protocol/job.ts';
import { idsOf, itemsIn, wrongIn } from '../protocol/records.ts';
import { ACCOUNT_ID } from './account.ts';
import { type GivenTicket, givenTicket, TICKET } from './ticket-input.ts';
import { notSimulated } from './with-ticket.ts';
import { createFrom, updateFrom } from './write-ticket.ts';

type Result = Readonly<Record<string, unknown>>;

const said = (refused: readonly FieldRefusal[]): string =>
  refused.map(({ description }) => description).join('; ');

function createMany(desk: Desk, call: Call, agent: User): Response {
  const read = itemsIn(call, 'tickets');
  if (!('items' in read)) return read;
  const make = (item: unknown, index: number): Result => {
    const parsed = TICKET.safeParse(item);
    if (!parsed.success) return failedTask(index, 'TicketCreateFailed', wrongIn(parsed.error));
    const given = givenTicket(parsed.data);
    const made = createFrom(desk, agent, given);
    if ('refused' in made) return failedTask(index, 'TicketCreateFailed', said(made.refused));
    carryOut(desk, made.effects);
    notSimulated(desk, call, given.notSimulated);
    return { index, id: made.ticket.id, account_id: ACCOUNT_ID };
  };
  return startJob(desk, call, {
    type: 'Bulk Create Ticket',
    total: read.items.length,
    work: () => read.items.map(make),
  });
}

function updateOne(
  desk: Desk,
  call: Call,
  agent: User,
  id: number,
  given: GivenTicket,
  index: number,
): Result {
  const failed = (error: string, details: string): Result => ({
    ...failedTask(index, error, details, id),
    action: 'update',
    success: false,
  });
  const ticket = desk.world.tickets.get(id);
  if (ticket === undefined) return failed('TicketNotFound', 'There is no such ticket');
  const done = updateFrom(desk, agent, ticket, given);
  if (done === 'conflict') return failed('UpdateConflict', desk.options.updateConflictText);
  if ('refused' in done) return failed('TicketUpdateFailed', said(done.refused));
  carryOut(desk, done.effects);
  notSimulated(desk, call, given.notSimulated);
  return { index, id, action: 'update', status: 'Updated', success: true };
}

const NAMED = z.looseObject({ id: z.int() });

/** Either each ticket has changes of its own, or `?ids=` all get the same. */
function updateMany(desk: Desk, call: Call, agent: User): Response {
  if (call.query.has('ids')) return updateAlike(desk, call, agent);
  const read = itemsIn(call, 'tickets');
  if (!('items' in read)) return read;
  const update = (item: unknown, index: number): Result => {
    const which = NAMED.safeParse(item);
    const id = which.success ? which.data.id : 0;
    const parsed = TICKET.safeParse(item);
    return parsed.success
      ? updateOne(desk, call, agent, id, givenTicket(parsed.data), index)
      : failedTask(index, 'TicketUpdateFailed', wrongIn(parsed.error), id);
  };
  return startJob(desk, call, {
    type: 'Bulk Update Ticket',
    total: read.items.length,
    work: () => read.items.map(update),
  });
}

function updateAlike(desk: Desk, call: Call, agent: User): Response {
  const which = idsOf(call);
  if (!('ids' in which)) return which;
  const read = readRoot(call, 'ticket', TICKET);
  if ('response' in read) return read.response;
  const given = givenTicket(read.value);
  return startJob(desk, call, {
    type: 'Bulk Update Ticket',
    total: which.ids.length,
    work: () => which.ids.map((id, index) => updateOne(desk, call, agent, id, given, index)),
  });
}

function destroyMany(desk: Desk, call: Call, admin: User): Response {
  const which = idsOf(call);
  if (!('ids' in which)) return which;
  const remove = (id: number, index: number): Result => {
    const ticket = desk.world.tickets.get(id);
    if (ticket === undefined) {
      return failedTask(index, 'TicketNotFound', 'There is no such ticket', id);
    }
    deleteTicket(desk.world, ticket, admin, desk.clock.now());
    return { index, id, action: 'delete', status: 'Deleted', success: true };
  };
  return startJob(desk, call, {
    type: 'Bulk Delete Ticket',
    total: which.ids.length,
    work: () => which.ids.map(remove),
  });
}

const TICKETS = 'https://developer.zendesk.com/api-reference/ticketing/tickets/tickets/';
const NAMES = 'assumption: the names of the job and of the errors in its results';

export const MANY_ROUTES: readonly Route<Desk>[] = [
  {
    method: 'POST',
    path: '/api/v2/tickets/create_many',
    fidelity: 'supported',
    confidence: 'documented',
    source: TICKETS,
    note: NAMES,
    handle: asAgent(createMany),
  },
  {
    method: 'PUT',
    path: '/api/v2/tickets/update_many',
    fidelity: 'supported',
    confidence: 'documented',
    source: TICKETS,
    note: NAMES,
    handle: asAgent(updateMany),
  },
  {
    method: 'DELETE',
    path: '/api/v2/tickets/destroy_many',
    fidelity: 'supported',
    confidence: 'documented',
    source: TICKETS,
    note: NAMES,
    handle: asAdmin(destroyMany),
  },
];
