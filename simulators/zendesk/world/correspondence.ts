// What an account and its other side have exchanged: the ids that each knows the other's messages by.
import type { Comment } from './comment.ts';
import type { Ticket } from './ticket.ts';

/** Where a message of the other side, or a reply to it, stands. */
export interface Placed {
  readonly ticket: Ticket;
  readonly comment: Comment;
}

/** A message whose external id is known. */
export interface Known extends Placed {
  /** Of the push, pull or channelback that brought it; empty when that had none. */
  readonly requestId: string;
}

export interface Correspondence {
  /** Known external ids. Assumption: unique per account, unless the account's options say otherwise. */
  readonly known: Map<string, Known>;
  /** Conversation key → newest ticket of that conversation. */
  readonly threads: Map<string, Ticket>;
  /** External ids that channelbacks have answered with. */
  readonly replies: Map<string, Placed>;
  /** Channelbacks under way. */
  underWay: number;
  /** Errors reported for a reply whose answer Zendesk has not seen yet, by external id. */
  readonly earlyReports: Map<string, string>;
}

export const startCorrespondence = (): Correspondence => ({
  known: new Map(),
  threads: new Map(),
  replies: new Map(),
  underWay: 0,
  earlyReports: new Map(),
});
