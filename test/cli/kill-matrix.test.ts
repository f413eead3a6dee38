// The verdict on the suite itself: each thing that makes it hold must be able to make it fall.
import { describe, expect, test } from 'vitest';
import type { BrokenConnector } from '../../src/cli/broken.ts';
import { isCaught, killMatrix, killRow } from '../../src/cli/kill-matrix.ts';
import type { CaseResult, Check } from '../../src/judge/case-result.ts';
import type { Verdict } from '../../src/judge/verdict.ts';
import { RIGHT_CONNECTOR } from '../../src/run/seat.ts';

const check = (requirement: string, verdict: Verdict): Check => ({
  requirement,
  verdict,
  message: '',
  expected: null,
  actual: null,
  evidence: [],
});

const played = (verdict: Verdict, ...checks: readonly Check[]): CaseResult => ({
  id: 'window/late',
  title: 'Late',
  dialect: 'cloud',
  transport: 'memory',
  example: null,
  replay: '',
  verdict,
  digest: '',
  durationMs: 0,
  checks,
  lines: '',
  findings: [],
});

const connector = (alsoRed: Readonly<Record<string, string>> = {}): BrokenConnector => ({
  id: 'sends-late',
  wrong: 'sends late',
  violates: ['WINDOW-2'],
  alsoRed,
  integration: RIGHT_CONNECTOR,
});

const caughtCase = played('fail', check('WINDOW-2', 'fail'), check('WINDOW-1', 'pass'));
const right = [played('pass', check('WINDOW-2', 'pass'))];
const rowOf = (cases: readonly CaseResult[], alsoRed = {}) => killRow(connector(alsoRed), cases);
const holds = (cases: readonly CaseResult[], alsoRed = {}, rightCases = right): boolean =>
  killMatrix([rowOf(cases, alsoRed)], rightCases).holds;

describe('a broken connector', () => {
  test('is caught by the row it violates', () => {
    expect(rowOf([caughtCase])).toMatchObject({ red: ['WINDOW-2'], missed: [], also: [] });
    expect(isCaught(rowOf([caughtCase]))).toBe(true);
    expect(killMatrix([rowOf([caughtCase])], right).killedBy).toEqual({
      'WINDOW-2': ['sends-late'],
    });
  });

  test.each<[string, CaseResult, Readonly<Record<string, string>>]>([
    ['nothing turned red', played('pass', check('WINDOW-2', 'pass')), {}],
    ['it was never looked at', played('blocked', check('WINDOW-2', 'blocked')), {}],
    ['another row turned red', played('fail', check('WINDOW-1', 'fail')), {}],
  ])('slips through when %s', (_what, one, alsoRed) => {
    expect(rowOf([one], alsoRed).missed).toEqual(['WINDOW-2']);
    expect(holds([one], alsoRed)).toBe(false);
  });

  test('may turn another row red only for a reason', () => {
    const cases = [caughtCase, played('fail', check('TICKET-2', 'fail'))];
    expect(rowOf(cases).also).toEqual([{ requirement: 'TICKET-2', reason: null }]);
    expect(holds(cases)).toBe(false);
    expect(holds(cases, { 'TICKET-2': 'they go together' })).toBe(true);
  });

  test('must turn red what it is said to', () => {
    expect(rowOf([caughtCase], { 'TICKET-2': 'they go together' }).stale).toEqual(['TICKET-2']);
    expect(holds([caughtCase], { 'TICKET-2': 'they go together' })).toBe(false);
  });

  test('is excused row by row, and never by a whole area', () => {
    const cases = [
      caughtCase,
      played('fail', check('TICKET-2', 'fail'), check('TICKET-3', 'fail')),
    ];
    expect(holds(cases, { 'TICKET-2': 'no ticket' })).toBe(false);
    expect(holds(cases, { 'TICKET-*': 'no ticket' })).toBe(false);
    expect(holds(cases, { '*': 'nothing goes on' })).toBe(false);
    const said = { 'TICKET-2': 'no ticket', 'TICKET-3': 'none reopens' };
    expect(rowOf(cases, said).also).toEqual([
      { requirement: 'TICKET-2', reason: 'no ticket' },
      { requirement: 'TICKET-3', reason: 'none reopens' },
    ]);
    expect(holds(cases, said)).toBe(true);
  });

  test('may turn the invariant red that speaks for its row, and no other', () => {
    const withInvariant = (id: string) => [
      caughtCase,
      played('fail', check(`invariant:${id}`, 'fail')),
    ];
    expect(holds(withInvariant('window'))).toBe(true);
    expect(holds(withInvariant('no-secret'))).toBe(false);
  });

  test('that breaks the harness has proved nothing', () => {
    const cases = [caughtCase, played('harness-error', check('harness', 'harness-error'))];
    expect(rowOf(cases).harnessErrors).toBe(1);
    expect(holds(cases)).toBe(false);
  });
});

describe('the matrix', () => {
  test('holds when everybody is caught and the right connector by nothing', () => {
    expect(holds([caughtCase])).toBe(true);
  });

  test.each<Verdict>(['fail', 'blocked', 'inconclusive', 'harness-error'])(
    'does not hold when the right connector ends in %s',
    (verdict) => {
      expect(holds([caughtCase], {}, [played(verdict)])).toBe(false);
    },
  );
});
