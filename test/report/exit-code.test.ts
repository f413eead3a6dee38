// What a run's exit code is, row by row.
import { describe, expect, it } from 'vitest';
import type { CaseResult, Check } from '../../src/judge/case-result.ts';
import { type Verdict, worst } from '../../src/judge/verdict.ts';
import { assembleReport, type ReportInput } from '../../src/report/assemble.ts';
import { EXIT_CODES, exitCodeOf, exitMeaning } from '../../src/report/exit-code.ts';
import { gateOf } from '../../src/report/gate.ts';
import { sampleInput } from './sample.ts';
import { REQUIREMENTS } from './sample-rows.ts';

type Given = readonly (readonly [string, Verdict])[];

const played = (given: Given, verdict?: Verdict): CaseResult => {
  const checks = given.map(
    ([requirement, each]): Check => ({
      requirement,
      verdict: each,
      message: '',
      expected: null,
      actual: null,
      evidence: [],
    }),
  );
  return {
    id: 'a/b',
    title: '',
    dialect: 'cloud',
    transport: 'memory',
    example: null,
    verdict: verdict ?? worst(given.map(([, each]) => each)),
    digest: '0'.repeat(64),
    durationMs: 0,
    checks,
    replay: '',
    lines: '',
    findings: [],
  };
};

const codeOf = (cases: readonly CaseResult[], strict = false, more: Partial<ReportInput> = {}) =>
  exitCodeOf(assembleReport(sampleInput({ cases, selected: true, ...more })), { strict });

describe('exit code', () => {
  it.each([
    ['a MUST row held', [['WINDOW-1', 'pass']], 0, 0],
    ['a MUST row failed', [['WINDOW-1', 'fail']], 1, 1],
    ['a SHOULD row failed', [['CONNECT-8', 'fail']], 0, 1],
    ['a SHOULD row is inconclusive', [['CONNECT-8', 'inconclusive']], 4, 4],
    [
      'a SHOULD row failed beside a MUST row that held',
      [
        ['CONNECT-8', 'fail'],
        ['WINDOW-1', 'pass'],
      ],
      0,
      1,
    ],
    [
      'a SHOULD row was blocked beside a MUST row that held',
      [
        ['CONNECT-8', 'blocked'],
        ['WINDOW-1', 'pass'],
      ],
      0,
      4,
    ],
    [
      'an invariant failed',
      [
        ['invariant:exactly-once', 'fail'],
        ['WINDOW-1', 'pass'],
      ],
      1,
      1,
    ],
    [
      'a row nobody knows failed',
      [
        ['NOWHERE-1', 'fail'],
        ['WINDOW-1', 'pass'],
      ],
      1,
      1,
    ],
    ['a MUST row was blocked', [['WINDOW-1', 'blocked']], 4, 4],
    ['a MUST row is inconclusive', [['WINDOW-1', 'inconclusive']], 4, 4],
    [
      'failed and blocked',
      [
        ['WINDOW-1', 'fail'],
        ['WINDOW-2', 'blocked'],
      ],
      1,
      1,
    ],
    [
      'failed and harness error',
      [
        ['WINDOW-1', 'fail'],
        ['WINDOW-2', 'harness-error'],
      ],
      3,
      3,
    ],
    [
      'a harness error at a SHOULD row',
      [
        ['CONNECT-8', 'harness-error'],
        ['WINDOW-1', 'pass'],
      ],
      3,
      3,
    ],
    [
      'a check of an excluded row failed',
      [
        ['ANNOUNCE-2', 'fail'],
        ['WINDOW-1', 'pass'],
      ],
      0,
      1,
    ],
    [
      'not applicable beside a pass',
      [
        ['WINDOW-1', 'pass'],
        ['WINDOW-2', 'not-applicable'],
      ],
      0,
      0,
    ],
    ['nothing applies', [['WINDOW-1', 'not-applicable']], 4, 4],
  ] as const)('%s: %j', (_name, given, plain, strict) => {
    expect(codeOf([played(given)])).toBe(plain);
    expect(codeOf([played(given)], true)).toBe(strict);
  });

  it('counts a case that broke before any check', () => {
    const fine = played([['WINDOW-1', 'pass']]);
    expect(codeOf([fine, { ...played([], 'harness-error'), id: 'a/c' }])).toBe(3);
    expect(codeOf([fine, { ...played([], 'blocked'), id: 'a/c' }])).toBe(4);
    expect(codeOf([fine, { ...played([['CONNECT-8', 'fail']], 'blocked'), id: 'a/c' }])).toBe(4);
  });

  it('is 5 when nothing was played', () => {
    expect(codeOf([])).toBe(5);
  });

  it('is 4 when a MUST row was not exercised, except in a selection or a shard', () => {
    const cases = [played([['WINDOW-1', 'pass']])];
    expect(codeOf(cases, false, { selected: false })).toBe(4);
    expect(codeOf(cases, false, { selected: true })).toBe(0);
    expect(codeOf(cases, false, { selected: false, shard: { index: 1, count: 2 } })).toBe(0);
  });

  it('does not ask for SHOULD rows that were not exercised unless strict', () => {
    const musts = REQUIREMENTS.filter((row) => row.level === 'MUST').map(
      (row) => [row.id, 'pass'] as const,
    );
    const cases = [played(musts)];
    expect(codeOf(cases, false, { selected: false })).toBe(0);
    expect(codeOf(cases, true, { selected: false })).toBe(4);
  });

  it('does not ask for rows that are excluded', () => {
    const [first] = REQUIREMENTS;
    if (first === undefined) throw new Error('the sample is empty');
    const requirements = [first, { ...first, id: 'CONNECT-99', excluded: 'a human judgement' }];
    const cases = [played([[first.id, 'pass']])];
    expect(codeOf(cases, true, { selected: false, requirements })).toBe(0);
    expect(gateOf(assembleReport(sampleInput({ cases, requirements }))).missing).toEqual([]);
  });

  it('is strict when the report was made strict, unless told otherwise', () => {
    const cases = [played([['CONNECT-8', 'fail']])];
    const report = assembleReport(sampleInput({ cases, selected: true, strict: true }));
    expect(report.strict).toBe(true);
    expect(exitCodeOf(report)).toBe(1);
    expect(exitCodeOf(report, { strict: false })).toBe(0);
  });

  it('has a meaning each', () => {
    expect(EXIT_CODES.map(({ code }) => code)).toEqual([0, 1, 2, 3, 4, 5, 6, 130]);
    for (const { code, meaning } of EXIT_CODES) expect(exitMeaning(code)).toBe(meaning);
    const shard = { index: 1, count: 3 };
    expect(exitMeaning(0, { shard })).toBe('every required row that this shard touched held');
    expect(exitMeaning(1, { shard })).toBe(exitMeaning(1));
  });
});
