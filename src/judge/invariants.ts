// What must hold on every trace, whatever the scenario was about. Nothing to look at is no pass: such an
// invariant is left out of that trace's checks.
import { INVARIANTS as CATALOGUED, type InvariantId } from '../catalogue/invariants.ts';
import type { TraceEvent } from '../kernel/trace.ts';
import type { Check } from './case-result.ts';
import { accountsAgree } from './invariant/accounts-agree.ts';
import { charges } from './invariant/charges.ts';
import { exactlyOnce } from './invariant/exactly-once.ts';
import { failureVisible } from './invariant/failure-visible.ts';
import { noSecret } from './invariant/no-secret.ts';
import { notesStay } from './invariant/notes-stay.ts';
import { order } from './invariant/order.ts';
import { profileAgrees } from './invariant/profile-agrees.ts';
import { window } from './invariant/window.ts';
import type { Ruling } from './ruling.ts';
import { type Sighting, sightingOf } from './sighting.ts';

const INVARIANTS: { readonly [I in InvariantId]: (sighting: Sighting) => Ruling } = {
  'exactly-once': exactlyOnce,
  window,
  'notes-stay': notesStay,
  order,
  'no-secret': noSecret,
  'failure-visible': failureVisible,
  'accounts-agree': accountsAgree,
  'profile-agrees': profileAgrees,
  charges,
};

/** The row that an invariant speaks for: a violation turns that row red as well. */
const ROW_OF: ReadonlyMap<string, string | null> = new Map(
  CATALOGUED.map(({ id, requirement }) => [id, requirement]),
);

export function judgeInvariants(events: readonly TraceEvent[]): readonly Check[] {
  const sighting = sightingOf(events);
  return Object.entries(INVARIANTS).flatMap(([id, rule]): readonly Check[] => {
    const { looked, violations } = rule(sighting);
    const requirement = `invariant:${id}`;
    const row = ROW_OF.get(id) ?? null;
    const named = row === null ? [requirement] : [requirement, row];
    if (violations.length > 0) {
      return violations.flatMap(({ message, evidence }) =>
        named.map(
          (each): Check => ({
            requirement: each,
            verdict: 'fail',
            message,
            expected: 'held',
            actual: message,
            evidence,
          }),
        ),
      );
    }
    if (looked === 0) return [];
    const message = `held for all ${looked} looked at`;
    return [
      { requirement, verdict: 'pass', message, expected: 'held', actual: 'held', evidence: [] },
    ];
  });
}
