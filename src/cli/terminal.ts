// The one place that knows the process: its streams, its environment, its folder.
import type { Io } from './io.ts';
import type { Strays } from './strays.ts';

const WIDTH = 80;

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
    cwd: process.cwd(),
    command,
    strays,
  };
}
