// What every command is given, and the exit codes by name.
import type { Command } from 'commander';
import { EXIT_CODES } from '../report/exit-code.ts';
import type { Io } from './io.ts';

/** The exit codes by name. */
export const EXIT = Object.fromEntries(EXIT_CODES.map(({ name, code }) => [name, code])) as {
  readonly [Row in (typeof EXIT_CODES)[number] as Row['name']]: Row['code'];
};

/** A command registers itself and answers its exit code through `done`. */
export interface Registry {
  readonly program: Command;
  readonly io: Io;
  done(code: number): void;
}
