// What a world gives to each node that lives in it.
import type { Clock } from './clock.ts';
import type { Random } from './random.ts';
import type { Trace } from './trace.ts';
import type { Send } from './wire.ts';

export interface Services {
  readonly clock: Clock;
  /** Already forked for this node. */
  readonly random: Random;
  /** Calls other nodes, as this node. */
  readonly send: Send;
  readonly trace: Pick<Trace, 'record' | 'secret'>;
}
