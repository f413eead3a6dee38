// Relates what an expectation asked for with what was seen.
import type { Json } from '../kernel/trace.ts';

export interface Difference {
  readonly key: string;
  readonly expected: Json;
  readonly actual: Json;
}

/** Lists of which the expectation names only some members, and texts of which it quotes a part. */
const CONTAINED: ReadonlySet<string> = new Set(['notices', 'offers', 'says']);

export function equal(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined || a === null || b === null) return false;
  if (typeof a !== 'object' || typeof b !== 'object') return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((item, i) => equal(item, b[i]));
  }
  const left = a as { readonly [key: string]: Json };
  const right = b as { readonly [key: string]: Json };
  const keys = Object.keys(left);
  if (keys.length !== Object.keys(right).length) return false;
  return keys.every((key) => equal(left[key], right[key]));
}

const contains = (all: Json | undefined, some: Json): boolean =>
  typeof all === 'string' && typeof some === 'string'
    ? all.includes(some)
    : Array.isArray(all) &&
      Array.isArray(some) &&
      some.every((item) => all.some((candidate) => equal(candidate, item)));

/** A key that was never observed has no actual value: the evidence is missing. */
export function missingKeys(
  expected: Readonly<Record<string, Json>>,
  observed: Readonly<Record<string, Json>>,
): readonly string[] {
  return Object.keys(expected).filter((key) => !(key in observed));
}

/** Where what was observed departs from what was expected; only expected keys count. */
export function differences(
  expected: Readonly<Record<string, Json>>,
  observed: Readonly<Record<string, Json>>,
): readonly Difference[] {
  return Object.entries(expected).flatMap(([key, wanted]) => {
    const actual = observed[key];
    const held = CONTAINED.has(key) ? contains(actual, wanted) : within(wanted, actual);
    return held ? [] : [{ key, expected: wanted, actual: actual ?? null }];
  });
}

/** An object asks only for the keys it names; everything else is compared whole. */
function within(wanted: Json, actual: Json | undefined): boolean {
  if (wanted === null || typeof wanted !== 'object' || Array.isArray(wanted)) {
    return equal(wanted, actual);
  }
  if (actual === null || actual === undefined || typeof actual !== 'object') return false;
  const seen = actual as { readonly [key: string]: Json };
  return Object.entries(wanted).every(([key, value]) => within(value, seen[key]));
}
