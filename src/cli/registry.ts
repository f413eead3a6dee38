// What every command is given, and the exit codes that the command line itself decides.
import type { Command } from 'commander';
import type { Io } from './io.ts';

export const EXIT = {
  ok: 0,
  failed: 1,
  usage: 2,
  harness: 3,
  undecided: 4,
  nothing: 5,
} as const;

/** A command registers itself and answers its exit code through `done`. */
export interface Registry {
  readonly program: Command;
  readonly io: Io;
  done(code: number): void;
}
