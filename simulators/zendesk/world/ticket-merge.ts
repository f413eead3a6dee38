// Merging tickets into another: they are closed, and what they say goes on there.
// https://developer.zendesk.com/api-reference/ticketing/tickets/tickets/#merge-tickets-into-target-ticket
import type { Instant } from '../../../src/kernel/clock.ts';
import type { Effect } from './effect.ts';
import { addComment, openAudit } from './event-log.ts';
import { isPublic, type Ticket } from './ticket.ts';
import { type FieldRefusal, invalid } from './ticket-change.ts';
import { finish, updateTicket } from './ticket-update.ts';
import { setValues, type Update, valuesOf } from './update.ts';
import type { User } from './user.ts';
import type { World } from './world.ts';

export interface Merge {
  readonly target: Ticket;
  readonly sources: readonly Ticket[];
  readonly author: User;
  readonly sourceComment?: string | undefined;
  readonly targetComment?: string | undefined;
  readonly sourceCommentIsPublic: boolean;
  readonly targetCommentIsPublic: boolean;
}

/** https://support.zendesk.com/hc/en-us/articles/4408882445594 */
const MERGED_TAG = 'closed_by_merge';

export function refusedMerge({ target, sources }: Merge): readonly FieldRefusal[] {
  const refused: FieldRefusal[] = [];
  if (sources.length === 0) refused.push(invalid('ids', 'Ids: there is nothing to merge'));
  if (sources.includes(target)) {
    refused.push(invalid('ids', 'Ids: a ticket cannot be merged into itself'));
  }
  for (const { id, status } of [target, ...sources]) {
    if (status !== 'closed') continue;
    refused.push(invalid('base', `Ticket ${id} is closed and cannot be merged`));
  }
  return refused;
}

/** Comments of a merge are private as soon as one of the tickets is, or came by a channel integration. */
const mustBePrivate = ({ target, sources }: Merge): boolean =>
  [target, ...sources].some((ticket) => !isPublic(ticket) || ticket.via.channel === 'any_channel');

export function mergeTickets(world: World, merge: Merge, now: Instant): readonly Effect[] {
  const { target, sources, author } = merge;
  const open = !mustBePrivate(merge);
  const effects: Effect[] = [];
  for (const source of sources) {
    const body = `Request #${target.id} "${target.subject}" goes on with what was asked here.`;
    effects.push(
      ...closeMerged(world, source, merge, open && merge.sourceCommentIsPublic, body, now),
    );
  }
  const numbers = sources.map(({ id }) => `#${id}`).join(', ');
  const copied = sources.map(({ requesterId }) => requesterId);
  const done = updateTicket(
    world,
    target,
    {
      comment: {
        body: merge.targetComment?.trim() || `Merged into this: ${numbers}.`,
        html: null,
        public: open && merge.targetCommentIsPublic,
      },
      emailCcIds: [...new Set([...target.emailCcIds, ...copied])].filter(
        (id) => id !== target.requesterId,
      ),
    },
    { author, via: { channel: 'merge', ticketId: (sources[0] as Ticket).id } },
    now,
  );
  if (!('refused' in done)) effects.push(...done.effects);
  return effects;
}

/** What is asked of a ticket that is closed otherwise (an assignee, fields) is not asked of a merged one. */
function closeMerged(
  world: World,
  ticket: Ticket,
  merge: Merge,
  open: boolean,
  otherwise: string,
  now: Instant,
): readonly Effect[] {
  const by = {
    author: merge.author,
    via: { channel: 'merge', ticketId: merge.target.id },
  } as const;
  const before = valuesOf(ticket);
  const audit = openAudit(world.ids, ticket, by, now);
  const comment = addComment(world.ids, ticket, audit, {
    body: merge.sourceComment?.trim() || otherwise,
    html: null,
    public: open,
  });
  const update: Update = { ...by, world, ticket, audit, before, comment, now, effects: [] };
  setValues(update, { status: 'closed', tags: [...new Set([...ticket.tags, MERGED_TAG])] });
  finish(update, true);
  return update.effects;
}
