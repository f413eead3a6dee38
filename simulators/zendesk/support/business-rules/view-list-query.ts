// Which views or macros a list asks for, and in which order.
// https://developer.zendesk.com/api-reference/ticketing/business-rules/views/#list-views
import type { Instant } from '../../../../src/kernel/clock.ts';
import type { Call } from '../../../../src/kernel/routes.ts';
import {
  ACCESSES,
  hasAccess,
  isOfGroup,
  type Restricted,
} from '../../world/business-rules/view-restriction.ts';
import { type Key, type Listing, sortedListing } from '../../world/listing.ts';

export interface Listed extends Restricted {
  readonly id: number;
  readonly title: string;
  readonly active: boolean;
  readonly position: number;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

const ORDERS = {
  alphabetical: ({ title, id }: Listed): Key => [title.toLowerCase(), id],
  position: ({ position, id }: Listed): Key => [position, id],
  created_at: ({ createdAt, id }: Listed): Key => [createdAt, id],
  updated_at: ({ updatedAt, id }: Listed): Key => [updatedAt, id],
} as const;
export type ListOrder = keyof typeof ORDERS;

const isOrder = (name: string | null): name is ListOrder =>
  name !== null && Object.hasOwn(ORDERS, name);

/** Unknown values of a filter filter nothing. */
export function filtered<T extends Listed>(call: Call, items: Iterable<T>): readonly T[] {
  const { query } = call;
  const access = ACCESSES.find((each) => each === query.get('access'));
  const active = query.get('active');
  const groupId = query.get('group_id');
  const words = query.get('query')?.trim().toLowerCase() ?? '';
  return [...items].filter(
    (item) =>
      (access === undefined || hasAccess(item, access)) &&
      ((active !== 'true' && active !== 'false') || item.active === (active === 'true')) &&
      (groupId === null || isOfGroup(item, Number(groupId))) &&
      item.title.toLowerCase().includes(words),
  );
}

/** By cursor they come in the order in which they were made, unless `sort` says otherwise. */
export function inOrder<T extends Listed>(
  call: Call,
  items: readonly T[],
  otherwise: ListOrder,
): Listing<T> {
  const { query } = call;
  if (query.has('page[size]') || query.has('page[after]')) {
    const sort = query.get('sort') ?? 'created_at';
    const name = sort.replace(/^-/, '');
    const order = isOrder(name) ? name : 'created_at';
    return sortedListing(items, ORDERS[order], [sort.startsWith('-') ? -1 : 1]);
  }
  const given = query.get('sort_by');
  const by = isOrder(given) ? given : otherwise;
  const direction = query.get('sort_order') ?? (by.endsWith('_at') ? 'desc' : 'asc');
  return sortedListing(items, ORDERS[by], [direction === 'desc' ? -1 : 1]);
}
