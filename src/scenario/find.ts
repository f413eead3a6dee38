// Which files are scenarios, and by which id each goes.
import { readdir, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { ScenarioError } from './scenario-error.ts';

const YAML: readonly string[] = ['.yaml', '.yml'];
const CODE: readonly string[] = ['.ts', '.mts', '.js', '.mjs'];
/** A folder may hold any other code, which is none of our business and must never be run. */
const SCENARIO_CODE: readonly string[] = CODE.map((extension) => `.scenario${extension}`);

const endsIn = (file: string, extensions: readonly string[]): boolean =>
  extensions.some((extension) => file.endsWith(extension));

/** Whether a file is a module, whose code must be run to read it. */
export const isCode = (file: string): boolean => endsIn(file, CODE);

export interface ScenarioFile {
  readonly file: string;
  readonly id: string;
}

export interface FoundFiles {
  readonly files: readonly ScenarioFile[];
  readonly errors: readonly ScenarioError[];
}

const isDeclaration = (file: string): boolean => endsIn(file, ['.d.ts', '.d.mts']);

/** What a folder is looked through for; any other code is taken only when it is named itself. */
const isScenario = (file: string): boolean => endsIn(file, [...YAML, ...SCENARIO_CODE]);

const canBeScenario = (file: string): boolean =>
  endsIn(file, [...YAML, ...CODE]) && !isDeclaration(file);

const NOT_ENTERED: ReadonlySet<string> = new Set(['node_modules']);

async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.name.startsWith('.') || NOT_ENTERED.has(entry.name)) continue;
    if (entry.isDirectory()) found.push(...(await filesBelow(path)));
    else if (isScenario(path)) found.push(path);
  }
  return found;
}

/** The path without extension, below the folder that ids count from. */
function idOf(file: string, root: string, base: string | undefined): string {
  const inBase = base === undefined ? '..' : relative(base, file);
  const path = inBase.startsWith('..') ? relative(root, file) : inBase;
  const extension = [...SCENARIO_CODE, ...YAML, ...CODE].find((each) => path.endsWith(each)) ?? '';
  return path
    .slice(0, path.length - extension.length)
    .split(sep)
    .join('/');
}

const whole = (file: string) => ({ file, line: 0, column: 0, source: '', length: 0 });

async function filesOf(root: string): Promise<readonly string[] | ScenarioError> {
  try {
    const found = await stat(root);
    if (found.isDirectory()) return await filesBelow(root);
  } catch {
    return new ScenarioError(whole(root), 'there is no such file or folder', '');
  }
  if (canBeScenario(root)) return [root];
  const hint = `scenarios are files that end in ${[...YAML, ...CODE].join(', ')}`;
  return new ScenarioError(whole(root), 'this is not a scenario', hint);
}

const byId = (a: ScenarioFile, b: ScenarioFile): number =>
  a.id < b.id ? -1 : a.id > b.id ? 1 : a.file < b.file ? -1 : 1;

/**
 * The scenario files in and below `roots` (folders or single files), sorted by id. In a folder those are
 * YAML and `*.scenario.ts` (`.mts`, `.js`, `.mjs`); a file that is named itself may be any module. An id counts from
 * `base` for a file inside it, otherwise from its root (for a single file: from its folder).
 */
export async function findScenarios(roots: readonly string[], base?: string): Promise<FoundFiles> {
  const byFile = new Map<string, ScenarioFile>();
  const errors: ScenarioError[] = [];
  for (const root of roots) {
    const found = await filesOf(root);
    if (found instanceof ScenarioError) {
      errors.push(found);
      continue;
    }
    for (const file of found) {
      const from = file === root ? dirname(file) : root;
      byFile.set(file, { file, id: idOf(file, from, base) });
    }
  }
  const files = [...byFile.values()].sort(byId);
  files.forEach(({ file, id }, index) => {
    const before = files[index - 1];
    if (before?.id !== id) return;
    const message = `${before.file} has the same id: ${id}`;
    errors.push(new ScenarioError(whole(file), message, 'rename one of the two'));
  });
  return { files, errors };
}
