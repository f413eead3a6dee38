// Many worlds at once, with many numbers each, never meet. 1,000 lifecycles in each are in the bench.
import { expect, test } from 'vitest';
import { worldOf } from './lifecycles.ts';

const WORLDS = 10;
const LIFECYCLES = 30;

test(`${WORLDS} worlds in parallel, ${LIFECYCLES} lifecycles each, are as each is alone`, async () => {
  const seeds = Array.from({ length: WORLDS }, (_, i) => i + 1);
  const alone: string[] = [];
  for (const seed of seeds) alone.push(await worldOf(seed, LIFECYCLES));
  expect(new Set(alone).size).toBe(WORLDS);
  expect(await Promise.all(seeds.map((seed) => worldOf(seed, LIFECYCLES)))).toEqual(alone);
});
