// Pages of a list, in both of Zendesk's ways: by cursor when `page[size]` is given, by offset otherwise.
// https://developer.zendesk.com/api-reference/introduction/pagination/
import type { Call } from '../../../../src/kernel/routes.ts';
import type { Response } from '../../../../src/kernel/wire.ts';
import type { Key, Listing } from '../../world/listing.ts';
import { answer } from './answer.ts';

export const PER_PAGE_MAX = 100;
const RECORDS_MAX = 10_000;

/** What stands beside the list, made from the items of the page: sideloads. */
export type Beside<T> = (items: readonly T[]) => Readonly<Record<string, unknown>>;

const CURSOR_NAMES = ['page[size]', 'page[after]', 'page[before]'] as const;

/** One page of `listing` under `key`. */
export function pageOf<T>(
  call: Call,
  key: string,
  listing: Listing<T>,
  show: (item: T) => unknown,
  beside: Beside<T> = () => ({}),
): Response {
  return CURSOR_NAMES.some((name) => call.query.has(name))
    ? byCursor(call, key, listing, show, beside)
    : byOffset(call, key, listing, show, beside);
}

/** A number of a query, if it is one that counts something. */
export const whole = (text: string | null, otherwise: number): number => {
  const number = Number(text ?? otherwise);
  return Number.isInteger(number) && number >= 1 ? number : otherwise;
};

/** The same list under another page: on the origin that was called, so that links lead to where the client is. */
export function linkTo(call: Call, changes: Readonly<Record<string, string | null>>): string {
  const { url } = call.request;
  const origin = url.slice(0, Math.max(url.indexOf('/', url.indexOf('://') + 3), 0));
  const query = new URLSearchParams(call.query);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) query.delete(name);
    else query.set(name, value);
  }
  return `${origin}${call.path}.json?${query}`;
}

function byOffset<T>(
  call: Call,
  key: string,
  listing: Listing<T>,
  show: (item: T) => unknown,
  beside: Beside<T>,
): Response {
  const { query } = call;
  const size = Math.min(whole(query.get('per_page'), PER_PAGE_MAX), PER_PAGE_MAX);
  const number = whole(query.get('page'), 1);
  const start = (number - 1) * size;
  if (start >= RECORDS_MAX) {
    return answer(400, {
      error: 'InvalidPaginationDepth',
      description: `There is nothing beyond ${RECORDS_MAX} records; use cursors instead`,
    });
  }
  const items = listing.page(start, size);
  const count = listing.size;
  const link = (to: number): string => linkTo(call, { page: String(to), per_page: String(size) });
  return answer(200, {
    [key]: items.map(show),
    ...beside(items),
    next_page: start + size < count ? link(number + 1) : null,
    previous_page: number > 1 ? link(number - 1) : null,
    count,
  });
}

/** Cursors are opaque: the place of an item, written so that it needs no escaping. */
const cursorOf = (place: Key): string => Buffer.from(JSON.stringify(place)).toString('base64url');

/** `undefined` when it is no cursor of ours. */
export function placeOf(cursor: string): Key | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    const parts = Array.isArray(value) ? value : [];
    const good = parts.every((part) => typeof part === 'number' || typeof part === 'string');
    return parts.length > 0 && good ? parts : undefined;
  } catch {
    return undefined;
  }
}

const notACursor = (name: string): Response =>
  answer(400, {
    errors: [{ code: 'InvalidPaginationParameter', title: `${name} is not valid` }],
  });

function byCursor<T>(
  call: Call,
  key: string,
  listing: Listing<T>,
  show: (item: T) => unknown,
  beside: Beside<T>,
): Response {
  const { query } = call;
  const size = Math.min(whole(query.get('page[size]'), PER_PAGE_MAX), PER_PAGE_MAX);
  const after = query.get('page[after]');
  const before = query.get('page[before]');
  const place = placeOf(after ?? before ?? '');
  if (place === undefined && (after ?? before ?? '') !== '') {
    return notACursor(after === null ? 'page[before]' : 'page[after]');
  }
  const backwards = after === null && before !== null;
  const found = backwards ? listing.before(place, size + 1) : listing.after(place, size + 1);
  const more = found.length > size;
  const items = more ? (backwards ? found.slice(1) : found.slice(0, size)) : found;
  const first = items[0];
  const last = items.at(-1);
  const afterCursor = last === undefined ? null : cursorOf(listing.placeOf(last));
  const beforeCursor = first === undefined ? null : cursorOf(listing.placeOf(first));
  const link = (name: 'page[after]' | 'page[before]', cursor: string | null) => {
    if (cursor === null) return null;
    const cleared = { 'page[after]': null, 'page[before]': null };
    return linkTo(call, { ...cleared, [name]: cursor });
  };
  return answer(200, {
    [key]: items.map(show),
    ...beside(items),
    meta: { has_more: more, after_cursor: afterCursor, before_cursor: beforeCursor },
    // Recorded from the live service: the link to what comes next stands on the last page too.
    links: { prev: link('page[before]', beforeCursor), next: link('page[after]', afterCursor) },
  });
}
