// How far a run has come: a bar on a terminal, nothing elsewhere (the lines of the report are enough).
import { PassThrough, Writable } from 'node:stream';
import { progress } from '@clack/prompts';
import type { Io } from './io.ts';

export interface Progress {
  advance(label: string): void;
  stop(): void;
}

const SILENT: Progress = { advance: () => {}, stop: () => {} };

const BAR_COLUMNS = 30;

export function startProgress(io: Io, total: number, what: string): Progress {
  if (!io.animated) return SILENT;
  const output = new Writable({
    write(chunk, _encoding, done) {
      io.err(String(chunk));
      done();
    },
  });
  // A stream of its own as input: the bar must not take over the keyboard, or Ctrl-C would be lost.
  const bar = progress({
    max: total,
    size: BAR_COLUMNS,
    style: 'heavy',
    output,
    input: new PassThrough(),
  });
  bar.start(what);
  let count = 0;
  return {
    advance(label) {
      count++;
      bar.advance(1, `${count}/${total} ${label}`);
    },
    stop: () => bar.clear(),
  };
}
