// How the tests run: threads, one module cache a worker, since no module here keeps state.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    pool: 'threads',
    isolate: false,
    environment: 'node',
    // A wait that nobody ends is a bug in the virtual clock: say so soon.
    testTimeout: 60_000,
    sequence: { hooks: 'list' },
  },
});
