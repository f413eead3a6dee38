// What a command may do with the outside: say something. Only `terminal.ts` knows where it goes.
import type { Strays } from './strays.ts';

export interface Io {
  /** Standard output: results only. */
  out(text: string): void;
  /** Standard error: progress and complaints. */
  err(text: string): void;
  /** Whether standard output is a terminal that wants colour. */
  readonly color: boolean;
  /** Whether a moving progress bar can be shown on standard error. */
  readonly animated: boolean;
  /** Columns of the terminal; 80 elsewhere. */
  readonly width: number;
  /** How many threads this machine can really run at once. */
  readonly processors: number;
  /** The folder that relative paths start from. */
  readonly cwd: string;
  /** What somebody types before a command's name: `npm start --`, or `channelproof`. */
  readonly command: string;
  /** Resolves when the user ends a command that lasts: Ctrl-C, or a request of the system. */
  stopped(): Promise<void>;
  /** Keeps errors that nobody caught from ending the process. */
  readonly strays: Strays;
}

/** The user's mistake: said in one message, exit code 2, no stack trace. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Nothing matched what was asked for: exit code 5. */
export class NothingSelected extends Error {
  override readonly name = 'NothingSelected';
}
