// Several updates in one envelope: changes of one account share an entry, and lists of one number share a value.
import type { Update } from '../world/business.ts';

export interface Change {
  readonly value: unknown;
  readonly field: string;
}

export interface Entry {
  readonly id: string;
  readonly time?: number;
  readonly changes: readonly Change[];
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a value may hold several of. */
const LISTS = ['contacts', 'messages', 'statuses', 'errors'] as const;

const lists = (value: Fields): readonly (readonly [string, readonly unknown[]])[] =>
  LISTS.flatMap((name) => {
    const list = value[name];
    return Array.isArray(list) ? [[name, list] as const] : [];
  });

/** What two values must have in common to be written as one; `undefined` for one that stays alone. */
function frameOf({ topic, value }: Update): string | undefined {
  if (!isFields(value)) return undefined;
  const found = lists(value);
  if (found.length === 0) return undefined;
  const emptied = Object.fromEntries(found.map(([name]) => [name, []]));
  return `${topic} ${JSON.stringify({ ...value, ...emptied })}`;
}

/** A change that may still grow. */
interface Growing extends Change {
  readonly frame: string | undefined;
  readonly own: Map<string, unknown[]>;
  /** Contacts that are named already are not named again. */
  readonly named: Set<string>;
}

function grow({ own, named }: Growing, value: Fields): void {
  for (const [name, list] of lists(value)) {
    for (const item of list) {
      if (name === 'contacts') {
        const written = JSON.stringify(item);
        if (named.has(written)) continue;
        named.add(written);
      }
      own.get(name)?.push(item);
    }
  }
}

function begun(update: Update, frame: string | undefined): Growing {
  const { topic: field, value } = update;
  if (!isFields(value) || frame === undefined) {
    return { field, value, frame, own: new Map(), named: new Set() };
  }
  const own = new Map(lists(value).map(([name]) => [name, [] as unknown[]]));
  const change = {
    field,
    value: { ...value, ...Object.fromEntries(own) },
    frame,
    own,
    named: new Set<string>(),
  };
  grow(change, value);
  return change;
}

/** In the order in which they happened: only neighbours are put together. */
export function joined(id: string, updates: readonly Update[]): readonly Entry[] {
  const entries: { time: number | undefined; changes: Growing[] }[] = [];
  for (const update of updates) {
    let entry = entries.at(-1);
    if (entry === undefined || entry.time !== update.time) {
      entry = { time: update.time, changes: [] };
      entries.push(entry);
    }
    const last = entry.changes.at(-1);
    const frame = frameOf(update);
    if (last !== undefined && frame !== undefined && last.frame === frame) {
      grow(last, update.value as Fields);
    } else entry.changes.push(begun(update, frame));
  }
  return entries.map(({ time, changes: grown }) => {
    const changes = grown.map(({ value, field }) => ({ value, field }));
    return time === undefined ? { id, changes } : { id, time, changes };
  });
}
