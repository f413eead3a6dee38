// HTTP as plain values: what every hop is made of, in memory and on a socket alike.

export const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
export type Method = (typeof METHODS)[number];

/** Header names are lower case. */
export type Headers = Readonly<Record<string, string>>;

/** Text for JSON, forms and HTML (the exact characters, so that signatures can be checked); bytes for media. */
export type Body = string | Uint8Array;

export interface Request {
  readonly method: Method;
  /** Absolute, as the caller wrote it: `https://graph.facebook.com/v23.0/123/messages`. */
  readonly url: string;
  readonly headers: Headers;
  readonly body: Body;
  /** The body as JSON, where somebody on the way has read it already. */
  readonly json?: unknown;
}

export interface Response {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

export type Handler = (request: Request) => Response | Promise<Response>;

/** Calls another node. Rejects with `NoAnswer` when no answer arrives. */
export type Send = (
  request: Request,
  options?: { readonly timeoutMs?: number },
) => Promise<Response>;

export const NO_ANSWER_REASONS = ['refused', 'timeout'] as const;

/** The caller cannot know whether the other side acted, unless the connection was refused. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
  readonly reason: (typeof NO_ANSWER_REASONS)[number];
  constructor(reason: (typeof NO_ANSWER_REASONS)[number], url: string) {
    super(`${url}: ${reason === 'refused' ? 'connection refused' : 'no answer in time'}`);
    this.reason = reason;
  }
}

// Frozen, because messages without other headers share them.
const NO_HEADERS: Headers = Object.freeze({});
const JSON_TYPE = Object.freeze({ 'content-type': 'application/json; charset=utf-8' });
const FORM_TYPE = Object.freeze({ 'content-type': 'application/x-www-form-urlencoded' });
const HTML_TYPE = Object.freeze({ 'content-type': 'text/html; charset=utf-8' });

export const get = (url: string, headers?: Headers): Request => ({
  method: 'GET',
  url,
  headers: headers ?? NO_HEADERS,
  body: '',
});

export const sendJson = (
  method: Method,
  url: string,
  value: unknown,
  headers?: Headers,
): Request => ({
  method,
  url,
  headers: headers === undefined ? JSON_TYPE : { ...JSON_TYPE, ...headers },
  body: JSON.stringify(value),
});

/** Most fields are plain; the others go the way of `URLSearchParams`, which costs ten times as much. */
const writeField = (text: string): string =>
  /[^\w.*-]/.test(text) ? new URLSearchParams([['', text]]).toString().slice(1) : text;

function writeForm(fields: Readonly<Record<string, string>>): string {
  let text = '';
  for (const name of Object.keys(fields)) {
    if (text !== '') text += '&';
    text += `${writeField(name)}=${writeField(fields[name] as string)}`;
  }
  return text;
}

export const postForm = (
  url: string,
  fields: Readonly<Record<string, string>>,
  headers?: Headers,
): Request => ({
  method: 'POST',
  url,
  headers: headers === undefined ? FORM_TYPE : { ...FORM_TYPE, ...headers },
  body: writeForm(fields),
});

export const json = (status: number, value: unknown, headers?: Headers): Response => ({
  status,
  headers: headers === undefined ? JSON_TYPE : { ...JSON_TYPE, ...headers },
  body: JSON.stringify(value),
});

export const html = (status: number, page: string): Response => ({
  status,
  headers: HTML_TYPE,
  body: page,
});

export const empty = (status: number, headers?: Headers): Response => ({
  status,
  headers: headers ?? NO_HEADERS,
  body: '',
});

const decoder = new TextDecoder();
export const textOf = (body: Body): string =>
  typeof body === 'string' ? body : decoder.decode(body);

/** The body as JSON; `undefined` when it is empty or not JSON. */
export function jsonOf(message: { readonly body: Body; readonly json?: unknown }): unknown {
  if (message.json !== undefined) return message.json;
  try {
    return JSON.parse(textOf(message.body));
  } catch {
    return undefined;
  }
}

const QUESTION_MARK = 0x3f;

/** A field of a form or query as it was meant: what `URLSearchParams` answers, at a tenth of its cost. */
export function decodeField(written: string): string {
  if (!/[%+\ud800-\udfff]/.test(written)) return written;
  try {
    if (!/[\ud800-\udfff]/.test(written)) return decodeURIComponent(written.replaceAll('+', ' '));
  } catch {
    // Not UTF-8, or no digits after the sign.
  }
  return new URLSearchParams(`=${written}`).get('') ?? '';
}

/** Visits the fields of a urlencoded text in order: the name decoded, the value as it is written. */
export function eachField(text: string, visit: (name: string, written: string) => void): void {
  let start = text.charCodeAt(0) === QUESTION_MARK ? 1 : 0;
  while (start < text.length) {
    const mark = text.indexOf('&', start);
    const end = mark < 0 ? text.length : mark;
    const equals = text.indexOf('=', start);
    const nameEnd = equals < 0 || equals > end ? end : equals;
    if (end > start) visit(decodeField(text.slice(start, nameEnd)), text.slice(nameEnd + 1, end));
    start = end + 1;
  }
}

/** Sets a field of any name: assignment would lose one named `__proto__`. */
export function keep<T>(fields: Record<string, T>, name: string, value: T): void {
  if (name === '__proto__') {
    Object.defineProperty(fields, name, {
      value,
      enumerable: true,
      writable: true,
      configurable: true,
    });
  } else fields[name] = value;
}

/** A urlencoded body as fields; a repeated field keeps its last value. */
export function formOf(message: { readonly body: Body }): Record<string, string> {
  const fields: Record<string, string> = {};
  eachField(textOf(message.body), (name, value) => keep(fields, name, decodeField(value)));
  return fields;
}

export const bearer = (token: string): Headers => ({ authorization: `Bearer ${token}` });
export const basic = (user: string, password: string): Headers => ({
  authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
});
