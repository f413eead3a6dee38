// Records in the order in which they last changed: what incremental exports go through.
import type { Collection, Item } from './collection.ts';
import type { Deletion } from './deleted-ticket.ts';
import type { Key, Listing } from './listing.ts';
import { createLive } from './live.ts';
import type { Organization } from './organization.ts';
import type { Ticket } from './ticket.ts';
import type { User } from './user.ts';

/** A ticket, as it is or as it was when it was deleted. */
export interface ExportedTicket {
  readonly ticket: Ticket;
  readonly deletion: Deletion | undefined;
}

export interface ExportOrder {
  readonly tickets: () => Listing<Ticket>;
  readonly users: () => Listing<User>;
  readonly organizations: () => Listing<Organization>;
}

const byChange = <T extends Item & { readonly updatedAt: number }>(collection: Collection<T>) => {
  let listing: Listing<T> | undefined;
  return (): Listing<T> => {
    listing ??= createLive(collection, { placeOf: ({ updatedAt, id }): Key => [updatedAt, id] });
    return listing;
  };
};

export const createExportOrder = (
  tickets: Collection<Ticket>,
  users: Collection<User>,
  organizations: Collection<Organization>,
): ExportOrder => ({
  tickets: byChange(tickets),
  users: byChange(users),
  organizations: byChange(organizations),
});

const placeOfDeletion = ({ deletedAt, ticket }: Deletion): Key => [deletedAt, ticket.id];

/** Two lists that are in the same order, as one. */
function merged<A, B>(
  first: readonly A[],
  placeOfFirst: (item: A) => Key,
  second: readonly B[],
  placeOfSecond: (item: B) => Key,
  compare: (a: Key, b: Key) => number,
): readonly (A | B)[] {
  const all: (A | B)[] = [];
  let i = 0;
  for (const item of first) {
    while (i < second.length) {
      const next = second[i] as B;
      if (compare(placeOfSecond(next), placeOfFirst(item)) > 0) break;
      all.push(next);
      i++;
    }
    all.push(item);
  }
  return [...all, ...second.slice(i)];
}

/** Tickets with those that are deleted among them, each at the time at which that came about. */
export function withDeleted(
  tickets: Listing<Ticket>,
  deleted: readonly Deletion[],
  compare: (a: Key, b: Key) => number,
): Pick<Listing<ExportedTicket>, 'after' | 'placeOf'> {
  const placeOf = ({ ticket, deletion }: ExportedTicket): Key =>
    deletion === undefined ? tickets.placeOf(ticket) : placeOfDeletion(deletion);
  const alive = (items: readonly Ticket[]): readonly ExportedTicket[] =>
    items.map((ticket) => ({ ticket, deletion: undefined }));
  // Many can be deleted in one instant, in any order.
  const gone = deleted
    .map((deletion): ExportedTicket => ({ ticket: deletion.ticket, deletion }))
    .sort((a, b) => compare(placeOf(a), placeOf(b)));
  return {
    after: (place, count) => {
      const behind =
        place === undefined ? gone : gone.filter((item) => compare(placeOf(item), place) > 0);
      return merged(alive(tickets.after(place, count)), placeOf, behind, placeOf, compare).slice(
        0,
        count,
      );
    },
    placeOf,
  };
}
