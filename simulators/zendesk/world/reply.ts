// What becomes of an agent's reply on its way to the customer, as the agent can see it on the ticket.
import type { Instant } from '../../../src/kernel/clock.ts';
import type { Known, Placed } from './correspondence.ts';
import { openAudit } from './event-log.ts';
import type { Instance } from './integration.ts';
import { correspondenceOf, type World } from './world.ts';

/** The integration has taken the reply and given it an id; that id is known from now on. */
export function replyTaken(
  world: World,
  instance: Instance,
  reply: Known,
  externalId: string,
  now: Instant,
): void {
  const { known, replies, earlyReports } = correspondenceOf(world, instance);
  const { ticket, comment, requestId } = reply;
  known.set(externalId, { ticket, comment, requestId });
  replies.set(externalId, reply);
  log(world, reply, now, {
    type: 'ChannelBackEvent',
    commentId: reply.comment.id,
    externalId,
  });
  const reported = earlyReports.get(externalId);
  if (reported === undefined) return;
  earlyReports.delete(externalId);
  replyFailed(world, reply, reported, now);
}

/**
 * The reply did not reach the customer. The comment stays, and the status too; this is no update of
 * the ticket, so it is told on a closed one as well.
 */
export function replyFailed(world: World, reply: Placed, error: string, now: Instant): void {
  reply.comment.failure = error;
  log(world, reply, now, {
    type: 'ChannelBackFailedEvent',
    commentId: reply.comment.id,
    error,
  });
}

type Outcome =
  | { readonly type: 'ChannelBackEvent'; readonly commentId: number; readonly externalId: string }
  | { readonly type: 'ChannelBackFailedEvent'; readonly commentId: number; readonly error: string };

function log(world: World, reply: Placed, now: Instant, outcome: Outcome): void {
  const { ticket } = reply;
  const audit = openAudit(world.ids, ticket, { author: null, via: ticket.via }, now);
  audit.events.push({ id: world.ids.next(), ...outcome });
  if (world.tickets.get(ticket.id) === ticket) world.tickets.changed(ticket);
}
