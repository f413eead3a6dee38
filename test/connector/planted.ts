// One decision of the Law made wrongly, and where that shows.
import type { Law } from '../../src/connector/law.ts';
import type { Bench, Dialect } from './bench.ts';

export interface Planted {
  readonly requirement: string;
  readonly wrong: Partial<Law>;
  readonly dialect?: Dialect;
  /** What is seen at the edges. */
  readonly look: (bench: Bench) => Promise<unknown>;
  readonly right: unknown;
}
