// HTML as a tagged template: every value is escaped, unless it is markup itself.

/** Markup that is safe to put into a page as it stands. */
export interface Markup {
  readonly markup: string;
}

export type Part = string | number | Markup | readonly Markup[] | undefined;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const SPECIAL = /[&<>"']/;
const EACH_SPECIAL = /[&<>"']/g;

/** Most texts have nothing to escape, and to see that is far cheaper than to replace nothing. */
const escaped = (text: string): string =>
  SPECIAL.test(text)
    ? text.replace(EACH_SPECIAL, (character) => ESCAPES[character] ?? character)
    : text;

function markupOf(part: Part): string {
  if (part === undefined) return '';
  if (typeof part === 'string') return escaped(part);
  if (typeof part === 'number') return String(part);
  if ('markup' in part) return part.markup;
  let all = '';
  for (const one of part) all += one.markup;
  return all;
}

export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  let markup = strings[0] ?? '';
  for (let i = 0; i < parts.length; i++) markup += markupOf(parts[i]) + (strings[i + 1] ?? '');
  return { markup };
}
