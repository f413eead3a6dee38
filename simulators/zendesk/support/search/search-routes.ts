// Search, as a table. https://developer.zendesk.com/api-reference/ticketing/ticket-management/search/
import { HOUR } from '../../../../src/kernel/clock.ts';
import type { Call, Route } from '../../../../src/kernel/routes.ts';
import type { Response } from '../../../../src/kernel/wire.ts';
import type { Desk } from '../../desk.ts';
import { comparePlaces, type Key, listingOf } from '../../world/listing.ts';
import { PRIORITIES, STATUSES } from '../../world/ticket.ts';
import type { User } from '../../world/user.ts';
import { groupJson } from '../groups/group-wire.ts';
import { organizationJson } from '../organizations/organization-wire.ts';
import { answer } from '../protocol/answer.ts';
import { asAgent } from '../protocol/authentication.ts';
import { invalidAttribute } from '../protocol/errors.ts';
import { linkTo, PER_PAGE_MAX, pageOf, placeOf, whole } from '../protocol/paging.ts';
import { ticketJson } from '../tickets/ticket-wire.ts';
import { userJson } from '../users/user-wire.ts';
import { type Found, find } from './find.ts';
import { BadTerm } from './matching.ts';
import { KINDS, type Kind, type Query, readQuery } from './query.ts';

const RESULTS_MAX = 1_000;
const QUERY_LENGTH_MAX = 10_000;

function resultJson(desk: Desk, found: Found) {
  const type = { result_type: found.kind };
  switch (found.kind) {
    case 'ticket':
      return { ...ticketJson(desk, found.item), ...type };
    case 'user':
      return { ...userJson(desk, found.item), ...type };
    case 'organization':
      return { ...organizationJson(desk, found.item), ...type };
    case 'group':
      return { ...groupJson(desk, found.item), ...type };
  }
}

const refused = (status: number, error: string, description: string): Response =>
  answer(status, { error, description });

interface Searched {
  readonly found: readonly Found[];
  readonly query: Query;
}

/** What Zendesk searches by and this simulator does not: nothing is found by it. */
const NOT_SIMULATED: readonly string[] = ['brand', 'form', 'recipient', 'satisfaction'];

function tellOfGaps(desk: Desk, call: Call, { terms }: Query): void {
  for (const { field } of terms) {
    if (field === undefined || !NOT_SIMULATED.includes(field)) continue;
    desk.trace.record('finding', {
      node: 'zendesk',
      method: call.request.method,
      path: call.path,
      note: `searching by "${field}" is not simulated and finds nothing`,
    });
  }
}

/** `only`: whatever the query says of types. */
function search(desk: Desk, call: Call, viewer: User, only?: Kind): Searched | Response {
  const text = call.query.get('query') ?? '';
  if (text.trim() === '') return invalidAttribute('Invalid parameter: query must not be empty');
  if (text.length > QUERY_LENGTH_MAX) {
    return invalidAttribute(`Invalid parameter: query is longer than ${QUERY_LENGTH_MAX}`);
  }
  try {
    const query = readQuery(text);
    tellOfGaps(desk, call, query);
    const { terms } = query;
    const found = find(
      { desk, viewer },
      { terms, kinds: only === undefined ? query.kinds : [only] },
    );
    const latest = desk.clock.now() - desk.options.searchLagMs;
    return { query, found: found.filter(({ item }) => item.createdAt <= latest) };
  } catch (error) {
    if (error instanceof BadTerm)
      return refused(422, 'invalid', `Invalid search: ${error.message}`);
    throw error;
  }
}

const rankIn = (ranks: readonly string[], value: string | null): number =>
  value === null ? -1 : ranks.indexOf(value);

/** What results can be sorted by; things that have no such value come first. */
const ORDERS: Readonly<Record<string, (found: Found) => number | string>> = {
  created_at: ({ item }) => item.createdAt,
  created: ({ item }) => item.createdAt,
  updated_at: ({ item }) => item.updatedAt,
  updated: ({ item }) => item.updatedAt,
  priority: (found) => (found.kind === 'ticket' ? rankIn(PRIORITIES, found.item.priority) : -1),
  status: (found) => (found.kind === 'ticket' ? rankIn(STATUSES, found.item.status) : -1),
  ticket_type: (found) => (found.kind === 'ticket' ? (found.item.type ?? '') : ''),
};

/**
 * Assumptions: without an order, what is newest is the most relevant; parameters count for more than
 * what the query says.
 */
function sorted(call: Call, { query, found }: Searched): readonly Found[] {
  const name = call.query.get('sort_by') ?? query.orderBy ?? '';
  const order = Object.hasOwn(ORDERS, name) ? ORDERS[name] : ORDERS['created_at'];
  const direction = (call.query.get('sort_order') ?? query.sort) === 'asc' ? 1 : -1;
  const compare = comparePlaces([direction]);
  const placed = found.map((each) => ({
    each,
    place: [order?.(each) ?? 0, each.item.id] as Key,
  }));
  return placed.sort((a, b) => compare(a.place, b.place)).map(({ each }) => each);
}

/** Third party: as clients report it. */
const NO_CURSORS = (path: string): Response =>
  answer(400, {
    error: {
      title: 'Invalid attribute',
      message: `You passed an invalid value for the page attribute. Invalid parameter: page must be an integer from ${path}`,
    },
  });

function results(desk: Desk, call: Call, viewer: User): Response {
  if ([...call.query.keys()].some((name) => name.startsWith('page['))) {
    return NO_CURSORS('api/v2/search/index');
  }
  const page = whole(call.query.get('page'), 1);
  const size = Math.min(whole(call.query.get('per_page'), PER_PAGE_MAX), PER_PAGE_MAX);
  if (page * size > RESULTS_MAX) {
    return refused(
      422,
      'invalid',
      'Invalid search: Requested response size was greater than Search Response Limits',
    );
  }
  const searched = search(desk, call, viewer);
  if (!('found' in searched)) return searched;
  const listing = listingOf(sorted(call, searched), ({ item }) => [item.id]);
  return pageOf(
    call,
    'results',
    listing,
    (found) => resultJson(desk, found),
    () => ({
      facets: null,
    }),
  );
}

function count(desk: Desk, call: Call, viewer: User): Response {
  const searched = search(desk, call, viewer);
  return 'found' in searched ? answer(200, { count: searched.found.length }) : searched;
}

const EXPORT_SIZE = 100;
const EXPORT_SIZE_MAX = 1_000;
/** https://developer.zendesk.com/api-reference/ticketing/ticket-management/search/#export-search-results */
const CURSOR_LIFE_MS = HOUR;

const cursorOf = (place: Key): string => Buffer.from(JSON.stringify(place)).toString('base64url');

const STALE = answer(400, {
  errors: [{ code: 'InvalidPaginationParameter', title: 'page[after] is not valid' }],
});

/** One kind of thing, by the time it was made; a cursor holds for an hour. */
function exported(desk: Desk, call: Call, viewer: User): Response {
  const kind = KINDS.find((each) => each === call.query.get('filter[type]'));
  if (kind === undefined) {
    return invalidAttribute(`Invalid parameter: filter[type] must be one of ${KINDS.join(', ')}`);
  }
  if (/(?:^|\s)-?type:/i.test(call.query.get('query') ?? '')) {
    return invalidAttribute(
      'Invalid parameter: the type is named by filter[type], not in the query',
    );
  }
  const now = desk.clock.now();
  const given = call.query.get('page[after]');
  const place = given === null ? undefined : placeOf(given);
  const madeAt = Number(place?.[2] ?? 0);
  const young = now - madeAt <= CURSOR_LIFE_MS;
  if (given !== null && (place === undefined || !young)) return STALE;
  const searched = search(desk, call, viewer, kind);
  if (!('found' in searched)) return searched;
  const placed = ({ item }: Found): Key => [item.createdAt, item.id];
  const compare = comparePlaces();
  const ordered = searched.found.toSorted((a, b) => compare(placed(a), placed(b)));
  const size = Math.min(whole(call.query.get('page[size]'), EXPORT_SIZE), EXPORT_SIZE_MAX);
  const listing = listingOf(ordered, placed);
  const items = listing.after(place?.slice(0, 2), size + 1);
  const shown = items.slice(0, size);
  const last = shown.at(-1);
  const after = last === undefined ? null : cursorOf([...placed(last), now]);
  const more = items.length > size;
  return answer(200, {
    results: shown.map((found) => resultJson(desk, found)),
    facets: null,
    links: {
      prev: null,
      next: more && after !== null ? linkTo(call, { 'page[after]': after }) : null,
    },
    meta: { has_more: more, after_cursor: after, before_cursor: null },
  });
}

const SOURCE = 'https://developer.zendesk.com/api-reference/ticketing/ticket-management/search/';
const OURS = { method: 'GET', fidelity: 'partial', source: SOURCE } as const;

export const SEARCH_ROUTES: readonly Route<Desk>[] = [
  {
    ...OURS,
    path: '/api/v2/search',
    confidence: 'documented',
    note: 'assumption: the most relevant is the newest; no facets, no sideloads, no relative dates',
    handle: asAgent(results),
  },
  { ...OURS, path: '/api/v2/search/count', confidence: 'documented', handle: asAgent(count) },
  {
    ...OURS,
    path: '/api/v2/search/export',
    confidence: 'documented',
    note: 'forwards only',
    handle: asAgent(exported),
  },
];
