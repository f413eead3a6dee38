// Writing and reading the files that commands name; every failure says which file and why.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Io } from './io.ts';
import { UsageError } from './io.ts';

export interface TextFile {
  readonly path: string;
  readonly text: string;
}

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));

export const at = (io: Io, path: string): string => resolve(io.cwd, path);

/** Writes files below `folder`; earlier traces there are replaced as a whole, so that none is stale. */
export function writeFiles(folder: string, files: readonly TextFile[]): void {
  try {
    rmSync(join(folder, 'traces'), { recursive: true, force: true });
    const made = new Set<string>();
    for (const { path, text } of files) {
      const target = join(folder, path);
      const parent = dirname(target);
      if (!made.has(parent)) mkdirSync(parent, { recursive: true });
      made.add(parent);
      writeFileSync(target, text);
    }
  } catch (error) {
    throw new UsageError(`cannot write to ${folder}: ${reason(error)}`);
  }
}

export function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`cannot read ${path}: ${reason(error)}`);
  }
}
