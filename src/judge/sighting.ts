// What invariants look at, gathered in one walk over a trace: messages on the wire, on phones, on tickets.
import type { Instant } from '../kernel/clock.ts';
import type { TraceEvent } from '../kernel/trace.ts';
import { type Ending, endingOf, type TicketComment } from './ending.ts';
import {
  failedIn,
  isSend,
  lineOfSend,
  messagesIn,
  partAfter,
  type RequestEvent,
  saidIn,
} from './message-wire.ts';
import { digitsOf, fields, list, text } from './reading.ts';

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
  /** As WhatsApp calls it: text, image, template, … */
  readonly type: string;
  /** Anything may be said inside the 24 hours, a template at any time. */
  readonly template: boolean;
  /** Which template; empty for anything else. */
  readonly templateName: string;
  /** What WhatsApp calls it since it was taken; empty before. */
  id: string;
  /** WhatsApp was heard to take it, whatever became of it then. */
  accepted: boolean;
  readonly at: Instant;
  readonly seq: number;
}

export type DeviceEvent = Extract<TraceEvent, { readonly kind: 'device' }>;

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
  readonly end: Ending | undefined;
  /** By message id: when the integration took note that WhatsApp could not deliver it. */
  readonly toldFailed: ReadonlyMap<string, Instant>;
  /** Calls that came to nothing: no answer, a server in trouble, too many calls, a fault that struck. */
  readonly trouble: { readonly firstAt: Instant; readonly lastAt: Instant } | undefined;
  /** A call had no answer yet when the run ended. */
  readonly underWay: boolean;
}

export function sightingOf(events: readonly TraceEvent[]): Sighting {
  const inbound = new Map<string, InboundMessage>();
  const pushes: Pushed[] = [];
  const outgoing: Outgoing[] = [];
  const devices: DeviceEvent[] = [];
  const carried = new Map<number, readonly InboundMessage[]>();
  const sending = new Map<number, Outgoing>();
  const people = newPeople();
  const failing = new Map<number, readonly string[]>();
  const toldFailed = new Map<string, Instant>();
  const open = new Set<number>();
  let trouble: Sighting['trouble'];
  let end: Ending | undefined;
  for (const event of events) {
    if (isTrouble(event)) trouble = { firstAt: trouble?.firstAt ?? event.at, lastAt: event.at };
    if (event.kind === 'request') open.add(event.hop);
    else if (event.kind === 'response' || event.kind === 'no-answer') open.delete(event.hop);
    if (event.kind === 'device') {
      devices.push(event);
      if (event.direction === 'sent') people.writers.set(event.message, digitsOf(event.phone));
    } else if (event.kind === 'state' && event.label === 'end') {
      end = endingOf(event);
    } else if (event.kind === 'response') {
      const sent = sending.get(event.hop);
      if (sent !== undefined) {
        sent.accepted = event.status < 300;
        sent.id = text(fields(list(fields(event.body)['messages'])[0])['id']);
      }
      if (event.status !== 200) continue;
      for (const id of failing.get(event.hop) ?? []) {
        if (!toldFailed.has(id)) toldFailed.set(id, event.at);
      }
      for (const message of carried.get(event.hop) ?? []) message.acknowledgedAt ??= event.at;
    } else if (event.kind === 'request') {
      if (event.to === 'connector' && event.from === 'whatsapp') {
        carried.set(event.hop, noteInbound(inbound, people, event));
        failing.set(event.hop, failedIn(event.body));
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
  return {
    events,
    inbound,
    pushes,
    outgoing,
    devices,
    moves: people.moves,
    comments: end?.comments ?? [],
    endSeq: end?.seq,
    end,
    toldFailed,
    trouble,
    underWay: open.size > 0,
  };
}

const isTrouble = (event: TraceEvent): boolean =>
  event.kind === 'fault' ||
  event.kind === 'no-answer' ||
  (event.kind === 'response' && (event.status >= 500 || event.status === 429));

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
    type: text(fields(body)['type']),
    template: fields(body)['type'] === 'template',
    templateName: text(fields(fields(body)['template'])['name']),
    id: '',
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

/** How often each text occurs. */
export function countTexts(texts: Iterable<string>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const each of texts) counts.set(each, (counts.get(each) ?? 0) + 1);
  return counts;
}

/** The number that a phone's owner has now. */
export function phoneOfNow(phone: string, moves: Sighting['moves']): string {
  let now = phone;
  // As many steps as there were moves: somebody may have moved back.
  for (let step = 0; step < moves.size; step++) now = moves.get(now) ?? now;
  return now;
}

export const isCustomer = (comment: TicketComment): boolean => comment.role === 'end-user';
