// What can still be done to a comment: it can become private, and parts of it can be made unreadable.
// https://developer.zendesk.com/api-reference/ticketing/tickets/ticket_comments/#redact-string-in-comment
import type { Instant } from '../../../src/kernel/clock.ts';
import type { Attachment } from './attachment.ts';
import type { NewEvent } from './audit.ts';
import type { Comment } from './comment.ts';
import { masked, maskedHtml, maskMarked, textOfHtml } from './comment-html.ts';
import { openAudit } from './event-log.ts';
import type { Ticket } from './ticket.ts';
import type { By } from './update.ts';
import type { World } from './world.ts';

/** What is changed, by whom and when. */
export interface CommentEdit {
  readonly world: World;
  readonly ticket: Ticket;
  readonly comment: Comment;
  readonly by: By;
  readonly now: Instant;
}

function log({ world, ticket, by, now }: CommentEdit, event: NewEvent): void {
  const audit = openAudit(world.ids, ticket, by, now);
  audit.events.push({ id: world.ids.next(), ...event });
  ticket.updatedAt = now;
  world.tickets.changed(ticket);
}

export function makePrivate(edit: CommentEdit): void {
  const { comment } = edit;
  if (!comment.public) return;
  comment.public = false;
  log(edit, { type: 'CommentPrivacyChange', commentId: comment.id, public: false });
}

/** The description is the first comment, so it is changed with it. */
function rewrite({ ticket, comment }: CommentEdit, body: string, html: string | null): void {
  if (comment === ticket.comments[0]) ticket.description = body;
  comment.body = body;
  comment.html = html;
}

/** Every occurrence of a text; answers whether there was one. */
export function redactText(edit: CommentEdit, secret: string): boolean {
  const { comment } = edit;
  if (secret.trim() === '' || !comment.body.includes(secret)) return false;
  const html = comment.html === null ? null : maskedHtml(comment.html, secret);
  rewrite(edit, comment.body.replaceAll(secret, masked(secret)), html);
  log(edit, { type: 'CommentRedactionEvent', commentId: comment.id });
  return true;
}

/** What stands in `<redact>` of the comment's HTML, as it is handed back. */
export function redactMarked(edit: CommentEdit, marked: string): void {
  const html = maskMarked(marked);
  rewrite(edit, textOfHtml(html), edit.comment.html === null ? null : html);
  log(edit, { type: 'CommentRedactionEvent', commentId: edit.comment.id });
}

/** The file is gone; an empty text stands in its place. */
export function redactAttachment(edit: CommentEdit, attachment: Attachment): void {
  if (attachment.redacted) return;
  attachment.redacted = true;
  attachment.bytes = new Uint8Array();
  log(edit, {
    type: 'AttachmentRedactionEvent',
    commentId: edit.comment.id,
    attachmentId: attachment.id,
  });
}
