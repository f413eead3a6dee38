// The other side's people as users of this account: whom an external author id stands for.
import type { Instant } from '../../../src/kernel/clock.ts';
import type { Instance, Integration } from './integration.ts';
import { type User, WHATSAPP_PHONE_NUMBER } from './user.ts';
import { addUser, type World } from './world.ts';

/** A field of an author, or of a ticket, by the id that the integration gives it. */
export interface FieldInput {
  readonly id: string;
  readonly value: unknown;
}

export interface AuthorInput {
  readonly externalId: string;
  readonly name: string;
  readonly locale: string | null;
  readonly fields: readonly FieldInput[];
}

/** The user that an author is, made at the first message. The name and the locale stay as first given. */
export function authorOf(
  world: World,
  instance: Instance,
  author: AuthorInput,
  now: Instant,
): User {
  const { authors } = instance.integration;
  const { externalId, name, locale, fields } = author;
  const known = authors.get(externalId);
  const before = known === undefined ? undefined : world.users.get(known);
  const user =
    before?.active === true
      ? before
      : addUser(
          world,
          {
            role: 'end-user',
            name,
            ...(locale === null ? {} : { locale }),
            identity: { type: 'any_channel', value: externalId },
          },
          now,
        );
  authors.set(externalId, user.id);
  for (const { id, value } of fields) {
    if (id !== WHATSAPP_PHONE_NUMBER || typeof value !== 'string') continue;
    if (user.fields[id] === value) continue;
    user.fields = { ...user.fields, [id]: value };
    world.users.changed(user);
  }
  return user;
}

/** Whom a user is to which integration. */
export interface Authorship {
  readonly integration: Integration;
  readonly externalId: string;
}

export function authorshipsOf(world: World, user: User): readonly Authorship[] {
  const ids = user.identities.flatMap(({ type, value }) => (type === 'any_channel' ? [value] : []));
  return world.integrations.flatMap((integration) =>
    ids
      .filter((externalId) => integration.authors.get(externalId) === user.id)
      .map((externalId) => ({ integration, externalId })),
  );
}

/** When a user is merged into another: what the author writes is the survivor's from now on. Before the identities move. */
export function authorMoved(world: World, from: User, to: User): void {
  for (const { integration, externalId } of authorshipsOf(world, from)) {
    integration.authors.set(externalId, to.id);
  }
}
