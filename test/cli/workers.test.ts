// How many threads play, where nobody has said.
import { expect, it } from 'vitest';
import type { Job } from '../../src/cli/job.ts';
import { workersFor } from '../../src/cli/pool.ts';

const jobs = (count: number): readonly Job[] => new Array(count);

it.each([
  { cases: 1_000, processors: 1, threads: 1 },
  { cases: 1_000, processors: 2, threads: 1 },
  { cases: 1_000, processors: 8, threads: 4 },
  { cases: 350, processors: 64, threads: 3 },
  { cases: 99, processors: 64, threads: 1 },
  { cases: 0, processors: 64, threads: 1 },
])('$cases cases on $processors processors: $threads', ({ cases, processors, threads }) => {
  expect(workersFor(jobs(cases), processors)).toBe(threads);
});
