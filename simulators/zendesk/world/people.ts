// People as a ticket names them: by id, or by an address that may be nobody's yet.
import type { Instant } from '../../../src/kernel/clock.ts';
import { placeByDomain } from './organization-members.ts';
import { type FieldRefusal, invalid, type Refused } from './ticket-change.ts';
import type { User } from './user.ts';
import { addUser, identityKey, type World } from './world.ts';

export interface PersonInput {
  readonly name?: string | undefined;
  readonly email?: string | undefined;
}

const ADDRESS = /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/;
const ADDRESS_LENGTH_MAX = 255;

export const isAddress = (text: string): boolean =>
  text.length <= ADDRESS_LENGTH_MAX && ADDRESS.test(text);

export const userWithEmail = (world: World, email: string): User | undefined =>
  world.identities.get(identityKey('email', email));

/** Why nobody can be found or made of it. */
export function refusedPerson(
  world: World,
  { name, email }: PersonInput,
  field: string,
  label: string,
): readonly FieldRefusal[] {
  if (email === undefined) {
    // Assumption: a name alone makes a person without an address.
    return name === undefined || name.trim() === ''
      ? [invalid(field, `${label}: Name: is too short`)]
      : [];
  }
  if (userWithEmail(world, email) !== undefined) return [];
  if (!isAddress(email)) return [invalid(field, `${label}: Email: is not an address`)];
  return [];
}

/** Whoever has that address, or a new end user with it. Without a name, the address gives one. */
export function findOrCreateRequester(
  world: World,
  input: PersonInput,
  now: Instant,
): User | Refused {
  const refused = refusedPerson(world, input, 'requester', 'Requester');
  if (refused.length > 0) return { refused };
  const { email, name } = input;
  const known = email === undefined ? undefined : userWithEmail(world, email);
  if (known !== undefined) return known;
  const own = name?.trim() ?? '';
  const user = addUser(
    world,
    {
      role: 'end-user',
      name: own === '' ? nameFrom(email ?? '') : own,
      ...(email === undefined ? {} : { identity: { type: 'email', value: email } as const }),
    },
    now,
  );
  placeByDomain(world, user, now);
  return user;
}

/** Assumption: `ana.souza@…` is Ana Souza. */
const nameFrom = (email: string): string =>
  email
    .slice(0, email.indexOf('@'))
    .split(/[._-]+/)
    .map((part) => part.slice(0, 1).toUpperCase() + part.slice(1))
    .join(' ')
    .trim();
