// The tests that judge mutants of the domain: its own. Each file in a world of its own, so that a mutant of a
// constant is seen by all of them.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['test/domain/**/*.test.ts'], pool: 'threads', testTimeout: 60_000 },
});
