// Scenarios as the command line names them: ids of the suite, files and folders; and what a wrong name may have meant.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import type { Scenario } from '../scenario/scenario.ts';
import { at } from './files.ts';
import { type Io, NothingSelected, UsageError } from './io.ts';
import { didYouMean, nearest } from './nearest.ts';
import { loadAll, suite } from './suite.ts';

/** A scenario, and how the command line names it again. */
export interface Found {
  readonly scenario: Scenario;
  readonly name: string;
}

/**
 * Each scenario once, however often it is named; the whole suite when nothing is named. A path is read where
 * it lies; everything else must be an id of the suite. Throws `UsageError`, or `NothingSelected` where all
 * that is named is folders without scenarios.
 */
export async function findNamed(io: Io, names: readonly string[]): Promise<readonly Found[]> {
  if (names.includes('')) {
    throw new UsageError('a scenario is named by an id or a path, and one name here is empty');
  }
  const paths = names.filter((name) => existsSync(at(io, name)));
  const ids = names.filter((name) => !paths.includes(name));
  const read = await loadAll(
    paths.map((path) => at(io, path)),
    io.cwd,
  );
  const found: Found[] = read.map((scenario) => ({
    scenario,
    name: relative(io.cwd, scenario.file),
  }));
  refuseBare(io, names, paths, read);
  if (paths.length > 0 && ids.length === 0) return found;
  const known = await suite();
  const named = (scenario: Scenario): Found => ({ scenario, name: scenario.id });
  if (names.length === 0) return known.map(named);
  for (const id of ids) {
    const match = known.find((scenario) => scenario.id === id);
    if (match === undefined) {
      throw new UsageError(
        `there is no scenario "${id}", neither as an id nor as a file or folder.${meant(io, id, known)}`,
      );
    }
    found.push(named(match));
  }
  return once(io, found);
}

/** A folder that holds no scenario is a mistake, even beside one that does. */
function refuseBare(
  io: Io,
  names: readonly string[],
  paths: readonly string[],
  read: readonly Scenario[],
): void {
  const bare = paths.filter((path) => {
    const folder = at(io, path);
    const below = folder.endsWith(sep) ? folder : `${folder}${sep}`;
    return statSync(folder).isDirectory() && !read.some(({ file }) => file.startsWith(below));
  });
  if (bare.length === 0) return;
  const message = `there are no scenarios in ${bare.join(', ')}`;
  throw bare.length === names.length ? new NothingSelected(message) : new UsageError(message);
}

function once(io: Io, found: readonly Found[]): readonly Found[] {
  const byFile = new Map<string, Found>();
  const byId = new Map<string, Found>();
  for (const each of found) {
    const { file, id } = each.scenario;
    if (byFile.has(file)) continue;
    const other = byId.get(id)?.scenario.file;
    if (other !== undefined) {
      const [one, two] = [other, file].map((path) => relative(io.cwd, path));
      throw new UsageError(`${one} and ${two} have the same id: ${id}\nrename one of the two`);
    }
    byFile.set(file, each);
    byId.set(id, each);
  }
  return [...byFile.values()];
}

const areaOf = (id: string): string => id.split('/')[0] ?? id;

/** What may have been meant by a name that nothing has: an area, a file that lies there, an id. */
function meant(io: Io, name: string, known: readonly Scenario[]): string {
  const ids = known.map(({ id }) => id);
  const area = ids.map(areaOf).find((each) => each === name.replace(/\/$/, '').toLowerCase());
  if (area !== undefined) return ` It is an area: --area ${area}`;
  const file = didYouMean(name, filesBeside(io, name));
  if (file !== '') return file;
  const bare = name.replace(/\.[a-z]+$/i, '');
  const id = didYouMean(bare, ids);
  if (id !== '') return id;
  // The last part alone, as one remembers it.
  const last = nearest(basename(bare), ids.map(lastOf));
  const whole = ids.find((each) => lastOf(each) === last);
  return whole === undefined ? '' : ` Did you mean "${whole}"?`;
}

const lastOf = (id: string): string => id.split('/').at(-1) ?? id;

/** Files and folders where that one should lie, named in the same way. */
function filesBeside(io: Io, name: string): readonly string[] {
  const folder = dirname(name);
  try {
    return readdirSync(at(io, folder))
      .filter((each) => !each.startsWith('.'))
      .map((each) => (folder === '.' && !name.startsWith('.') ? each : join(folder, each)));
  } catch {
    // No such folder holds nothing that could have been meant.
    return [];
  }
}
