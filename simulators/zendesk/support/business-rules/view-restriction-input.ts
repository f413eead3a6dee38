// Who a view or macro is for, as it comes in and as it is shown.
import { z } from 'zod';
import type { Restriction } from '../../world/business-rules/view-restriction.ts';

/** Ids come as numbers and as text. */
export const ID = z.union([
  z.int().nonnegative(),
  z
    .string()
    .regex(/^\d{1,15}$/, 'is not an id')
    .transform(Number),
]);

export const RESTRICTION = z
  .object({
    type: z.enum(['Group', 'User']),
    id: ID.nullish(),
    ids: z.array(ID).max(1_000).nullish(),
  })
  .transform(({ type, id, ids }): Restriction => {
    const groups = ids ?? (id === undefined || id === null ? [] : [id]);
    if (type === 'Group') return { type, ids: [...new Set(groups)] };
    return { type, id: id ?? ids?.[0] ?? 0 };
  })
  .nullish();

/** A group's restriction names its first group by itself as well. */
export function restrictionJson(restriction: Restriction) {
  if (restriction === null || restriction.type === 'User') return restriction;
  const { type, ids } = restriction;
  return { type, id: ids[0] ?? null, ids };
}
