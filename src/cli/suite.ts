// The scenarios that come with the package, and any others that are named by path.
import { join, sep } from 'node:path';
import { loadScenarios } from '../scenario/load.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { UsageError } from './io.ts';
import { PACKAGE_ROOT } from './package-root.ts';

const SUITE_ROOT = join(PACKAGE_ROOT, 'scenarios');

/** Every mistake of every file at once; nothing is played while there is one. `cwd` shortens the paths. */
export async function loadAll(roots: readonly string[], cwd = ''): Promise<readonly Scenario[]> {
  const { scenarios, errors } = await loadScenarios(roots, SUITE_ROOT);
  if (errors.length > 0) {
    const text = errors.map((error) => error.text).join('\n\n');
    throw new UsageError(cwd === '' ? text : text.replaceAll(`${cwd}${sep}`, ''));
  }
  return scenarios;
}

export const suite = (): Promise<readonly Scenario[]> => loadAll([SUITE_ROOT]);
