// Tags of tickets, as a table. https://developer.zendesk.com/api-reference/ticketing/ticket-management/tags/
import { z } from 'zod';
import type { Call, Route } from '../../../../src/kernel/routes.ts';
import { jsonOf, type Response } from '../../../../src/kernel/wire.ts';
import { carryOut } from '../../carry-out.ts';
import type { Desk } from '../../desk.ts';
import { sortedListing } from '../../world/listing.ts';
import { tagsOf } from '../../world/tags.ts';
import type { Ticket } from '../../world/ticket.ts';
import type { User } from '../../world/user.ts';
import { answer } from '../protocol/answer.ts';
import { asAgent } from '../protocol/authentication.ts';
import { readValue } from '../protocol/body.ts';
import { DELETED, invalidAttribute, recordInvalid, updateConflict } from '../protocol/errors.ts';
import { pageOf } from '../protocol/paging.ts';
import { countAnswer } from '../protocol/records.ts';
import { givenTicket, INSTANT, TAGS as TAG_LIST, TICKET } from './ticket-input.ts';
import { withTicket } from './with-ticket.ts';
import { updateFrom } from './write-ticket.ts';

const TAGS = z.object({
  tags: TAG_LIST,
  safe_update: z.boolean().nullish(),
  updated_stamp: INSTANT.nullish(),
});

type Deed = (current: readonly string[], given: readonly string[]) => readonly string[];

const set: Deed = (_current, given) => given;
const add: Deed = (current, given) => [...new Set([...current, ...given])];
const remove: Deed = (current, given) => current.filter((tag) => !given.includes(tag));

const changing = (deed: Deed, answered: (ticket: Ticket) => Response) =>
  withTicket((desk: Desk, ticket: Ticket, call: Call, agent: User): Response => {
    const body = jsonOf(call.request);
    if (typeof body !== 'object' || body === null) {
      return invalidAttribute('Invalid parameter: tags must be a list');
    }
    const read = readValue(body, TAGS);
    if ('response' in read) return read.response;
    const { tags, safe_update: safe, updated_stamp: stamp } = read.value;
    const given = givenTicket(TICKET.parse({}));
    const done = updateFrom(desk, agent, ticket, {
      ...given,
      change: { tags: deed(ticket.tags, tagsOf(tags)) },
      updatedStamp: safe == null ? undefined : (stamp ?? undefined),
    });
    if (done === 'conflict') return updateConflict(desk.options.updateConflictText);
    if ('refused' in done) return recordInvalid(done.refused);
    carryOut(desk, done.effects);
    return answered(ticket);
  });

const named =
  (status: number) =>
  ({ tags }: Ticket): Response =>
    answer(status, { tags });

/** With how many tickets have each; the most used first. */
function list(desk: Desk, call: Call): Response {
  const counted = [...desk.world.ticketIndex.by('tag').sizes()].map(([name, count]) => ({
    name: String(name),
    count,
  }));
  const listing = sortedListing(counted, ({ name, count }) => [-count, name]);
  return pageOf(call, 'tags', listing, (tag) => tag);
}

const FRAGMENT_LENGTH_MIN = 2;
const OFFERED_MAX = 100;

function autocomplete(desk: Desk, call: Call): Response {
  const fragment = (call.query.get('name') ?? '').toLowerCase();
  if (fragment.length < FRAGMENT_LENGTH_MIN) {
    return invalidAttribute('Invalid parameter: name must have two characters or more');
  }
  const names = [...desk.world.ticketIndex.by('tag').sizes()].map(([name]) => String(name));
  const found = names.filter((name) => name.startsWith(fragment)).sort();
  return answer(200, { tags: found.slice(0, OFFERED_MAX) });
}

const source = 'https://developer.zendesk.com/api-reference/ticketing/ticket-management/tags/';
const supported = { fidelity: 'supported', confidence: 'documented', source } as const;
const OF_TICKETS = 'tags of tickets only, whenever they were given';

export const TAG_ROUTES: readonly Route<Desk>[] = [
  {
    ...supported,
    method: 'GET',
    path: '/api/v2/tickets/{id}/tags',
    handle: withTicket((_desk, ticket) => named(200)(ticket)),
  },
  {
    ...supported,
    method: 'POST',
    path: '/api/v2/tickets/{id}/tags',
    handle: changing(set, named(201)),
  },
  {
    ...supported,
    method: 'PUT',
    path: '/api/v2/tickets/{id}/tags',
    handle: changing(add, named(200)),
  },
  {
    ...supported,
    method: 'DELETE',
    path: '/api/v2/tickets/{id}/tags',
    handle: changing(remove, () => DELETED),
  },
  {
    ...supported,
    fidelity: 'partial',
    method: 'GET',
    path: '/api/v2/tags',
    note: OF_TICKETS,
    handle: asAgent(list),
  },
  {
    ...supported,
    fidelity: 'partial',
    method: 'GET',
    path: '/api/v2/tags/count',
    note: OF_TICKETS,
    handle: asAgent((desk) =>
      countAnswer(desk, [...desk.world.ticketIndex.by('tag').sizes()].length),
    ),
  },
  {
    ...supported,
    fidelity: 'partial',
    method: 'GET',
    path: '/api/v2/autocomplete/tags',
    note: OF_TICKETS,
    handle: asAgent(autocomplete),
  },
];
