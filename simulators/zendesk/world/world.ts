// One Zendesk account: everything it remembers. Changed only by the functions of this folder.
import type { Instant } from '../../../src/kernel/clock.ts';
import type { Random } from '../../../src/kernel/random.ts';
import { type Collection, createCollection } from './collection.ts';
import { type Correspondence, startCorrespondence } from './correspondence.ts';
import type { Group, Membership } from './group.ts';
import { createIds, type Ids } from './ids.ts';
import type { Instance, Integration } from './integration.ts';
import type { Organization, OrganizationMembership } from './organization.ts';
import type { Ticket } from './ticket.ts';
import { createUser, type IdentityType, type NewUser, type User } from './user.ts';

/** An admin's visit to an integration's own pages, to add or edit an account. */
export interface Visit {
  readonly integration: Integration;
  readonly pushId: string;
  /** Empty when the integration has no push client. */
  readonly token: string;
  /** Set when an account is edited, or was added by this visit. */
  instance: Instance | null;
}

export interface World {
  readonly ids: Ids;
  readonly users: Collection<User>;
  /** `type:value` of an identity → whose it is. */
  readonly identities: Map<string, User>;
  readonly groups: Collection<Group>;
  readonly memberships: Collection<Membership>;
  readonly organizations: Collection<Organization>;
  readonly organizationMemberships: Collection<OrganizationMembership>;
  readonly tickets: Collection<Ticket>;
  /** Tickets are counted from 1. */
  nextTicketId: number;
  readonly integrations: Integration[];
  readonly instances: Map<string, Instance>;
  /** By the id of the account. */
  readonly correspondences: Map<number, Correspondence>;
  /** OAuth access token → the push id that it is good for. */
  readonly pushTokens: Map<string, string>;
  /** What a return URL carries → the visit that it belongs to. */
  readonly visits: Map<string, Visit>;
  /** System ticket field "Assignee", named in refusals. */
  readonly assigneeFieldId: number;
}

export function createWorld(random: Random): World {
  const ids = createIds(random);
  return {
    ids,
    users: createCollection(),
    identities: new Map(),
    groups: createCollection(),
    memberships: createCollection(),
    organizations: createCollection(),
    organizationMemberships: createCollection(),
    tickets: createCollection(),
    nextTicketId: 1,
    integrations: [],
    instances: new Map(),
    correspondences: new Map(),
    pushTokens: new Map(),
    visits: new Map(),
    assigneeFieldId: ids.next(),
  };
}

/** Addresses are the same whatever their case. */
export const identityKey = (type: IdentityType, value: string): string =>
  `${type}:${type === 'email' ? value.toLowerCase() : value}`;

/** Whoever has that identity must be nobody yet. */
export function addUser(world: World, input: NewUser, now: Instant): User {
  const user = world.users.add(createUser(world.ids, input, now));
  for (const { type, value } of user.identities) {
    world.identities.set(identityKey(type, value), user);
  }
  return user;
}

export function addGroup(world: World, name: string, isDefault: boolean, now: Instant): Group {
  const id = world.ids.next();
  return world.groups.add({
    id,
    name,
    description: '',
    isPublic: true,
    isDefault,
    createdAt: now,
    updatedAt: now,
  });
}

/** An agent's first group is the default one. Answers the membership there is, if there is one. */
export function joinGroup(world: World, user: User, group: Group, now: Instant): Membership {
  for (const known of world.memberships) {
    if (known.userId === user.id && known.groupId === group.id) return known;
  }
  user.memberships.add(group.id);
  user.defaultGroupId ??= group.id;
  const id = world.ids.next();
  return world.memberships.add({
    id,
    userId: user.id,
    groupId: group.id,
    createdAt: now,
    updatedAt: now,
  });
}

export function correspondenceOf(world: World, instance: Instance): Correspondence {
  const known = world.correspondences.get(instance.id);
  if (known !== undefined) return known;
  const started = startCorrespondence();
  world.correspondences.set(instance.id, started);
  return started;
}
