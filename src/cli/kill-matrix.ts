// Requirement × broken connector: who is caught, by which row, and what else turned red.
import { INVARIANTS } from '../catalogue/invariants.ts';
import type { CaseResult } from '../judge/case-result.ts';
import type { BrokenConnector } from './broken.ts';

/** How a case ended, as far as the matrix looks. */
export type Outcome = Pick<CaseResult, 'verdict' | 'checks'>;

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
  /** Rows that were said to turn red as well and did not: what is said of the connector is out of date. */
  readonly stale: readonly string[];
  /** Cases that ended in a fault of channelproof's own: they prove nothing about the connector. */
  readonly harnessErrors: number;
}

export interface KillMatrix {
  readonly rows: readonly KillRow[];
  readonly killedBy: Readonly<Record<string, readonly string[]>>;
  /** Every connector is caught by what it violates and by no row without a reason; the right one by none. */
  readonly holds: boolean;
}

const failed = (cases: readonly Outcome[]): readonly string[] => {
  const rows = cases
    .flatMap(({ checks }) => checks)
    .filter(({ verdict }) => verdict === 'fail')
    .map(({ requirement }) => requirement);
  return [...new Set(rows)].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
};

export function killRow(
  { id, wrong, violates, alsoRed = {} }: BrokenConnector,
  cases: readonly Outcome[],
): KillRow {
  const red = failed(cases);
  /** An invariant that speaks for a row turns red with it. */
  const spokenFor = (id: string): string | null => {
    const row = INVARIANTS.find((invariant) => id === `invariant:${invariant.id}`)?.requirement;
    if (row === null || row === undefined) return null;
    const known = violates.includes(row) || Object.hasOwn(alsoRed, row);
    return known ? `it speaks for ${row}` : null;
  };
  return {
    connector: id,
    wrong,
    violates,
    red,
    missed: violates.filter((row) => !red.includes(row)),
    also: red
      .filter((row) => !violates.includes(row))
      .map((requirement) => ({
        requirement,
        reason: alsoRed[requirement] ?? spokenFor(requirement),
      })),
    stale: Object.keys(alsoRed).filter((row) => !red.includes(row)),
    harnessErrors: cases.filter(({ verdict }) => verdict === 'harness-error').length,
  };
}

/** The connector breaks its own rows and, as far as anybody can say why, no other. */
export const isCaught = ({ missed, also, stale, harnessErrors }: KillRow): boolean =>
  missed.length === 0 &&
  stale.length === 0 &&
  harnessErrors === 0 &&
  also.every(({ reason }) => reason !== null);

export function killMatrix(rows: readonly KillRow[], right: readonly Outcome[]): KillMatrix {
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
    holds: right.every(({ verdict }) => verdict === 'pass') && rows.every(isCaught),
  };
}
