import { SECOND } from '../kernel/clock.ts';
import type { Stage } from './stage.ts';

/**
 * People act on whole seconds, so that a limit given in seconds can be hit exactly, and one act takes at
 * least a second, so that two messages never bear the same time.
 */
export async function alignToSecond({ world: { clock }, memory }: Stage): Promise<void> {
  const earliest = memory.actedAt === undefined ? clock.now() : memory.actedAt + SECOND;
  await clock.advanceTo(Math.ceil(Math.max(clock.now(), earliest) / SECOND) * SECOND);
  memory.actedAt = clock.now();
  memory.mark = clock.now();
}

/** How long people wait for a world that does not come to rest, in virtual ms, before they go on. */
const REST_MS = 10 * SECOND;

/** Until nothing more is due within a second: an integration may try again, or look, for ever. */
export const comeToRest = ({ world }: Stage): Promise<void> => world.clock.settle(REST_MS);
