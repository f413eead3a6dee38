// The placeholders in a template's texts: finding them and filling them in.

const PLACEHOLDER = /\{\{(\d+|[a-z_][a-z0-9_]*)\}\}/g;

/** What stands between the braces, each once, in the order in which it first appears. */
export function placeholdersOf(text: string): readonly string[] {
  if (!text.includes('{{')) return [];
  const names = new Set<string>();
  for (const [, name] of text.matchAll(PLACEHOLDER)) if (name !== undefined) names.add(name);
  return [...names];
}

/** In one go, so that a value that looks like a placeholder is left as it is. */
export const filledIn = (text: string, values: ReadonlyMap<string, string>): string =>
  text.replace(PLACEHOLDER, (whole, name: string) => values.get(name) ?? whole);

/** A text without its placeholders; `mark` stands where they were. */
export const withoutPlaceholders = (text: string, mark: string): string =>
  text.replace(PLACEHOLDER, mark);

/** Code points: an emoji counts once. */
export function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length++;
  return length;
}
