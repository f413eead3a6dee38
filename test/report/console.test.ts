// The end of a run on a terminal, with colour and without.
import { describe, expect, it } from 'vitest';
import { assembleReport } from '../../src/report/assemble.ts';
import { consoleSummary } from '../../src/report/console.ts';
import { greenCases, sampleCases, sampleInput } from './sample.ts';

const ESCAPE = '\u001b';
const report = assembleReport(sampleInput());
const plain = consoleSummary(report, { color: false, width: 100 });
const WRITTEN = ['report.json', 'report.html', 'junit.xml', 'summary.md'];
const uncolored = (text: string): string =>
  text.replaceAll(new RegExp(`${ESCAPE}\\[\\d+m`, 'g'), '');

describe('console summary', () => {
  it('is the same text with and without colour', () => {
    const colored = consoleSummary(report, { color: true, width: 100 });
    expect(plain).not.toContain(ESCAPE);
    expect(colored).toContain(ESCAPE);
    expect(uncolored(colored)).toBe(plain);
  });

  it('shows what failed with expected, actual, evidence and the command', () => {
    expect(plain).toContain(
      [
        'FAIL window/reply-after-24h',
        '  A reply after 24 hours stays on the ticket and never reaches the customer [cloud, elapsed=24h 1s]',
        '    WINDOW-2 fail: the reply was shown on the phone 24 h 1 s after the last message',
        '      expected {"delivered":false,"reason":"window-closed"}',
        '      actual   {"delivered":true,"shownAt":"24:00:01.146"}',
        '      evidence events 2, 17, 20',
      ].join('\n'),
    );
    expect(plain).toContain(
      `    replay: npm start -- run window/reply-after-24h --dialect cloud --seed 1 --example '{"elapsed":"24h 1s"}'\n`,
    );
    expect(plain).toContain('Not exercised: PROFILE-4, TICKET-12');
  });

  it('starts with the worst and ends with the meaning of the exit code', () => {
    expect(plain).toMatch(/^HARNESS-ERROR profile\/websites\n/);
    expect(plain).toMatch(/\nExit 3: channelproof itself is at fault\n$/);
    const green = consoleSummary(
      assembleReport(sampleInput({ cases: greenCases(), selected: true })),
      { color: false, width: 100 },
    );
    expect(green).toMatch(/\nExit 0: every required row held\n$/);
  });

  it('wraps sentences to the width but never the command', () => {
    const narrow = consoleSummary(report, { color: false, width: 60 });
    const long = narrow.split('\n').filter((line) => line.length > 60);
    expect(long).not.toEqual([]);
    expect(long.every((line) => /replay:|^ +(expected|actual) /.test(line))).toBe(true);
  });

  it('says how many more there are', () => {
    const more = { color: false, width: 100, most: 2 };
    const text = consoleSummary(report, { ...more, written: WRITTEN });
    expect(text).toContain('… and 4 more in summary.md and report.html\n');
    expect(text).not.toContain('BLOCKED');
  });

  it.each([
    [[], '… and 4 more\n', 'not simulated\n'],
    [['junit.xml'], '… and 4 more\n', 'not simulated\n'],
    [['report.json'], '… and 4 more in report.json\n', 'not simulated; see report.json\n'],
    [['summary.md'], '… and 4 more in summary.md\n', 'not simulated\n'],
    [WRITTEN, '… and 4 more in summary.md and report.html\n', 'not simulated; see report.html\n'],
  ])('points at no file that was not written: %j', (written, more, findings) => {
    const text = consoleSummary(report, { color: false, width: 100, most: 2, written });
    expect(text).toContain(more);
    expect(text).toContain(findings);
  });

  it('shortens what no screen holds, and says so', () => {
    const long = 'x'.repeat(90_000);
    const cases = sampleCases().map((played) => ({
      ...played,
      title: long,
      checks: played.checks.map((check) => ({ ...check, message: long, actual: long })),
    }));
    const text = consoleSummary(assembleReport(sampleInput({ cases })), {
      color: false,
      width: 100,
      most: 2,
    });
    expect(text.length).toBeLessThan(15_000);
    expect(text).toContain('(88,000 more characters)');
  });

  it('lets no message steer the terminal', () => {
    const cases = sampleCases().map((played) => ({
      ...played,
      title: `${ESCAPE}[2J gone`,
      checks: played.checks.map((check) => ({ ...check, message: `${ESCAPE}]0;x\u0007 \u202e` })),
    }));
    const text = consoleSummary(assembleReport(sampleInput({ cases })), {
      color: false,
      width: 80,
    });
    expect(text).not.toContain(ESCAPE);
    expect(text).not.toContain('\u202e');
    expect(text).toContain('\\u001b[2J gone');
  });
});
