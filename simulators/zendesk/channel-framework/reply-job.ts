// An agent's reply that waits for its turn, or is being carried.
import type { Request } from '../../../src/kernel/wire.ts';
import type { Known } from '../world/correspondence.ts';
import type { Instance } from '../world/integration.ts';

export interface ReplyJob extends Known {
  readonly instance: Instance;
  /** The same for every try. */
  readonly request: Request;
}
