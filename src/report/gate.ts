// What counts: the one place that knows what SHOULD rows, shards and unexplained verdicts do to a gate.
import { type Verdict, worst } from '../judge/verdict.ts';
import type { Report, ReportCheck, RequirementEntry, ScenarioEntry } from './report.ts';

export interface GateOptions {
  /** SHOULD rows count as well. Default: as the report was made. */
  readonly strict?: boolean | undefined;
}

export interface Gate {
  /** False for a SHOULD row's check that did not hold, unless strict. */
  readonly counts: (check: ReportCheck) => boolean;
  /** A case's verdict for the gate; `not-applicable` when nothing of it counts. */
  readonly caseVerdict: (scenario: ScenarioEntry) => Verdict;
  /** Rows that count and that no check of this run was about. */
  readonly missing: readonly RequirementEntry[];
  /** The worst of everything that counts. */
  readonly verdict: () => Verdict;
}

const HARMLESS: ReadonlySet<Verdict> = new Set(['pass', 'not-applicable']);

export function gateOf(report: Report, options: GateOptions = {}): Gate {
  const strict = options.strict ?? report.strict ?? false;
  const optional = new Set(
    strict ? [] : report.requirements.filter((row) => row.level === 'SHOULD').map((row) => row.id),
  );

  // An error of channelproof's own counts wherever it happens; an id nobody knows counts like a MUST.
  const counts = (check: ReportCheck): boolean =>
    HARMLESS.has(check.verdict) ||
    check.verdict === 'harness-error' ||
    !optional.has(check.requirement);

  function caseVerdict(scenario: ScenarioEntry): Verdict {
    const verdicts = scenario.checks.filter(counts).map((check) => check.verdict);
    // A case can be worse than its checks: it broke before the first of them.
    const explained =
      scenario.checks.length > 0 &&
      worst(scenario.checks.map((check) => check.verdict)) === scenario.verdict;
    if (!explained) verdicts.push(scenario.verdict);
    return verdicts.length === 0 ? 'not-applicable' : worst(verdicts);
  }

  const exercised = new Set(
    report.scenarios.flatMap((scenario) => scenario.checks.map((check) => check.requirement)),
  );
  const required = report.requirements.filter(
    (row) => row.excluded === undefined && !optional.has(row.id),
  );
  // What one part of a run does not touch is another part's business; merging sees what nobody did.
  const missing =
    report.shard === undefined ? required.filter((row) => !exercised.has(row.id)) : [];

  function verdict(): Verdict {
    const rows = [...required.filter((row) => exercised.has(row.id)), ...missing];
    const worstOfAll = worst([
      ...report.scenarios.map(caseVerdict),
      ...rows.map((row) => row.verdict),
    ]);
    if (worstOfAll !== 'not-applicable') return worstOfAll;
    // Nothing speaks against it; but a run in which nothing was decided proves nothing.
    const decided = report.scenarios.some((scenario) =>
      scenario.checks.some((check) => check.verdict === 'pass' || check.verdict === 'fail'),
    );
    return decided ? 'pass' : 'inconclusive';
  }

  return { counts, caseVerdict, missing, verdict };
}
