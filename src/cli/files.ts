// Writing and reading the files that commands name; every failure says which file and why.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Io } from './io.ts';
import { UsageError } from './io.ts';
import { ownFilesIn } from './own-files.ts';

export interface TextFile {
  readonly path: string;
  readonly text: string;
}

/** What the system's codes mean to somebody who never heard of them. */
const PLAIN: Readonly<Record<string, string>> = {
  EACCES: 'you have no permission to do that',
  EPERM: 'you have no permission to do that',
  EROFS: 'it lies where nothing can be written',
  ENOSPC: 'there is no space left',
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'a part of its path is a file, not a folder',
  EISDIR: 'it is a folder, not a file',
  ENAMETOOLONG: 'the name is too long',
};

function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code, path } = error as NodeJS.ErrnoException;
  if (code === 'EEXIST') return `${path} is a file, not a folder`;
  return PLAIN[code ?? ''] ?? error.message;
}

export const at = (io: Io, path: string): string => resolve(io.cwd, path);

/** Names the working folder of a write; nobody else's file begins like this. */
const WORKING = '.channelproof-';

const cannotWrite = (folder: string, why: string): UsageError =>
  new UsageError(`cannot write to ${folder}: ${why}`);

const isFolder = (path: string): boolean => statSync(path).isDirectory();

function says(path: string, text: string): boolean {
  try {
    return readFileSync(path, 'utf8') === text;
  } catch {
    return false;
  }
}

/** A folder that is not there, and those above it that are not: the deepest first. */
function missingFrom(folder: string): readonly string[] {
  const missing: string[] = [];
  for (let each = folder; !existsSync(each); each = dirname(each)) missing.push(each);
  return missing;
}

const removeIfEmpty = (folder: string): void => {
  try {
    rmdirSync(folder);
  } catch {
    // It was never made, or somebody else's file is in it.
  }
};

/** Throws `UsageError` where nothing could be written, before anything is played for it. Changes nothing. */
export function checkFolder(folder: string): void {
  const missing = missingFrom(folder);
  const there = missing.length === 0 ? folder : dirname(missing.at(-1) ?? folder);
  if (!isFolder(there)) {
    throw cannotWrite(folder, `${there === folder ? 'it' : there} is a file, not a folder`);
  }
  try {
    mkdirSync(folder, { recursive: true });
    rmdirSync(mkdtempSync(join(folder, WORKING)));
  } catch (error) {
    throw cannotWrite(folder, reason(error));
  } finally {
    for (const path of missing) removeIfEmpty(path);
  }
}

/**
 * Writes files below `folder`, all or none: they are written beside their places and moved there together,
 * and what was in those places comes back when one cannot be. A file that says the same already is left
 * alone, as most traces of a second run are. Files of an earlier run that are not written again are removed,
 * unless `keep` names them; what others have put there stays.
 * Throws `UsageError` when something cannot be written.
 */
export function writeFiles(
  folder: string,
  files: readonly TextFile[],
  keep: readonly string[] = [],
): void {
  checkFolder(folder);
  const made: string[] = [];
  const undo: (() => void)[] = [];
  const make = (path: string): void => {
    made.unshift(...missingFrom(path));
    mkdirSync(path, { recursive: true });
  };
  let working: string | undefined;
  try {
    make(folder);
    working = mkdtempSync(join(folder, WORKING));
    const aside = mkdtempSync(join(working, 'old-'));
    const fresh = mkdtempSync(join(working, 'new-'));
    const changed = files.filter(({ path, text }) => !says(join(folder, path), text));
    const written = changed.map(({ path, text }, i) => {
      const from = join(fresh, String(i));
      writeFileSync(from, text);
      return { from, to: join(folder, path) };
    });
    const stays = new Set([...keep, ...files.map(({ path }) => path)]);
    const stale = ownFilesIn(folder).filter((path) => !stays.has(path));
    const move = (from: string, to: string): void => {
      renameSync(from, to);
      undo.push(() => renameSync(to, from));
    };
    let count = 0;
    const putAside = (path: string): void => move(path, join(aside, String(count++)));
    for (const { from, to } of written) {
      make(dirname(to));
      if (existsSync(to)) {
        if (isFolder(to)) throw cannotWrite(folder, `${to} is a folder, not a file`);
        putAside(to);
      }
      move(from, to);
    }
    for (const path of stale) putAside(join(folder, path));
    if (stale.length > 0) removeIfEmpty(join(folder, 'traces'));
  } catch (error) {
    for (const back of undo.reverse()) back();
    if (working !== undefined) rmSync(working, { recursive: true, force: true });
    for (const path of made) removeIfEmpty(path);
    throw error instanceof UsageError ? error : cannotWrite(folder, reason(error));
  }
  rmSync(working, { recursive: true, force: true });
}

/** Throws `UsageError` when the file cannot be read. */
export function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`cannot read ${path}: ${reason(error)}`);
  }
}
