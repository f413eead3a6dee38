// The views and macros of an account, and the listings of tickets that views have made so far.
import type { Instant } from '../../../../src/kernel/clock.ts';
import { type Collection, createCollection } from '../collection.ts';
import type { Listing } from '../listing.ts';
import type { Ticket } from '../ticket.ts';
import type { Macro } from './macro.ts';
import type { View } from './view.ts';

/** The tickets of a view, kept up to date. */
export interface KeptListing {
  /** As it is at that time. */
  at(now: Instant): Listing<Ticket>;
  end(): void;
}

export interface ViewBook {
  readonly views: Collection<View>;
  readonly macros: Collection<Macro>;
  /** By what defines them and who looks; the one that was looked at last is the last. */
  readonly kept: Map<string, KeptListing>;
}

export const createViewBook = (): ViewBook => ({
  views: createCollection(),
  macros: createCollection(),
  kept: new Map(),
});
