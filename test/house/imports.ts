// What a file imports, what of it by value, and the circles that imports run in.
import { posix } from 'node:path';
import { lineAt, type Scanned } from './source-text.ts';

export interface Import {
  /** As written: `../kernel/clock.ts`, `express`, `node:fs`. */
  readonly specifier: string;
  /** The path in the project that a relative specifier means. */
  readonly target: string | undefined;
  readonly line: number;
  /** Whether all of it vanishes when types are stripped. */
  readonly typeOnly: boolean;
  /** The names taken by value; `*` for all of them. */
  readonly values: readonly string[];
}

/** `import … from '…'`, `export … from '…'`, `import '…'`, `import('…')`, types and dynamic ones included. */
const IMPORTS =
  /\b(?:import|export)\b(?<clause>[\w\s{},*$]*?)\bfrom\s*(?<from>['"])[^\n]*?\k<from>|\bimport\s*\(?\s*(?<bare>['"`])[^\n]*?\k<bare>/g;

export function importsOf(path: string, text: string, { code }: Scanned): readonly Import[] {
  return [...code.matchAll(IMPORTS)].map((match) => {
    // Strings are blank in the code; the text has the same places.
    const written = text.slice(match.index, match.index + match[0].length);
    const specifier = /(['"`])([^'"`]*)\1$/.exec(written)?.[2] ?? '';
    const clause = match.groups?.['clause'];
    const values = clause === undefined ? ['*'] : valuesOf(clause);
    return {
      specifier,
      target: specifier.startsWith('.') ? posix.join(posix.dirname(path), specifier) : undefined,
      line: lineAt(text, match.index),
      typeOnly: values.length === 0,
      values,
    };
  });
}

function valuesOf(clause: string): readonly string[] {
  const trimmed = clause.trim();
  if (trimmed.startsWith('type ')) return [];
  const [before = '', named = ''] = trimmed.split(/[{}]/);
  const whole = before.replace(/,\s*$/, '').trim();
  const names = named
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && !name.startsWith('type '))
    .map((name) => name.split(/\s+as\s+/)[0] ?? name);
  return whole === '' ? names : ['*', ...names];
}

/** Every circle of imports found, each as the paths along it; the first path is named again at the end. */
export function circles(
  graph: ReadonlyMap<string, readonly string[]>,
): readonly (readonly string[])[] {
  const found: string[][] = [];
  const done = new Set<string>();
  const along: string[] = [];
  const walk = (path: string): void => {
    const back = along.indexOf(path);
    if (back >= 0) found.push([...along.slice(back), path]);
    if (back >= 0 || done.has(path)) return;
    along.push(path);
    for (const next of graph.get(path) ?? []) walk(next);
    along.pop();
    done.add(path);
  };
  for (const path of graph.keys()) walk(path);
  return found;
}
