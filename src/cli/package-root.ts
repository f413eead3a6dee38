// Where the package lies: the same folders are found from the sources and from the built package.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

/** The folder that holds `src` and `simulators`: the package itself, or its `dist`. */
export const CODE_ROOT = join(here, '..', '..');
/** The folder that holds package.json and scenarios/. */
export const PACKAGE_ROOT = existsSync(join(CODE_ROOT, 'package.json'))
  ? CODE_ROOT
  : join(CODE_ROOT, '..');

export const TOOL: { readonly name: string; readonly version: string } = (() => {
  const { name, version } = JSON.parse(readFileSync(join(PACKAGE_ROOT, 'package.json'), 'utf8'));
  return { name, version };
})();
