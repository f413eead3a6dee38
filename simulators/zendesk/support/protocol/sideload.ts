// Sideloads: `?include=users,groups` puts the records that others name beside them.
// https://developer.zendesk.com/documentation/ticketing/using-the-zendesk-api/side_loading/
import type { Call } from '../../../../src/kernel/routes.ts';
import type { Beside } from './paging.ts';

/** The name in `include`, which is the key in the answer as well → what stands there. Unknown names are ignored. */
export type Loaders<T> = Readonly<Record<string, (items: readonly T[]) => readonly unknown[]>>;

export const sideloads =
  <T>(call: Call, loaders: Loaders<T>): Beside<T> =>
  (items) => {
    const include = call.query.get('include');
    if (include === null) return {};
    const beside: Record<string, readonly unknown[]> = {};
    for (const name of include.split(',').map((part) => part.trim())) {
      const load = Object.hasOwn(loaders, name) ? loaders[name] : undefined;
      if (load !== undefined) beside[name] = load(items);
    }
    return beside;
  };

/** The records with these ids, each once, in the order in which they are named first. */
export function named<T>(
  ids: Iterable<number | null>,
  find: (id: number) => T | undefined,
): readonly T[] {
  const found: T[] = [];
  for (const id of new Set(ids)) {
    const record = id === null ? undefined : find(id);
    if (record !== undefined) found.push(record);
  }
  return found;
}
