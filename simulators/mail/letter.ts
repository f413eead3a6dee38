// A letter as it travels, and what may stand in one.
import { z } from 'zod';
import type { Instant } from '../../src/kernel/clock.ts';

const ADDRESS = /^(?=.{3,254}$)[^\s@<>]+@[^\s@<>]+$/;
const address = z.string().regex(ADDRESS, 'must be a mail address');
const messageId = z.string().regex(/^[\w.@-]{1,128}$/, 'must be a message id');

export const LETTER = z.object({
  /** Given by whoever writes, as RFC 5322 has it: the same id is the same letter. */
  id: messageId,
  from: address,
  to: address,
  subject: z.string().max(998),
  text: z.string().max(64 * 1024),
  /** The letter that it answers. */
  inReplyTo: messageId.nullable(),
});
export type Letter = z.output<typeof LETTER>;

/** What lies in a mailbox. */
export interface Arrived extends Letter {
  readonly at: Instant;
}
