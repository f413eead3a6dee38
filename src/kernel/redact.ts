// Redaction by allow-list: a field is recorded in clear only if a room has said that it may be.
import type { Json } from './trace.ts';
import { type Body, decodeField, eachField, type Headers, keep, textOf } from './wire.ts';

/**
 * Field names that may be recorded. `parent.field` allows the field only inside that parent, which
 * tells a Graph error's `error.code` from a verification `code`. Arrays are transparent.
 */
export type Allowed = ReadonlySet<string>;

export const REDACTED = '[redacted]';

export const HEADERS_ALLOWED: ReadonlySet<string> = new Set(['content-type', 'retry-after']);

const NOTHING: Allowed = new Set();

/** `allowed` is for the query of a `location`. */
export function redactHeaders(headers: Headers, allowed: Allowed = NOTHING): Json {
  const kept: Record<string, Json> = {};
  for (const name in headers) {
    const value = headers[name] as string;
    if (name === 'location') kept[name] = redactUrl(value, allowed);
    else kept[name] = HEADERS_ALLOWED.has(name) ? value : REDACTED;
  }
  return kept;
}

/** Deeper than any vendor's message; deeper still would exhaust the stack. */
const DEPTH_MAX = 64;

/** The same structure, with every value whose field is not allowed replaced. */
export function redactValue(
  value: unknown,
  allowed: Allowed,
  parent = '',
  field = '',
  depth = 0,
): Json {
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'object') {
    const clear = allowed.has(field) || allowed.has(`${parent}.${field}`);
    return clear ? (value as string | number) : REDACTED;
  }
  if (depth === DEPTH_MAX) return REDACTED;
  if (Array.isArray(value)) {
    return value.map((item) => redactValue(item, allowed, parent, field, depth + 1));
  }
  const kept: Record<string, Json> = {};
  for (const key in value) {
    const inside = (value as Record<string, unknown>)[key];
    keep(kept, key, redactValue(inside, allowed, field, key, depth + 1));
  }
  return kept;
}

/** What is sent as a form without being one, such as JSON or a file, has its whole text for a name. */
const NAME = /^[\w.:[\]-]{1,100}$/;

/** A longer value says nothing that its length does not: nobody reads it, and everything scans it. */
const WRITTEN_MAX = 100_000;

const clipped = (written: string): string =>
  written.length > WRITTEN_MAX ? `[${written.length} characters]` : decodeField(written);

function redactFields(text: string, allowed: Allowed): Record<string, Json> {
  const kept: Record<string, Json> = {};
  eachField(text, (name, value) => {
    if (allowed.has(name)) keep(kept, name, clipped(value));
    else keep(kept, NAME.test(name) ? name : REDACTED, REDACTED);
  });
  return kept;
}

/** A URL with the values of query parameters that are not allowed replaced, and the fragment. */
export function redactUrl(url: string, allowed: Allowed): string {
  const hash = url.indexOf('#');
  if (hash >= 0) return `${redactUrl(url.slice(0, hash), allowed)}#${REDACTED}`;
  const mark = url.indexOf('?');
  const place = withoutToken(withoutPassword(mark < 0 ? url : url.slice(0, mark)));
  if (mark < 0) return place;
  const fields = redactFields(url.slice(mark + 1), allowed);
  const query = Object.entries(fields).map(([name, value]) => `${name}=${value}`);
  return `${place}?${query.join('&')}`;
}

/** Zendesk's addresses of files have a token in their path: `/attachments/token/{token}/`. */
const withoutToken = (place: string): string =>
  place.includes('/token/') ? place.replace(/\/token\/[^/]+/g, `/token/${REDACTED}`) : place;

/** The URL without the user and password that may stand before the host. */
const withoutPassword = (url: string): string =>
  url.includes('@') ? url.replace(/^([a-z][a-z0-9+.-]*:)?\/\/[^/]*@/i, `$1//${REDACTED}@`) : url;

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
