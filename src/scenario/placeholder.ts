// Placeholders: `<gap>` stands for the value of `gap` in the example that is played.
import type { Json } from '../kernel/trace.ts';

export type Scalar = string | number | boolean;

/** One row of a scenario's examples and matrix, merged; `null` when it has neither. */
export type Example = Readonly<Record<string, Scalar>> | null;

/** Set for every case; an example cannot redefine them. */
export const BUILT_IN_PLACEHOLDERS = ['dialect'] as const;

const NAME = '[A-Za-z][\\w -]*';
export const PLACEHOLDER_NAME = new RegExp(`^${NAME}$`);
export const WHOLE_PLACEHOLDER = new RegExp(`^<(${NAME})>$`);
/** A doubled bracket writes the bracket itself: `<<b>>` is the text `<b>`. */
const IN_TEXT = new RegExp(`<<([^<>]*)>>|<(${NAME})>`, 'g');

/** Which requirements a step proves must not depend on the example. */
const NEVER_FILLED: ReadonlySet<string> = new Set(['proves']);

export type Path = readonly (string | number)[];

type Lookup = (name: string, path: Path) => Scalar;

function fillText(text: string, lookup: Lookup, path: Path): Scalar {
  if (!text.includes('<')) return text;
  const whole = WHOLE_PLACEHOLDER.exec(text)?.[1];
  if (whole !== undefined) return lookup(whole, path);
  return text.replace(IN_TEXT, (_all, literal: string | undefined, name: string) =>
    literal === undefined ? String(lookup(name, path)) : `<${literal}>`,
  );
}

/** Whether there may be something to fill in: most scenarios are what they are, and need no copy. */
export function hasPlaceholder(value: Json): boolean {
  if (typeof value === 'string') return value.includes('<');
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some(hasPlaceholder);
  for (const key in value) {
    if (hasPlaceholder((value as Readonly<Record<string, Json>>)[key] as Json)) return true;
  }
  return false;
}

/** The same value with every placeholder replaced; one that is a whole scalar keeps its value's type. */
export function fill(value: Json, lookup: Lookup, path: Path = []): Json {
  if (typeof value === 'string') return fillText(value, lookup, path);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    return value.map((item: Json, index) => fill(item, lookup, [...path, index]));
  }
  const filled: Record<string, Json> = {};
  for (const [key, item] of Object.entries(value)) {
    filled[key] = NEVER_FILLED.has(key) ? item : fill(item, lookup, [...path, key]);
  }
  return filled;
}
