// The tickets of a view, in its order. The first look goes through all tickets; later ones through what has changed.
import type { Instant } from '../../../../src/kernel/clock.ts';
import type { Key, Listing } from '../listing.ts';
import { createLive, type Live } from '../live.ts';
import type { Ticket } from '../ticket.ts';
import type { User } from '../user.ts';
import type { World } from '../world.ts';
import type { Condition, Conditions } from './condition.ts';
import { fieldNamed } from './condition-fields.ts';
import { conditionHolds, holds, isTimeBased, textsOf } from './holds.ts';
import type { ViewDefinition } from './view.ts';
import type { KeptListing } from './view-book.ts';
import { columnOf, type Source, type ViewColumn } from './view-columns.ts';
import { createFlips, nextFlip } from './view-flips.ts';

/** How many listings are kept; each costs a little whenever a ticket changes. */
const KEPT_MAX = 200;

/** `null` comes first in ascending order. JSON can carry it, for cursors. */
const NOTHING = Number.MIN_SAFE_INTEGER;
const SORTED_LENGTH = 100;

export function ticketsOf(
  world: World,
  view: ViewDefinition,
  viewer: User,
  now: Instant,
): Listing<Ticket> {
  const { kept } = world.viewBook;
  const key = definitionKey(view) + viewerKey(view.conditions, viewer);
  const listing = kept.get(key) ?? follow(world, view, viewer);
  kept.delete(key);
  kept.set(key, listing);
  for (const [oldest, { end }] of kept) {
    if (kept.size <= KEPT_MAX) break;
    kept.delete(oldest);
    end();
  }
  return listing.at(now);
}

/** Lets go of what was kept for a view as it was. */
export function forgetListings({ viewBook: { kept } }: World, view: ViewDefinition): void {
  const key = definitionKey(view);
  for (const [known, { end }] of kept) {
    if (!known.startsWith(key)) continue;
    kept.delete(known);
    end();
  }
}

function definitionKey({ conditions, output }: ViewDefinition): string {
  const { groupBy, groupOrder, sortBy, sortOrder } = output;
  const { all, any } = conditions;
  return `${JSON.stringify([all, any, groupBy, groupOrder, sortBy, sortOrder])}\n`;
}

const everyCondition = ({ all, any }: Conditions): readonly Condition[] => [...all, ...any];

/** Views that name whoever looks are another list for each; so are groups when the viewer's change. */
function viewerKey(conditions: Conditions, { id, memberships }: User): string {
  const named = everyCondition(conditions).some(({ value }) =>
    textsOf(value).some((text) => text === 'current_user' || text === 'current_groups'),
  );
  return named ? `${id} ${[...memberships].sort((a, b) => a - b).join(',')}` : '';
}

function follow(world: World, view: ViewDefinition, viewer: User): KeptListing {
  const moment = { now: 0 };
  const hours = hoursIn(view.conditions);
  const flips = hours.length === 0 ? undefined : createFlips();
  const inTime = view.conditions.all.filter((condition) => !isTimeBased(condition));
  const live = createLive(world.tickets, {
    holds(ticket) {
      const subject = { world, ticket, viewer, now: moment.now };
      if (flips !== undefined) {
        const can = inTime.every((condition) => conditionHolds(subject, condition));
        flips.set(ticket, can ? nextFlip(ticket, hours, moment.now) : null);
      }
      return holds(subject, view.conditions);
    },
    ...orderOf(world, view),
  });
  const ends = followSources(world, sourcesOf(world, view), live);
  return {
    at(now) {
      moment.now = now;
      for (const ticket of flips?.due(now) ?? []) live.again(ticket);
      return live;
    },
    end() {
      live.end();
      for (const end of ends) end();
    },
  };
}

/** Each number of hours that conditions name, once. */
const hoursIn = (conditions: Conditions): readonly number[] => [
  ...new Set(
    everyCondition(conditions)
      .filter(isTimeBased)
      .flatMap(({ value }) => textsOf(value).map(Number))
      .filter(Number.isFinite),
  ),
];

function columnsOf(world: World, { output }: ViewDefinition): readonly ViewColumn[] {
  const { groupBy, sortBy } = output;
  return [groupBy, sortBy ?? 'nice_id'].flatMap((id) => (id === null ? [] : columnOf(world, id)));
}

function orderOf(
  world: World,
  view: ViewDefinition,
): { readonly placeOf: (ticket: Ticket) => Key; readonly directions: readonly (1 | -1)[] } {
  const { groupBy, groupOrder, sortOrder } = view.output;
  const columns = columnsOf(world, view);
  const direction = sortOrder === 'desc' ? -1 : 1;
  return {
    placeOf: (ticket) => [...columns.map((column) => part(world, column, ticket)), ticket.id],
    // Assumption: equals are in the order of their ids, in the direction of the sort.
    directions: groupBy === null ? [direction] : [groupOrder === 'desc' ? -1 : 1, direction],
  };
}

function part(world: World, { sortValue }: ViewColumn, ticket: Ticket): number | string {
  const value = sortValue?.(world, ticket) ?? null;
  if (value === null) return NOTHING;
  return typeof value === 'string' ? value.toLowerCase().slice(0, SORTED_LENGTH) : value;
}

/** What else than tickets decides whether, or where, they are in the view. */
function sourcesOf(world: World, view: ViewDefinition): ReadonlySet<Source> {
  const sources = new Set(columnsOf(world, view).flatMap(({ source }) => source ?? []));
  for (const condition of everyCondition(view.conditions)) {
    const field = fieldNamed(condition.field);
    if (field === undefined || field.ofTicket || field.timeBased === true) continue;
    sources.add('requester').add('organization');
  }
  return sources;
}

function followSources(
  world: World,
  sources: ReadonlySet<Source>,
  live: Live<Ticket>,
): readonly (() => void)[] {
  const { users, organizations, groups, ticketIndex } = world;
  const followers = (by: 'requester' | 'assignee' | 'organization') => {
    const again = ({ id }: { readonly id: number }): void => {
      const listing = ticketIndex.by(by).of(id);
      for (const ticket of listing.page(0, listing.size)) live.again(ticket);
    };
    return { changed: again, removed: again };
  };
  const ends: (() => void)[] = [];
  if (sources.has('requester')) ends.push(users.follow(followers('requester')));
  if (sources.has('assignee')) ends.push(users.follow(followers('assignee')));
  if (sources.has('organization')) ends.push(organizations.follow(followers('organization')));
  if (sources.has('group')) {
    // Groups are renamed too seldom to keep an index of their tickets.
    const all = (): void => {
      for (const ticket of world.tickets) live.again(ticket);
    };
    ends.push(groups.follow({ changed: all, removed: all }));
  }
  return ends;
}
