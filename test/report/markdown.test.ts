// summary.md: small enough for a CI job summary, most severe first, and no markup out of messages.
import { describe, expect, it } from 'vitest';
import type { CaseResult } from '../../src/judge/case-result.ts';
import { assembleReport } from '../../src/report/assemble.ts';
import { summaryMarkdown } from '../../src/report/markdown.ts';
import { greenCases, sampleCases, sampleInput } from './sample.ts';

const MIB = 1024 * 1024;

const many = (count: number, message: string): readonly CaseResult[] => {
  const [first] = sampleCases();
  if (first === undefined) throw new Error('the sample is empty');
  return Array.from({ length: count }, (_, i) => ({
    ...first,
    id: `window/case-${i}`,
    verdict: 'fail' as const,
    checks: [
      {
        requirement: 'WINDOW-1',
        verdict: 'fail' as const,
        message,
        expected: message,
        actual: message,
        evidence: [i],
      },
    ],
  }));
};

describe('summary.md', () => {
  it('says first how it ended, then the most severe', () => {
    const text = summaryMarkdown(assembleReport(sampleInput()));
    expect(text).toMatch(/^# 💥 channelproof: channelproof itself is at fault\n/);
    expect(text).toContain('exit code 3');
    const order = [
      '### harness-error:',
      '### fail: A reply after',
      '### blocked:',
      '### inconclusive:',
      '### fail: A wrong code',
    ];
    const places = order.map((heading) => text.indexOf(heading));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
    expect(text).toContain('SHOULD rows only: not counted');
    expect(text).toContain('| PROFILE\\-4 | MUST | inconclusive |');
  });

  it('stays below its limit and says how many are left out', () => {
    const cases = many(5_000, '日本語のとても長いメッセージ '.repeat(60));
    const text = summaryMarkdown(assembleReport(sampleInput({ cases })));
    expect(Buffer.byteLength(text)).toBeLessThan(MIB);
    const shown = text.match(/^### fail/gm)?.length ?? 0;
    expect(shown).toBeGreaterThan(10);
    expect(text).toContain(`… and ${5_000 - shown} more`);
  });

  it('keeps to a limit that it is given', () => {
    const text = summaryMarkdown(assembleReport(sampleInput()), { bytesMax: 3_000 });
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(3_000);
    expect(text).toMatch(/… and \d+ more/);
  });

  it('makes no markup out of a message', () => {
    const nasty = '![x](https://evil.example/a.png) <b>@admin</b> ```\n# heading | cell ~~~ [a](b)';
    const text = summaryMarkdown(assembleReport(sampleInput({ cases: many(1, nasty) })));
    const outside = text.replace(/^(`{3,})[a-z]*\n[\s\S]*?\n\1$/gm, '');
    expect(outside).not.toContain('![x](');
    expect(outside).not.toContain('<');
    expect(outside).not.toContain('https://');
    expect(outside).not.toContain('@admin');
    expect(outside).not.toMatch(/^# heading/m);
    expect(text).toContain('````text');
  });

  it('is short when everything held', () => {
    const text = summaryMarkdown(
      assembleReport(sampleInput({ cases: greenCases(), selected: true })),
    );
    expect(text).toContain('# ✅ channelproof: every required row held');
    expect(text).not.toContain('##');
  });
});
