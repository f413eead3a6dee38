// A world that is over is let go at once: what outlives small collections is copied about until the next large one,
// and a suite makes a thousand worlds. A getter on an object literal, or a function put in another's place, is
// enough to keep all that it sees.
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { play } from '../../src/run/play.ts';
import type { Plan } from '../../src/scenario/plan.ts';
import { story } from './stories.ts';

type Collect = (options?: { readonly type: 'minor' }) => void;

const PLAYS = 30;
/** The engine's own notes are among what is kept, so the best of some rounds counts. */
const ROUNDS = 4;
/** Half of what was kept of each world while one place of each kind kept all. */
const KEPT_MAX = 100 * 1024;

function collector(): Collect {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc');
}

/** What outlives small collections of each world, in bytes. */
async function keptOf(plan: Plan, collect: Collect): Promise<number> {
  collect();
  const before = getHeapStatistics().used_heap_size;
  for (let i = 0; i < PLAYS; i++) await play(plan);
  // Young things are moved twice before they count as old.
  for (let i = 0; i < 3; i++) collect({ type: 'minor' });
  return (getHeapStatistics().used_heap_size - before) / PLAYS;
}

test('a small collection takes a world that is over', async () => {
  const collect = collector();
  const plan = await story('window/inside-is-delivered', 'cloud');
  const kept: number[] = [];
  for (let round = 0; round < ROUNDS; round++) kept.push(await keptOf(plan, collect));
  expect(Math.min(...kept)).toBeLessThan(KEPT_MAX);
});
