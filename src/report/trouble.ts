// What needs a reader's eye, most severe first: shared by the console, the job summary and the page.
import { VERDICTS, type Verdict } from '../judge/verdict.ts';
import { byCase } from './case-name.ts';
import type { Gate } from './gate.ts';
import type { Report, ReportCheck, ScenarioEntry } from './report.ts';

export interface Trouble {
  readonly scenario: ScenarioEntry;
  readonly verdict: Verdict;
  /** False when only SHOULD rows are concerned. */
  readonly counts: boolean;
  /** Checks that did not hold, worst first; none when the case broke before any. */
  readonly checks: readonly ReportCheck[];
}

const severity = (verdict: Verdict): number => VERDICTS.indexOf(verdict);
const isFine = (verdict: Verdict): boolean => verdict === 'pass' || verdict === 'not-applicable';

export function troubleOf(report: Report, gate: Gate): readonly Trouble[] {
  return report.scenarios
    .map((scenario) => ({
      scenario,
      verdict: scenario.verdict,
      counts: !isFine(gate.caseVerdict(scenario)),
      checks: scenario.checks
        .filter((check) => !isFine(check.verdict))
        .toSorted((a, b) => severity(a.verdict) - severity(b.verdict)),
    }))
    .filter(({ verdict, checks }) => !isFine(verdict) || checks.length > 0)
    .sort(
      (a, b) =>
        Number(b.counts) - Number(a.counts) ||
        severity(a.verdict) - severity(b.verdict) ||
        byCase(a.scenario, b.scenario),
    );
}

/** `1 fail, 3 pass`: the verdicts that occur, worst first. */
export const tallyText = (tally: Readonly<Record<Verdict, number>>): string => {
  const parts = VERDICTS.filter((verdict) => tally[verdict] > 0).map(
    (verdict) => `${tally[verdict]} ${verdict}`,
  );
  return parts.length === 0 ? 'none' : parts.join(', ');
};
