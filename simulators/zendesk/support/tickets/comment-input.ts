// A comment as `ticket.comment` carries it. https://developer.zendesk.com/api-reference/ticketing/tickets/ticket_comments/
import { z } from 'zod';
import { textOfHtml } from '../../world/comment-html.ts';
import type { CommentInput } from '../../world/ticket-change.ts';

export const COMMENT = z.object({
  body: z.string().nullish(),
  html_body: z.string().nullish(),
  public: z.boolean().nullish(),
  author_id: z.int().nullish(),
  uploads: z.array(z.string()).max(100).nullish(),
});

export interface GivenComment {
  readonly body: string;
  readonly html: string | null;
  /** `undefined`: as the first comment of the ticket is. */
  readonly public: boolean | undefined;
  readonly authorId: number | undefined;
  /** Tokens of files that were uploaded before. */
  readonly uploads: readonly string[];
}

export function givenComment(given: z.output<typeof COMMENT>): GivenComment {
  const html = given.html_body ?? null;
  return {
    // Both given: the HTML is what counts.
    body: html === null ? (given.body ?? '') : textOfHtml(html),
    html,
    public: given.public ?? undefined,
    authorId: given.author_id ?? undefined,
    uploads: given.uploads ?? [],
  };
}

export const plainComment = (body: string): GivenComment => ({
  body,
  html: null,
  public: undefined,
  authorId: undefined,
  uploads: [],
});

export const commentInput = (
  { body, html, authorId }: GivenComment,
  isPublic: boolean,
): CommentInput => ({ body, html, authorId, public: isPublic });
