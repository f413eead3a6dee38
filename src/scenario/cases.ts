// A scenario's cases: every row of its examples, with every combination of its matrix, in every dialect.
import { DIALECTS, type Dialect } from '../catalogue/dialect.ts';
import type { Example, Scalar } from './placeholder.ts';
import type { Scenario, ScenarioDocument } from './scenario.ts';
import { provesList } from './vocabulary/verb.ts';

export interface Case {
  readonly dialect: Dialect;
  readonly example: Example;
}

type Row = Readonly<Record<string, Scalar>>;

/** The rows of `examples`, each with every combination of `matrix`: the last name varies fastest. */
export function examplesOf(
  document: Pick<ScenarioDocument, 'examples' | 'matrix'>,
): readonly Example[] {
  if (document.examples === undefined && document.matrix === undefined) return [null];
  let rows: readonly Row[] = document.examples ?? [{}];
  for (const [name, values] of Object.entries(document.matrix ?? {})) {
    rows = rows.flatMap((row) => values.map((value) => ({ ...row, [name]: value })));
  }
  return rows;
}

/** The scenario's cases among `dialects`, in a fixed order: example by example, dialect by dialect. */
export function casesOf(
  scenario: Scenario,
  dialects: readonly Dialect[] = DIALECTS,
): readonly Case[] {
  const spoken = scenario.document.dialects ?? DIALECTS;
  const played = DIALECTS.filter((each) => spoken.includes(each) && dialects.includes(each));
  return examplesOf(scenario.document).flatMap((example) =>
    played.map((dialect) => ({ dialect, example })),
  );
}

/** The requirements that its expectations name, sorted. */
export function provesOf(scenario: Scenario): readonly string[] {
  const ids = scenario.document.steps.flatMap((step) =>
    Object.values(step).flatMap((args) => provesList(args)),
  );
  return [...new Set(ids)].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}
