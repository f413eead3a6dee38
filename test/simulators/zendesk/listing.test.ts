// Collections, listings and live listings against plain arrays that do the same the slow way.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCollection } from '../../../simulators/zendesk/world/collection.ts';
import {
  comparePlaces,
  type Key,
  type Listing,
  listingOf,
  reversed,
  sortedListing,
} from '../../../simulators/zendesk/world/listing.ts';
import { createLive, type LiveOptions } from '../../../simulators/zendesk/world/live.ts';

interface Thing {
  readonly id: number;
  rank: number | string;
  in: boolean;
}

type Direction = 1 | -1;

const RANK = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constantFrom('', 'a', 'b', 'ba', '10'));
const DIRECTION = fc.constantFrom<Direction>(1, -1);
const placeOf = ({ rank, id }: Thing): Key => [rank, id];

/** Written anew: numbers first, then text, part by part. */
function naive(directions: readonly Direction[]) {
  const weight = (part: number | string): number => (typeof part === 'number' ? 0 : 1);
  return (a: Thing, b: Thing): number => {
    const [first = 1, second = first] = directions;
    const byRank =
      weight(a.rank) - weight(b.rank) || (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0);
    return byRank * first || (a.id - b.id) * second;
  };
}

/** Everything that a listing can be asked, against the array that it should be. */
function agree<T>(listing: Listing<T>, items: readonly T[], at: number, count: number): void {
  expect(listing.size).toBe(items.length);
  expect(listing.page(at, count)).toEqual(items.slice(at, at + count));
  expect(listing.after(undefined, count)).toEqual(items.slice(0, count));
  expect(listing.before(undefined, count)).toEqual(items.slice(Math.max(0, items.length - count)));
  const item = items[at];
  if (item === undefined) return;
  const place = listing.placeOf(item);
  expect(listing.after(place, count)).toEqual(items.slice(at + 1, at + 1 + count));
  expect(listing.before(place, count)).toEqual(items.slice(Math.max(0, at - count), at));
}

const things = fc
  .array(fc.record({ rank: RANK, in: fc.boolean() }), { maxLength: 12 })
  .map((list) => list.map((each, i): Thing => ({ id: (i + 1) * 3, ...each })));
const AT = fc.nat(13);
const COUNT = fc.nat(14);

describe('an order of places', () => {
  it('is one: against itself, backwards, and through a third', () => {
    const key = fc.array(RANK, { maxLength: 3 });
    fc.assert(
      fc.property(key, key, key, fc.array(DIRECTION, { maxLength: 3 }), (a, b, c, directions) => {
        const compare = comparePlaces(directions);
        expect(compare(a, a)).toBe(0);
        expect(Math.sign(compare(a, b))).toBe(-Math.sign(compare(b, a)) + 0);
        if (compare(a, b) <= 0 && compare(b, c) <= 0) expect(compare(a, c)).toBeLessThanOrEqual(0);
        if (compare(a, b) === 0) expect(a).toEqual(b);
      }),
    );
  });

  it('has numbers before text, and what is shorter first', () => {
    expect([['b'], [2], ['a', 1], ['a'], [10]].sort(comparePlaces())).toEqual([
      [2],
      [10],
      ['a'],
      ['a', 1],
      ['b'],
    ]);
  });
});

describe('a listing', () => {
  it('of what is in order already', () => {
    fc.assert(
      fc.property(things, AT, COUNT, (list, at, count) => {
        agree(
          listingOf(list, ({ id }) => [id]),
          list,
          at,
          count,
        );
      }),
    );
  });

  it('that is sorted first, and the same the other way round', () => {
    fc.assert(
      fc.property(things, fc.tuple(DIRECTION, DIRECTION), AT, COUNT, (list, way, at, count) => {
        const sorted = list.toSorted(naive(way));
        const listing = sortedListing(list, placeOf, way);
        agree(listing, sorted, at, count);
        agree(reversed(listing), sorted.toReversed(), at, count);
        agree(reversed(reversed(listing)), sorted, at, count);
      }),
    );
  });

  it('goes on from a place that is empty by now', () => {
    fc.assert(
      fc.property(things, AT, COUNT, (list, at, count) => {
        const gone = list[at];
        if (gone === undefined) return;
        const rest = list.filter((each) => each !== gone);
        const listing = listingOf(rest, ({ id }) => [id]);
        expect(listing.after([gone.id], count)).toEqual(rest.slice(at, at + count));
        expect(listing.before([gone.id], count)).toEqual(rest.slice(Math.max(0, at - count), at));
      }),
    );
  });
});

type Step =
  | {
      readonly do: 'add' | 'change' | 'again';
      readonly rank: number | string;
      readonly in: boolean;
      readonly at: number;
    }
  | { readonly do: 'remove' | 'put back' | 'look'; readonly at: number; readonly count: number };

const STEP: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constantFrom('add' as const, 'change' as const, 'again' as const),
    rank: RANK,
    in: fc.boolean(),
    at: AT,
  }),
  fc.record({
    do: fc.constantFrom('remove' as const, 'put back' as const, 'look' as const),
    at: AT,
    count: COUNT,
  }),
);

/** A collection, what is away from it, and the plain array that it should be. */
function world() {
  const collection = createCollection<Thing>();
  const away: Thing[] = [];
  const plain: Thing[] = [];
  let last = 0;
  const take = (step: Step): void => {
    const item = plain[step.at % Math.max(plain.length, 1)];
    switch (step.do) {
      case 'add':
        last += 2;
        plain.push(collection.add({ id: last, rank: step.rank, in: step.in }));
        return;
      case 'change':
      case 'again':
        if (item === undefined) return;
        Object.assign(item, { rank: step.rank, in: step.in });
        // `again` is told by whoever follows, not by the collection.
        if (step.do === 'change') collection.changed(item);
        return;
      case 'remove':
        if (item === undefined) return;
        collection.remove(item);
        away.push(...plain.splice(plain.indexOf(item), 1));
        return;
      case 'put back': {
        const [back] = away.splice(step.at % Math.max(away.length, 1), 1);
        if (back === undefined) return;
        collection.putBack(back);
        plain.push(back);
        plain.sort((a, b) => a.id - b.id);
        return;
      }
      case 'look':
        return;
    }
  };
  return { collection, plain, away, take };
}

describe('a collection', () => {
  it('is what was added, without what was removed, in the order of ids', () => {
    fc.assert(
      fc.property(fc.array(STEP, { maxLength: 40 }), AT, COUNT, (steps, at, count) => {
        const { collection, plain, away, take } = world();
        for (const step of steps) take(step);
        expect([...collection]).toEqual(plain);
        agree(collection, plain, at, count);
        for (const item of plain) expect(collection.get(item.id)).toBe(item);
        for (const { id } of away) expect(collection.get(id)).toBeUndefined();
      }),
    );
  });

  it('tells whoever follows, until that ends', () => {
    const collection = createCollection<Thing>();
    const told: string[] = [];
    const end = collection.follow({
      changed: ({ id }) => void told.push(`changed ${id}`),
      removed: ({ id }) => void told.push(`removed ${id}`),
    });
    const item = collection.add({ id: 1, rank: 0, in: true });
    collection.changed(item);
    collection.remove(item);
    collection.remove(item);
    collection.putBack(item);
    end();
    collection.changed(item);
    expect(told).toEqual(['changed 1', 'changed 1', 'removed 1', 'changed 1']);
  });

  it.each([[1], [2]])('takes no id that is not larger than the last: %i', (id) => {
    const collection = createCollection<Thing>();
    collection.add({ id: 2, rank: 0, in: true });
    expect(() => collection.add({ id, rank: 0, in: true })).toThrow();
    expect(() => collection.putBack({ id: 2, rank: 0, in: true })).toThrow();
    expect(collection.size).toBe(1);
  });
});

describe('a live listing', () => {
  it('is at every look what a filter and a sort of the collection would be', () => {
    const filtering = fc.boolean();
    fc.assert(
      fc.property(
        fc.array(STEP, { maxLength: 60 }),
        fc.tuple(DIRECTION, DIRECTION),
        filtering,
        (steps, directions, filters) => {
          const { collection, plain, take } = world();
          for (const step of steps.slice(0, 5)) take(step);
          const options: LiveOptions<Thing> = {
            placeOf,
            directions,
            ...(filters ? { holds: (item: Thing) => item.in } : {}),
          };
          const live = createLive(collection, options);
          const both = reversed(live);
          for (const step of steps.slice(5)) {
            take(step);
            if (step.do === 'again') for (const item of plain) live.again(item);
            if (step.do !== 'look') continue;
            const right = plain.filter((item) => !filters || item.in).sort(naive(directions));
            agree(live, right, step.at, step.count);
            agree(both, right.toReversed(), step.at, step.count);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is read page by page, each item once, while others come and go', () => {
    fc.assert(
      fc.property(
        fc.array(STEP, { minLength: 10, maxLength: 60 }),
        fc.integer({ min: 1, max: 3 }),
        fc.boolean(),
        (steps, size, backwards) => {
          const { collection, plain, take } = world();
          for (let i = 0; i < 8; i++) take({ do: 'add', rank: i % 3, in: true, at: 0 });
          const staying = plain.slice(0, 8).filter((_, i) => i % 2 === 0);
          const live = createLive(collection, { placeOf, holds: (item) => item.in });
          const listing = backwards ? reversed(live) : live;
          const seen: Thing[] = [];
          let place: Key | undefined;
          const queue = [...steps];
          for (;;) {
            const page = listing.after(place, size);
            if (page.length === 0) break;
            seen.push(...page);
            place = listing.placeOf(page.at(-1) as Thing);
            // Only what does not stay is touched, and nothing comes in behind for ever.
            const step = queue.shift();
            const target = step === undefined ? undefined : plain[step.at % plain.length];
            if (step === undefined || step.do === 'again') continue;
            if (step.do !== 'add' && target !== undefined && staying.includes(target)) continue;
            take(step);
          }
          for (const item of staying) {
            expect(seen.filter((each) => each === item)).toEqual([item]);
          }
        },
      ),
    );
  });

  it('finds an item where it stands, also when its place has changed unsaid', () => {
    const collection = createCollection<Thing>();
    const [a, b] = [1, 2].map((id) => collection.add({ id, rank: id, in: true })) as [Thing, Thing];
    const live = createLive(collection, { placeOf });
    expect(live.page(0, 9)).toEqual([a, b]);
    a.rank = 5;
    expect(live.placeOf(a)).toEqual([1, 1]);
    expect(live.after(live.placeOf(a), 9)).toEqual([b]);
    live.again(a);
    expect(live.page(0, 9)).toEqual([b, a]);
    expect(live.placeOf(a)).toEqual([5, 1]);
  });

  it('follows no more once it has ended, and takes nothing in that is not in the collection', () => {
    const collection = createCollection<Thing>();
    const item = collection.add({ id: 1, rank: 0, in: true });
    const live = createLive(collection, { placeOf });
    expect(live.size).toBe(1);
    collection.remove(item);
    live.again(item);
    expect(live.size).toBe(0);
    live.end();
    collection.add({ id: 2, rank: 0, in: true });
    expect(live.size).toBe(0);
  });

  it('asks of each item only when it has changed', () => {
    const collection = createCollection<Thing>();
    for (let id = 1; id <= 1_000; id++) collection.add({ id, rank: id % 7, in: true });
    let asked = 0;
    const live = createLive(collection, {
      placeOf,
      holds(item) {
        asked++;
        return item.in;
      },
    });
    expect([live.size, asked]).toEqual([1_000, 1_000]);
    collection.changed(collection.get(5) as Thing);
    expect([live.size, live.page(0, 1).length, asked]).toEqual([1_000, 1, 1_001]);
  });
});
