// Values from traces as text for people: clipped where a reader has a limit, and never silently.
import type { Json } from '../kernel/trace.ts';

export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;

/** The first `max` characters, and how many are missing. */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  // Never between the halves of a character outside the basic plane.
  const end = /[\uD800-\uDBFF]/.test(text[max - 1] ?? '') ? max - 1 : max;
  return `${text.slice(0, end)}… (${plural(text.length - end, 'more character')})`;
}

/** On one line; a text stands in quotes, so that nothing and an empty text look different. */
export const valueText = (value: Json): string => JSON.stringify(value);

/** Over several lines when that helps. */
export function prettyValue(value: Json): string {
  const line = JSON.stringify(value);
  return line.length <= 72 ? line : JSON.stringify(value, null, 2);
}

const isControl = (code: number): boolean =>
  code < 0x20 ? code !== 0x09 && code !== 0x0a : code >= 0x7f && code <= 0x9f;

const isInvisible = (code: number): boolean =>
  // Overrides of writing direction can make a line read as something else than it says.
  (code >= 0x202a && code <= 0x202e) ||
  (code >= 0x2066 && code <= 0x2069) ||
  code === 0xfffe ||
  code === 0xffff ||
  (code >= 0xd800 && code <= 0xdfff);

/** Most texts are plain, and need not be read letter by letter. */
const PLAIN = /^[\t\n\x20-\x7e]*$/;

/** Control characters, direction overrides and half characters as `\u001b`: visible, and harmless. */
export function printable(text: string): string {
  if (PLAIN.test(text)) return text;
  let out = '';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    out +=
      isControl(code) || isInvisible(code) ? `\\u${code.toString(16).padStart(4, '0')}` : character;
  }
  return out;
}

const UNITS = [
  ['day', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1_000],
] as const;

/** `24 h 1 s`, `2 days 3 h`, `35 ms`. Milliseconds are dropped above a second. */
export function durationText(ms: number): string {
  if (ms < 1_000) return `${ms} ms`;
  let left = ms;
  const parts: string[] = [];
  for (const [unit, size] of UNITS) {
    const count = Math.floor(left / size);
    // A service window is 24 hours to everybody who talks about it, not one day.
    if (count === 0 || (unit === 'day' && ms <= 48 * 3_600_000)) continue;
    left -= count * size;
    parts.push(unit === 'day' ? plural(count, 'day') : `${count} ${unit}`);
  }
  return parts.join(' ');
}
