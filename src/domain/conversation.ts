// A conversation: which messages belong together, in which order, and what of a ticket leaves it.
import type { CustomerFile } from './attachment.ts';
import { numberOfWaId } from './phone-number.ts';

/** A message of a customer, as both dialects tell it. */
export interface InboundMessage {
  readonly id: string;
  /** wa_ids: digits only. */
  readonly business: string;
  readonly customer: string;
  /** What the customer is called in WhatsApp; may be empty. */
  readonly name: string;
  readonly type: string;
  /** Text or caption; empty when the type has none. */
  readonly text: string;
  /** What else it says, line by line: a place, a card of the address book, a reaction. */
  readonly lines?: readonly string[];
  /** The file that it is, as WhatsApp names it. */
  readonly file?: CustomerFile | undefined;
  /** Epoch seconds. */
  readonly timestamp: number;
  /** The customer's new wa_id, when this is WhatsApp's notice of a changed number. */
  readonly movedTo?: string | undefined;
  /** What WhatsApp calls the number that it came to. */
  readonly line?: string | undefined;
}

/** What of a message is shown. */
export type Shown = Pick<InboundMessage, 'type' | 'text' | 'lines' | 'file'>;

/** What a conversation has seen so far. */
export interface Past {
  readonly messages: number;
  readonly replies: number;
}

/** Where a message has come in. */
export interface Arrived {
  /** The account of the number that was written to. */
  readonly accountId: string;
  /** The account that the customer wrote to first, of all. */
  readonly firstAccountId: string;
  readonly business: string;
  readonly customer: string;
  readonly messageId: string;
  /** What WhatsApp calls the number; another after a move to Cloud, and no other conversation for that. */
  readonly line?: string | undefined;
}

export const threadKey = (business: string, customer: string): string => `${business}:${customer}`;

/** TICKET-2, TICKET-3, TICKET-9, MIGRATION-7: one thread for each pair of numbers, whatever became of its ticket. */
export const conversationOf = (
  arrived: Arrived,
  _past: Past,
): { readonly accountId: string; readonly thread: string } => ({
  accountId: arrived.accountId,
  thread: threadKey(arrived.business, arrived.customer),
});

/** The pair in a thread key; `undefined` when it is no such key. */
export function readThreadKey(
  key: string,
): { readonly business: string; readonly customer: string } | undefined {
  const parts = /^(\d+):(\d+)$/.exec(key);
  if (parts === null) return undefined;
  return { business: parts[1] as string, customer: parts[2] as string };
}

/** Where a message stands among those that wait. */
export interface Place {
  /** Epoch seconds. */
  readonly timestamp: number;
  /** Counts arrivals: it orders what was written in the same second. */
  readonly arrival: number;
}

/** TICKET-6: by the time of writing; within a second, as they came. */
export const inboundOrder = (a: Place, b: Place): number =>
  a.timestamp - b.timestamp || a.arrival - b.arrival;

/** TICKET-6: replies leave in the order in which they were accepted. */
export const outboundOrder = (a: number, b: number): number => a - b;

/**
 * RELIABLE-1, TICKET-7: the id under which a message is brought to Support, or `undefined` when it is a
 * copy of one that is there already. `arrival` counts deliveries.
 */
export const admit = (
  message: InboundMessage,
  known: boolean,
  _arrival: number,
): string | undefined => (known ? undefined : message.id);

export const VISIBILITIES = ['public', 'internal'] as const;
export type Visibility = (typeof VISIBILITIES)[number];

/** TICKET-5, MACRO-1: public comments go to the customer, whatever they say; internal notes never do. */
export const commentLeaves = (visibility: Visibility, _text: string): boolean =>
  visibility === 'public';

/** Said in words alone. */
const WORDS: ReadonlySet<string> = new Set(['text', 'button', 'interactive', 'system']);
/** Told of in words under their name. */
const CARRIED: ReadonlySet<string> = new Set(['location', 'contacts', 'reaction']);

/** TICKET-8: what the ticket shows; a type that cannot be carried is named, never dropped. */
export function shownText({ type, text, lines = [], file }: Shown): string | undefined {
  if (WORDS.has(type) && text !== '') return text;
  const carried = CARRIED.has(type) || file !== undefined;
  const label = carried ? `[${type}]` : `[${type || 'unknown'} message: not shown here]`;
  return [label, ...lines, text].filter((line) => line !== '').join('\n');
}

/** TICKET-12: the thread says who is answered, also when Support's requester has changed. */
export const recipientOf = (threadCustomer: string, _recipientId: string | undefined): string =>
  threadCustomer;

export interface Author {
  readonly external_id: string;
  readonly name: string;
  readonly fields: readonly { readonly id: string; readonly value: string }[];
}

/**
 * TICKET-1, TICKET-10, TICKET-12, TICKET-13: the customer, by name and WhatsApp number. The id stays the
 * first wa_id, whoever Support takes that for; `address` is the wa_id of now.
 */
export const author = (customer: string, name: string, address = customer): Author => ({
  external_id: customer,
  name: name === '' ? numberOfWaId(address) : name,
  fields: [{ id: 'whatsapp_phone_number', value: numberOfWaId(address) }],
});

/** TICKET-4: a message after the ticket was closed makes a follow-up, which Support itself does. */
export const followUpTickets = (): boolean => true;

/** TICKET-13: a customer who changes number stays the same customer; `origin` is the first one known. */
export const sameCustomer = (customer: string, origin: string | undefined): string =>
  origin ?? customer;

/**
 * TICKET-13: what came from the new number since it was changed is that customer's, though it came before
 * WhatsApp's notice; whatever is older is of somebody who had the number before. Epoch seconds.
 */
export const overtook = (writtenAt: number, changedAt: number): boolean => writtenAt >= changedAt;

/** TICKET-7: a reply that Support hands over again is the one that is here already. */
export const repeatedReply = (known: string | undefined): string | undefined => known;
