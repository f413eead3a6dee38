// One case as plain data, so that it can be handed to a thread.
import type { Capability } from '../catalogue/requirement.ts';
import type { CaseResult, Check, Transport } from '../judge/case-result.ts';
import { worst } from '../judge/verdict.ts';
import { type Integration, RIGHT_CONNECTOR } from '../run/seat.ts';
import type { Plan } from '../scenario/plan.ts';
import { HARNESS, runCase } from './run-case.ts';
import type { Strays } from './strays.ts';

export interface Job {
  readonly plan: Plan;
  readonly transport: Transport;
  readonly checkDeterminism: boolean;
  readonly claims: Capability;
  readonly replay: string;
}

/**
 * Never throws: an error that nobody caught while the case was played is a check of the case.
 * `integration` takes the seat of the right connector.
 */
export async function playJob(
  job: Job,
  watch: Strays,
  integration: Integration = RIGHT_CONNECTOR,
): Promise<CaseResult> {
  const { result, strays } = await watch.during(() => runCase(job.plan, { ...job, integration }));
  if (strays.length === 0) return result;
  const checks = [...result.checks, ...strays.map(strayCheck)];
  return { ...result, checks, verdict: worst(checks.map(({ verdict }) => verdict)) };
}

const strayCheck = (error: unknown): Check => ({
  requirement: HARNESS,
  verdict: 'harness-error',
  message: `while this case was played, the integration or channelproof left an error that nobody caught: ${said(error)}`,
  expected: null,
  actual: null,
  evidence: [],
});

/** The stack says whose error it was. */
const said = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);
