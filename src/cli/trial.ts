// One case under the right connector, and under each broken one that may do otherwise in it.
import type { CaseResult } from '../judge/case-result.ts';
import type { BrokenConnector } from './broken.ts';
import { type Job, playJob } from './job.ts';
import type { Outcome } from './kill-matrix.ts';
import { nothingNoted, noting } from './noted.ts';
import type { Strays } from './strays.ts';

export interface Trial {
  readonly right: CaseResult;
  /** How the case ended under a broken connector, by its id. Whoever is missing did as the right one did. */
  readonly broken: Readonly<Record<string, Outcome>>;
}

export async function playTrial(
  job: Job,
  strays: Strays,
  connectors: readonly BrokenConnector[],
): Promise<Trial> {
  const noted = nothingNoted();
  const right = await playJob(job, strays, noting(noted));
  const broken: Record<string, Outcome> = {};
  for (const { id, alike, integration } of connectors) {
    if (alike?.(noted) === true) continue;
    const { verdict, checks } = await playJob(job, strays, integration);
    broken[id] = { verdict, checks: checks.filter((check) => check.verdict === 'fail') };
  }
  return { right, broken };
}
