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
