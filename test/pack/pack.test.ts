// The package as its users get it: packed, installed into an empty folder, run under plain Node.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'channelproof-pack-'));
const bin = join(folder, 'node_modules', '.bin', 'channelproof');

/** The Node binaries to try: this one, and those that CI names (22 and 24). */
const NODES = [
  process.execPath,
  ...(process.env['CHANNELPROOF_NODES'] ?? '').split(':').filter((path) => path !== ''),
];

const npm = (args: readonly string[], cwd: string): string =>
  execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

/** A lock file for the empty folder, so that npm can install from its cache without a network. */
function lockFor(tarball: string): { readonly manifest: object; readonly lock: object } {
  const own = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
  const root = own.packages[''];
  const dependencies = { channelproof: `file:${tarball}` };
  const others = Object.entries<{ readonly dev?: boolean }>(own.packages).filter(
    ([path, entry]) => path !== '' && entry.dev !== true,
  );
  return {
    manifest: { name: 'empty', version: '1.0.0', private: true, dependencies },
    lock: {
      name: 'empty',
      version: '1.0.0',
      lockfileVersion: 3,
      requires: true,
      packages: {
        '': { name: 'empty', version: '1.0.0', dependencies },
        'node_modules/channelproof': {
          version: root.version,
          resolved: `file:${tarball}`,
          dependencies: root.dependencies,
          bin: root.bin,
        },
        ...Object.fromEntries(others),
      },
    },
  };
}

beforeAll(() => {
  // Packed from a copy, so that a build beside it never disturbs whoever works in the tree.
  const copy = join(folder, 'source');
  mkdirSync(copy);
  for (const name of readFileList())
    cpSync(join(ROOT, name), join(copy, name), { recursive: true });
  execFileSync('ln', ['-s', join(ROOT, 'node_modules'), join(copy, 'node_modules')]);
  const packed = JSON.parse(npm(['pack', '--json', '--pack-destination', folder], copy));
  const [{ filename }] = Array.isArray(packed) ? packed : [Object.values(packed)[0]];
  const { manifest, lock } = lockFor(filename);
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lock));
  npm(['ci', '--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts'], folder);
}, 180_000);

const readFileList = (): readonly string[] => [
  ...JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).files.filter(
    (name: string) => name !== 'dist' && !name.includes('*'),
  ),
  'src',
  'simulators',
  'test/broken',
  'reports/report.schema.json',
  'package.json',
  'tsconfig.json',
  'README.md',
  'LICENSE',
];

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe.each(NODES)('the packed command under %s', (node) => {
  const run = (...args: readonly string[]): string =>
    execFileSync(node, [bin, ...args], { cwd: folder, encoding: 'utf8', timeout: 300_000 });

  it('tells its version', () => {
    expect(run('--version')).toMatch(/^channelproof \d+\.\d+\.\d+\n$/);
  });

  it('plays the suite and writes the report', () => {
    expect(run('run', '--out', 'report')).toContain('Exit 0');
    const report = JSON.parse(readFileSync(join(folder, 'report', 'report.json'), 'utf8'));
    expect(report.summary.scenarios.fail).toBe(0);
    expect(report.summary.scenarios.pass).toBe(report.summary.scenarios.total);
    expect(report.summary.scenarios.total).toBeGreaterThan(50);
  }, 300_000);

  it('finds the broken connectors', () => {
    expect(run('selftest', 'any-order', 'window-23h', '--out', 'matrix')).toContain('Exit 0');
  }, 300_000);

  it('plays a scenario in TypeScript', () => {
    const file = join(folder, 'own.ts');
    writeFileSync(
      file,
      `export default {
        title: 'A message makes a ticket',
        world: { account: 'connected', customers: { ana: {} } },
        steps: [
          { 'ana sends': 'Hello' },
          { 'expect ticket': { proves: 'TICKET-1', of: 'ana', tickets: 1 } },
        ],
      };\n`,
    );
    expect(run('run', file, '--out', 'own')).toContain('Exit 0');
  }, 300_000);

  it('plays a scenario that is written with the package', () => {
    writeFileSync(join(folder, 'typed.scenario.ts'), typed('Hello'));
    expect(run('run', 'typed.scenario.ts', '--out', 'typed')).toContain('Exit 0');
  }, 300_000);
});

/** A scenario whose author wants the editor's help. */
const typed = (message: string): string =>
  `import { defineScenario, type WrittenScenario } from 'channelproof';
  const story: WrittenScenario = {
    title: 'A message makes a ticket',
    world: { account: 'connected', customers: { ana: {} } },
    steps: [
      { 'ana sends': '${message}' },
      { 'expect ticket': { proves: 'TICKET-1', of: 'ana', tickets: 1 } },
    ],
  };
  export default defineScenario(story);\n`;

describe('the types of the package', () => {
  /** What the compiler says of a scenario, in an author's own folder. */
  const compile = (text: string): string => {
    writeFileSync(join(folder, 'checked.ts'), text);
    const tsc = join(ROOT, 'node_modules', '.bin', 'tsc');
    const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2023'];
    try {
      return execFileSync(tsc, [...options, '--types', '', 'checked.ts'], {
        cwd: folder,
        encoding: 'utf8',
      });
    } catch (error) {
      return String((error as { readonly stdout?: unknown }).stdout);
    }
  };

  it('let a good scenario pass', () => {
    expect(compile(typed('Hello'))).toBe('');
  }, 300_000);

  it('know the vocabulary', () => {
    const wrong = typed('Hello').replace("'TICKET-1'", "'TICKET-99'");
    expect(compile(wrong)).toContain('"TICKET-99"');
  }, 300_000);

  it('are all that the package exports', () => {
    const { exports } = JSON.parse(
      readFileSync(join(folder, 'node_modules/channelproof/package.json'), 'utf8'),
    );
    expect(Object.keys(exports)).toEqual(['.', './package.json']);
  });
});
