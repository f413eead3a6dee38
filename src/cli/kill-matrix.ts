// Requirement × broken connector: who is caught, by which row, and what else turned red.
import type { CaseResult } from '../judge/case-result.ts';
import type { BrokenConnector } from './broken.ts';

export interface KillRow {
  readonly connector: string;
  readonly wrong: string;
  readonly violates: readonly string[];
  /** Rows that failed under it. */
  readonly red: readonly string[];
  /** Violated rows that did not fail: the connector slipped through. */
  readonly missed: readonly string[];
  /** Failed rows that it was not built to violate, and the reason if one is known. */
  readonly also: readonly { readonly requirement: string; readonly reason: string | null }[];
}

export interface KillMatrix {
  readonly rows: readonly KillRow[];
  readonly killedBy: Readonly<Record<string, readonly string[]>>;
  /** Everybody is caught by the row it violates, and the right connector by none. */
  readonly holds: boolean;
}

const failed = (cases: readonly CaseResult[]): readonly string[] => {
  const rows = cases
    .flatMap(({ checks }) => checks)
    .filter(({ verdict }) => verdict === 'fail')
    .map(({ requirement }) => requirement);
  return [...new Set(rows)].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
};

export function killRow(
  { id, wrong, violates, alsoRed = {} }: BrokenConnector,
  cases: readonly CaseResult[],
): KillRow {
  const red = failed(cases);
  return {
    connector: id,
    wrong,
    violates,
    red,
    missed: violates.filter((row) => !red.includes(row)),
    also: red
      .filter((row) => !violates.includes(row))
      .map((requirement) => ({ requirement, reason: alsoRed[requirement] ?? null })),
  };
}

export function killMatrix(rows: readonly KillRow[], right: readonly CaseResult[]): KillMatrix {
  const killedBy: Record<string, string[]> = {};
  for (const { connector, violates, red } of rows) {
    for (const requirement of violates) {
      if (!red.includes(requirement)) continue;
      killedBy[requirement] = [...(killedBy[requirement] ?? []), connector];
    }
  }
  return {
    rows,
    killedBy,
    holds: failed(right).length === 0 && rows.every(({ missed }) => missed.length === 0),
  };
}
