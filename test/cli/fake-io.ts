// A command line without a terminal: what was said is kept.
import type { Io } from '../../src/cli/io.ts';
import { main } from '../../src/cli/main.ts';
import { UNWATCHED } from '../../src/cli/strays.ts';

export interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export async function cli(
  args: readonly string[],
  cwd: string,
  more: Partial<Io> = {},
): Promise<Said> {
  let out = '';
  let err = '';
  const io: Io = {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    color: false,
    animated: false,
    width: 100,
    processors: 1,
    cwd,
    command: 'npm start --',
    stopped: () => Promise.resolve(),
    strays: UNWATCHED,
    ...more,
  };
  const code = await main(args, io);
  return { code, out, err };
}
