// Shards put together say what one run would have said.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assembleReport, type ReportInput } from '../../src/report/assemble.ts';
import { exitCodeOf } from '../../src/report/exit-code.ts';
import { mergeReports } from '../../src/report/merge.ts';
import type { Report } from '../../src/report/report.ts';
import { sampleCases, sampleInput } from './sample.ts';
import { REQUIREMENTS } from './sample-rows.ts';

const shards = (count: number, more: Partial<ReportInput> = {}): readonly Report[] =>
  Array.from({ length: count }, (_, i) =>
    assembleReport(
      sampleInput({
        cases: sampleCases().filter((_case, at) => at % count === i),
        shard: { index: i + 1, count },
        ...more,
      }),
    ),
  );

describe('merge', () => {
  it('gives the report of the whole run, in any order', () => {
    const whole = assembleReport(sampleInput());
    fc.assert(
      fc.property(
        fc
          .integer({ min: 1, max: 6 })
          .chain((count) =>
            fc.shuffledSubarray([...shards(count)], { minLength: count, maxLength: count }),
          ),
        (parts) => {
          expect(mergeReports(parts)).toEqual(whole);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('keeps what kills a row, and strictness', () => {
    const more = { killedBy: { 'WINDOW-2': ['sends-late'] }, strict: true };
    expect(mergeReports(shards(3, more))).toEqual(assembleReport(sampleInput(more)));
  });

  it('joins what kills a row in one report to what kills it in another', () => {
    const killers = [['sends-late'], ['window-23h', 'sends-late'], undefined];
    const parts = shards(3).map((report, i) => ({
      ...report,
      requirements: report.requirements.map((row) => ({
        ...row,
        ...(row.id === 'WINDOW-2' && killers[i] !== undefined ? { killedBy: killers[i] } : {}),
      })),
    }));
    const merged = mergeReports(parts);
    if ('refused' in merged) throw new Error(merged.message);
    const killed = merged.requirements.filter((row) => row.killedBy !== undefined);
    expect(killed.map(({ id, killedBy }) => [id, killedBy])).toEqual([
      ['WINDOW-2', ['sends-late', 'window-23h']],
    ]);
  });

  it('joins selections', () => {
    const [a, b] = [0, 1].map((i) =>
      assembleReport(
        sampleInput({ selected: true, cases: sampleCases().filter((_c, at) => at % 2 === i) }),
      ),
    ) as [Report, Report];
    expect(mergeReports([a, b])).toEqual(assembleReport(sampleInput({ selected: true })));
  });

  it('finds rows that no shard exercised', () => {
    const merged = mergeReports(shards(2));
    if ('refused' in merged) throw new Error(merged.message);
    expect(merged.requirements.find((row) => row.id === 'PROFILE-4')?.verdict).toBe('inconclusive');
    expect(exitCodeOf(merged)).toBe(3);
  });

  it('refuses what does not belong together, and says why', () => {
    const [first, second] = shards(2) as [Report, Report];
    const refusedBy = (...reports: readonly Report[]) => {
      const merged = mergeReports(reports);
      return 'refused' in merged ? [merged.refused, merged.message] : 'merged';
    };
    expect(refusedBy()).toEqual(['no-reports', 'there is no report to merge']);
    expect(refusedBy(first, { ...second, seed: 2 })).toEqual([
      'mixed-seeds',
      'the reports were made with the seeds 1 and 2',
    ]);
    expect(
      refusedBy(first, { ...second, tool: { name: 'channelproof', version: '9.9.9' } }),
    ).toEqual([
      'mixed-versions',
      'the reports come from channelproof 0.1.0 and channelproof 9.9.9',
    ]);
    expect(refusedBy(first)).toEqual(['shard-missing', 'missing: shard 2/2']);
    expect(refusedBy(first, first)).toEqual(['shard-twice', 'shard 1/2 is given twice']);
    const other = shards(3)[1] as Report;
    expect(refusedBy(first, other)).toEqual([
      'mixed-shards',
      'the reports are shards of different runs: of 2 and of 3',
    ]);
    const { shard: _, ...unsharded } = second;
    expect(refusedBy(first, unsharded)[0]).toBe('mixed-shards');
    const whole = assembleReport(sampleInput());
    expect(refusedBy(whole, whole)[0]).toBe('case-twice');
    const smaller = assembleReport(sampleInput({ requirements: REQUIREMENTS.slice(1), cases: [] }));
    expect(refusedBy(whole, smaller)[0]).toBe('mixed-catalogues');
  });
});
