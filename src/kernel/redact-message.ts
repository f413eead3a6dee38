// What is recorded of a hop, written at once: what `redact.ts` would answer, without the detour over values.
import type { Hop } from './faults/fault.ts';
import { quoted } from './quote.ts';
import { type Allowed, HEADERS_ALLOWED, REDACTED, redactBody, redactUrl } from './redact.ts';
import { redactJson } from './redact-json.ts';
import { Written } from './trace.ts';
import type { Request, Response } from './wire.ts';

/** The fields of a `request` event. */
export function writtenRequest(hop: Hop, request: Request, allowed: Allowed): Written {
  const { id, from, to } = hop;
  const url = redactUrl(request.url, allowed);
  return new Written(
    `{"hop":${id},"from":${quoted(from)},"to":${quoted(to)},"method":"${request.method}","url":${quoted(url)},${headersAndBody(request, allowed)}}`,
  );
}

/** The fields of a `response` event. */
export const writtenResponse = (hop: Hop, response: Response, allowed: Allowed): Written =>
  new Written(`{"hop":${hop.id},"status":${response.status},${headersAndBody(response, allowed)}}`);

const headersAndBody = (message: Request | Response, allowed: Allowed): string =>
  `"headers":{${headersOf(message, allowed)}},"body":${bodyOf(message, allowed)}`;

function headersOf({ headers }: Request | Response, allowed: Allowed): string {
  let text = '';
  for (const name in headers) {
    if (text !== '') text += ',';
    const value = headers[name] as string;
    if (HEADERS_ALLOWED.has(name)) text += `${quoted(name)}:${quoted(value)}`;
    else if (name === 'location') text += `"location":${quoted(redactUrl(value, allowed))}`;
    else text += `${quoted(name)}:"${REDACTED}"`;
  }
  return text;
}

function bodyOf({ body, headers }: Request | Response, allowed: Allowed): string {
  if (body.length === 0) return 'null';
  if (typeof body === 'string' && headers['content-type']?.startsWith('application/json')) {
    const redacted = redactJson(body, allowed);
    if (redacted !== undefined) return redacted;
  }
  return JSON.stringify(redactBody(body, headers, allowed));
}
