// When conditions on hours may change their answer for a ticket, so that only those tickets are looked at again.
import { HOUR, type Instant } from '../../../../src/kernel/clock.ts';
import { comparePlaces, type Key } from '../listing.ts';
import { SortedTree } from '../sorted-tree.ts';
import type { Ticket } from '../ticket.ts';

/**
 * The next moment after `now` at which a ticket can become, or cease to be, that many hours old in any way:
 * from any of its times on, or up to its due date. It may be one at which nothing changes.
 */
export function nextFlip(ticket: Ticket, hours: readonly number[], now: Instant): Instant | null {
  let next: Instant | null = null;
  const consider = (moment: Instant): void => {
    if (moment > now && (next === null || moment < next)) next = moment;
  };
  const { updatedAt, dueAt, marks } = ticket;
  for (const since of [updatedAt, dueAt, ...Object.values(marks)]) {
    if (since === null) continue;
    consider(since);
    for (const hour of hours) {
      consider(since + hour * HOUR);
      consider(since + (hour + 1) * HOUR);
    }
  }
  if (dueAt === null) return next;
  for (const hour of [-1, ...hours]) {
    // What counts down leaves an hour just after it is full.
    const full = dueAt - (hour + 1) * HOUR;
    for (const moment of [full, full + HOUR]) {
      consider(moment);
      consider(moment + 1);
    }
  }
  return next;
}

export interface Flips {
  /** `null`: never again. */
  set(ticket: Ticket, moment: Instant | null): void;
  /** Those whose moment has come, each once. */
  due(now: Instant): readonly Ticket[];
}

export function createFlips(): Flips {
  const tree = new SortedTree<Key, Ticket>(undefined, comparePlaces());
  const moments = new Map<number, Instant>();
  function forget(id: number): void {
    const moment = moments.get(id);
    if (moment === undefined) return;
    moments.delete(id);
    tree.delete([moment, id]);
  }
  return {
    set(ticket, moment) {
      forget(ticket.id);
      if (moment === null) return;
      moments.set(ticket.id, moment);
      tree.set([moment, ticket.id], ticket);
    },
    due(now) {
      const found: Ticket[] = [];
      for (const [place, ticket] of tree.entries()) {
        if ((place[0] as number) > now) break;
        found.push(ticket);
      }
      for (const { id } of found) forget(id);
      return found;
    },
  };
}
