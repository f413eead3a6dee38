// The numbers of an account, page by page.
import { z } from 'zod';
import type { Call } from '../../../src/kernel/routes.ts';
import { json, type Response } from '../../../src/kernel/wire.ts';
import type { Context } from '../context.ts';
import type { Business } from '../world/business.ts';
import type { BusinessNumber } from '../world/business-number.ts';
import { pickOf } from './fields.ts';
import { badParameter, withParams } from './graph.ts';
import { NUMBER_FIELDS } from './number-node.ts';
import { pageAddress } from './page-address.ts';

const USUAL = [
  'verified_name',
  'code_verification_status',
  'display_phone_number',
  'quality_rating',
  'id',
] as const;

/** Meta's page writes `…_ascending`, its specification `….asc`; a list of one is the same. */
const SORT = /^(last_onboarded_time|creation_time)[._](asc|desc)(?:ending)?$/;

/** https://github.com/facebook/openapi: 25 a page unless asked otherwise, 100 at most. */
const PAGE = { usual: 25, max: 100 } as const;

const List = z.object({
  sort: z
    .union([z.string(), z.tuple([z.string()])])
    .transform((given) => SORT.exec(typeof given === 'string' ? unquoted(given) : given[0]))
    .refine((found) => found !== null)
    .optional(),
  filtering: z
    .array(
      z.object({
        field: z.literal('account_mode'),
        operator: z.enum(['EQUAL', 'NOT_EQUAL']),
        value: z.enum(['LIVE', 'SANDBOX']),
      }),
    )
    .optional(),
  limit: z.coerce.number().int().min(1).max(PAGE.max).default(PAGE.usual),
  after: z.string().optional(),
  before: z.string().optional(),
});

/** Meta's own sample is `['last_onboarded_time_ascending']`, which is no JSON. */
const unquoted = (text: string): string => text.replace(/^\['|'\]$/g, '');

/** There are no sandboxes here. */
const kept = (filter: NonNullable<z.infer<typeof List>['filtering']>[number]): boolean =>
  (filter.value === 'LIVE') === (filter.operator === 'EQUAL');

function sorted(
  numbers: readonly BusinessNumber[],
  [, by, way]: readonly (string | undefined)[],
): readonly BusinessNumber[] {
  // They are kept in the order in which they were added.
  const inOrder =
    by === 'creation_time'
      ? [...numbers]
      : [...numbers].sort((a, b) => (a.registeredAt ?? 0) - (b.registeredAt ?? 0));
  return way === 'desc' ? inOrder.reverse() : inOrder;
}

export function listNumbers(
  context: Context,
  business: Business,
  call: Call,
): Response | Promise<Response> {
  return withParams(context, call, List, ({ sort, filtering = [], limit, after, before }) => {
    const pick = pickOf(context, call, NUMBER_FIELDS, USUAL, 'A phone number');
    if (typeof pick !== 'function') return pick;
    const filtered = filtering.every(kept) ? [...business.numbers.values()] : [];
    const all = sort === undefined || sort === null ? filtered : sorted(filtered, sort);
    const cursor = after ?? before;
    const at = all.findIndex(({ id }) => id === cursor);
    if (cursor !== undefined && at < 0) {
      return badParameter(context, after === undefined ? 'before' : 'after', false);
    }
    const start = after === undefined && before !== undefined ? Math.max(at - limit, 0) : at + 1;
    const end = after === undefined && before !== undefined ? at : start + limit;
    const page = all.slice(start, end);
    const data = page.map((number) => pick({ context, number }));
    const [first] = page;
    const last = page.at(-1);
    if (first === undefined || last === undefined) return json(200, { data });
    return json(200, {
      data,
      paging: {
        cursors: { before: first.id, after: last.id },
        ...(all.at(-1) === last ? {} : { next: pageAddress(call, 'after', last.id) }),
        ...(all[0] === first ? {} : { previous: pageAddress(call, 'before', first.id) }),
      },
    });
  });
}
