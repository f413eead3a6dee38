// Messages as they stand on the wire between WhatsApp and the integration, in either dialect.
import type { Json, TraceEvent } from '../kernel/trace.ts';
import { type Fields, fields, list, text } from './reading.ts';

export type RequestEvent = Extract<TraceEvent, { readonly kind: 'request' }>;

interface Heard {
  readonly line: string;
  readonly message: Fields;
}

/** Both dialects: an envelope of entries and changes (Cloud), or the bare notice (On-Premises). */
export function messagesIn(url: string, body: Json): readonly Heard[] {
  const heard: Heard[] = list(fields(body)['messages']).map((message) => ({
    line: partAfter(url, 'whatsapp'),
    message: fields(message),
  }));
  for (const entry of list(fields(body)['entry'])) {
    for (const change of list(fields(entry)['changes'])) {
      const value = fields(fields(change)['value']);
      const line = text(fields(value['metadata'])['phone_number_id']);
      for (const message of list(value['messages'])) heard.push({ line, message: fields(message) });
    }
  }
  return heard;
}

/** The ids of those messages that a webhook says could not be delivered. */
export function failedIn(body: Json): readonly string[] {
  const changed = list(fields(body)['entry']).flatMap((entry) =>
    list(fields(entry)['changes']).flatMap((change) =>
      list(fields(fields(change)['value'])['statuses']),
    ),
  );
  return [...list(fields(body)['statuses']), ...changed]
    .filter((status) => fields(status)['status'] === 'failed')
    .map((status) => text(fields(status)['id']));
}

/** The path segment that follows another: the deployment in `/whatsapp/{deployment}/webhook`. */
export function partAfter(url: string, segment: string): string {
  const parts = url.split('/');
  return parts[parts.indexOf(segment) + 1] ?? '';
}

/** `/v23.0/{phone-number-id}/messages`, or `/on-premises/{deployment}/v1/messages`. */
export const lineOfSend = (url: string): string =>
  url.includes('/on-premises/') ? partAfter(url, 'on-premises') : (url.split('/').at(-2) ?? '');

/** The words in a message that is no text: captions, names, the degrees of a place, what was tapped. */
export function saidIn(message: Fields): readonly string[] {
  const kind = text(message['type']);
  const part = fields(message[kind]);
  const tapped = fields(part[text(part['type'])]);
  const degrees = [part['latitude'], part['longitude']].filter((each) => typeof each === 'number');
  const cards = list(message['contacts']).map((card) =>
    text(fields(fields(card)['name'])['formatted_name']),
  );
  const words = kind === 'button' ? part['text'] : part['caption'];
  return [
    text(words),
    text(part['name']),
    text(tapped['title']),
    ...degrees.map(String),
    ...cards,
  ].filter((said) => said !== '');
}

/** A message asked for; marking one as read goes to the same address. */
export const isSend = ({ method, url, body }: RequestEvent): boolean =>
  method === 'POST' && url.endsWith('/messages') && fields(body)['to'] !== undefined;
