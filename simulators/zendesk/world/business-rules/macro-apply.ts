// What a macro makes of a ticket: the change that an agent's click would submit. Nothing is written here.
// https://developer.zendesk.com/api-reference/ticketing/business-rules/macros/#show-ticket-after-changes
import { escapeHtml, textOfHtml } from '../comment-html.ts';
import type { Ticket } from '../ticket.ts';
import type { CommentInput, TicketChange } from '../ticket-change.ts';
import type { User } from '../user.ts';
import type { World } from '../world.ts';
import { type Action, actionTexts } from './action.ts';
import type { Macro } from './macro.ts';
import { fillIn } from './placeholders.ts';
import type { Subject } from './subject.ts';
import { personNamed, valuesAfter } from './value-actions.ts';

export function applyMacro(
  world: World,
  { actions }: Pick<Macro, 'actions'>,
  ticket: Ticket,
  agent: User,
): TicketChange {
  // No placeholder and no value depends on the time.
  const subject: Subject = { world, ticket, now: ticket.updatedAt, viewer: agent };
  const comment = commentOf(actions, subject);
  const followerIds = followersAfter(actions, subject);
  const title = lastText(actions, 'subject');
  return {
    ...valuesAfter(subject, actions),
    ...(title === undefined ? {} : { subject: fillIn(title, subject) }),
    ...(followerIds.length === ticket.followerIds.length ? {} : { followerIds }),
    ...(comment === undefined ? {} : { comment }),
  };
}

const textsOf = (actions: readonly Action[], field: string): readonly (readonly string[])[] =>
  actions.filter((action) => action.field === field).map(({ value }) => actionTexts(value));

export const lastText = (actions: readonly Action[], field: string): string | undefined =>
  textsOf(actions, field).at(-1)?.at(-1);

/** Comments for chats are not for tickets. */
const forTickets = (texts: readonly string[]): boolean => texts[0] !== 'channel:chat';

/** Without a ticket, placeholders stay as they are. Several comments become one, one below the other. */
export function commentOf(
  actions: readonly Action[],
  subject: Subject | undefined,
): CommentInput | undefined {
  const fill = (text: string, write?: (value: string) => string): string =>
    subject === undefined ? text : fillIn(text, subject, write);
  const bodies = textsOf(actions, 'comment_value')
    .filter((texts) => texts.length === 1 || forTickets(texts))
    .map((texts) => fill(texts.at(-1) ?? ''));
  const rich = lastText(actions, 'comment_value_html');
  const html = rich === undefined ? null : fill(rich, escapeHtml);
  if (bodies.length === 0 && html === null) return undefined;
  return {
    body: html === null ? bodies.join('\n') : textOfHtml(html),
    html,
    // Assumption: a macro that does not say so replies in public, as an agent's composer stands.
    public: lastText(actions, 'comment_mode_is_public') !== 'false',
  };
}

function followersAfter(actions: readonly Action[], subject: Subject): readonly number[] {
  const added = textsOf(actions, 'follower').flatMap(
    ([text = '']) => personNamed(subject, text)?.id ?? [],
  );
  return [...new Set([...subject.ticket.followerIds, ...added])];
}
