// What every part of one connector works with.
import type { Random } from '../kernel/random.ts';
import type { Services } from '../kernel/services.ts';
import type { Lanes } from './lanes.ts';
import type { Law } from './law.ts';
import type { ConnectorSettings } from './settings.ts';
import type { Store } from './store.ts';

export interface Context {
  readonly settings: ConnectorSettings;
  readonly services: Services;
  readonly law: Law;
  readonly store: Store;
  readonly lanes: Lanes;
  /** Ids, keys and PINs, one stream for each. */
  readonly ids: Random;
  readonly keys: Random;
  readonly pins: Random;
  /** Counts upwards over restarts too, since it begins with the time. */
  readonly nextOrder: () => number;
}

/** Mints an unguessable key, which is a secret. */
export function mintKey(context: Context, kind: string): string {
  const key = context.keys.hex(32);
  context.services.trace.secret(kind, key);
  return key;
}
