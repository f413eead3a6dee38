// The audits of all tickets in one list, in the order of their times, which may be those of another system.
// Made when it is first asked for; later looks cost only what has changed since.
import type { Audit } from './audit.ts';
import type { Collection } from './collection.ts';
import { comparePlaces, type Key, type Listing, listingOf } from './listing.ts';
import type { Ticket } from './ticket.ts';

export interface Logged {
  readonly ticket: Ticket;
  readonly audit: Audit;
}

export type AuditTrail = () => Listing<Logged>;

const placeOf = ({ audit }: Logged): Key => [audit.createdAt, audit.id];
const byPlace = (a: Logged, b: Logged): number => comparePlaces()(placeOf(a), placeOf(b));

export function createAuditTrail(tickets: Collection<Ticket>): AuditTrail {
  let trail: Logged[] | undefined;
  /** How many audits of a ticket are in the trail. */
  const counts = new Map<number, number>();
  const stale = new Set<Ticket>();
  const gone = new Set<Ticket>();
  const begin = (): Logged[] => {
    tickets.follow({
      changed: (ticket) => void stale.add(ticket),
      removed(ticket) {
        stale.delete(ticket);
        counts.delete(ticket.id);
        gone.add(ticket);
      },
    });
    for (const ticket of tickets) stale.add(ticket);
    return [];
  };
  return () => {
    trail ??= begin();
    if (gone.size > 0) trail = trail.filter(({ ticket }) => !gone.has(ticket));
    gone.clear();
    const added: Logged[] = [];
    for (const ticket of stale) {
      const { audits } = ticket;
      for (const audit of audits.slice(counts.get(ticket.id) ?? 0)) added.push({ ticket, audit });
      counts.set(ticket.id, audits.length);
    }
    stale.clear();
    added.sort(byPlace);
    const last = trail.at(-1);
    for (const each of added) trail.push(each);
    // A ticket that was restored or imported brings old audits along.
    if (last !== undefined && added[0] !== undefined && byPlace(added[0], last) < 0) {
      trail.sort(byPlace);
    }
    return listingOf(trail, placeOf);
  };
}
