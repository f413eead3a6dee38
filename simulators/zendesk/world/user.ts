// People as Zendesk knows them: agents, admins, and the end users that channels bring in.
import type { Instant } from '../../../src/kernel/clock.ts';
import type { Ids } from './ids.ts';
import type { CustomValues } from './ticket.ts';
import { NO_VALUES } from './ticket.ts';

export const ROLES = ['end-user', 'agent', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** The types of the vendor's list that this simulator makes (OAS: UserIdentityObject). */
export const IDENTITY_TYPES = [
  'email',
  'twitter',
  'facebook',
  'google',
  'phone_number',
  'agent_forwarding',
  'any_channel',
  'foreign',
] as const;
export type IdentityType = (typeof IDENTITY_TYPES)[number];

export interface Identity {
  readonly id: number;
  readonly type: IdentityType;
  value: string;
  verified: boolean;
  readonly createdAt: Instant;
  updatedAt: Instant;
}

/** Assumption: the source article's "WhatsApp phone number" of a requester is this user field. */
export const WHATSAPP_PHONE_NUMBER = 'whatsapp_phone_number';

/** What can be changed about a user by itself; the identities and groups have ways of their own. */
export interface UserValues {
  name: string;
  role: Role;
  alias: string;
  details: string;
  notes: string;
  phone: string | null;
  externalId: string | null;
  organizationId: number | null;
  locale: string;
  timeZone: string;
  signature: string | null;
  suspended: boolean;
  moderator: boolean;
  onlyPrivateComments: boolean;
  ticketRestriction: 'organization' | 'groups' | 'assigned' | 'requested' | null;
  tags: readonly string[];
  /** By the key of the user field. */
  fields: CustomValues;
}

export interface User extends UserValues {
  readonly id: number;
  readonly createdAt: Instant;
  updatedAt: Instant;
  /** The first is the primary one of its type. */
  readonly identities: Identity[];
  /** Ids of the groups that an agent is in. */
  readonly memberships: Set<number>;
  defaultGroupId: number | null;
  /** A user who was deleted, or merged into another, stays and is no longer active. */
  active: boolean;
  /** The address of a user who was deleted, when it is free for others. */
  formerEmail: string | null;
  /** Deleted for ever: nothing personal is left. */
  erased: boolean;
}

export interface NewUser extends Partial<UserValues> {
  readonly role: Role;
  readonly name: string;
  readonly identity?: {
    readonly type: IdentityType;
    readonly value: string;
    readonly verified?: boolean;
  };
}

export function createUser(ids: Ids, input: NewUser, now: Instant): User {
  const { identity, role, name, ...values } = input;
  const staff = role !== 'end-user';
  return {
    id: ids.next(),
    createdAt: now,
    updatedAt: now,
    name,
    role,
    alias: '',
    details: '',
    notes: '',
    phone: null,
    externalId: null,
    organizationId: null,
    locale: 'en-US',
    timeZone: 'Etc/UTC',
    signature: null,
    suspended: false,
    moderator: staff,
    onlyPrivateComments: false,
    ticketRestriction: staff ? null : 'requested',
    tags: [],
    fields: NO_VALUES,
    ...values,
    identities: identity === undefined ? [] : [createIdentity(ids, identity, now)],
    memberships: new Set(),
    defaultGroupId: null,
    active: true,
    formerEmail: null,
    erased: false,
  };
}

export function createIdentity(
  ids: Ids,
  { type, value, verified }: NonNullable<NewUser['identity']>,
  now: Instant,
): Identity {
  const known = verified ?? type === 'email';
  return { id: ids.next(), type, value, verified: known, createdAt: now, updatedAt: now };
}

/** The primary address; `null` for a user who has none. */
export const emailOf = (user: User): string | null =>
  user.identities.find(({ type }) => type === 'email')?.value ?? null;

export const isStaff = (user: User): boolean => user.role !== 'end-user';
