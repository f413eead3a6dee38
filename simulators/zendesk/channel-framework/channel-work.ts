// What the channel framework keeps between its doings that is no part of the world: its dice and its rounds.
import type { Clock } from '../../../src/kernel/clock.ts';
import type { Random } from '../../../src/kernel/random.ts';
import { createRounds, type Rounds } from './rounds.ts';

export interface ChannelWork {
  readonly pullIds: Random;
  /** By the id of the account. */
  readonly pulls: Rounds;
  /** By the id of the integration. */
  readonly healthChecks: Rounds;
}

export const startChannelWork = (random: Random, clock: Clock): ChannelWork => ({
  pullIds: random.fork('pulls'),
  pulls: createRounds(clock),
  healthChecks: createRounds(clock),
});
