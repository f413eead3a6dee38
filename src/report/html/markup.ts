// HTML that is safe by construction: every value put into a template is text, unless it is markup already.
import { printable } from '../value-text.ts';

/** Markup: made by `html`, or by hand from text that this project wrote itself. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Part = Markup | string | number | null | readonly Part[];

const ENTITY: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string =>
  printable(text).replace(/[&<>"']/g, (c) => ENTITY[c] ?? c);

const render = (part: Part): string => {
  if (part === null) return '';
  if (part instanceof Markup) return part.text;
  if (typeof part === 'string') return escaped(part);
  if (typeof part === 'number') return String(part);
  return part.map(render).join('');
};

/** A template whose values are escaped, in text and in quoted attributes alike. `null` is nothing. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  let text = strings[0] ?? '';
  parts.forEach((part, i) => {
    text += render(part) + (strings[i + 1] ?? '');
  });
  return new Markup(text);
}

/**
 * JSON for a `<script type="application/json">`. With `<` written as an escape, neither an end tag nor
 * a comment can begin inside it.
 */
export const embeddedJson = (json: string): string => json.replaceAll('<', '\\u003c');
