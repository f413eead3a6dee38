// Redaction by allow-list: a field is recorded in clear only if a room has said that it may be.
import type { Json } from './trace.ts';
import { type Body, type Headers, textOf } from './wire.ts';

/**
 * Field names that may be recorded. `parent.field` allows the field only inside that parent, which
 * tells a Graph error's `error.code` from a verification `code`. Arrays are transparent.
 */
export type Allowed = ReadonlySet<string>;

export const REDACTED = '[redacted]';

const HEADERS_ALLOWED: ReadonlySet<string> = new Set(['content-type', 'location', 'retry-after']);

export function redactHeaders(headers: Headers): Json {
  const kept: Record<string, Json> = {};
  for (const name in headers) {
    kept[name] = HEADERS_ALLOWED.has(name) ? (headers[name] as string) : REDACTED;
  }
  return kept;
}

/** The same structure, with every value whose field is not allowed replaced. */
export function redactValue(value: unknown, allowed: Allowed, parent = '', field = ''): Json {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.map((item) => redactValue(item, allowed, parent, field));
  if (typeof value === 'object') {
    const kept: Record<string, Json> = {};
    for (const key in value) {
      kept[key] = redactValue((value as Record<string, unknown>)[key], allowed, field, key);
    }
    return kept;
  }
  if (typeof value === 'boolean') return value;
  const clear = allowed.has(field) || allowed.has(`${parent}.${field}`);
  return clear ? (value as string | number) : REDACTED;
}

function redactFields(text: string, allowed: Allowed): Record<string, Json> {
  const kept: Record<string, Json> = {};
  for (const [name, value] of new URLSearchParams(text)) {
    kept[name] = allowed.has(name) ? value : REDACTED;
  }
  return kept;
}

/** A URL with the values of query parameters that are not allowed replaced. */
export function redactUrl(url: string, allowed: Allowed): string {
  const mark = url.indexOf('?');
  if (mark < 0) return url;
  const fields = redactFields(url.slice(mark + 1), allowed);
  const query = Object.entries(fields).map(([name, value]) => `${name}=${value}`);
  return `${url.slice(0, mark)}?${query.join('&')}`;
}

/** A body as it may be recorded: JSON and forms field by field; pages and bytes only by their size. */
export function redactBody(body: Body, headers: Headers, allowed: Allowed): Json {
  if (body.length === 0) return null;
  const type = headers['content-type'] ?? '';
  if (typeof body === 'string' && type.startsWith('application/json')) {
    try {
      return redactValue(JSON.parse(body), allowed);
    } catch {
      return `[${body.length} characters that are not JSON]`;
    }
  }
  if (type.startsWith('application/x-www-form-urlencoded')) {
    return redactFields(textOf(body), allowed);
  }
  const unit = typeof body === 'string' ? 'characters' : 'bytes';
  return `[${body.length} ${unit} of ${type.split(';')[0] || 'unknown type'}]`;
}
