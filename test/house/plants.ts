// Violations to plant: for each house rule, what breaks it and what has to be said about it.
import { LINES_MAX, TEST_LINES_MAX } from '../house.ts';

export interface Plant {
  readonly rule: string;
  readonly path: string;
  readonly text: string;
  readonly line: number;
  readonly found: string;
  readonly instead: RegExp;
}

const plant = (
  rule: string,
  path: string,
  text: string,
  line: number,
  found: string,
  instead: RegExp,
): Plant => ({
  rule,
  path,
  text,
  line,
  found,
  instead,
});

const K = '../kernel/clock.ts';
const long = (lines: number) => `// What it is for.\n${'export const x = 1;\n'.repeat(lines - 1)}`;

export const PLANTS: readonly Plant[] = [
  plant(
    'room',
    'src/attic/box.ts',
    'export const x = 1;',
    1,
    'src/attic/box.ts',
    /a room: src\/kernel/,
  ),
  plant('room', 'src/box.ts', 'export const x = 1;', 1, 'src/box.ts', /a room/),
  plant(
    'import',
    'src/domain/window.ts',
    `\nimport type { Clock } from '${K}';`,
    2,
    K,
    /src\/domain may import nothing of ours/,
  ),
  plant(
    'import',
    'src/kernel/a.ts',
    "export { x } from '../domain/x.ts';\nconst y = 1;",
    1,
    '../domain/x.ts',
    /nothing of ours/,
  ),
  plant(
    'import',
    'simulators/whatsapp/a.ts',
    "import { x } from '../../src/domain/window.ts';",
    1,
    '../../src/domain/window.ts',
    /may import src\/kernel/,
  ),
  plant(
    'import',
    'simulators/whatsapp/b.ts',
    "import '../zendesk/zendesk.ts';",
    1,
    '../zendesk/zendesk.ts',
    /may import src\/kernel/,
  ),
  plant(
    'import',
    'src/connector/a.ts',
    "const x = await import('../run/world.ts');",
    1,
    '../run/world.ts',
    /src\/domain, src\/kernel/,
  ),
  plant(
    'import',
    'src/judge/a.ts',
    `import { type Clock, createTimeline, DAY } from '${K}';`,
    1,
    K,
    /types, SECOND/,
  ),
  plant(
    'import',
    'src/cli/a.ts',
    "import { w } from '../domain/window.ts';",
    1,
    '../domain/window.ts',
    /may import src\/kernel/,
  ),
  plant(
    'import',
    'src/run/a.ts',
    "type X = import('../../test/x.ts').X;",
    1,
    '../../test/x.ts',
    /may import/,
  ),
  plant('module state', 'src/run/a.ts', 'let count = 0;', 1, 'let count', /two worlds never meet/),
  plant(
    'module state',
    'src/run/b.ts',
    '\nexport const seen = new Map<string, number>();',
    2,
    'export const seen = new Map<string, number>();',
    /two worlds/,
  ),
  plant(
    'silenced',
    'src/run/a.ts',
    '\n\n// @ts-expect-error\nf();',
    3,
    '@ts-expect-error',
    /type checker/,
  ),
  plant(
    'purpose',
    'src/run/a.ts',
    `import 'zod';\n${long(40)}`,
    1,
    "import 'zod';",
    /what the file is for/,
  ),
  plant('length', 'src/run/a.ts', long(LINES_MAX + 1), LINES_MAX + 1, '301 lines', /two files/),
  plant(
    'length',
    'test/run/a.test.ts',
    long(TEST_LINES_MAX + 9),
    TEST_LINES_MAX + 1,
    '659 lines',
    /DATA_TABLES/,
  ),
  plant(
    'barrel',
    'src/run/a.ts',
    "// All.\nexport { x } from './x.ts';\nexport type { Y } from './y.ts';\n",
    1,
    're-exports only',
    /from where it is/,
  ),
  plant(
    'barrel',
    'src/run/b.ts',
    "import { x } from './x.ts';\nexport { x };\n",
    1,
    're-exports only',
    /from where it is/,
  ),
  plant(
    'barrel',
    'src/run/c.ts',
    "const a = 1;\nexport * from './x.ts';",
    2,
    'export * from',
    /from where it is/,
  ),
  plant('name', 'src/run/utils.ts', 'export const x = 1;', 1, 'utils', /the noun/),
  plant('name', 'src/run/helpers/x.ts', 'export const x = 1;', 1, 'helpers', /the noun/),
  plant('name', 'test/index.ts', 'export const x = 1;', 1, 'index', /the noun/),
  plant('name', 'src/run/types.ts', 'export const x = 1;', 1, 'types', /the noun/),
  plant('name', 'src/run/codeReader.ts', 'export const x = 1;', 1, 'codeReader', /kebab-case/),
  plant('name', 'scenarios/window/Reply_Late.yaml', 'title: x', 1, 'Reply_Late', /kebab-case/),
  plant('unfinished', 'src/run/a.ts', `\n// ${'TO'}DO: later`, 2, `${'TO'}DO`, /the work done/),
  plant('unfinished', 'scenarios/window/a.yaml', `# ${'FIX'}ME`, 1, `${'FIX'}ME`, /the work done/),
  plant(
    'foreign path',
    'test/a.test.ts',
    `\nconst x = '${'/ho'}me/me/x';`,
    2,
    `${'/ho'}me/me`,
    /inside this project/,
  ),
  plant(
    'foreign path',
    'src/run/a.ts',
    `// See ${'../sha'}red/design`,
    1,
    `${'../sha'}red`,
    /inside this project/,
  ),
  ...['only', 'skip', 'todo'].map((left) =>
    plant(
      'test left out',
      'test/a.test.ts',
      `\ndescribe.${left}('x', f);`,
      2,
      `describe.${left}`,
      /always runs/,
    ),
  ),
  plant(
    'test left out',
    'test/a.test.ts',
    "test.concurrent.skip('x', f);",
    1,
    'test.concurrent.skip',
    /always runs/,
  ),
];
