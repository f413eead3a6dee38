// Merging a user into another, who survives. https://support.zendesk.com/hc/en-us/articles/4408887695898
import type { Instant } from '../../../src/kernel/clock.ts';
import { authorMoved } from './author.ts';
import { BY_API } from './comment.ts';
import { openAudit } from './event-log.ts';
import { touch } from './identity-changes.ts';
import { allOf } from './organization-index.ts';
import { joinOrganization, leave } from './organization-members.ts';
import { type FieldRefusal, invalid } from './ticket-change.ts';
import { setValues, type Update, valuesOf } from './update.ts';
import { isStaff, type User } from './user.ts';
import { identityKey, type World } from './world.ts';

/** https://developer.zendesk.com/api-reference/ticketing/users/users/#merge-end-users */
export const MERGED_TICKETS_MAX = 10_000;

export function mergeRefusals(world: World, from: User, to: User): readonly FieldRefusal[] {
  if (from === to) return [invalid('base', 'User: cannot be merged into itself')];
  if (isStaff(from) || isStaff(to)) return [invalid('base', 'User: only end users can be merged')];
  if (!from.active || !to.active) return [invalid('base', 'User: has been deleted')];
  const tickets = world.ticketIndex.by('requester').of(from.id).size;
  return tickets > MERGED_TICKETS_MAX
    ? [invalid('base', `User: is the requester of more than ${MERGED_TICKETS_MAX} tickets`)]
    : [];
}

/** All that the one had is the other's: addresses, organizations, tickets, and what the author writes from now on. */
export function mergeUsers(world: World, from: User, to: User, by: User, now: Instant): void {
  authorMoved(world, from, to);
  for (const identity of from.identities.splice(0)) {
    to.identities.push(identity);
    world.identities.set(identityKey(identity.type, identity.value), to);
  }
  for (const membership of allOf(world.organizationMembers.ofUser, from.id)) {
    leave(world, membership);
    joinOrganization(world, to.id, membership.organizationId, now);
  }
  // Assumption: what the survivor has not filled in comes from the other.
  for (const [key, value] of Object.entries(from.fields)) {
    if ((to.fields[key] ?? null) === null) to.fields = { ...to.fields, [key]: value };
  }
  const requested = world.ticketIndex.by('requester').of(from.id);
  for (const ticket of requested.page(0, requested.size)) {
    // Assumption: a closed ticket stays as it is, and no trigger runs for the others.
    if (ticket.status === 'closed') continue;
    const audit = openAudit(world.ids, ticket, { author: by, via: BY_API }, now);
    const before = valuesOf(ticket);
    const update: Update = {
      author: by,
      via: BY_API,
      world,
      ticket,
      audit,
      before,
      comment: null,
      now,
      effects: [],
    };
    setValues(update, { requesterId: to.id });
    ticket.updatedAt = now;
    world.tickets.changed(ticket);
  }
  from.active = false;
  touch(world, from, now);
  touch(world, to, now);
}
