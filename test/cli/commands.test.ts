// The command line by using it: what each command prints, writes and exits with.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REPORT } from '../../src/report/report.ts';
import { cli } from './fake-io.ts';

const TSX = import.meta.resolve('tsx');
/** On a busy machine: the whole suite, played a few times. */
const WHOLE_SUITE_MS = 600_000;
const folder = mkdtempSync(join(tmpdir(), 'channelproof-'));
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
const report = (name: string) => REPORT.parse(JSON.parse(read(`${name}/report.json`)));
/** A report without what only the wall clock says. */
const timeless = (name: string) => ({
  ...report(name),
  scenarios: report(name).scenarios.map((each) => ({ ...each, durationMs: 0 })),
});

beforeAll(async () => {
  const said = await cli(['run', '--out', 'all'], folder);
  expect(said.code).toBe(0);
}, WHOLE_SUITE_MS);
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('run', () => {
  it('plays the whole suite, and every required row holds', () => {
    const { summary, scenarios, requirements } = report('all');
    expect(summary.scenarios.pass).toBe(summary.scenarios.total);
    expect(new Set(scenarios.map(({ id }) => id)).size).toBeGreaterThanOrEqual(25);
    expect(summary.requirements.must.pass).toBe(summary.requirements.must.total);
    const counted = requirements.filter(({ excluded }) => excluded === undefined);
    expect(counted.filter(({ provenBy }) => provenBy.length === 0)).toEqual([]);
    expect(requirements.length - counted.length).toBe(summary.requirements.excluded);
  });

  it('writes every report and a trace of each case', () => {
    expect(readdirSync(join(folder, 'all')).sort()).toEqual([
      'junit.xml',
      'report.html',
      'report.json',
      'summary.md',
      'traces',
    ]);
    expect(readdirSync(join(folder, 'all/traces'))).toHaveLength(report('all').scenarios.length);
  });

  it(
    'gives the same report with two workers, and over sockets the same digests',
    async () => {
      // Threads need the real process: they load the sources on their own.
      const bin = join(import.meta.dirname, '../../src/cli/bin.ts');
      const args = ['--import', TSX, bin, 'run', '--workers', '2', '--out', 'two'];
      execFileSync(process.execPath, args, { cwd: folder, stdio: 'pipe' });
      expect(timeless('two')).toEqual(timeless('all'));
      const http = ['run', '--area', 'window', '--transport', 'http', '--out', 'http'];
      expect((await cli(http, folder)).code).toBe(0);
      const digests = new Map(
        report('all').scenarios.map((each) => [
          `${each.id} ${each.dialect} ${JSON.stringify(each.example)}`,
          each.digest,
        ]),
      );
      for (const each of report('http').scenarios) {
        const key = `${each.id} ${each.dialect} ${JSON.stringify(each.example)}`;
        expect(each.digest, key).toBe(digests.get(key));
      }
    },
    WHOLE_SUITE_MS,
  );

  it(
    'shards without losing a case, and merges them to the whole',
    async () => {
      for (const i of [1, 2, 3]) {
        expect((await cli(['run', '--shard', `${i}/3`, '--out', `shard${i}`], folder)).code).toBe(
          0,
        );
      }
      const merged = await cli(['merge', 'shard1', 'shard2', 'shard3', '--out', 'merged'], folder);
      expect(merged.code).toBe(0);
      expect(timeless('merged')).toEqual(timeless('all'));
    },
    WHOLE_SUITE_MS,
  );

  it(
    'plays every case twice when determinism is to be checked',
    async () => {
      const args = ['run', '--area', 'ticket', '--check-determinism', '--out', 'twice'];
      expect((await cli(args, folder)).code).toBe(0);
    },
    WHOLE_SUITE_MS,
  );

  it('prints one reporter alone on standard output, and writes nothing', async () => {
    const said = await cli(['run', 'window/boundary', '--reporter', 'json'], folder);
    expect(REPORT.parse(JSON.parse(said.out)).scenarios).toHaveLength(6);
    expect(existsSync(join(folder, 'reports'))).toBe(false);
    expect((await cli(['run', 'window/boundary', '--reporter', 'junit'], folder)).out).toMatch(
      /^<\?xml/,
    );
    expect((await cli(['run', 'window/boundary', '--reporter', 'console'], folder)).out).toMatch(
      /Exit 0: [^\n]+\n$/,
    );
  });

  it('plays a scenario by path, in YAML and in TypeScript', async () => {
    writeFileSync(
      join(folder, 'own.yaml'),
      `title: A message makes a ticket
world: { account: connected, customers: { ana: {} } }
steps:
  - ana sends: Hello
  - expect ticket: { proves: TICKET-1, of: ana, tickets: 2 }
`,
    );
    const yaml = await cli(['run', 'own.yaml', '--out', 'own'], folder);
    expect(yaml.code).toBe(1);
    expect(yaml.out.replace(/\s+/g, ' ')).toContain('tickets should be 2 but was 1');
    expect(yaml.out).toContain('replay: npm start -- run own.yaml');
  });

  it('stops at the first failure with --bail', async () => {
    const args = ['run', 'own.yaml', 'window/boundary', '--bail', '--out', 'bail'];
    expect((await cli(args, folder)).code).toBe(1);
    expect(report('bail').scenarios).toHaveLength(1);
  });
});

describe('replay', () => {
  it.each([
    ['a case without examples', 'ticket/first-message', 0],
    ['a case with examples', 'window/boundary', 3],
  ])('the printed command plays %s again, to the same digest', async (_what, id, skip) => {
    const entry = report('all').scenarios.filter((each) => each.id === id)[skip];
    const words = (entry?.replay ?? '').split(' ').slice(3);
    expect(entry?.replay).toMatch(/^npm start -- run /);
    expect((await cli([...words, '--out', 'again'], folder)).code).toBe(0);
    expect(report('again').scenarios).toHaveLength(1);
    expect(report('again').scenarios[0]).toMatchObject({
      digest: entry?.digest,
      replay: entry?.replay,
    });
  });

  it('plays every saved trace again to the same bytes, and shows where a changed one parts', async () => {
    const traces = readdirSync(join(folder, 'all/traces'));
    for (const trace of traces.slice(0, 6)) {
      const said = await cli(['replay', `all/traces/${trace}`], folder);
      expect(said.out).toContain('the same to the byte');
      expect(said.code).toBe(0);
    }
    const lines = read('all/traces/ticket--first-message.cloud.jsonl');
    writeFileSync(join(folder, 'changed.jsonl'), lines.replace('"kind":"sms"', '"kind":"call"'));
    const said = await cli(['replay', 'changed.jsonl'], folder);
    expect(said.code).toBe(1);
    expect(said.out).toContain('the runs part at event');
  });
});

describe('what there is', () => {
  it.each(['list', 'requirements', 'steps', 'faults', 'fidelity'])(
    '%s prints lines and JSON',
    async (name) => {
      const lines = await cli([name], folder);
      expect(lines.code).toBe(0);
      expect(lines.out.split('\n').length).toBeGreaterThan(5);
      const json = await cli([name, '--json'], folder);
      expect(() => JSON.parse(json.out)).not.toThrow();
      expect(json.err).toBe('');
    },
  );

  it('steps prints every verb with an example', async () => {
    const { out } = await cli(['steps'], folder);
    for (const verb of ['<customer> sends', 'agent replies', 'wait', 'expect refusal', 'fault']) {
      expect(out).toContain(verb);
    }
  });

  it('explain says a scenario in plain words, and a row with its source', async () => {
    const scenario = await cli(['explain', 'window/boundary'], folder);
    expect(scenario.out).toContain('ana');
    const row = await cli(['explain', 'WINDOW-2'], folder);
    expect(row.out).toContain('WINDOW-2 (MUST)');
    expect(row.out).toContain('Source:');
    expect(row.out).toContain('Proven by: ');
  });

  it('help and version are no mistakes', async () => {
    expect((await cli(['--help'], folder)).code).toBe(0);
    expect((await cli(['run', '--help'], folder)).out).toContain('--check-determinism');
    expect((await cli(['--version'], folder)).out).toMatch(/^channelproof \d/);
  });
});

describe('claims', () => {
  it('of the connector alone leave rows of the full service undecided, and say so when replayed', async () => {
    const said = await cli(
      ['run', 'connect/wrong-code', '--claims', 'connector-only', '--out', 'claims'],
      folder,
    );
    expect(said.code).toBe(0);
    const { requirements, scenarios } = report('claims');
    const row = requirements.find(({ id }) => id === 'CONNECT-4');
    expect(row).toMatchObject({ verdict: 'not-applicable', provenBy: [] });
    expect(scenarios[0]?.replay).toMatch(/ --claims connector-only$/);
  });
});

describe('selftest', () => {
  // All of them are played by `npm start -- selftest` itself, which is a step of its own before every change.
  it(
    'catches broken connectors by the rows they violate, and the right one by none',
    async () => {
      const three = ['any-order', 'doubles-webhooks', 'window-23h'];
      const said = await cli(['selftest', ...three, '--out', 'matrix'], folder);
      expect(said.out).not.toContain('MISSED');
      expect(said.code).toBe(0);
      const matrix = JSON.parse(read('matrix/kill-matrix.json'));
      expect(matrix.rows.map(({ missed }: { readonly missed: unknown }) => missed)).toEqual([
        [],
        [],
        [],
      ]);
      const killed = report('matrix').requirements.filter(
        ({ killedBy = [] }) => killedBy.length > 0,
      );
      expect(killed.map(({ id }) => id)).toEqual([
        'CONNECT-1',
        'RELIABLE-1',
        'TICKET-7',
        'WINDOW-1',
      ]);
      expect(report('all').requirements.some((row) => 'killedBy' in row)).toBe(false);
    },
    WHOLE_SUITE_MS,
  );

  it(
    'plays those alone that are named',
    async () => {
      const said = await cli(['selftest', 'window-23h', '--out', 'one'], folder);
      expect(said.code).toBe(0);
      const { rows } = JSON.parse(read('one/kill-matrix.json'));
      expect(rows.map(({ connector }: { readonly connector: string }) => connector)).toEqual([
        'window-23h',
      ]);
    },
    WHOLE_SUITE_MS,
  );
});
