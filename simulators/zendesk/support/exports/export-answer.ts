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

/** Assumption: the texts and the status; that it must be a minute ago is documented. */
const TOO_RECENT = answer(422, {
  error: 'StartTimeTooRecent',
  description: 'Too recent start_time: it must be more than 60 seconds ago',
});

/** The instant from which on; a refusal when there is none, or it has hardly passed. */
export function startOf(desk: Desk, call: Call): number | Response {
  const text = call.query.get('start_time') ?? '';
  if (!/^\d{1,12}$/.test(text)) {
    return invalidAttribute('Invalid parameter: start_time must be a Unix time in seconds');
  }
  const start = Number(text) * 1_000;
  return start > desk.clock.now() - RECENT_MS ? TOO_RECENT : start;
}

const sizeOf = (call: Call): number => {
  const size = Number(call.query.get('per_page') ?? PAGE_MAX);
  return Number.isInteger(size) && size >= 1 ? Math.min(size, PAGE_MAX) : PAGE_MAX;
};

export interface Exported<T> {
  readonly key: string;
  readonly listing: Listing<T>;
  readonly show: (item: T) => unknown;
  readonly beside?: Beside<T>;
}

const NOTHING = (): Readonly<Record<string, unknown>> => ({});
const secondOf = (place: Key | undefined): number => Math.floor(Number(place?.[0] ?? 0) / 1_000);

/** Right before a second begins. */
const before = (start: number): Key => [start - 0.5];

/** Those of one second stay together, so that none is left out when the next page begins with that second. */
function byTimePage<T>({ listing }: Exported<T>, start: number, size: number): readonly T[] {
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
  const items = byTimePage(exported, start, size);
  const { key, listing, show, beside = NOTHING } = exported;
  const last = items.at(-1);
  const endTime = last === undefined ? start / 1_000 : secondOf(listing.placeOf(last));
  return answer(200, {
    [key]: items.map(show),
    ...beside(items),
    count: items.length,
    end_of_stream: items.length < size,
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
  const { key, listing, show, beside = NOTHING } = exported;
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
