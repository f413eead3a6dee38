// Examples, matrix and placeholders must fit each other: nothing unknown, nothing unused.
import type { Json } from '../kernel/trace.ts';
import { BUILT_IN_PLACEHOLDERS, fill, type Path } from './placeholder.ts';
import { nearest, type Problem } from './problem.ts';
import type { ScenarioDocument } from './scenario.ts';

type Examples = Pick<ScenarioDocument, 'examples' | 'matrix'>;

/** The parts of a document in which placeholders are replaced. */
export const FILLED = ['title', 'about', 'world', 'steps'] as const;

function checkRows({ examples = [], matrix = {} }: Examples): readonly Problem[] {
  const problems: Problem[] = [];
  const names = Object.keys(examples[0] ?? {});
  const seen = new Set<string>();
  examples.forEach((row, index) => {
    const path = ['examples', index];
    const missing = names.filter((name) => !Object.hasOwn(row, name));
    const extra = Object.keys(row).filter((name) => !names.includes(name));
    if (missing.length > 0 || extra.length > 0) {
      const message = `this row has other columns than the first: ${[...missing, ...extra].join(', ')}`;
      problems.push({ path, at: 'value', message, hint: `columns: ${names.join(', ')}` });
    }
    const key = JSON.stringify(names.map((name) => row[name]));
    if (seen.has(key)) {
      const hint = 'keep one of them';
      problems.push({ path, at: 'value', message: 'this row stands twice', hint });
    }
    seen.add(key);
  });
  for (const name of Object.keys(matrix)) {
    if (!names.includes(name)) continue;
    const message = `"${name}" stands in the examples as well`;
    problems.push({ path: ['matrix', name], at: 'key', message, hint: 'keep one of them' });
  }
  return problems;
}

function checkBuiltIn({ examples = [], matrix = {} }: Examples): readonly Problem[] {
  const taken = (path: Path, name: string): Problem => ({
    path,
    at: 'key',
    message: `<${name}> is set for every case`,
    hint: name === 'dialect' ? 'choose with: dialects: [cloud]' : 'take another name',
  });
  return BUILT_IN_PLACEHOLDERS.flatMap((name) => [
    ...(Object.hasOwn(examples[0] ?? {}, name) ? [taken(['examples', 0, name], name)] : []),
    ...(Object.hasOwn(matrix, name) ? [taken(['matrix', name], name)] : []),
  ]);
}

/** `value` is the raw document; its examples and matrix have passed the schema. */
export function checkExamples(
  value: { readonly [key: string]: Json },
  document: Examples,
): readonly Problem[] {
  const first = document.examples?.[0] ?? {};
  const declared: readonly (readonly [string, Path])[] = [
    ...Object.keys(first).map((name) => [name, ['examples', 0, name]] as const),
    ...Object.keys(document.matrix ?? {}).map((name) => [name, ['matrix', name]] as const),
  ];
  const known = [...declared.map(([name]) => name), ...BUILT_IN_PLACEHOLDERS];
  const used = new Set<string>();
  const unknown: Problem[] = [];
  for (const part of FILLED) {
    const written = value[part];
    if (written === undefined) continue;
    fill(
      written,
      (name, path) => {
        used.add(name);
        if (!known.includes(name)) {
          const meant = nearest(name, known);
          unknown.push({
            path,
            at: 'value',
            message: `there is no placeholder <${name}>`,
            hint:
              meant === undefined
                ? `add a column "${name}" to examples, or write <<${name}>> for the text itself`
                : `did you mean "<${meant}>"?`,
          });
        }
        return `<${name}>`;
      },
      [part],
    );
  }
  const unused = declared
    .filter(([name]) => !used.has(name))
    .map(
      ([name, path]): Problem => ({
        path,
        at: 'key',
        message: `<${name}> is never used`,
        hint: 'use it in a step, or leave it out',
      }),
    );
  return [...checkRows(document), ...checkBuiltIn(document), ...unknown, ...unused];
}
