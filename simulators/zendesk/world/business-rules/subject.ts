// What conditions are asked about: a ticket at a moment, and who looks at it or what is being done to it.
import type { Instant } from '../../../../src/kernel/clock.ts';
import type { Ticket } from '../ticket.ts';
import type { Update } from '../update.ts';
import type { User } from '../user.ts';
import type { World } from '../world.ts';

export interface Subject {
  readonly world: World;
  readonly ticket: Ticket;
  readonly now: Instant;
  /** What is being done to it; triggers only. */
  readonly update?: Update | undefined;
  /** Who looks at it; views only. */
  readonly viewer?: User | undefined;
}

/** Whom `current_user` and `current_groups` mean. */
export const currentUser = ({ viewer, update }: Subject): User | null =>
  viewer ?? update?.author ?? null;
