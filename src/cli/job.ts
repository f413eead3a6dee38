// One case as plain data, so that it can be handed to a thread.
import type { CaseResult, Transport } from '../judge/case-result.ts';
import type { Plan } from '../scenario/plan.ts';
import { runCase } from './run-case.ts';

export interface Job {
  readonly plan: Plan;
  readonly transport: Transport;
  readonly checkDeterminism: boolean;
  readonly replay: string;
}

export const playJob = (job: Job): Promise<CaseResult> => runCase(job.plan, job);
