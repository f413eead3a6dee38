// The broken connectors: each the right one with one thing wrong, kept under test/broken.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Integration } from '../run/seat.ts';
import type { Noted } from './noted.ts';
import { CODE_ROOT } from './package-root.ts';

export interface BrokenConnector {
  /** The file's name: `window-23h`. */
  readonly id: string;
  /** What it does wrong, as one phrase. */
  readonly wrong: string;
  /** The rows it violates; each must turn red. */
  readonly violates: readonly string[];
  /** Rows that turn red as well, and why that is right. */
  readonly alsoRed?: Readonly<Record<string, string>>;
  readonly integration: Integration;
  /** Whether it would have done all that the right one did in a case, and nothing else; without it, it may differ anywhere. */
  readonly alike?: (noted: Noted) => boolean;
}

export type BrokenSpec = Omit<BrokenConnector, 'id'>;

const FOLDER = join(CODE_ROOT, 'test', 'broken');

export async function loadBroken(): Promise<readonly BrokenConnector[]> {
  const names = readdirSync(FOLDER)
    .filter((name) => /^[a-z0-9-]+\.(ts|js)$/.test(name) && !name.startsWith('break.'))
    .sort();
  return Promise.all(
    names.map(async (name) => {
      const module: { readonly default: BrokenSpec } = await import(
        pathToFileURL(join(FOLDER, name)).href
      );
      return { id: name.replace(/\.(ts|js)$/, ''), ...module.default };
    }),
  );
}
