// The whole main job as a process: from `npm start` to its verdict.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Wall time in ms; throws when the suite does not hold. */
export function mainJobMs(): number {
  const out = mkdtempSync(join(tmpdir(), 'channelproof-bench-'));
  try {
    const start = performance.now();
    const { status, stderr } = spawnSync('npm', ['start', '--', 'run', '--out', out], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`npm start exited with ${status}: ${stderr}`);
    return performance.now() - start;
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}
