// What a request carries: a JSON object under the name of what it is about, checked by a schema.
// https://developer.zendesk.com/api-reference/introduction/requests/
import type { z } from 'zod';
import type { Call } from '../../../../src/kernel/routes.ts';
import { type Headers, jsonOf, type Response } from '../../../../src/kernel/wire.ts';
import { invalidAttribute, recordInvalid } from './errors.ts';

export type ReadBody<T> = { readonly value: T } | { readonly response: Response };

/** `PUT {"ticket": {…}}`: what stands under `root`; 400 when there is no such object, 422 when a value is wrong. */
export function readRoot<Schema extends z.ZodType>(
  call: Call,
  root: string,
  schema: Schema,
): ReadBody<z.output<Schema>> {
  const body = jsonOf(call.request);
  const given =
    typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[root] : undefined;
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    return { response: invalidAttribute(`Invalid parameter: ${root} must be an object`) };
  }
  return readValue(given, schema);
}

export function readValue<Schema extends z.ZodType>(
  given: unknown,
  schema: Schema,
): ReadBody<z.output<Schema>> {
  const read = schema.safeParse(given);
  if (read.success) return { value: read.data };
  const refusals = read.error.issues.map(({ path, message }) => ({
    field: String(path[0] ?? 'base'),
    description: `${path.join('.')}: ${message}`,
    error: 'InvalidValue',
  }));
  return { response: recordInvalid(refusals) };
}

/**
 * The header in which Zendesk names attributes that it knows nothing of: they are ignored, with 200.
 * Recorded from the live service; https://support.zendesk.com/hc/en-us/articles/4418443326106
 */
export function warning(
  controller: string,
  action: 'create' | 'update',
  unknown: readonly string[],
): Headers | undefined {
  if (unknown.length === 0) return undefined;
  const keys = unknown.map((name) => `"${name.replace(/[^\w.]/g, '?')}"`);
  return {
    'x-zendesk-api-warn': `{:allowed_parameters=>{:controller=>"${controller}", :action=>"${action}", :unpermitted_keys=>[${keys.join(', ')}], :invalid_values=>[]}}`,
  };
}

/** Names that a loose schema does not know, with the root before them. */
export const unknownIn = (
  root: string,
  value: object,
  schema: { readonly shape: Readonly<Record<string, unknown>> },
): readonly string[] =>
  Object.keys(value)
    .filter((name) => !Object.hasOwn(schema.shape, name))
    .map((name) => `${root}.${name}`);
