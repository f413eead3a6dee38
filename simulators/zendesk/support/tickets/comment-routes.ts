// Comments of tickets, as a table. https://developer.zendesk.com/api-reference/ticketing/tickets/ticket_comments/
import { z } from 'zod';
import type { Call, Route } from '../../../../src/kernel/routes.ts';
import { jsonOf, type Response } from '../../../../src/kernel/wire.ts';
import type { Desk } from '../../desk.ts';
import { BY_API, type Comment } from '../../world/comment.ts';
import {
  type CommentEdit,
  makePrivate,
  redactAttachment,
  redactMarked,
  redactText,
} from '../../world/comment-change.ts';
import { listingOf, reversed } from '../../world/listing.ts';
import type { Ticket } from '../../world/ticket.ts';
import { invalid } from '../../world/ticket-change.ts';
import type { User } from '../../world/user.ts';
import { answer, DONE } from '../protocol/answer.ts';
import { asAgent } from '../protocol/authentication.ts';
import { readValue } from '../protocol/body.ts';
import { invalidAttribute, NOT_FOUND, recordInvalid } from '../protocol/errors.ts';
import { pageOf } from '../protocol/paging.ts';
import { countAnswer, idOf } from '../protocol/records.ts';
import { named, sideloads } from '../protocol/sideload.ts';
import { userJson } from '../users/user-wire.ts';
import { attachmentJson } from './attachment-wire.ts';
import { commentJson } from './comment-wire.ts';
import { withTicket } from './with-ticket.ts';

function list(desk: Desk, ticket: Ticket, call: Call): Response {
  const { query } = call;
  const descending = query.get('sort_order') === 'desc' || query.get('sort') === '-created_at';
  const inOrder = listingOf(ticket.comments, ({ id }) => [id]);
  const inlineImages = query.get('include_inline_images') === 'true';
  return pageOf(
    call,
    'comments',
    descending ? reversed(inOrder) : inOrder,
    (comment) => commentJson(desk, comment, inlineImages),
    sideloads(call, {
      users: (comments) =>
        named(
          comments.map(({ authorId }) => authorId),
          (id) => desk.world.users.get(id),
        ).map((user) => userJson(desk, user)),
    }),
  );
}

type OnComment = (edit: CommentEdit, desk: Desk, call: Call) => Response;

const editing = (
  { world, clock }: Desk,
  ticket: Ticket,
  comment: Comment,
  author: User,
): CommentEdit => ({ world, ticket, comment, by: { author, via: BY_API }, now: clock.now() });

/** Assumption: the comments of a closed ticket stay as they are. */
const withComment = (handle: OnComment) =>
  withTicket((desk, ticket, call, agent) => {
    const id = idOf(call.params['commentId']);
    const comment = ticket.comments.find((each) => each.id === id);
    if (comment === undefined) return NOT_FOUND;
    if (ticket.status === 'closed') {
      return recordInvalid([invalid('status', desk.options.closedTicketText)]);
    }
    return handle(editing(desk, ticket, comment, agent), desk, call);
  });

const NO_OBJECT = invalidAttribute('Invalid parameter: the body must be an object');
const TEXT = z.object({ text: z.string().min(1) });

function redact(edit: CommentEdit, desk: Desk, call: Call): Response {
  const body = jsonOf(call.request);
  if (typeof body !== 'object' || body === null) return NO_OBJECT;
  const read = readValue(body, TEXT);
  if ('response' in read) return read.response;
  if (!redactText(edit, read.value.text)) {
    return recordInvalid([invalid('text', 'Text: does not stand in the comment')]);
  }
  return answer(200, { comment: commentJson(desk, edit.comment) });
}

const MARKED = z.object({
  ticket_id: z.int(),
  html_body: z.string().nullish(),
  external_attachment_urls: z.array(z.string()).max(100).nullish(),
});

/** In the agent workspace: what is marked in the HTML, and files by their addresses; of closed tickets as well. */
function redactInWorkspace(desk: Desk, call: Call, agent: User): Response {
  const body = jsonOf(call.request);
  if (typeof body !== 'object' || body === null) return NO_OBJECT;
  const read = readValue(body, MARKED);
  if ('response' in read) return read.response;
  const { ticket_id: ticketId, html_body: html, external_attachment_urls: urls } = read.value;
  const ticket = desk.world.tickets.get(ticketId);
  const id = idOf(call.params['commentId']);
  const comment = ticket?.comments.find((each) => each.id === id);
  if (ticket === undefined || comment === undefined) return NOT_FOUND;
  const edit = editing(desk, ticket, comment, agent);
  if (typeof html === 'string') redactMarked(edit, html);
  for (const attachment of comment.attachments) {
    const { content_url: address } = attachmentJson(desk.origin, attachment);
    if (urls?.includes(address)) redactAttachment(edit, attachment);
  }
  return answer(200, { comment: commentJson(desk, comment) });
}

function redactFile(edit: CommentEdit, desk: Desk, call: Call): Response {
  const id = idOf(call.params['attachmentId']);
  const attachment = edit.comment.attachments.find((each) => each.id === id);
  if (attachment === undefined) return NOT_FOUND;
  redactAttachment(edit, attachment);
  return answer(200, { attachment: attachmentJson(desk.origin, attachment) });
}

const COMMENTS = 'https://developer.zendesk.com/api-reference/ticketing/tickets/ticket_comments/';
const supported = { fidelity: 'supported', confidence: 'documented', source: COMMENTS } as const;
const CLOSED = 'assumption: refused on a closed ticket';

export const COMMENT_ROUTES: readonly Route<Desk>[] = [
  {
    ...supported,
    method: 'GET',
    path: '/api/v2/tickets/{id}/comments',
    handle: withTicket(list),
  },
  {
    ...supported,
    method: 'GET',
    path: '/api/v2/tickets/{id}/comments/count',
    handle: withTicket((desk, ticket) => countAnswer(desk, ticket.comments.length)),
  },
  {
    ...supported,
    method: 'PUT',
    path: '/api/v2/tickets/{id}/comments/{commentId}/redact',
    note: CLOSED,
    handle: withComment(redact),
  },
  {
    ...supported,
    method: 'PUT',
    path: '/api/v2/tickets/{id}/comments/{commentId}/make_private',
    note: CLOSED,
    handle: withComment((edit) => {
      makePrivate(edit);
      return DONE;
    }),
  },
  {
    ...supported,
    method: 'PUT',
    path: '/api/v2/tickets/{id}/comments/{commentId}/attachments/{attachmentId}/redact',
    note: CLOSED,
    handle: withComment(redactFile),
  },
  {
    ...supported,
    fidelity: 'partial',
    method: 'PUT',
    path: '/api/v2/comment_redactions/{commentId}',
    note: 'the HTML that is handed back is taken for the comment as it stands, without a comparison',
    handle: asAgent(redactInWorkspace),
  },
];
