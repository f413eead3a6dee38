// From played cases to a report: adds what only the command line knows.
import { CATALOGUE } from '../catalogue/catalogue.ts';
import { INVARIANTS } from '../catalogue/invariants.ts';
import type { CaseResult } from '../judge/case-result.ts';
import { assembleReport } from '../report/assemble.ts';
import type { Report, Shard } from '../report/report.ts';
import { FIDELITY } from '../run/fidelity.ts';
import { TOOL } from './package-root.ts';

export interface Conclusion {
  readonly seed: number;
  readonly selected: boolean;
  readonly shard: Shard | undefined;
  readonly strict: boolean;
  readonly killedBy?: Readonly<Record<string, readonly string[]>>;
}

export const reportOf = (cases: readonly CaseResult[], conclusion: Conclusion): Report =>
  assembleReport({
    ...conclusion,
    tool: TOOL,
    requirements: CATALOGUE,
    invariants: INVARIANTS.map(({ id, text }) => ({ id, text: text.en })),
    cases,
    fidelity: FIDELITY,
  });
