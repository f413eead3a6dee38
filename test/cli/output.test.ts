// What a run says of what it wrote, how its cases are named again, and what decides its exit code.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandName } from '../../src/cli/command-name.ts';
import { endsRun } from '../../src/cli/pool.ts';
import { EXIT } from '../../src/cli/registry.ts';
import { VERDICTS } from '../../src/judge/verdict.ts';
import { EXIT_CODES } from '../../src/report/exit-code.ts';
import { REPORT, type Report } from '../../src/report/report.ts';
import { cli } from './fake-io.ts';

const folder = mkdtempSync(join(tmpdir(), 'channelproof-'));
const reportIn = (name: string): Report =>
  REPORT.parse(JSON.parse(readFileSync(join(folder, name, 'report.json'), 'utf8')));

const FAILING = `title: A message makes a ticket
world: { account: connected, customers: { ana: {} } }
examples: [{ tickets: 3 }, { tickets: 1 }, { tickets: 2 }]
steps:
  - ana sends: Hello
  - expect ticket: { proves: TICKET-1, of: ana, tickets: <tickets> }
`;
const BLOCKED = `title: A code that nobody can get
world: { account: ready, customers: { ana: {} } }
steps:
  - admin enters code: right
  - ana sends: Hello
  - expect ticket: { proves: TICKET-1, of: ana, tickets: 1 }
`;

beforeAll(() => {
  writeFileSync(join(folder, 'failing.yaml'), FAILING);
  writeFileSync(join(folder, 'blocked.yaml'), BLOCKED);
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const play = (...args: readonly string[]) => cli(['run', 'window/boundary', ...args], folder);
const reports = (text: string): readonly string[] =>
  [...text.matchAll(/^Report +(.*)$/gm)].map(([, path]) => path as string);

describe('the reports that are named', () => {
  it.each([
    [[], 'z', ['z/report.html']],
    [['console', 'json'], 'z', ['z/report.json']],
    [['json'], 'z', ['z/report.json']],
    [['json', 'junit'], 'z', ['z/report.json', 'z/junit.xml']],
    [['markdown', 'html'], 'z', ['z/report.html']],
    [['console'], 'z', []],
    [['json'], 'a$&b', ['a$&b/report.json']],
    [['json'], './deep/z/', ['deep/z/report.json']],
  ])('are those that were written: %j to %s', async (names, out, expected) => {
    const said = await play(...names.flatMap((name) => ['--reporter', name]), '--out', out);
    expect(said.code).toBe(0);
    expect(reports(said.out)).toEqual(expected);
    for (const path of expected) expect(existsSync(join(folder, path))).toBe(true);
    expect(said.out.includes('Exit 0')).toBe(names.length === 0 || names.includes('console'));
    rmSync(join(folder, out), { recursive: true, force: true });
  });

  it('are none when only the console speaks', async () => {
    const said = await play('--reporter', 'console');
    expect(said.out).toContain('Exit 0');
    expect(reports(said.out)).toEqual([]);
    expect(existsSync(join(folder, 'reports'))).toBe(false);
  });

  it.each([
    [['json', 'console'], ['reports/latest/report.json'], true],
    [['json', 'junit'], ['reports/latest/report.json', 'reports/latest/junit.xml'], false],
  ])('lie in the usual folder when %j cannot all be printed', async (names, expected, spoken) => {
    const said = await play(...names.flatMap((name) => ['--reporter', name]));
    expect(reports(said.out)).toEqual(expected);
    expect(said.out.includes('Exit 0')).toBe(spoken);
    for (const path of expected) expect(existsSync(join(folder, path))).toBe(true);
    rmSync(join(folder, 'reports'), { recursive: true });
  });

  it('are printed when one was asked for, even twice', async () => {
    const said = await play('--reporter', 'json', '--reporter', 'json');
    expect(REPORT.parse(JSON.parse(said.out)).scenarios).toHaveLength(6);
    expect(existsSync(join(folder, 'reports'))).toBe(false);
  });
});

describe('the printed replay', () => {
  it.each(['npm start --', 'channelproof'])(
    'begins as the program is called: %s',
    async (command) => {
      const said = await cli(['run', 'failing.yaml', '--out', 'out'], folder, { command });
      expect(said.code).toBe(1);
      const [first] = reportIn('out').scenarios;
      expect(first?.replay).toBe(
        `${command} run failing.yaml --dialect cloud --seed 1 --example 2`,
      );
      expect(said.out).toContain(`replay: ${command} run failing.yaml --dialect cloud --seed 1`);
    },
  );

  it('is told by the file that runs', () => {
    expect(commandName('file:///somewhere/src/cli/bin.ts')).toBe('npm start --');
    expect(commandName('file:///somewhere/dist/src/cli/bin.js')).toBe('channelproof');
  });

  it('counts examples from the first, which is 1', async () => {
    await cli(['run', 'failing.yaml', '--dialect', 'cloud', '--out', 'out'], folder);
    const { scenarios } = reportIn('out');
    const numbers = scenarios.map(({ example, replay }) => [
      example?.['tickets'],
      / --example (\d+)$/.exec(replay)?.[1],
    ]);
    expect(numbers).toEqual([
      [1, '2'],
      [2, '3'],
      [3, '1'],
    ]);
    await cli(['run', 'failing.yaml', '--example', '1', '--out', 'one'], folder);
    expect(reportIn('one').scenarios.map(({ example }) => example)).toEqual([
      { tickets: 3 },
      { tickets: 3 },
    ]);
  });
});

describe('what decides', () => {
  it('is one table of exit codes', () => {
    expect(Object.entries(EXIT)).toEqual(EXIT_CODES.map(({ name, code }) => [name, code]));
    expect(EXIT).toMatchObject({ ok: 0, failed: 1, usage: 2, 'nothing-selected': 5 });
  });

  it('ends a run with --bail: whatever kept a case from passing', async () => {
    expect(VERDICTS.filter(endsRun)).toEqual(['harness-error', 'fail', 'blocked', 'inconclusive']);
    const args = ['run', 'blocked.yaml', 'window/boundary', '--out', 'out'];
    const whole = await cli(args, folder);
    expect(whole.code).toBe(EXIT.undecided);
    expect(reportIn('out').scenarios).toHaveLength(8);
    expect((await cli([...args, '--bail'], folder)).code).toBe(EXIT.undecided);
    expect(reportIn('out').scenarios).toHaveLength(1);
    const passing = await play('--bail', '--out', 'out');
    expect(passing.code).toBe(0);
    expect(reportIn('out').scenarios).toHaveLength(6);
  });

  it.each([
    [[], 0],
    [['--strict'], 1],
  ])('is a SHOULD row only with --strict: %j', async (flags, code) => {
    // No row of the catalogue is a SHOULD yet, so the report of a run is given one, and gated again.
    const args = ['run', 'failing.yaml', 'window/boundary', ...flags, '--out', 'strict'];
    expect((await cli(args, folder)).code).toBe(1);
    const report = reportIn('strict');
    const requirements = report.requirements.map((row) =>
      row.id === 'TICKET-1' ? { ...row, level: 'SHOULD' } : row,
    );
    const path = join(folder, 'strict', 'report.json');
    writeFileSync(path, JSON.stringify({ ...report, requirements }));
    expect((await cli(['merge', 'strict', '--out', 'gated'], folder)).code).toBe(code);
  });
});
