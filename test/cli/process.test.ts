// The process itself: closed pipes, and errors that nobody caught.
import { execFileSync, spawnSync } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { watchStrays } from '../../src/cli/strays.ts';
import type { CaseResult } from '../../src/judge/case-result.ts';

const TSX = import.meta.resolve('tsx');
const BIN = join(import.meta.dirname, '../../src/cli/bin.ts');
const folder = mkdtempSync(join(tmpdir(), 'channelproof-'));

beforeAll(() => {
  writeFileSync(
    join(folder, 'bad.yaml'),
    `title: A message makes a ticket
world: { account: connected, customers: { ana: {} } }
steps:
  - ana sends: Hello
  - expect ticket: { proves: TICKET-1, of: ana, tickets: 2 }
`,
  );
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('a pipe that is closed early', () => {
  it.each([
    ['run bad.yaml --out out', 1],
    ['run bad.yaml --reporter json', 1],
    ['fidelity --json', 0],
  ])(
    'leaves the exit code of "%s" as it is',
    (args, code) => {
      const command = `{ "$NODE" --import "$TSX" "$BIN" ${args}; echo $? > code; } | true; cat code`;
      const env = { ...process.env, NODE: process.execPath, TSX, BIN };
      const said = spawnSync('sh', ['-c', command], { cwd: folder, encoding: 'utf8', env });
      expect(said.stderr).toBe('');
      expect(Number(said.stdout)).toBe(code);
    },
    60_000,
  );

  it('does not keep the reports from being written', () => {
    expect(existsSync(join(folder, 'out/report.json'))).toBe(true);
  });
});

describe('an error that nobody caught', () => {
  it('is a fault of the case that was played, and no report is lost over it', () => {
    const program = join(import.meta.dirname, 'floating-integration.ts');
    const text = execFileSync(process.execPath, ['--import', TSX, program], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [first = '', ...others] = text.trimEnd().split('\n');
    const cases: readonly CaseResult[] = JSON.parse(first);
    const windows = cases.filter(({ id }) => id === 'window/boundary');
    expect(windows).toHaveLength(3);
    for (const { verdict, checks, lines, digest } of windows) {
      expect(verdict).toBe('harness-error');
      expect(lines.split('\n').length).toBeGreaterThan(10);
      expect(digest).toMatch(/^[0-9a-f]{64}$/);
      expect(checks.length).toBeGreaterThan(1);
      expect(checks.at(-1)).toMatchObject({ requirement: 'harness', verdict: 'harness-error' });
      expect(checks.at(-1)?.message).toContain('an error that nobody caught: Error: left alone');
      expect(checks.at(-1)?.message).toContain('floating-integration.ts');
    }
    expect(cases.find(({ id }) => id === 'ticket/first-message')?.verdict).toBe('pass');
    expect(others).toEqual(['inside: Error: at the very end', 'outside: Error: nobody plays']);
  }, 60_000);

  it('belongs to what is played, and to nobody else', async () => {
    const source = new EventEmitter();
    const outside: unknown[] = [];
    const strays = watchStrays(source, (error) => outside.push(error));
    source.emit('uncaughtException', 'before');
    const played = await strays.during(async () => {
      source.emit('unhandledRejection', 'promise');
      source.emit('uncaughtException', 'thrown');
      return 'done';
    });
    expect(played).toEqual({ result: 'done', strays: ['promise', 'thrown'] });
    await expect(strays.during(() => Promise.reject(new Error('its own')))).rejects.toThrow('own');
    source.emit('unhandledRejection', 'after');
    expect(outside).toEqual(['before', 'after']);
  });
});
