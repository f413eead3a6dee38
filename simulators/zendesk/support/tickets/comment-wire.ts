// Comments as the Support API shows them.
// https://developer.zendesk.com/api-reference/ticketing/tickets/ticket_comments/
import type { Desk } from '../../desk.ts';
import { time } from '../../iso-time.ts';
import type { Comment } from '../../world/comment.ts';
import { escapeHtml } from '../../world/comment-html.ts';
import { attachmentJson } from './attachment-wire.ts';
import { viaJson } from './via-wire.ts';

export const htmlOf = ({ html, body }: Comment): string => {
  const inner = html ?? `<p dir="auto">${escapeHtml(body).replaceAll('\n', '<br>')}</p>`;
  return `<div class="zd-comment" dir="auto">${inner}</div>`;
};

/** Images that stand within the text are named only when they are asked for. */
export const commentJson = ({ origin }: Desk, comment: Comment, inlineImages = true) => ({
  id: comment.id,
  type: 'Comment',
  author_id: comment.authorId,
  body: comment.body,
  html_body: htmlOf(comment),
  plain_body: comment.body,
  public: comment.public,
  attachments: comment.attachments
    .filter(({ inline }) => inlineImages || !inline)
    .map((attachment) => attachmentJson(origin, attachment)),
  audit_id: comment.auditId,
  via: viaJson(comment.via),
  created_at: time(comment.createdAt),
  metadata: { system: {}, custom: {} },
});
