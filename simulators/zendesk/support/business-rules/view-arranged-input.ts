// What `update_many` takes of views and macros: where they stand, and whether they are active.
// https://developer.zendesk.com/api-reference/ticketing/business-rules/views/#update-many-views
import { z } from 'zod';
import type { Call } from '../../../../src/kernel/routes.ts';
import { jsonOf } from '../../../../src/kernel/wire.ts';
import { type ReadBody, readValue } from '../protocol/body.ts';
import { invalidAttribute } from '../protocol/errors.ts';
import { ID } from './view-restriction-input.ts';

const ARRANGED = z
  .array(z.object({ id: ID, position: z.int().optional(), active: z.boolean().optional() }))
  .min(1)
  .max(1_000);

export function readArranged(
  call: Call,
  root: 'views' | 'macros',
): ReadBody<z.output<typeof ARRANGED>> {
  const body = jsonOf(call.request);
  const given =
    typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[root] : undefined;
  return Array.isArray(given)
    ? readValue(given, ARRANGED)
    : { response: invalidAttribute(`Invalid parameter: ${root} must be a list`) };
}
