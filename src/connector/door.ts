// The doors: what comes in is checked by a schema, and what is wrong is answered with where and why.
import type { z } from 'zod';
import { formOf, json, jsonOf, type Request, type Response } from '../kernel/wire.ts';

export const badRequest = (error: string, description: string, status = 400): Response =>
  json(status, { error, description });

/** What came in, or the answer that refuses it. */
export type AtDoor<Value> = { readonly ok: Value } | { readonly answer: Response };

const says = (error: z.ZodError): string =>
  error.issues
    .slice(0, 5)
    .map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`)
    .join('; ');

const checked = <Value>(schema: z.ZodType<Value>, value: unknown): AtDoor<Value> => {
  const read = schema.safeParse(value);
  return read.success ? { ok: read.data } : { answer: badRequest('malformed', says(read.error)) };
};

/** Size in characters or bytes. */
export const tooLarge = (request: Request, sizeMax: number): Response | undefined =>
  request.body.length > sizeMax
    ? badRequest('too-large', `The body is larger than ${sizeMax} bytes.`, 413)
    : undefined;

export function readForm<Value>(
  request: Request,
  schema: z.ZodType<Value>,
  sizeMax: number,
): AtDoor<Value> {
  const large = tooLarge(request, sizeMax);
  return large === undefined ? checked(schema, formOf(request)) : { answer: large };
}

export function readJson<Value>(
  request: Request,
  schema: z.ZodType<Value>,
  sizeMax: number,
): AtDoor<Value> {
  const large = tooLarge(request, sizeMax);
  if (large !== undefined) return { answer: large };
  const value = jsonOf(request);
  if (value === undefined) return { answer: badRequest('malformed', 'body: is not JSON') };
  return checked(schema, value);
}
