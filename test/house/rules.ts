// Applies the house rules to a list of files. Pure: the test reads the tree, and plants violations.
import {
  BANS,
  DATA_TABLES,
  DERIVED,
  FOREIGN_PATHS,
  LINES_MAX,
  MAY_IMPORT,
  NAMELESS,
  PACKAGE_BANS,
  PURE_IN_KERNEL,
  ROOT_FILES,
  SILENT_LINES_MAX,
  TEST_LINES_MAX,
  TYPES_OF_KERNEL,
} from '../house.ts';
import { circles, type Import, importsOf } from './imports.ts';
import { lineAt, type Scanned, scan } from './source-text.ts';

export interface SourceFile {
  /** From the root of the project, with slashes. */
  readonly path: string;
  readonly text: string;
}

interface Breach {
  readonly line: number;
  readonly found: string;
  /** What would be right. */
  readonly instead: string;
}

export interface Violation extends Breach {
  readonly rule: string;
  readonly file: string;
}

/** A file with what the rules look at. */
interface Page extends SourceFile, Scanned {
  readonly room: string | undefined;
  readonly imports: readonly Import[];
}

type Rule = (page: Page) => readonly Breach[];

const inAny = (path: string, places: readonly string[]): boolean =>
  places.some((place) => path === place || (place.endsWith('/') && path.startsWith(place)));

const roomOf = (path: string): string | undefined =>
  /^(?:src|simulators)\/[^/]+(?=\/)/.exec(path)?.[0];
/** The row of the table that a room stands in. */
const rowOf = (room: string): string => (room.startsWith('simulators/') ? 'simulators/*' : room);

const breaches = (text: string, pattern: RegExp, instead: string): readonly Breach[] =>
  [...text.matchAll(pattern)].map((match) => ({
    line: lineAt(text, match.index),
    found: match[0].replace(/\s+/g, ' ').trim(),
    instead,
  }));

/** Why a page may not have this import; `undefined` when it may. */
function trespass(page: Page, { target, typeOnly, values }: Import): string | undefined {
  if (page.room === undefined || target === undefined) return undefined;
  const row = rowOf(page.room);
  const room = roomOf(target);
  if (room === page.room || inAny(target, ROOT_FILES[row] ?? [])) return undefined;
  const may = MAY_IMPORT[row] ?? [];
  if (room === undefined || !may.includes(rowOf(room))) {
    return `${page.room} may import ${may.join(', ') || 'nothing of ours'}`;
  }
  if (room !== 'src/kernel' || typeOnly || !TYPES_OF_KERNEL.includes(row)) return undefined;
  const pure = PURE_IN_KERNEL[target] ?? [];
  if (values.every((name) => pure.includes(name))) return undefined;
  return `${page.room} may take from ${target}: ${['types', ...pure].join(', ')}`;
}

/** Rules for what is in `src` and `simulators`. */
const SOURCE_RULES: Readonly<Record<string, Rule>> = {
  room: ({ path, room }) =>
    room !== undefined && rowOf(room) in MAY_IMPORT
      ? []
      : [{ line: 1, found: path, instead: `a room: ${Object.keys(MAY_IMPORT).join(', ')}` }],

  import: (page) =>
    page.imports.flatMap((imported) => {
      const instead = trespass(page, imported);
      if (instead === undefined) return [];
      return [{ line: imported.line, found: imported.specifier, instead }];
    }),

  ban: ({ path, code }) =>
    BANS.filter(({ allowed }) => !inAny(path, allowed)).flatMap(({ what, pattern, instead }) =>
      breaches(code, pattern, instead).map((breach) => ({
        ...breach,
        found: `${breach.found} (${what})`,
      })),
    ),

  package: ({ path, imports }) =>
    PACKAGE_BANS.filter(({ allowed }) => !inAny(path, allowed)).flatMap(({ packages, instead }) =>
      imports
        .filter(({ specifier }) => packages.includes(specifier))
        .map(({ line, specifier }) => ({ line, found: specifier, instead })),
    ),

  'module state': ({ path, code }) =>
    DERIVED.includes(path)
      ? []
      : breaches(code, MODULE_STATE, 'state in the world it belongs to: two worlds never meet'),

  silenced: ({ comments }) =>
    breaches(comments, SILENCED, 'code that the type checker and the linter accept'),

  purpose: ({ text }) => {
    const lines = text.split('\n');
    const first = lines[0]?.startsWith('#!') ? lines[1] : lines[0];
    if (lines.length <= SILENT_LINES_MAX || /^\/[/*]/.test(first ?? '')) return [];
    return [
      { line: 1, found: first ?? '', instead: 'a first line that says what the file is for' },
    ];
  },
};

/** Rules for all TypeScript. */
const TYPESCRIPT_RULES: Readonly<Record<string, Rule>> = {
  length: ({ path, text }) => {
    const lines = text.replace(/\n$/, '').split('\n').length;
    const linesMax = path.startsWith('test/') ? TEST_LINES_MAX : LINES_MAX;
    if (lines <= linesMax || DATA_TABLES.includes(path)) return [];
    const instead = `two files of one job each, or an entry in DATA_TABLES`;
    return [{ line: linesMax + 1, found: `${lines} lines`, instead }];
  },

  barrel: ({ code }) => {
    const stars = breaches(code, /\bexport\s*\*[^;\n]*\bfrom\b/g, 'the import from where it is');
    if (stars.length > 0) return stars;
    const rest = code.replace(PASSED_ON, '').trim();
    if (rest !== '' || !/\bexport\b/.test(code)) return [];
    return [{ line: 1, found: 're-exports only', instead: 'the import from where it is' }];
  },
};

/** Rules for every file of text. */
const TEXT_RULES: Readonly<Record<string, Rule>> = {
  name: ({ path }) => {
    const names = path.split('/').map((name) => name.replace(/(?:\.[a-z]+)+$/, ''));
    const nameless = names.find((name) => NAMELESS.test(name));
    if (nameless !== undefined) {
      return [{ line: 1, found: nameless, instead: 'the noun of what is in it' }];
    }
    const odd = names.find((name) => !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name));
    return odd === undefined || !/^(?:src|simulators|test|scenarios)\//.test(path)
      ? []
      : [{ line: 1, found: odd, instead: 'kebab-case' }];
  },

  unfinished: ({ text }) => breaches(text, /\b(?:TO[D]O|FIX[M]E)\b/g, 'the work done'),

  'foreign path': ({ text }) => breaches(text, FOREIGN_PATHS, 'a path inside this project'),
};

/** Rules for what is in `test`. */
const TEST_RULES: Readonly<Record<string, Rule>> = {
  'test left out': ({ code }) =>
    breaches(
      code,
      /\b(?:test|it|describe|suite|bench)(?:\s*\.\s*\w+)*\s*\.\s*(?:only|skip|todo)\b/g,
      'a test that always runs',
    ),
};

/** A variable of the module, or an empty collection that can only be there to be filled. */
const MODULE_STATE =
  /^(?:export )?(?:let|var) \w+|^(?:export )?const \w+(?:: (?:(?:Weak)?(?:Map|Set)|Array|Record)\b[^=\n]*|: [\w<>]+\[\])? = (?:new (?:Map|Set|WeakMap|WeakSet|Array)\b[^\n(]*\(\)|\[\]|\{\});/gm;

const SILENCED = /@ts-(?:ignore|nocheck|expect-error)|biome-ignore/g;

/** Imports, and exports of what others define. */
const PASSED_ON =
  /\bimport\b[\w\s{},*$]*(?:\bfrom\s*)?(['"])[^\n]*?\1;?|\bexport\s+(?:type\s+)?\{[^}]*\}(?:\s*from\s*(['"])[^\n]*?\2)?;?/g;

function cycles(pages: readonly Page[]): readonly Violation[] {
  const graph = new Map(
    pages.map(({ path, imports }) => [path, imports.flatMap(({ target }) => target ?? [])]),
  );
  return circles(graph).map((along) => {
    const [file = '', next] = along;
    const imports = pages.find(({ path }) => path === file)?.imports ?? [];
    return {
      rule: 'cycle',
      file,
      line: imports.find(({ target }) => target === next)?.line ?? 1,
      found: along.join(' → '),
      instead: 'imports that run one way: move what both need to a third file',
    };
  });
}

/** Every rule by name, and whether it looks at a path. */
const RULES: readonly (readonly [RegExp, Readonly<Record<string, Rule>>])[] = [
  [/^(?:src|simulators)\/.*\.ts$/, SOURCE_RULES],
  [/\.ts$/, TYPESCRIPT_RULES],
  [/^test\/.*\.ts$/, TEST_RULES],
  [/./, TEXT_RULES],
];

export const RULE_NAMES: readonly string[] = [
  ...RULES.flatMap(([, rules]) => Object.keys(rules)),
  'cycle',
];

export function inspect(files: readonly SourceFile[]): readonly Violation[] {
  const pages = files.map((file): Page => {
    const scanned = file.path.endsWith('.ts') ? scan(file.text) : { code: '', comments: '' };
    return {
      ...file,
      ...scanned,
      room: roomOf(file.path),
      imports: importsOf(file.path, file.text, scanned),
    };
  });
  const found = pages.flatMap((page) =>
    RULES.filter(([where]) => where.test(page.path)).flatMap(([, rules]) =>
      Object.entries(rules).flatMap(([rule, look]) =>
        look(page).map((breach): Violation => ({ rule, file: page.path, ...breach })),
      ),
    ),
  );
  return [...found, ...cycles(pages.filter(({ room }) => room !== undefined))];
}

export const sentence = ({ rule, file, line, found, instead }: Violation): string =>
  `${file}:${line}  ${rule}: ${found}\n    right would be: ${instead}`;
