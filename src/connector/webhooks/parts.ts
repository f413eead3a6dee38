// What a webhook carries, read piece by piece: one that cannot be read costs no other.
import { z } from 'zod';
import {
  CONTACT,
  MESSAGE,
  STATUS,
  type WireContact,
  type WireMessage,
  type WireStatus,
} from './event.ts';

const pieces = z.array(z.unknown()).default([]);

/** The lists themselves; their pieces are read one by one. */
export const PARTS = z.object({ contacts: pieces, messages: pieces, statuses: pieces });

/** A piece of a webhook that is not as WhatsApp describes it. */
export interface Unreadable {
  /** The field at fault, and what is wrong with it. */
  readonly reason: string;
  readonly piece: unknown;
}

export interface Delivery {
  readonly contacts: readonly WireContact[];
  readonly messages: readonly WireMessage[];
  readonly statuses: readonly WireStatus[];
  readonly unreadable: readonly Unreadable[];
}

function readEach<Piece>(
  schema: z.ZodType<Piece>,
  given: readonly unknown[],
  unreadable: Unreadable[],
  where: string,
): Piece[] {
  const good: Piece[] = [];
  for (const piece of given) {
    const read = schema.safeParse(piece);
    if (read.success) good.push(read.data);
    else unreadable.push({ reason: reasonOf(read.error, where), piece });
  }
  return good;
}

export function reasonOf(error: z.ZodError, where: string): string {
  const [issue] = error.issues;
  return `${[where, ...(issue?.path ?? [])].join('.')}: ${issue?.message}`;
}

export function readParts(parts: z.output<typeof PARTS>): Delivery {
  const unreadable: Unreadable[] = [];
  const messages = readEach(MESSAGE, parts.messages, unreadable, 'messages');
  const statuses = readEach(STATUS, parts.statuses, unreadable, 'statuses');
  // A contact only lends a name, so nothing is lost with one that cannot be read.
  const contacts = readEach(CONTACT, parts.contacts, [], 'contacts');
  return { contacts, messages, statuses, unreadable };
}
