// Whole processes: the main job, the kill matrix, and beside them a vitest run that tests nothing.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Played {
  /** Wall time from start to exit. */
  readonly ms: number;
  readonly cases: number;
}

/** Removed at the end of the process: ext4 makes new files slowly for a minute after many were removed. */
const ROOT = mkdtempSync(join(tmpdir(), 'channelproof-bench-'));
process.once('exit', () => rmSync(ROOT, { recursive: true, force: true }));

const newFolder = (): string => mkdtempSync(join(ROOT, 'out-'));

/** Wall time in ms; throws when the process does not succeed. */
function timed(command: string, args: readonly string[]): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0)
    throw new Error(`${command} ${args.join(' ')} exited with ${status}: ${stderr}`);
  return performance.now() - start;
}

const read = (folder: string, file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8'));

function played(command: string, args: readonly string[]): Played {
  const out = newFolder();
  const ms = timed(command, [...args, 'run', '--out', out]);
  return { ms, cases: read(out, 'report.json').summary.scenarios.total };
}

/** Every scenario in both dialects, with traces and reports, from the sources. */
export const mainJob = (): Played => played('npm', ['start', '--']);

/** The same by the program that is installed with the package. */
export const installedJob = (): Played => played(process.execPath, ['dist/src/cli/bin.js']);

/** Every case with the right connector, and with every broken one. */
export function killMatrix(): Played {
  const out = newFolder();
  const ms = timed('npm', ['start', '--', 'selftest', '--out', out]);
  const { total } = read(out, 'report.json').summary.scenarios;
  return { ms, cases: total * (1 + read(out, 'kill-matrix.json').rows.length) };
}

const VITEST = join(process.cwd(), 'node_modules', 'vitest', 'vitest.mjs');

/** One file with one test that does nothing: what any suite costs before it does anything. */
export function emptyTestRunMs(): number {
  const root = newFolder();
  writeFileSync(join(root, 'nothing.test.js'), "test('nothing', () => {});\n");
  return timed(process.execPath, [VITEST, 'run', '--root', root, '--globals']);
}
