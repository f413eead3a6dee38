// One Zendesk account: everything it remembers. Changed only by the functions of this folder.
import type { Instant } from '../../../src/kernel/clock.ts';
import type { Random } from '../../../src/kernel/random.ts';
import { type Correspondence, startCorrespondence } from './correspondence.ts';
import { createIds, type Ids } from './ids.ts';
import type { Instance, Integration } from './integration.ts';
import type { Ticket } from './ticket.ts';
import { createUser, type NewUser, type User } from './user.ts';

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
  readonly users: Map<number, User>;
  /** Ticket n stands at n - 1. */
  readonly tickets: Ticket[];
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
    users: new Map(),
    tickets: [],
    integrations: [],
    instances: new Map(),
    correspondences: new Map(),
    pushTokens: new Map(),
    visits: new Map(),
    assigneeFieldId: ids.next(),
  };
}

export function addUser(world: World, input: NewUser, now: Instant): User {
  const user = createUser(world.ids, input, now);
  world.users.set(user.id, user);
  return user;
}

export function correspondenceOf(world: World, instance: Instance): Correspondence {
  const known = world.correspondences.get(instance.id);
  if (known !== undefined) return known;
  const started = startCorrespondence();
  world.correspondences.set(instance.id, started);
  return started;
}
