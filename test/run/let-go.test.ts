// A world that is over is let go at once: what outlives small collections is copied about until the next large one,
// and a suite makes a thousand worlds. A getter on an object literal, or a function put in another's place, is
// enough to keep all that it sees.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const WEIGHING = join(import.meta.dirname, 'weigh-worlds.ts');
/** Less than half of what was kept of each world while one place of each kind kept all. */
const KEPT_MAX = 100 * 1024;

// In a process of its own: what other tests leave in the heap would be weighed as well.
test('a small collection takes a world that is over', () => {
  const args = ['--expose-gc', '--import', import.meta.resolve('tsx'), WEIGHING];
  const kept: readonly number[] = JSON.parse(
    execFileSync(process.execPath, args, { encoding: 'utf8' }),
  );
  expect(Math.min(...kept)).toBeLessThan(KEPT_MAX);
});
