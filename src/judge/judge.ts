// Trace → checks: a scenario's own expectations first, then the invariants that hold on every trace.
import type { Json, TraceEvent } from '../kernel/trace.ts';
import type { Check } from './case-result.ts';
import { differences, missingKeys } from './expectation.ts';
import { judgeInvariants } from './invariants.ts';
import { firstDifference } from './state.ts';
import type { Verdict } from './verdict.ts';

/** What the judge reads of a planned step. The plan stands in the trace, so a saved trace can be judged again. */
interface JudgedStep {
  readonly verb: string;
  readonly text: string;
  readonly proves: readonly string[];
  readonly expected?: Readonly<Record<string, Json>>;
}

type Of<K extends TraceEvent['kind']> = Extract<TraceEvent, { readonly kind: K }>;

interface Finding {
  readonly verdict: Verdict;
  readonly message: string;
  readonly expected: Json;
  readonly actual: Json;
  readonly evidence: readonly number[];
}

export function judge(events: readonly TraceEvent[]): readonly Check[] {
  return [...judgeExpectations(events), ...judgeInvariants(events)];
}

function stepsOf(events: readonly TraceEvent[]): readonly JudgedStep[] {
  const first = events[0];
  if (first?.kind !== 'plan') return [];
  return (first.plan as unknown as { readonly steps: readonly JudgedStep[] }).steps;
}

function judgeExpectations(events: readonly TraceEvent[]): readonly Check[] {
  const seen = index(events);
  return stepsOf(events).flatMap((step, i) => {
    if (step.proves.length === 0) return [];
    const finding = judgeStep(step, i, seen);
    return step.proves.map((requirement) => ({ requirement, ...finding }));
  });
}

interface Seen {
  readonly observed: ReadonlyMap<number, Of<'observed'>>;
  /** The last action before each step, and how it ended. */
  readonly outcomes: readonly Of<'outcome'>[];
  readonly states: readonly Of<'state'>[];
}

function index(events: readonly TraceEvent[]): Seen {
  const observed = new Map<number, Of<'observed'>>();
  const outcomes: Of<'outcome'>[] = [];
  const states: Of<'state'>[] = [];
  for (const event of events) {
    if (event.kind === 'observed') observed.set(event.step, event);
    else if (event.kind === 'outcome') outcomes.push(event);
    else if (event.kind === 'state') states.push(event);
  }
  return { observed, outcomes, states };
}

function judgeStep(step: JudgedStep, i: number, seen: Seen): Finding {
  const expected = step.expected ?? {};
  const event = seen.observed.get(i);
  const outcome = seen.outcomes.findLast((earlier) => earlier.step < i);
  if (event === undefined) {
    return {
      verdict: outcome?.outcome === 'not-offered' ? 'not-applicable' : 'blocked',
      message: `${step.text}: never looked at, because ${whyBlocked(outcome)}`,
      expected,
      actual: null,
      evidence: outcome === undefined ? [] : [outcome.seq],
    };
  }
  const evidence = outcome === undefined ? [event.seq] : [outcome.seq, event.seq];
  const observed = observedOf(step, event, outcome, seen);
  const missing = missingKeys(expected, observed);
  if (missing.length > 0) {
    return {
      verdict: 'inconclusive',
      message: `${step.text}: nothing was seen of ${missing.join(', ')}`,
      expected,
      actual: observed,
      evidence,
    };
  }
  const wrong = differences(expected, observed);
  if (wrong.length === 0) {
    const actual = Object.fromEntries(
      Object.keys(expected).map((key) => [key, observed[key] ?? null]),
    );
    return { verdict: 'pass', message: step.text, expected, actual, evidence };
  }
  const list = wrong.map(
    ({ key, expected, actual }) =>
      `${key} should be ${JSON.stringify(expected)} but was ${JSON.stringify(actual)}`,
  );
  return {
    verdict: 'fail',
    message: `${step.text}: ${list.join('; ')}`,
    expected: Object.fromEntries(wrong.map(({ key, expected }) => [key, expected])),
    actual: Object.fromEntries(wrong.map(({ key, actual }) => [key, actual])),
    evidence,
  };
}

const HINDRANCES = { refused: 'refused', 'not-offered': 'not offered' } as const;

function whyBlocked(outcome: Of<'outcome'> | undefined): string {
  if (outcome === undefined || outcome.outcome === 'done') return 'the run ended before it';
  const what = outcome.outcome === 'could-not' ? 'impossible' : HINDRANCES[outcome.outcome];
  return `an earlier step was ${what}: ${outcome.reason}`;
}

/** A refusal is bound twice: to its reason, and to a state that stayed as it was. */
function observedOf(
  step: JudgedStep,
  event: Of<'observed'>,
  outcome: Of<'outcome'> | undefined,
  seen: Seen,
): Readonly<Record<string, Json>> {
  const value = event.value as Readonly<Record<string, Json>>;
  if (step.verb !== 'expectRefusal' || outcome === undefined) return value;
  const of = (label: 'before' | 'after') =>
    seen.states.find((state) => state.label === label && state.step === outcome.step);
  const before = of('before');
  const after = of('after');
  if (before === undefined || after === undefined) return value;
  const changed = firstDifference(before.value, after.value);
  return { ...value, unchanged: changed === undefined ? true : `changed at ${changed}` };
}
