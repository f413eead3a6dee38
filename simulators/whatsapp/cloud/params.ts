// The parameters of a Graph call: query, form, multipart and JSON are all accepted, as Meta's samples use all four.
import type { z } from 'zod';
import type { Call } from '../../../src/kernel/routes.ts';
import { decodeField, eachField, textOf } from '../../../src/kernel/wire.ts';

export type Params = Readonly<Record<string, unknown>>;

/** In forms, lists and objects are written as JSON. */
function formValue(text: string): unknown {
  if (text[0] !== '[' && text[0] !== '{') return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const BOUNDARY = /boundary="?([^";]+)"?/;
const FIELD = /name="([^"]*)"/;

/** Text fields only. Written here because a parser that streams would finish outside virtual time. */
function multipartFields(body: string, type: string): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  const boundary = BOUNDARY.exec(type)?.[1];
  if (boundary === undefined) return fields;
  for (const part of body.split(`--${boundary}`)) {
    const gap = part.indexOf('\r\n\r\n');
    const name = FIELD.exec(part.slice(0, Math.max(gap, 0)))?.[1];
    if (name !== undefined) fields[name] = formValue(part.slice(gap + 4).replace(/\r\n$/, ''));
  }
  return fields;
}

function bodyParams(call: Call): Record<string, unknown> | undefined {
  const { body, headers } = call.request;
  if (body.length === 0) return {};
  const type = headers['content-type'] ?? 'application/x-www-form-urlencoded';
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
  const text = textOf(body);
  if (type.startsWith('multipart/form-data')) return multipartFields(text, type);
  if (!type.startsWith('application/x-www-form-urlencoded')) return {};
  const fields: Record<string, unknown> = {};
  eachField(text, (name, written) => {
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
  | { readonly field: string; readonly missing: boolean };

export function check<T>(schema: z.ZodType<T>, params: Params): Checked<T> {
  const parsed = schema.safeParse(params);
  if (parsed.success) return { value: parsed.data };
  const path = parsed.error.issues[0]?.path ?? [];
  let at: unknown = params;
  for (const step of path) at = (at as Record<PropertyKey, unknown> | null | undefined)?.[step];
  return { field: path.join('.'), missing: at === undefined };
}
