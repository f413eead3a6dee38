// People as Zendesk knows them: agents, admins, and the end users that channels bring in.
import type { Instant } from '../../../src/kernel/clock.ts';
import type { Ids } from './ids.ts';

export const ROLES = ['end-user', 'agent', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** The types of the vendor's list that this simulator makes (OAS: UserIdentityObject). */
export const IDENTITY_TYPES = ['email', 'any_channel'] as const;

export interface Identity {
  readonly id: number;
  readonly type: (typeof IDENTITY_TYPES)[number];
  readonly value: string;
  readonly createdAt: Instant;
}

/** Assumption: the source article's "WhatsApp phone number" of a requester is this user field. */
export const USER_FIELDS = ['whatsapp_phone_number'] as const;
export type UserField = (typeof USER_FIELDS)[number];

export interface User {
  readonly id: number;
  readonly role: Role;
  readonly createdAt: Instant;
  updatedAt: Instant;
  name: string;
  readonly email: string | null;
  readonly identities: Identity[];
  readonly fields: { [K in UserField]: string | null };
}

export interface NewUser {
  readonly role: Role;
  readonly name: string;
  readonly identity: Pick<Identity, 'type' | 'value'>;
}

export function createUser(ids: Ids, input: NewUser, now: Instant): User {
  const id = ids.next();
  return {
    id,
    role: input.role,
    createdAt: now,
    updatedAt: now,
    name: input.name,
    email: input.identity.type === 'email' ? input.identity.value : null,
    identities: [{ id: ids.next(), ...input.identity, createdAt: now }],
    fields: { whatsapp_phone_number: null },
  };
}

export const isUserField = (id: string): id is UserField => USER_FIELDS.includes(id as UserField);
