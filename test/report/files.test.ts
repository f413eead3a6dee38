// The files of a report: their names, and that they are the trace and the report that were given.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DIALECTS } from '../../src/catalogue/dialect.ts';
import { sha256 } from '../../src/kernel/random.ts';
import { assembleReport } from '../../src/report/assemble.ts';
import { anchorOf, type CaseIdentity, caseKey, tracePath } from '../../src/report/case-name.ts';
import { FILE_FORMATS, reportFiles } from '../../src/report/files.ts';
import { sampleCases, sampleInput } from './sample.ts';

const identity = (id: string, more: Partial<CaseIdentity> = {}): CaseIdentity => ({
  id,
  dialect: 'cloud',
  transport: 'memory',
  example: null,
  ...more,
});

const identities = fc.record<CaseIdentity>({
  id: fc.oneof(
    fc.constantFrom(
      'window/a',
      'window/a-b',
      'window-a/b',
      'window--a/b',
      '../../etc/passwd',
      'A/B',
      '',
    ),
    fc.string(),
  ),
  dialect: fc.constantFrom(...DIALECTS),
  transport: fc.constantFrom('memory', 'http'),
  example: fc.option(
    fc.dictionary(
      fc.constantFrom('a', 'a-b', 'é', 'a b'),
      fc.oneof(
        fc.string({ maxLength: 60 }),
        fc.integer(),
        fc.boolean(),
        fc.constantFrom('24h 1s', '24h-1s'),
      ),
      { noNullPrototype: true },
    ),
  ),
});

describe('trace file names', () => {
  it.each([
    [identity('window/reply-after-24h'), 'traces/window--reply-after-24h.cloud.jsonl'],
    [
      identity('a/b/c', { dialect: 'on-premises', example: { websites: 3 } }),
      'traces/a--b--c.on-premises.websites_3.jsonl',
    ],
    [identity('a/b', { transport: 'http' }), 'traces/a--b.cloud.http.jsonl'],
  ])('%j is %s', (given, path) => {
    expect(tracePath(given)).toBe(path);
  });

  it('keep examples apart that look the same once they are safe', () => {
    const [a, b] = ['24h 1s', '24h-1s'].map((elapsed) =>
      identity('window/a', { example: { elapsed } }),
    ) as [CaseIdentity, CaseIdentity];
    expect(tracePath(a)).not.toBe(tracePath(b));
    expect(anchorOf(a)).not.toBe(anchorOf(b));
  });

  it('are safe, and apart for cases that are apart', () => {
    fc.assert(
      fc.property(identities, identities, (a, b) => {
        expect(tracePath(a)).toMatch(/^traces\/[a-z0-9._-]{1,250}$/);
        expect(tracePath(a)).not.toContain('..');
        if (caseKey(a) === caseKey(b)) return;
        expect(tracePath(a)).not.toBe(tracePath(b));
        expect(anchorOf(a)).not.toBe(anchorOf(b));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('report files', () => {
  const cases = sampleCases();
  const report = assembleReport(sampleInput({ cases }));
  const files = reportFiles(report, cases);

  it('are the four reports and a trace per case, with names of their own', () => {
    const paths = files.map((file) => file.path);
    expect(paths.slice(0, 4)).toEqual(['report.json', 'junit.xml', 'report.html', 'summary.md']);
    expect(paths).toHaveLength(4 + cases.length);
    expect(new Set(paths).size).toBe(paths.length);
  });

  it('have traces whose digest is the one in the report', () => {
    for (const played of cases) {
      const file = files.find(({ path }) => path === tracePath(played));
      expect(sha256(file?.text ?? '')).toBe(played.digest);
    }
  });

  it('are only those asked for', () => {
    expect(reportFiles(report, cases, ['junit', 'json']).map((file) => file.path)).toEqual([
      'report.json',
      'junit.xml',
    ]);
    expect(FILE_FORMATS).toHaveLength(5);
  });

  it('are the same bytes for the same run', () => {
    const again = assembleReport(sampleInput({ cases: cases.toReversed() }));
    expect(reportFiles(again, cases.toReversed())).toEqual(files);
  });

  it('need no traces', () => {
    const [html] = reportFiles(report, [], ['html', 'traces']);
    expect(html?.text).toContain('was not given to this report');
  });
});
