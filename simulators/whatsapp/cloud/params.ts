// The parameters of a Graph call: query, form, multipart and JSON are all accepted, as Meta's samples use all four.
import type { z } from 'zod';
import { readMultipart } from '../../../src/kernel/multipart.ts';
import type { Call } from '../../../src/kernel/routes.ts';
import { type Body, decodeField, eachField, keep, textOf } from '../../../src/kernel/wire.ts';

export type Params = Readonly<Record<string, unknown>>;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** In forms, lists and objects are written as JSON; Meta's own samples have single quotes in it. */
export function formValue(text: string): unknown {
  if (text[0] !== '[' && text[0] !== '{') return text;
  return parsed(text) ?? (text.includes('"') ? text : (parsed(text.replaceAll("'", '"')) ?? text));
}

/** Text as in other forms; a file is a `FormFile`. */
function multipartFields(body: Body, type: string): Record<string, unknown> | undefined {
  const form = readMultipart(type, body);
  if (form === undefined) return undefined;
  const fields: Record<string, unknown> = {};
  for (const name in form.text) keep(fields, name, formValue(form.text[name] as string));
  for (const name in form.files) keep(fields, name, form.files[name]);
  return fields;
}

/** A type may be written in either case, its parameters (the boundary) may not. */
const lowerCased = (type: string): string =>
  type.startsWith('application/json') ? type : type.replace(/^[^;]+/, (it) => it.toLowerCase());

function bodyParams(call: Call): Record<string, unknown> | undefined {
  const { body, headers } = call.request;
  if (body.length === 0) return {};
  const type = lowerCased(headers['content-type'] ?? 'application/x-www-form-urlencoded');
  if (type.startsWith('application/json')) {
    try {
      const value: unknown = JSON.parse(textOf(body));
      return value !== null && typeof value === 'object' && !Array.isArray(value)
        ? (value as Record<string, unknown>)
        : undefined;
    } catch {
      return undefined;
    }
  }
  if (type.startsWith('multipart/form-data')) return multipartFields(body, type);
  if (!type.startsWith('application/x-www-form-urlencoded')) return {};
  const fields: Record<string, unknown> = {};
  eachField(textOf(body), (name, written) => {
    fields[name] = formValue(decodeField(written));
  });
  return fields;
}

/** `undefined` when the body is not what its content type says. */
export function paramsOf(call: Call): Params | undefined {
  const params = bodyParams(call);
  // Nearly every call has a body only, and a query costs as much to read when it is empty.
  if (params === undefined || !call.request.url.includes('?')) return params;
  for (const [name, value] of call.query) params[name] ??= formValue(value);
  return params;
}

export type Checked<T> =
  | { readonly value: T }
  | { readonly field: string; readonly missing: boolean; readonly why: string };

/** `root` names what is checked, when it is a part of the call only. */
export function check<T>(schema: z.ZodType<T>, params: unknown, root?: string): Checked<T> {
  const parsed = schema.safeParse(params);
  if (parsed.success) return { value: parsed.data };
  const { path = [], message: why = '' } = parsed.error.issues[0] ?? {};
  let at = params;
  for (const step of path) at = (at as Record<PropertyKey, unknown> | null | undefined)?.[step];
  const field = (root === undefined ? path : [root, ...path]).join('.');
  return { field, missing: at === undefined, why };
}
