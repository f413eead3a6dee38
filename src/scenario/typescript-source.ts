// The TypeScript form: a module whose default export is plain data. Its code runs on a thread of its own.
import { extname, resolve as resolvePath } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Json } from '../kernel/trace.ts';
import { placeAt, placeOfLine } from './place.ts';
import type { Problem } from './problem.ts';
import { ScenarioError } from './scenario-error.ts';
import type { Reading } from './typescript-reader.ts';

export interface TypeScriptSource {
  /** The data, or `undefined` when there is none to look at. */
  readonly value: Json | undefined;
  /** What in the exported value is no data. */
  readonly problems: readonly Problem[];
  /** Why there is no value. */
  readonly errors: readonly ScenarioError[];
}

/** Beside this file, in the sources as in the built package. */
const READER = new URL(`./typescript-reader${extname(import.meta.url)}`, import.meta.url);

/** By this condition of package.json, a scenario in a clone that is not built imports the sources. */
const CONDITIONS = READER.pathname.endsWith('.ts') ? ['--conditions=channelproof-source'] : [];

/** Both ways in which a file may be loaded understand TypeScript before anything of it is. */
function startReader(file: string): Worker {
  const [modules, scripts] = ['tsx/esm/api', 'tsx/cjs/api'].map((api) =>
    JSON.stringify(import.meta.resolve(api)),
  );
  const start = `Promise.all([import(${modules}), import(${scripts})]).then(([modules, scripts]) => {
    scripts.register();
    modules.register();
    return import(${JSON.stringify(READER.href)});
  });`;
  return new Worker(start, {
    eval: true,
    workerData: pathToFileURL(resolvePath(file)).href,
    execArgv: CONDITIONS,
    // What the file prints must not run into what is printed of the run.
    stdout: true,
    stderr: true,
  });
}

const UNFINISHED: Reading = {
  kind: 'thrown',
  message: 'it ends before its default export is there',
  stack: '',
};

/**
 * What the file's thread says. A file that ends the process ends its thread; one that awaits what
 * never comes leaves its thread with nothing to do, which ends it too. What it does later is cut off.
 */
function reading(file: string): Promise<Reading> {
  return new Promise((resolve) => {
    const reader = startReader(file);
    const settle = (said: Reading): void => {
      resolve(said);
      void reader.terminate();
    };
    reader.once('message', settle);
    reader.on('error', (error) =>
      settle({ kind: 'thrown', message: error.message, stack: error.stack ?? '' }),
    );
    reader.once('exit', () => resolve(UNFINISHED));
  });
}

/** A scenario must say one of these words; a file that does not is never run. */
const EXPORTS = /\bdefault\b|\bexports\b|\bexport\s*=/;

/** The compiler's own words: `file:line:column: ERROR: what is wrong`, the column in bytes from 0. */
const SYNTAX = /^(?<where>.+):(?<line>\d+):(?<bytes>\d+): ERROR: (?<what>.+)$/m;

const NOT_FOUND = /^Cannot find (?:package|module) '(?<name>[^']+)'/;

const hintFor = (what: string): string => {
  if (what.startsWith('Top-level await')) return 'a scenario is plain data, and waits for nothing';
  return what === UNFINISHED.message
    ? 'leave out what ends the process, and any await that never ends'
    : '';
};

/** Where the file itself was, when it threw: the nearest line of the stack that is in it. */
function placeInStack(stack: string, file: string, text: string) {
  const path = resolvePath(file);
  for (const name of [pathToFileURL(path).href, path]) {
    const at = stack.indexOf(`${name}:`);
    if (at < 0) continue;
    const [, line, column] = /^:(\d+):(\d+)/.exec(stack.slice(at + name.length)) ?? [];
    if (line !== undefined) return placeOfLine(text, file, Number(line), Number(column));
  }
  return placeOfLine(text, file, 1, 1);
}

/** The column that so many bytes of a line come to. */
const columnOf = (line: string, bytes: number): number =>
  new TextDecoder().decode(new TextEncoder().encode(line).slice(0, bytes)).length + 1;

function sayThrown({ message, stack }: Reading & { kind: 'thrown' }, file: string, text: string) {
  const syntax = SYNTAX.exec(message)?.groups;
  if (syntax !== undefined) {
    const { where = '', line, bytes, what = '' } = syntax;
    const at = where.startsWith('file:') ? fileURLToPath(where) : where;
    const own = at === resolvePath(file);
    const lines = own ? text.split(/\r\n|\n|\r/) : [];
    const column = columnOf(lines[Number(line) - 1] ?? ' '.repeat(Number(bytes)), Number(bytes));
    const place = placeOfLine(own ? text : '', own ? file : at, Number(line), column);
    return new ScenarioError(place, what, hintFor(what));
  }
  const [first = ''] = message.split('\n');
  const name = NOT_FOUND.exec(first)?.groups?.['name'];
  const found = ["'", '"'].map((q) => text.indexOf(`${q}${name}${q}`)).find((at) => at >= 0) ?? -1;
  if (name !== undefined && found >= 0) {
    const hint =
      name === 'channelproof'
        ? 'that name is known inside the clone, and where the package is installed; a type is no must: export default { … }'
        : '';
    const place = placeAt(text, file, found, found + name.length + 2);
    return new ScenarioError(place, `there is no package "${name}" here`, hint);
  }
  const place = placeInStack(stack, file, text);
  return new ScenarioError(place, `the file cannot be run: ${first}`, hintFor(first));
}

const broken = (error: ScenarioError): TypeScriptSource => ({
  value: undefined,
  problems: [],
  errors: [error],
});

/**
 * Runs the module of `file`, whose text is `text`, and takes its default export.
 * A file that computes or keeps a timer for ever is waited for as long: there is no clock here.
 */
export async function readTypeScript(file: string, text: string): Promise<TypeScriptSource> {
  const start = placeOfLine(text, file, 1, 1);
  const hint = "write export default { … }, or import { defineScenario } from 'channelproof'";
  if (text.trim() === '') return broken(new ScenarioError(start, 'the file is empty', hint));
  const nothing = new ScenarioError(start, 'there is no default export', hint);
  if (!EXPORTS.test(text)) return broken(nothing);
  const said = await reading(file);
  if (said.kind === 'nothing') return broken(nothing);
  if (said.kind === 'thrown') return broken(sayThrown(said, file, text));
  const { value, problems } = said;
  return { value: problems.length > 0 ? undefined : value, problems, errors: [] };
}
