// One Zendesk account: everything it remembers. Changed only by the functions of this folder.
import type { Instant } from '../../../src/kernel/clock.ts';
import type { Random } from '../../../src/kernel/random.ts';
import { createFiles, type Files } from './attachment.ts';
import { type AuditTrail, createAuditTrail } from './audit-trail.ts';
import { createRuleBook, type RuleBook } from './business-rules/rule-book.ts';
import { createViewBook, type ViewBook } from './business-rules/view-book.ts';
import { type Collection, createCollection } from './collection.ts';
import { type Correspondence, startCorrespondence } from './correspondence.ts';
import type { Deletion } from './deleted-ticket.ts';
import { createExportOrder, type ExportOrder } from './export-order.ts';
import type { Field } from './field.ts';
import type { Group, Membership } from './group.ts';
import { createIds, type Ids } from './ids.ts';
import type { Instance, Integration } from './integration.ts';
import { createJobs, type Jobs } from './job.ts';
import { createOAuth, type OAuth } from './oauth.ts';
import type { Organization, OrganizationMembership, OrganizationMerge } from './organization.ts';
import {
  createOrganizationIndex,
  createOrganizationMembers,
  type OrganizationIndex,
  type OrganizationMembers,
} from './organization-index.ts';
import { createSearchIndex, type SearchIndex } from './search-index.ts';
import type { Ticket } from './ticket.ts';
import { TICKET_CHOICES, type TicketChoices } from './ticket-change.ts';
import { createTicketIndex, type TicketIndex } from './ticket-index.ts';
import { createUser, type IdentityType, type NewUser, type User } from './user.ts';
import { createUserIndex, type UserIndex } from './user-index.ts';
import type { Webhook } from './webhook.ts';

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
  readonly userIndex: UserIndex;
  /** `type:value` of an identity → whose it is. */
  readonly identities: Map<string, User>;
  readonly groups: Collection<Group>;
  readonly memberships: Collection<Membership>;
  readonly organizations: Collection<Organization>;
  readonly organizationMemberships: Collection<OrganizationMembership>;
  readonly organizationIndex: OrganizationIndex;
  readonly organizationMembers: OrganizationMembers;
  /** By the ULID; in the order in which they were asked for. */
  readonly organizationMerges: Map<string, OrganizationMerge>;
  readonly ticketFields: Collection<Field>;
  readonly userFields: Collection<Field>;
  readonly organizationFields: Collection<Field>;
  readonly tickets: Collection<Ticket>;
  readonly ticketIndex: TicketIndex;
  readonly auditTrail: AuditTrail;
  readonly searchIndex: SearchIndex;
  readonly exportOrder: ExportOrder;
  /** By their ids; in the order in which they were deleted. */
  readonly deletedTickets: Map<number, Deletion>;
  /** What can be chosen about tickets; set before there are any. */
  ticketChoices: TicketChoices;
  /** The tickets that an agent has looked at last, the newest first, by the agent's id. */
  readonly recentTickets: Map<number, readonly number[]>;
  readonly files: Files;
  readonly jobs: Jobs;
  readonly oauth: OAuth;
  readonly ruleBook: RuleBook;
  readonly viewBook: ViewBook;
  /** Tickets are counted from 1. */
  nextTicketId: number;
  readonly integrations: Integration[];
  readonly instances: Map<string, Instance>;
  /** By the id of the account. */
  readonly correspondences: Map<number, Correspondence>;
  /** By the ULID. */
  readonly webhooks: Map<string, Webhook>;
  /** OAuth access token → the push id that it is good for. */
  readonly pushTokens: Map<string, string>;
  /** What a return URL carries → the visit that it belongs to. */
  readonly visits: Map<string, Visit>;
}

export function createWorld(random: Random): World {
  const ids = createIds(random);
  const users = createCollection<User>();
  const tickets = createCollection<Ticket>();
  const organizations = createCollection<Organization>();
  const organizationMemberships = createCollection<OrganizationMembership>();
  return {
    ids,
    users,
    userIndex: createUserIndex(users),
    identities: new Map(),
    groups: createCollection(),
    memberships: createCollection(),
    organizations,
    organizationMemberships,
    organizationIndex: createOrganizationIndex(organizations),
    organizationMembers: createOrganizationMembers(organizationMemberships),
    organizationMerges: new Map(),
    ticketFields: createCollection(),
    userFields: createCollection(),
    organizationFields: createCollection(),
    tickets,
    ticketIndex: createTicketIndex(tickets),
    auditTrail: createAuditTrail(tickets),
    searchIndex: createSearchIndex(tickets, users, organizations),
    exportOrder: createExportOrder(tickets, users, organizations),
    deletedTickets: new Map(),
    ticketChoices: TICKET_CHOICES,
    recentTickets: new Map(),
    files: createFiles(random.fork('files')),
    jobs: createJobs(random.fork('jobs')),
    oauth: createOAuth(random.fork('oauth')),
    ruleBook: createRuleBook(),
    viewBook: createViewBook(),
    nextTicketId: 1,
    integrations: [],
    instances: new Map(),
    correspondences: new Map(),
    webhooks: new Map(),
    pushTokens: new Map(),
    visits: new Map(),
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
