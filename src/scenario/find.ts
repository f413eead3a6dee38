// Which files are scenarios, and by which id each goes.
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, relative, sep } from 'node:path';
import { ScenarioError } from './scenario-error.ts';

export const EXTENSIONS = ['.yaml', '.yml', '.ts'] as const;

export interface ScenarioFile {
  readonly file: string;
  readonly id: string;
}

export interface FoundFiles {
  readonly files: readonly ScenarioFile[];
  readonly errors: readonly ScenarioError[];
}

const isScenario = (file: string): boolean =>
  EXTENSIONS.some((extension) => extname(file) === extension) && !file.endsWith('.d.ts');

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
  return path.slice(0, -extname(path).length).split(sep).join('/');
}

const whole = (file: string) => ({ file, line: 0, column: 0, source: '', length: 0 });

async function filesOf(root: string): Promise<readonly string[] | ScenarioError> {
  try {
    const found = await stat(root);
    if (found.isDirectory()) return await filesBelow(root);
  } catch {
    return new ScenarioError(whole(root), 'there is no such file or folder', '');
  }
  if (isScenario(root)) return [root];
  const hint = `scenarios are files that end in ${EXTENSIONS.join(', ')}`;
  return new ScenarioError(whole(root), 'this is not a scenario', hint);
}

const byId = (a: ScenarioFile, b: ScenarioFile): number =>
  a.id < b.id ? -1 : a.id > b.id ? 1 : a.file < b.file ? -1 : 1;

/**
 * The scenario files in and below `roots` (folders or single files), sorted by id. An id counts from
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
    const message = `${basename(before.file)} has the same id: ${id}`;
    errors.push(new ScenarioError(whole(file), message, 'rename one of the two'));
  });
  return { files, errors };
}
