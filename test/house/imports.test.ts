// The reader of imports that the house rules look through.
import { describe, expect, test } from 'vitest';
import { circles, importsOf } from './imports.ts';
import { scan } from './source-text.ts';

const read = (text: string) => importsOf('src/run/a.ts', text, scan(text));

describe('importsOf', () => {
  test.each([
    ["import x from './x.ts';", ['*'], 'src/run/x.ts'],
    ["import * as x from '../judge/x.ts';", ['*'], 'src/judge/x.ts'],
    [
      "import { a, type B, c as d } from '../../simulators/mail/x.ts';",
      ['a', 'c'],
      'simulators/mail/x.ts',
    ],
    ["import x, { a } from './x.ts';", ['*', 'a'], 'src/run/x.ts'],
    ["import {\n  type A,\n  type B,\n} from './x.ts';", [], 'src/run/x.ts'],
    ["import type { A } from './x.ts';", [], 'src/run/x.ts'],
    ["import type A from './x.ts';", [], 'src/run/x.ts'],
    ["import './x.ts';", ['*'], 'src/run/x.ts'],
    ["export { a } from './x.ts';", ['a'], 'src/run/x.ts'],
    ["export * from './x.ts';", ['*'], 'src/run/x.ts'],
    ["export type { A } from './x.ts';", [], 'src/run/x.ts'],
    ["const x = await import('./x.ts');", ['*'], 'src/run/x.ts'],
    ["type A = import('./x.ts').A;", ['*'], 'src/run/x.ts'],
    ["import x from './x.json' with { type: 'json' };", ['*'], 'src/run/x.json'],
    ["import x from 'express';", ['*'], undefined],
  ])('%s', (text, values, target) => {
    expect(read(`\n${text}`)).toMatchObject([{ line: 2, values, target }]);
    expect(read(text)[0]?.typeOnly).toBe(values.length === 0);
  });

  test.each([
    "// import x from './x.ts';",
    'const text = "import x from \'./x.ts\'";',
    "const from = 'x'; export const y = from;",
    "const { from } = f(); send('x', from, 'y');",
    'await import(path);',
  ])('nothing in %s', (text) => {
    expect(read(text)).toEqual([]);
  });

  test('one after another, each with its own line', () => {
    const text =
      "import a from './a.ts';\nimport './b.ts';\nexport const x = 1;\nexport { c } from './c.ts';\n";
    expect(read(text).map(({ specifier, line }) => [specifier, line])).toEqual([
      ['./a.ts', 1],
      ['./b.ts', 2],
      ['./c.ts', 4],
    ]);
  });
});

describe('circles', () => {
  const graph = (edges: Readonly<Record<string, readonly string[]>>) =>
    new Map(Object.entries(edges));

  test('finds them, each once, and nothing where there is none', () => {
    expect(circles(graph({ a: ['b', 'c'], b: ['c'], c: ['d'], d: [] }))).toEqual([]);
    expect(circles(graph({ a: ['a'] }))).toEqual([['a', 'a']]);
    expect(circles(graph({ x: ['a'], a: ['b'], b: ['c', 'x-out'], c: ['a'] }))).toEqual([
      ['a', 'b', 'c', 'a'],
    ]);
    expect(circles(graph({ a: ['b'], b: ['a'], c: ['d'], d: ['c'] }))).toHaveLength(2);
  });
});
