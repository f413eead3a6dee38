// Files on their way: a customer's that Support has yet to fetch, and an agent's that WhatsApp has yet to get.
import type { SentType } from '../../domain/attachment.ts';

/** A customer's file, held for Support; its key is unguessable and part of its address. */
export interface HeldFile {
  readonly name: string;
  readonly mimeType: string;
  readonly bytes: Uint8Array;
  /** In ms; nobody gets it afterwards. */
  readonly until: number;
}

/** A file of an agent's reply. */
export interface OutboundFile {
  /** Where Support has it. */
  readonly url: string;
  /** How WhatsApp has it, once it does. */
  readonly uploaded?: {
    readonly mediaId: string;
    readonly as: SentType;
    readonly name: string;
  };
}
