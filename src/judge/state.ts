// Compares what could be seen before and after an act that must change nothing.
import type { Json } from '../kernel/trace.ts';

const isObject = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  value !== null && typeof value === 'object';

/** The path of the first value that differs, or `undefined` when nothing does. */
export function firstDifference(
  before: Json | undefined,
  after: Json | undefined,
  path = '',
): string | undefined {
  if (before === after) return undefined;
  const alike =
    isObject(before) && isObject(after) && Array.isArray(before) === Array.isArray(after);
  if (!alike) return path || 'the whole state';
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const found = firstDifference(before[key], after[key], path === '' ? key : `${path}.${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}
