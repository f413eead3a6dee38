// What invariants look at, gathered in one walk over a trace: messages on the wire, on phones, on tickets.
import type { Instant } from '../kernel/clock.ts';
import type { Json, TraceEvent } from '../kernel/trace.ts';

export interface InboundMessage {
  readonly id: string;
  /** As WhatsApp calls it: text, image, system, … */
  readonly type: string;
  /** Of a text; empty otherwise. */
  readonly text: string;
  /** Of anything else: words that whoever tells of it must say, such as a caption. */
  readonly says: readonly string[];
  /** Epoch seconds, as WhatsApp says when it was sent. */
  readonly timestamp: number;
  /** The business's end: the phone number id (Cloud) or the deployment (On-Premises). */
  readonly line: string;
  /** The customer's end: the digits of the phone that wrote it, which the wire may spell otherwise (wa_id). */
  readonly customer: string;
  /** When the integration first acknowledged it with 200; `undefined` while it has not. */
  acknowledgedAt: Instant | undefined;
  readonly seq: number;
}

export interface Pushed {
  readonly id: string;
  readonly at: Instant;
  readonly seq: number;
}

/** A message that the integration asked WhatsApp to send. */
export interface Outgoing {
  readonly line: string;
  /** The digits of the phone that it is for, as far as that phone was heard of. */
  readonly customer: string;
  readonly text: string;
  /** Anything may be said inside the 24 hours, a template at any time. */
  readonly template: boolean;
  /** WhatsApp was heard to take it, whatever became of it then. */
  accepted: boolean;
  readonly at: Instant;
  readonly seq: number;
}

export type DeviceEvent = Extract<TraceEvent, { readonly kind: 'device' }>;

export interface TicketComment {
  readonly ticket: number;
  readonly requester: string | null;
  readonly role: string | null;
  readonly public: boolean;
  readonly body: string;
  readonly failure: string | null;
}

export interface Sighting {
  readonly events: readonly TraceEvent[];
  /** By message id, in the order in which each first stood on the wire. */
  readonly inbound: ReadonlyMap<string, InboundMessage>;
  readonly pushes: readonly Pushed[];
  readonly outgoing: readonly Outgoing[];
  readonly devices: readonly DeviceEvent[];
  /** Digits of a phone → those of the one that its WhatsApp moved to. */
  readonly moves: ReadonlyMap<string, string>;
  /** On all tickets at the end of the run, in order. */
  readonly comments: readonly TicketComment[];
  /** The event that holds those comments. */
  readonly endSeq: number | undefined;
}

type Fields = { readonly [key: string]: Json };
const fields = (value: Json | undefined): Fields =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Fields) : {};
const list = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);
const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

interface Heard {
  readonly line: string;
  readonly message: Fields;
}

/** Both dialects: an envelope of entries and changes (Cloud), or the bare notice (On-Premises). */
function messagesIn(url: string, body: Json): readonly Heard[] {
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

/** The path segment that follows another: the deployment in `/whatsapp/{deployment}/webhook`. */
function partAfter(url: string, segment: string): string {
  const parts = url.split('/');
  return parts[parts.indexOf(segment) + 1] ?? '';
}

/** `/v23.0/{phone-number-id}/messages`, or `/on-premises/{deployment}/v1/messages`. */
const lineOfSend = (url: string): string =>
  url.includes('/on-premises/') ? partAfter(url, 'on-premises') : (url.split('/').at(-2) ?? '');

export function sightingOf(events: readonly TraceEvent[]): Sighting {
  const inbound = new Map<string, InboundMessage>();
  const pushes: Pushed[] = [];
  const outgoing: Outgoing[] = [];
  const devices: DeviceEvent[] = [];
  const carried = new Map<number, readonly InboundMessage[]>();
  const sending = new Map<number, Outgoing>();
  const people = newPeople();
  let comments: readonly TicketComment[] = [];
  let endSeq: number | undefined;
  for (const event of events) {
    if (event.kind === 'device') {
      devices.push(event);
      if (event.direction === 'sent') people.writers.set(event.message, digitsOf(event.phone));
    } else if (event.kind === 'state' && event.label === 'end') {
      comments = commentsIn(event.value);
      endSeq = event.seq;
    } else if (event.kind === 'response') {
      const sent = sending.get(event.hop);
      if (sent !== undefined) sent.accepted = event.status < 300;
      if (event.status !== 200) continue;
      for (const message of carried.get(event.hop) ?? []) message.acknowledgedAt ??= event.at;
    } else if (event.kind === 'request') {
      if (event.to === 'connector' && event.from === 'whatsapp') {
        carried.set(event.hop, noteInbound(inbound, people, event));
      } else if (event.from === 'connector' && event.url.includes('/any_channel/push')) {
        for (const resource of list(fields(event.body)['external_resources'])) {
          pushes.push({ id: text(fields(resource)['external_id']), at: event.at, seq: event.seq });
        }
      } else if (event.from === 'connector' && isSend(event)) {
        const sent = outgoingOf(people, event);
        outgoing.push(sent);
        sending.set(event.hop, sent);
      } else if (event.from === 'connector') {
        noteMove(people, event);
      }
    }
  }
  return { events, inbound, pushes, outgoing, devices, moves: people.moves, comments, endSeq };
}

type RequestEvent = Extract<TraceEvent, { readonly kind: 'request' }>;

/** Who is who: the wire names a customer by a wa_id, whose digits need not be those of the phone. */
interface People {
  /** The phone that wrote a message, by the message's id. */
  readonly writers: Map<string, string>;
  /** The phone behind a wa_id. */
  readonly phones: Map<string, string>;
  /** From the phone of before to the one of now. */
  readonly moves: Map<string, string>;
  /** The hosted client whose number a phone number id of Cloud has taken over. */
  readonly lines: Map<string, string>;
  /** The client that was backed up last. */
  backedUp: string | undefined;
}

const newPeople = (): People => ({
  writers: new Map(),
  phones: new Map(),
  moves: new Map(),
  lines: new Map(),
  backedUp: undefined,
});
const digitsOf = (written: string): string => written.replace(/\D/g, '');

/** A number that moves to Cloud with a backup stays the same line to its customers. */
function noteMove(people: People, { url, body }: RequestEvent): void {
  if (url.endsWith('/v1/settings/backup')) people.backedUp = partAfter(url, 'on-premises');
  if (!url.endsWith('/register') || fields(body)['backup'] === undefined) return;
  if (people.backedUp !== undefined) people.lines.set(lineOfSend(url), people.backedUp);
}

function outgoingOf({ phones, lines }: People, { url, body, at, seq }: RequestEvent): Outgoing {
  const to = digitsOf(text(fields(body)['to']));
  const line = lineOfSend(url);
  return {
    line: lines.get(line) ?? line,
    customer: phones.get(to) ?? to,
    text: text(fields(fields(body)['text'])['body']),
    template: fields(body)['type'] === 'template',
    accepted: false,
    at,
    seq,
  };
}

function noteInbound(
  inbound: Map<string, InboundMessage>,
  { writers, phones, moves, lines }: People,
  event: RequestEvent,
): readonly InboundMessage[] {
  return messagesIn(event.url, event.body).map(({ line, message }) => {
    const id = text(message['id']);
    const known = inbound.get(id);
    if (known !== undefined) return known;
    const waId = text(message['from']);
    const phone = writers.get(id) ?? waId;
    // WhatsApp tells of a changed number in the name of the old one.
    const before = phones.get(waId);
    if (message['type'] !== 'system') phones.set(waId, phone);
    else if (before !== undefined) moves.set(before, phone);
    const noted: InboundMessage = {
      id,
      type: text(message['type']),
      text: text(fields(message['text'])['body']),
      says: saidIn(message),
      timestamp: Number(message['timestamp']),
      line: lines.get(line) ?? line,
      customer: phone,
      acknowledgedAt: undefined,
      seq: event.seq,
    };
    inbound.set(id, noted);
    return noted;
  });
}

/** The words in a message that is no text: captions, names, the degrees of a place, what was tapped. */
function saidIn(message: Fields): readonly string[] {
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

function commentsIn(state: Json): readonly TicketComment[] {
  return list(fields(fields(state)['zendesk'])['tickets']).flatMap((value) => {
    const ticket = fields(value);
    const phone = fields(ticket['requester'])['whatsappPhoneNumber'];
    return list(ticket['comments']).map((item): TicketComment => {
      const comment = fields(item);
      return {
        ticket: Number(ticket['id']),
        requester: typeof phone === 'string' ? phone : null,
        role: text(comment['role']),
        public: comment['public'] === true,
        body: text(comment['body']),
        failure: typeof comment['failure'] === 'string' ? comment['failure'] : null,
      };
    });
  });
}

/** A message asked for; marking one as read goes to the same address. */
const isSend = ({ method, url, body }: RequestEvent): boolean =>
  method === 'POST' && url.endsWith('/messages') && fields(body)['to'] !== undefined;

/** How often each text occurs. */
export function countTexts(texts: Iterable<string>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const each of texts) counts.set(each, (counts.get(each) ?? 0) + 1);
  return counts;
}

export const isCustomer = (comment: TicketComment): boolean => comment.role === 'end-user';
