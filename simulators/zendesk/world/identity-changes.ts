// The addresses and numbers that a user is known by: each is one user's only.
// https://developer.zendesk.com/api-reference/ticketing/users/user_identities/
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { Instant } from '../../../src/kernel/clock.ts';
import { isAddress } from './people.ts';
import { type FieldRefusal, invalid, type Refused } from './ticket-change.ts';
import { createIdentity, type Identity, type IdentityType, type User } from './user.ts';
import { identityKey, type World } from './world.ts';

export interface IdentityInput {
  readonly type: IdentityType;
  readonly value: string;
  readonly verified?: boolean | undefined;
}

const LABELS: Readonly<Partial<Record<IdentityType, string>>> = {
  email: 'Email',
  phone_number: 'Phone number',
};

const VALUE_LENGTH_MAX = 255;

/** Numbers are kept as E.164, whatever the spelling; `undefined` when it is none. */
export function plainValue({ type, value }: IdentityInput): string | undefined {
  const text = value.trim();
  if (text === '' || text.length > VALUE_LENGTH_MAX) return undefined;
  if (type === 'email') return isAddress(text) ? text.toLowerCase() : undefined;
  if (type !== 'phone_number') return text;
  const number = parsePhoneNumberFromString(text, { extract: false });
  return number?.isPossible() === true ? number.number : undefined;
}

/** `user` is whoever may have it already. */
export function refusedIdentity(
  world: World,
  user: User | undefined,
  input: IdentityInput,
  field: string = input.type === 'email' ? 'email' : 'value',
): readonly FieldRefusal[] {
  if (user?.active === false) return [invalid('base', 'User: has been deleted')];
  const label = LABELS[input.type] ?? 'Value';
  const value = plainValue(input);
  if (value === undefined) {
    return [invalid(field, `${label}: ${input.value.slice(0, 100)} is not properly formatted`)];
  }
  const holder = world.identities.get(identityKey(input.type, value));
  if (holder === undefined || holder === user) return [];
  return [
    {
      field,
      description: `${label}: ${value} is already being used by another user`,
      error: 'DuplicateValue',
    },
  ];
}

/** An identity that the user has already is answered as it is. */
export function addIdentity(
  world: World,
  user: User,
  input: IdentityInput,
  now: Instant,
): Identity | Refused {
  const refused = refusedIdentity(world, user, input);
  const value = plainValue(input);
  if (refused.length > 0 || value === undefined) return { refused };
  const known = user.identities.find((one) => one.type === input.type && one.value === value);
  if (known !== undefined) return known;
  const identity = createIdentity(
    world.ids,
    { type: input.type, value, verified: input.verified ?? false },
    now,
  );
  user.identities.push(identity);
  world.identities.set(identityKey(input.type, value), user);
  touch(world, user, now);
  return identity;
}

export function touch(world: World, user: User, now: Instant): void {
  user.updatedAt = now;
  world.users.changed(user);
}

export function changeIdentity(
  world: World,
  user: User,
  identity: Identity,
  change: { readonly value?: string | undefined; readonly verified?: boolean | undefined },
  now: Instant,
): Refused | undefined {
  const { type } = identity;
  if (change.value !== undefined && change.value !== identity.value) {
    // Assumption: who somebody is to a channel is for the channel to say.
    if (type === 'any_channel') {
      return { refused: [invalid('value', 'Value: belongs to a channel')] };
    }
    const input = { type, value: change.value };
    const refused = refusedIdentity(world, user, input);
    const value = plainValue(input);
    if (refused.length > 0 || value === undefined) return { refused };
    const twin = user.identities.find((one) => one.type === type && one.value === value);
    if (twin !== undefined && twin !== identity) {
      return { refused: [invalid('value', 'Value: the user has it already')] };
    }
    world.identities.delete(identityKey(type, identity.value));
    world.identities.set(identityKey(type, value), user);
    identity.value = value;
  }
  // Assumption: what was verified stays so.
  if (change.verified === true) identity.verified = true;
  identity.updatedAt = now;
  touch(world, user, now);
  return undefined;
}

/** The first of its type is the primary one. */
export function makePrimary(world: World, user: User, identity: Identity, now: Instant): void {
  user.identities.splice(user.identities.indexOf(identity), 1);
  user.identities.unshift(identity);
  identity.updatedAt = now;
  touch(world, user, now);
}

export function removeIdentity(world: World, user: User, identity: Identity, now: Instant): void {
  user.identities.splice(user.identities.indexOf(identity), 1);
  world.identities.delete(identityKey(identity.type, identity.value));
  touch(world, user, now);
}
