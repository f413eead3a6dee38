// Whom a ticket names: its requester, and those who are copied in; by id, by address, or by both with a name.
// https://developer.zendesk.com/documentation/ticketing/managing-tickets/creating-and-updating-tickets/#setting-collaborators
import { z } from 'zod';
import type { Instant } from '../../../../src/kernel/clock.ts';
import {
  findOrCreateRequester,
  type PersonInput,
  refusedPerson,
  userWithEmail,
} from '../../world/people.ts';
import type { Ticket } from '../../world/ticket.ts';
import { type FieldRefusal, invalid, type TicketChange } from '../../world/ticket-change.ts';
import { isStaff } from '../../world/user.ts';
import type { World } from '../../world/world.ts';

const PERSON = z.object({ name: z.string().nullish(), email: z.string().nullish() });
const REFERENCE = z.union([z.int(), z.string(), PERSON]);
const COPIED = z.object({
  user_id: z.union([z.int(), z.string().regex(/^\d{1,15}$/)]).nullish(),
  user_email: z.string().nullish(),
  user_name: z.string().nullish(),
  action: z.enum(['put', 'delete']).nullish(),
});
const PEOPLE_MAX = 100;

export const PEOPLE = {
  requester: PERSON.nullish(),
  requester_id: z.int().nullish(),
  collaborators: z.array(REFERENCE).max(PEOPLE_MAX).nullish(),
  additional_collaborators: z.array(REFERENCE).max(PEOPLE_MAX).nullish(),
  collaborator_ids: z.array(z.int()).max(PEOPLE_MAX).nullish(),
  follower_ids: z.array(z.int()).max(PEOPLE_MAX).nullish(),
  email_cc_ids: z.array(z.int()).max(PEOPLE_MAX).nullish(),
  followers: z.array(COPIED).max(PEOPLE_MAX).nullish(),
  email_ccs: z.array(COPIED).max(PEOPLE_MAX).nullish(),
} as const;
const SCHEMA = z.object(PEOPLE);
export type GivenPeople = z.output<typeof SCHEMA>;

type Person = { readonly id: number } | PersonInput;
interface Copied {
  readonly person: Person;
  readonly add: boolean;
}

const personOf = (given: z.output<typeof REFERENCE>): Person => {
  if (typeof given === 'number') return { id: given };
  if (typeof given === 'string') return { email: given };
  return { name: given.name ?? undefined, email: given.email ?? undefined };
};

const copiedOf = (given: z.output<typeof COPIED>): Copied => ({
  person:
    given.user_id === undefined || given.user_id === null
      ? { email: given.user_email ?? undefined, name: given.user_name ?? undefined }
      : { id: Number(given.user_id) },
  add: given.action !== 'delete',
});

interface Wanted {
  readonly requester: Person | undefined;
  /** The list that the changes begin with; `undefined`: the one there is. */
  readonly ccsBefore: readonly Person[] | undefined;
  readonly ccs: readonly Copied[];
  readonly followersBefore: readonly Person[] | undefined;
  readonly followers: readonly Copied[];
}

const adding = (given: readonly z.output<typeof REFERENCE>[] | null | undefined): Copied[] =>
  (given ?? []).map((each) => ({ person: personOf(each), add: true }));

/** Assumption: collaborators are copied in by mail. */
function wantedOf(given: GivenPeople): Wanted {
  const { requester } = given;
  const id = given.requester_id ?? undefined;
  const replaced = given.email_cc_ids ?? given.collaborator_ids ?? undefined;
  return {
    requester:
      requester === undefined || requester === null
        ? id === undefined
          ? undefined
          : { id }
        : personOf(requester),
    ccsBefore: given.collaborators?.map(personOf) ?? replaced?.map((each) => ({ id: each })),
    ccs: [...adding(given.additional_collaborators), ...(given.email_ccs ?? []).map(copiedOf)],
    followersBefore: given.follower_ids?.map((each) => ({ id: each })),
    followers: (given.followers ?? []).map(copiedOf),
  };
}

const find = (world: World, person: Person) =>
  'id' in person
    ? world.users.get(person.id)
    : person.email === undefined
      ? undefined
      : userWithEmail(world, person.email);

function refusedOne(
  world: World,
  person: Person,
  field: string,
  label: string,
): readonly FieldRefusal[] {
  if (!('id' in person)) return refusedPerson(world, person, field, label);
  return world.users.get(person.id)?.active === true
    ? []
    : [invalid(field, `${label}: is not a user of this account`)];
}

function isAgent(world: World, person: Person): boolean {
  const user = find(world, person);
  return user?.active === true && isStaff(user);
}

/** Why somebody who is named cannot be meant. Looks only; nobody is made. */
export function refusedPeople(world: World, given: GivenPeople): readonly FieldRefusal[] {
  const wanted = wantedOf(given);
  const ccs = [...(wanted.ccsBefore ?? []), ...wanted.ccs.map(({ person }) => person)];
  const followers = [
    ...(wanted.followersBefore ?? []),
    ...wanted.followers.map(({ person }) => person),
  ];
  return [
    ...(wanted.requester === undefined
      ? []
      : refusedOne(world, wanted.requester, 'requester', 'Requester')),
    ...ccs.flatMap((person) => refusedOne(world, person, 'email_ccs', 'Email CC')),
    ...(followers.every((person) => isAgent(world, person))
      ? []
      : [invalid('followers', 'Follower: is not an agent')]),
  ];
}

function meantId(world: World, person: Person, now: Instant): number {
  if ('id' in person) return person.id;
  const user = findOrCreateRequester(world, person, now);
  if ('refused' in user) throw new Error('whoever is refused is not meant');
  return user.id;
}

/** `undefined` when the list stays as it is. */
function meantIds(
  world: World,
  current: readonly number[] | undefined,
  before: readonly Person[] | undefined,
  changes: readonly Copied[],
  now: Instant,
): readonly number[] | undefined {
  if (before === undefined && changes.length === 0) return undefined;
  const ids = new Set(before?.map((person) => meantId(world, person, now)) ?? current);
  for (const { person, add } of changes) {
    if (add) ids.add(meantId(world, person, now));
    else ids.delete(find(world, person)?.id ?? 0);
  }
  return [...ids];
}

/** Finds or makes whoever is named; `refusedPeople` must have been asked. */
export function meantPeople(
  world: World,
  ticket: Ticket | undefined,
  given: GivenPeople,
  now: Instant,
): Pick<TicketChange, 'requesterId' | 'followerIds' | 'emailCcIds'> {
  const { requester, ccsBefore, ccs, followersBefore, followers } = wantedOf(given);
  return {
    requesterId: requester === undefined ? undefined : meantId(world, requester, now),
    emailCcIds: meantIds(world, ticket?.emailCcIds, ccsBefore, ccs, now),
    followerIds: meantIds(world, ticket?.followerIds, followersBefore, followers, now),
  };
}
