// The doors: what comes in is checked by a schema, and what is wrong is answered with where and why.
import { z } from 'zod';
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

/** What a form may hold. Its fields are texts in any case, so a schema would say no more than this. */
export interface FormRules<Field extends string> {
  /** Every field that is read, with the most characters that it may have. */
  readonly lengthMax: Readonly<Record<Field, number>>;
  /** Those that must not be empty. */
  readonly needed: readonly NoInfer<Field>[];
}

/** The fields by name; one that is absent is empty. */
export function readForm<Field extends string>(
  request: Request,
  rules: FormRules<Field>,
  sizeMax: number,
): AtDoor<Readonly<Record<Field, string>>> {
  const large = tooLarge(request, sizeMax);
  if (large !== undefined) return { answer: large };
  const given = formOf(request);
  const fields: Record<string, string> = {};
  for (const name in rules.lengthMax) {
    const text = given[name] ?? '';
    const lengthMax = rules.lengthMax[name];
    if (text.length > lengthMax) {
      return { answer: badRequest('malformed', `${name}: is longer than ${lengthMax} characters`) };
    }
    fields[name] = text;
  }
  const missing = rules.needed.find((name) => fields[name] === '');
  return missing === undefined
    ? { ok: fields as Record<Field, string> }
    : { answer: badRequest('malformed', `${missing}: is missing`) };
}

/** A text of 1 to `lengthMax` characters. One pattern costs a third of a minimum and a maximum. */
export const textOfUpTo = (lengthMax: number): z.ZodString =>
  z
    .string()
    .regex(new RegExp(`^[\\s\\S]{1,${lengthMax}}$`), `must have 1 to ${lengthMax} characters`);

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
