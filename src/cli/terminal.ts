// The one place that knows the process: its streams, its environment, its folder.
import { availableParallelism } from 'node:os';
import type { Io } from './io.ts';
import { createRealTime } from './serve/real-time.ts';
import type { Strays } from './strays.ts';

const WIDTH = 80;
const PARENT_MS = 250;

/** Somebody ends the process, or npm, which started it, is gone without a word. */
function untilStopped(): Promise<void> {
  const { after } = createRealTime();
  const { env, ppid } = process;
  return new Promise((resolve) => {
    let cancel = (): void => {};
    const stop = (): void => {
      cancel();
      resolve();
    };
    // From now on an interruption is the ordinary end; a second one ends the process at once.
    process.removeAllListeners('SIGINT');
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
    // A signal to npm ends the shell between npm and this process, and goes no further.
    const watch = (): void => {
      if (process.ppid !== ppid) stop();
      else cancel = after(PARENT_MS, watch);
    };
    if (env['npm_lifecycle_event'] === 'start') watch();
  });
}

export function createTerminal(command: string, strays: Strays): Io {
  const { env, stdout, stderr } = process;
  const noColor = env['NO_COLOR'] !== undefined && env['NO_COLOR'] !== '';
  const inCi = env['CI'] !== undefined && env['CI'] !== '' && env['CI'] !== 'false';
  return {
    out: (text) => {
      stdout.write(text);
    },
    err: (text) => {
      stderr.write(text);
    },
    color: stdout.isTTY === true && !noColor,
    animated: stderr.isTTY === true && !inCi && env['TERM'] !== 'dumb',
    width: stdout.columns ?? WIDTH,
    processors: availableParallelism(),
    cwd: process.cwd(),
    command,
    stopped: untilStopped,
    strays,
  };
}
