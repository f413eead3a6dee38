// Verdicts per row, numbers, order and digest of a report.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseResult, Check } from '../../src/judge/case-result.ts';
import { VERDICTS, type Verdict } from '../../src/judge/verdict.ts';
import { assembleReport } from '../../src/report/assemble.ts';
import { NOT_EXERCISED } from '../../src/report/settle.ts';
import { sampleCases, sampleInput } from './sample.ts';
import { REQUIREMENTS } from './sample-rows.ts';

const check = (requirement: string, verdict: Verdict): Check => ({
  requirement,
  verdict,
  message: 'looked',
  expected: 1,
  actual: 1,
  evidence: [],
});

const playing = (
  id: string,
  checks: readonly Check[],
  more: Partial<CaseResult> = {},
): CaseResult => ({
  id,
  title: id,
  dialect: 'cloud',
  transport: 'memory',
  example: null,
  verdict: 'pass',
  digest: '0'.repeat(64),
  durationMs: 1,
  checks,
  replay: `npm start -- run ${id}`,
  lines: '',
  findings: [],
  ...more,
});

const rowOf = (cases: readonly CaseResult[], id: string) =>
  assembleReport(sampleInput({ cases })).requirements.find((row) => row.id === id);

describe('a row', () => {
  it.each([
    [['pass', 'pass'], 'pass'],
    [['pass', 'fail'], 'fail'],
    [['pass', 'blocked'], 'blocked'],
    [['pass', 'inconclusive'], 'inconclusive'],
    [['blocked', 'inconclusive'], 'blocked'],
    [['blocked', 'fail'], 'fail'],
    [['fail', 'harness-error'], 'harness-error'],
    [['pass', 'not-applicable'], 'pass'],
    [['not-applicable', 'not-applicable'], 'not-applicable'],
  ] as const)('with %j is %s, over cases and within one', (verdicts, expected) => {
    const apart = verdicts.map((verdict, i) =>
      playing(`window/${i}`, [check('WINDOW-1', verdict)]),
    );
    const together = [
      playing(
        'window/a',
        verdicts.map((verdict) => check('WINDOW-1', verdict)),
      ),
    ];
    expect(rowOf(apart, 'WINDOW-1')?.verdict).toBe(expected);
    expect(rowOf(together, 'WINDOW-1')?.verdict).toBe(expected);
  });

  it('that nobody exercised is inconclusive and says so', () => {
    expect(rowOf([playing('a/b', [check('WINDOW-1', 'pass')])], 'WINDOW-2')).toMatchObject({
      verdict: 'inconclusive',
      note: NOT_EXERCISED,
      provenBy: [],
    });
  });

  it('is proven by the scenarios of which every case held, sorted', () => {
    const cases = [
      playing('window/z', [check('WINDOW-1', 'pass')]),
      playing('window/a', [check('WINDOW-1', 'pass'), check('WINDOW-1', 'not-applicable')]),
      playing('window/half', [check('WINDOW-1', 'pass')]),
      playing('window/half', [check('WINDOW-1', 'blocked')], { dialect: 'on-premises' }),
      playing('window/no', [check('WINDOW-1', 'not-applicable')]),
    ];
    expect(rowOf(cases, 'WINDOW-1')?.provenBy).toEqual(['window/a', 'window/z']);
  });

  it('that is excluded is listed and never counted', () => {
    const { summary, requirements } = assembleReport(sampleInput());
    expect(requirements.find((row) => row.id === 'ANNOUNCE-2')).toMatchObject({
      verdict: 'not-applicable',
      excluded: expect.any(String),
    });
    expect(summary.requirements.excluded).toBe(1);
    expect(summary.requirements.total).toBe(
      summary.requirements.must.total + summary.requirements.should.total + 1,
    );
  });
});

describe('a report', () => {
  it('counts every case and every row once', () => {
    const { summary, requirements, scenarios } = assembleReport(sampleInput());
    for (const tally of [
      summary.scenarios,
      summary.requirements.must,
      summary.requirements.should,
    ]) {
      expect(VERDICTS.reduce((sum, verdict) => sum + tally[verdict], 0)).toBe(tally.total);
    }
    expect(summary.scenarios.total).toBe(scenarios.length);
    expect(summary.requirements.total).toBe(REQUIREMENTS.length);
    expect(requirements.map((row) => row.id).indexOf('WINDOW-7')).toBeLessThan(
      requirements.map((row) => row.id).indexOf('WINDOW-10'),
    );
  });

  it('is the same whatever the order of the cases', () => {
    const cases = sampleCases();
    const straight = assembleReport(sampleInput({ cases }));
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...cases], { minLength: cases.length, maxLength: cases.length }),
        (shuffled) => {
          expect(assembleReport(sampleInput({ cases: shuffled }))).toEqual(straight);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('has a digest that follows cases and their traces, and nothing else', () => {
    const [first, ...rest] = sampleCases();
    if (first === undefined) throw new Error('the sample is empty');
    const digest = (changed: CaseResult): string =>
      assembleReport(sampleInput({ cases: [changed, ...rest] })).digest;
    const before = digest(first);
    expect(digest({ ...first, durationMs: 99 })).toBe(before);
    expect(digest({ ...first, transport: 'http' })).toBe(before);
    expect(digest({ ...first, digest: 'f'.repeat(64) })).not.toBe(before);
    expect(digest({ ...first, dialect: 'cloud', id: 'another/one' })).not.toBe(before);
    expect(digest({ ...first, example: { elapsed: '1s' } })).not.toBe(before);
    expect(digest({ ...first, example: { b: 1, a: 2 } })).toBe(
      digest({ ...first, example: { a: 2, b: 1 } }),
    );
  });

  it('orders examples with numbers as numbers', () => {
    const cases = [10, 2, 1].map((websites) =>
      playing('profile/websites', [], { example: { websites } }),
    );
    const { scenarios } = assembleReport(sampleInput({ cases }));
    expect(scenarios.map((scenario) => scenario.example)).toEqual([
      { websites: 1 },
      { websites: 2 },
      { websites: 10 },
    ]);
  });

  it('of a selection lists the rows it touched and counts the others', () => {
    const cases = [playing('window/a', [check('WINDOW-1', 'pass')])];
    const { requirements, summary } = assembleReport(sampleInput({ cases, selected: true }));
    expect(requirements.map((row) => row.id)).toEqual(['WINDOW-1']);
    expect(summary.requirements).toMatchObject({
      total: 1,
      notSelected: REQUIREMENTS.length - 1,
      excluded: 0,
    });
  });

  it('leaves killedBy out unless it is given, and then shows where it is empty', () => {
    const plain = assembleReport(sampleInput());
    expect(plain.requirements.every((row) => !('killedBy' in row))).toBe(true);
    const killed = assembleReport(
      sampleInput({ killedBy: { 'WINDOW-2': ['sends-late', 'deletes-late'] } }),
    );
    expect(killed.requirements.find((row) => row.id === 'WINDOW-2')?.killedBy).toEqual([
      'deletes-late',
      'sends-late',
    ]);
    expect(killed.requirements.find((row) => row.id === 'WINDOW-1')?.killedBy).toEqual([]);
  });

  it('gathers findings of all traces', () => {
    const { findings } = assembleReport(sampleInput());
    expect(findings).toEqual([
      {
        node: 'whatsapp',
        method: 'POST',
        path: '/v23.0/106540352242922/typing_indicators',
        note: 'nearest route: POST /{version}/{phone-number-id}/messages',
        count: 3,
        scenarios: [
          'reliable/webhook-twice',
          'ticket/first-message',
          'window/reply-waits-in-queue',
        ],
      },
    ]);
  });

  it('judges invariants by their name with or without the prefix', () => {
    const report = assembleReport(sampleInput());
    expect(report.invariants.map(({ id, verdict }) => [id, verdict])).toEqual([
      ['invariant:exactly-once', 'pass'],
      ['invariant:no-secret-in-the-trace', 'inconclusive'],
      ['invariant:nothing-outside-the-window', 'fail'],
    ]);
  });
});
