// Pages of an incremental export, by time and by cursor.
// https://developer.zendesk.com/api-reference/ticketing/ticket-management/incremental_exports/
import type { Call } from '../../../../src/kernel/routes.ts';
import type { Response } from '../../../../src/kernel/wire.ts';
import type { Desk } from '../../desk.ts';
import type { Key, Listing } from '../../world/listing.ts';
import { answer } from '../protocol/answer.ts';
import { invalidAttribute } from '../protocol/errors.ts';
import { type Beside, linkTo, placeOf } from '../protocol/paging.ts';

const PAGE_MAX = 1_000;
const RECENT_MS = 60_000;

/** Third party: the status and how it begins, which clients look at. That it must be a minute ago is documented. */
const TOO_RECENT = answer(422, {
  error: 'InvalidValue',
  description: 'Too recent start_time. Use a start_time older than 60 seconds',
});

/** What happened later than this may still go on, and is left out. */
const latestOf = ({ clock }: Desk): number => clock.now() - RECENT_MS;

/** The instant from which on; a refusal when there is none, or it has hardly passed. */
export function startOf(desk: Desk, call: Call): number | Response {
  const text = call.query.get('start_time') ?? '';
  if (!/^\d{1,12}$/.test(text)) {
    return invalidAttribute('Invalid parameter: start_time must be a Unix time in seconds');
  }
  const start = Number(text) * 1_000;
  return start > latestOf(desk) ? TOO_RECENT : start;
}

const sizeOf = (call: Call): number => {
  const size = Number(call.query.get('per_page') ?? PAGE_MAX);
  return Number.isInteger(size) && size >= 1 ? Math.min(size, PAGE_MAX) : PAGE_MAX;
};

export interface Exported<T> {
  readonly key: string;
  /** By the time of the change, then by id. */
  readonly listing: Pick<Listing<T>, 'after' | 'placeOf'>;
  readonly show: (item: T) => unknown;
  readonly beside?: Beside<T>;
}

/** https://developer.zendesk.com/documentation/ticketing/managing-tickets/using-the-incremental-export-api/ */
function settled<T>(desk: Desk, { listing }: Exported<T>): Exported<T>['listing'] {
  const latest = latestOf(desk);
  const { placeOf } = listing;
  return {
    after: (place, count) =>
      listing.after(place, count).filter((item) => Number(placeOf(item)[0]) <= latest),
    placeOf,
  };
}

const NOTHING = (): Readonly<Record<string, unknown>> => ({});
const secondOf = (place: Key | undefined): number => Math.floor(Number(place?.[0] ?? 0) / 1_000);

/**
 * Where the next page begins: with the second of the last item, as more may have come into it. A page that
 * is full of one second has all of it, and goes on with the next, or it would be asked for again and again.
 */
function endOf(desk: Desk, start: number, last: Key | undefined, full: boolean): number {
  const end = last === undefined ? start / 1_000 : secondOf(last);
  const over = (end + 1) * 1_000 <= latestOf(desk);
  return full && end === start / 1_000 && over ? end + 1 : end;
}

/** Right before a second begins. */
const before = (start: number): Key => [start - 0.5];

/** Those of one second stay together, so that none is left out when the next page begins with that second. */
function byTimePage<T>(listing: Exported<T>['listing'], start: number, size: number): readonly T[] {
  const items = [...listing.after(before(start), size)];
  for (let last = items.at(-1); last !== undefined && items.length >= size; last = items.at(-1)) {
    const place = listing.placeOf(last);
    const [next] = listing.after(place, 1);
    if (next === undefined || secondOf(listing.placeOf(next)) !== secondOf(place)) break;
    items.push(next);
  }
  return items;
}

export function byTime<T>(
  desk: Desk,
  call: Call,
  exported: Exported<T>,
  mostItems = PAGE_MAX,
): Response {
  const start = startOf(desk, call);
  if (typeof start !== 'number') return start;
  const size = Math.min(sizeOf(call), mostItems);
  const listing = settled(desk, exported);
  const items = byTimePage(listing, start, size);
  const { key, show, beside = NOTHING } = exported;
  const last = items.at(-1);
  const full = items.length >= size;
  const endTime = endOf(desk, start, last && listing.placeOf(last), full);
  return answer(200, {
    [key]: items.map(show),
    ...beside(items),
    count: items.length,
    end_of_stream: !full,
    end_time: endTime,
    next_page: last === undefined ? null : linkTo(call, { start_time: String(endTime) }),
  });
}

const cursorOf = (place: Key): string => Buffer.from(JSON.stringify(place)).toString('base64url');

export function byCursor<T>(desk: Desk, call: Call, exported: Exported<T>): Response {
  const cursor = call.query.get('cursor');
  const start = cursor === null ? startOf(desk, call) : 0;
  if (typeof start !== 'number') return start;
  const from = cursor === null ? before(start) : placeOf(cursor);
  if (from === undefined) return invalidAttribute('Invalid parameter: cursor is not valid');
  const { key, show, beside = NOTHING } = exported;
  const listing = settled(desk, exported);
  const size = sizeOf(call);
  const items = listing.after(from, size);
  const last = items.at(-1);
  const first = items[0];
  const after = cursorOf(last === undefined ? from : listing.placeOf(last));
  const back = first === undefined || cursor === null ? null : cursorOf(listing.placeOf(first));
  const link = (to: string): string => linkTo(call, { start_time: null, cursor: to });
  return answer(200, {
    [key]: items.map(show),
    ...beside(items),
    after_url: link(after),
    after_cursor: after,
    before_url: back === null ? null : link(back),
    before_cursor: back,
    end_of_stream: items.length < size,
  });
}
