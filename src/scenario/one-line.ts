// A step as one line of YAML: what the trace, the report and the console print.
import type { Json } from '../kernel/trace.ts';

/** Texts that mean the same with and without quotes, wherever they stand. */
const PLAIN = /^[\p{L}_][\p{L}\p{N}_ .+@/-]*$/u;
const RESERVED = /^(?:true|false|null)$/i;

const writeText = (text: string): string =>
  PLAIN.test(text) && !RESERVED.test(text) && !text.endsWith(' ') ? text : JSON.stringify(text);

const writeEntry = ([key, value]: readonly [string, Json]): string =>
  `${writeText(key)}: ${writeValue(value)}`;

function writeValue(value: Json): string {
  if (typeof value === 'string') return writeText(value);
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) return `[${value.map(writeValue).join(', ')}]`;
  const entries = Object.entries(value);
  return entries.length === 0 ? '{}' : `{ ${entries.map(writeEntry).join(', ')} }`;
}

export const oneLine = (step: Readonly<Record<string, Json>>): string =>
  Object.entries(step).map(writeEntry).join(', ');
