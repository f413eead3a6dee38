// The house as it stands keeps its rules, and every rule can be broken.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PLANTS } from './house/plants.ts';
import { inspect, RULE_NAMES, type SourceFile, sentence } from './house/rules.ts';

const ROOT = join(import.meta.dirname, '..');
const FOLDERS = ['src', 'simulators', 'test', 'scenarios'];
const TEXT = /\.(?:ts|yaml|json|md|html|css)$/;

function tree(): readonly SourceFile[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => TEXT.test(path))
      .map((path) => `${folder}/${path.replaceAll('\\', '/')}`),
  )
    .sort()
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));
}

test('the house keeps its rules', () => {
  const violations = inspect(tree());
  expect(violations.map(sentence).join('\n')).toBe('');
});

describe('a planted violation is reported with its file, its line and what would be right:', () => {
  test.each(PLANTS)('$rule in $path: $found', ({ rule, path, text, line, found, instead }) => {
    const violations = inspect([{ path, text }]);
    expect(violations).toEqual([
      { rule, file: path, line, found, instead: expect.stringMatching(instead) },
    ]);
  });

  test('cycle, by types too, and told once', () => {
    const a = {
      path: 'src/run/a.ts',
      text: "\nimport type { B } from './b.ts';\nexport type A = B;",
    };
    const b = { path: 'src/run/b.ts', text: "import { c } from './c.ts';\nexport type B = c;" };
    const c = { path: 'src/run/c.ts', text: "export type C = import('./a.ts').A;" };
    expect(inspect([a, b, c])).toEqual([
      {
        rule: 'cycle',
        file: 'src/run/a.ts',
        line: 2,
        found: 'src/run/a.ts → src/run/b.ts → src/run/c.ts → src/run/a.ts',
        instead: expect.stringMatching(/run one way/),
      },
    ]);
    expect(inspect([a, b])).toEqual([]);
  });

  test('no rule is without its plant', () => {
    const shown = new Set([...PLANTS.map(({ rule }) => rule), 'cycle', 'ban', 'package']);
    expect([...shown].sort()).toEqual([...RULE_NAMES].sort());
  });
});
