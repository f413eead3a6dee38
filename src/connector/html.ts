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
const SPECIAL = /[&<>"']/g;

const escaped = (text: string): string =>
  text.replace(SPECIAL, (character) => ESCAPES[character] ?? character);

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
  parts.forEach((part, i) => {
    markup += markupOf(part) + (strings[i + 1] ?? '');
  });
  return { markup };
}
