// One case from plan to verdict: played, judged, timed.
import type { Capability } from '../catalogue/requirement.ts';
import type { CaseResult, Check, Transport } from '../judge/case-result.ts';
import { asClaimed } from '../judge/claims.ts';
import { judge } from '../judge/judge.ts';
import { worst } from '../judge/verdict.ts';
import { HarnessError } from '../kernel/harness-error.ts';
import type { FinishedTrace, TraceEvent } from '../kernel/trace.ts';
import { type PlayOptions, play } from '../run/play.ts';
import type { Plan } from '../scenario/plan.ts';
import { startStopwatch } from './stopwatch.ts';

export interface CaseOptions extends PlayOptions {
  readonly transport: Transport;
  /** Plays the case a second time and compares the digests. */
  readonly checkDeterminism?: boolean;
  /** What the integration claims; default: everything. */
  readonly claims?: Capability;
  readonly replay: string;
}

/** The row under which channelproof reports a fault of its own. */
export const HARNESS = 'harness';

export async function runCase(plan: Plan, options: CaseOptions): Promise<CaseResult> {
  const elapsed = startStopwatch();
  const about = {
    id: plan.scenario,
    title: plan.title,
    dialect: plan.dialect,
    transport: options.transport,
    example: plan.example,
    replay: options.replay,
  };
  try {
    const trace = await play(plan, options);
    const checks = [...asClaimed(judge(trace.events), options.claims ?? 'full-service')];
    if (options.checkDeterminism === true) {
      const again = await play(plan, options);
      const difference = divergence(trace, again);
      if (difference !== undefined) checks.push(ownFault(difference));
    }
    return {
      ...about,
      verdict: worst(checks.map(({ verdict }) => verdict)),
      digest: trace.digest,
      durationMs: elapsed(),
      checks,
      lines: trace.lines,
      findings: trace.events.filter((event) => event.kind === 'finding'),
    };
  } catch (error) {
    const checks = [ownFault(messageOf(error))];
    return {
      ...about,
      verdict: 'harness-error',
      digest: '',
      durationMs: elapsed(),
      checks,
      lines: '',
      findings: [],
    };
  }
}

const ownFault = (message: string): Check => ({
  requirement: HARNESS,
  verdict: 'harness-error',
  message,
  expected: null,
  actual: null,
  evidence: [],
});

/** A foreseen fault explains itself; an unforeseen one needs its stack to be mended. */
const messageOf = (error: unknown): string => {
  if (error instanceof HarnessError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
};

/** Where two runs of the same plan part, or `undefined` when they are the same to the byte. */
export function divergence(one: FinishedTrace, other: FinishedTrace): string | undefined {
  if (one.digest === other.digest) return undefined;
  return firstDivergence(one.events, other.events);
}

/** The first event in which two traces differ, in one sentence. */
export function firstDivergence(
  one: readonly TraceEvent[],
  other: readonly TraceEvent[],
): string | undefined {
  for (let seq = 0; seq < Math.max(one.length, other.length); seq++) {
    const [left, right] = [JSON.stringify(one[seq]), JSON.stringify(other[seq])];
    if (left === right) continue;
    return `the runs part at event ${seq}: ${left ?? 'the end'} against ${right ?? 'the end'}`;
  }
  return undefined;
}
