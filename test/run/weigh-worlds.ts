// Prints what outlives small collections of each world that is over, in bytes. Run with --expose-gc.
import { getHeapStatistics } from 'node:v8';
import { play } from '../../src/run/play.ts';
import type { Plan } from '../../src/scenario/plan.ts';
import { story } from './stories.ts';

const PLAYS = 30;
/** The engine's own notes are among what is kept, so the best of some rounds counts. */
const ROUNDS = 4;

/** There with --expose-gc. */
const collect = (globalThis as unknown as { gc(options?: { readonly type: 'minor' }): void }).gc;
const heap = (): number => getHeapStatistics().used_heap_size;

async function keptOf(plan: Plan): Promise<number> {
  collect();
  const before = heap();
  for (let i = 0; i < PLAYS; i++) await play(plan);
  // Young things are moved twice before they count as old.
  for (let i = 0; i < 3; i++) collect({ type: 'minor' });
  return (heap() - before) / PLAYS;
}

const plan = await story('window/inside-is-delivered', 'cloud');
const kept: number[] = [];
for (let round = 0; round < ROUNDS; round++) kept.push(await keptOf(plan));
process.stdout.write(JSON.stringify(kept));
