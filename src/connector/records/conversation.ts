// What is remembered of conversations: their windows, threads, and the messages under way in them.
import type { CustomerFile } from '../../domain/attachment.ts';
import type { OwnKind } from '../../domain/own-message.ts';
import type { FilledTemplate } from '../../domain/template.ts';
import type { OutboundFile } from './file.ts';

/** Of a pair of numbers. */
export interface PairRecord {
  readonly messages: number;
  readonly replies: number;
}

export interface WindowRecord {
  /** Epoch seconds. */
  readonly start: number;
}

/** Whom a thread of an account answers. */
export interface ThreadRecord {
  readonly business: string;
  readonly customer: string;
  /** Where the customer is reached now: differs after a change of number. */
  readonly address: string;
}

/** The first number known of a customer who has changed it. */
export interface MovedRecord {
  readonly origin: string;
}

/** A message of a customer on its way to Support. */
export interface InboxRecord {
  readonly key: string;
  readonly accountId: string;
  readonly thread: string;
  readonly externalId: string;
  readonly customer: string;
  /** The customer's wa_id of now. */
  readonly address: string;
  readonly name: string;
  readonly text: string;
  /** An internal note of the integration's own, not a message of the customer. */
  readonly note?: true;
  /** Not fetched from WhatsApp yet. */
  readonly file?: CustomerFile;
  /** Fetched, and held for Support under this key. */
  readonly fileKey?: string;
  /** Epoch seconds. */
  readonly timestamp: number;
  readonly arrival: number;
  /** Held until then, in ms. */
  readonly dueAt: number;
  /** Not tried again before, in ms. */
  readonly notBefore: number;
  readonly failures: number;
}

/** An agent's reply, or what is sent in its place, on its way to the customer. */
export interface OutboxRecord {
  readonly key: string;
  readonly kind: OwnKind;
  readonly accountId: string;
  readonly thread: string;
  readonly externalId: string;
  /** Comes back with WhatsApp's statuses where the dialect can do that: each part of a reply has its own. */
  readonly reference: string;
  /** Empty when it is a file. */
  readonly text: string;
  readonly file?: OutboundFile;
  /** Of a template: what the last try sent. `text` is what the agent wrote. */
  readonly template?: FilledTemplate & { readonly to: string };
  readonly order: number;
  /** ms */
  readonly acceptedAt: number;
  /** When each try began, in ms, of which nobody knows whether it reached WhatsApp. */
  readonly doubts: readonly number[];
  readonly notBefore: number;
  readonly failures: number;
}

/** When a customer's message was sent that was answered automatically. */
export interface AutoRepliedRecord {
  /** Epoch seconds. */
  readonly at: number;
}

/** A reply that WhatsApp has accepted, by WhatsApp's message id. */
export interface SentRecord {
  readonly accountId: string;
  readonly thread: string;
  readonly externalId: string;
  readonly acceptedAt: number;
  readonly failed: boolean;
}

/** What a status has told of a message whose id we have not been told yet. */
export interface Told {
  readonly whatsAppId: string;
  readonly failure?: { readonly code: number; readonly title: string };
}

/** Kept for the reply that it may belong to. */
export interface StrayRecord {
  readonly told: readonly Told[];
}

/** A failure that the agent is to be told of. */
export interface ReportRecord {
  readonly key: string;
  readonly accountId: string;
  readonly externalId: string;
  readonly description: string;
  readonly notBefore: number;
  readonly failures: number;
}

/** A piece of a webhook that could not be read. */
export interface UnreadableRecord {
  /** The account, or the WhatsApp Business Account while nothing more is known. */
  readonly owner: string;
  /** When it came, in ms. */
  readonly at: number;
  /** As JSON, cut. */
  readonly text: string;
}

/**
 * What Zendesk would not take however often it was tried, and what of a webhook could not be read: kept, so
 * that nothing is lost silently. The back office can list it.
 */
export type UndeliveredRecord =
  | { readonly what: 'message'; readonly reason: string; readonly record: InboxRecord }
  | { readonly what: 'report'; readonly reason: string; readonly record: ReportRecord }
  | { readonly what: 'webhook'; readonly reason: string; readonly record: UnreadableRecord };
