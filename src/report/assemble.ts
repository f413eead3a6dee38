// From the cases of a run to its report.
import type { Requirement } from '../catalogue/requirement.ts';
import type { CaseResult } from '../judge/case-result.ts';
import { byText } from './case-name.ts';
import { findingsOf } from './findings.ts';
import type { FidelityRow, Report, ScenarioEntry, Shard } from './report.ts';
import { type Row, settle } from './settle.ts';

export interface ReportInput {
  readonly tool: { readonly name: string; readonly version: string };
  readonly seed: number;
  readonly requirements: readonly Requirement[];
  /** Ids with or without the prefix `invariant:`. */
  readonly invariants: readonly { readonly id: string; readonly text: string }[];
  /** In any order. */
  readonly cases: readonly CaseResult[];
  readonly fidelity: readonly FidelityRow[];
  /** Broken connectors by the row they turn red; a plain run leaves this out. */
  readonly killedBy?: Readonly<Record<string, readonly string[]>> | undefined;
  /** The run played what somebody picked: rows that it did not touch are counted, not listed. */
  readonly selected?: boolean | undefined;
  /** The run is one of several parts: rows that it did not touch are another part's business. */
  readonly shard?: Shard | undefined;
  /** SHOULD rows count for the exit code. */
  readonly strict?: boolean | undefined;
}

export const INVARIANT_PREFIX = 'invariant:';

const invariantId = (id: string): string =>
  id.startsWith(INVARIANT_PREFIX) ? id : `${INVARIANT_PREFIX}${id}`;

function rowOf(requirement: Requirement, killedBy: ReportInput['killedBy']): Row {
  const { id, level, area, text, source, reading, excluded } = requirement;
  return {
    id,
    level,
    area,
    text: text.en,
    textJa: text.ja,
    source,
    ...(reading === undefined ? {} : { reading }),
    ...(excluded === undefined ? {} : { excluded }),
    // An empty list says that nothing kills the row yet, which is worth seeing.
    ...(killedBy === undefined ? {} : { killedBy: (killedBy[id] ?? []).toSorted(byText) }),
  };
}

const entryOf = (played: CaseResult): ScenarioEntry => ({
  id: played.id,
  title: played.title,
  dialect: played.dialect,
  transport: played.transport,
  example: played.example === null ? null : { ...played.example },
  verdict: played.verdict,
  digest: played.digest,
  durationMs: played.durationMs,
  checks: played.checks.map(({ requirement, verdict, message, expected, actual, evidence }) => ({
    requirement,
    verdict,
    message,
    expected,
    actual,
    evidence,
  })),
  replay: played.replay,
});

/** A pure function of its input; the order of the cases makes no difference. */
export function assembleReport(input: ReportInput): Report {
  const touched = new Set(
    input.cases.flatMap((played) => played.checks.map((check) => check.requirement)),
  );
  const listed = input.selected
    ? input.requirements.filter((requirement) => touched.has(requirement.id))
    : input.requirements;
  return settle({
    tool: { name: input.tool.name, version: input.tool.version },
    seed: input.seed,
    strict: input.strict ?? false,
    shard: input.shard,
    rows: listed.map((requirement) => rowOf(requirement, input.killedBy)),
    invariants: input.invariants.map(({ id, text }) => ({ id: invariantId(id), text })),
    scenarios: input.cases.map(entryOf),
    findings: findingsOf(input.cases),
    fidelity: input.fidelity,
    notSelected: input.requirements.length - listed.length,
  });
}
