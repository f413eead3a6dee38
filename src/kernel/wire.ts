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

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' } as const;
const FORM_TYPE = { 'content-type': 'application/x-www-form-urlencoded' } as const;
const HTML_TYPE = { 'content-type': 'text/html; charset=utf-8' } as const;

export const get = (url: string, headers: Headers = {}): Request => ({
  method: 'GET',
  url,
  headers,
  body: '',
});

export const sendJson = (
  method: Method,
  url: string,
  value: unknown,
  headers: Headers = {},
): Request => ({
  method,
  url,
  headers: { ...JSON_TYPE, ...headers },
  body: JSON.stringify(value),
});

export const postForm = (
  url: string,
  fields: Readonly<Record<string, string>>,
  headers: Headers = {},
): Request => ({
  method: 'POST',
  url,
  headers: { ...FORM_TYPE, ...headers },
  body: new URLSearchParams(fields).toString(),
});

export const json = (status: number, value: unknown, headers: Headers = {}): Response => ({
  status,
  headers: { ...JSON_TYPE, ...headers },
  body: JSON.stringify(value),
});

export const html = (status: number, page: string): Response => ({
  status,
  headers: HTML_TYPE,
  body: page,
});

export const empty = (status: number, headers: Headers = {}): Response => ({
  status,
  headers,
  body: '',
});

const decoder = new TextDecoder();
export const textOf = (body: Body): string =>
  typeof body === 'string' ? body : decoder.decode(body);

/** The body as JSON; `undefined` when it is empty or not JSON. */
export function jsonOf(message: { readonly body: Body }): unknown {
  try {
    return JSON.parse(textOf(message.body));
  } catch {
    return undefined;
  }
}

/** A urlencoded body as fields; a repeated field keeps its last value. */
export const formOf = (message: { readonly body: Body }): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(textOf(message.body)));

export const bearer = (token: string): Headers => ({ authorization: `Bearer ${token}` });
export const basic = (user: string, password: string): Headers => ({
  authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
});
