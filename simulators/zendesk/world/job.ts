// Work that Zendesk does in the background, and how far it is. https://developer.zendesk.com/api-reference/ticketing/ticket-management/job_statuses/
import { HOUR, type Instant } from '../../../src/kernel/clock.ts';
import type { Random } from '../../../src/kernel/random.ts';

export const JOB_STATUSES = ['queued', 'working', 'completed', 'failed'] as const;

/** One result for each task, or one for the whole. */
export type JobResults = readonly Readonly<Record<string, unknown>>[] | { readonly success: true };
/** `failed` says why nothing was done. */
export type JobOutcome = JobResults | { readonly failed: string };

export interface Job {
  /** Recorded from the live service: `V3-` and 32 hexadecimal digits. */
  readonly id: string;
  readonly type: string;
  readonly total: number;
  status: (typeof JOB_STATUSES)[number];
  /** Of `total`; `null` while it waits. */
  progress: number | null;
  message: string | null;
  results: JobResults | null;
  finishedAt: Instant | null;
}

export interface Jobs {
  /** In the order in which they were started. */
  readonly all: Map<string, Job>;
  readonly random: Random;
  /** Not finished yet. */
  underWay: number;
}

export const createJobs = (random: Random): Jobs => ({ all: new Map(), random, underWay: 0 });

/** Third party: more than that are refused. */
export const JOBS_UNDER_WAY_MAX = 30;
/** Third party: no more are remembered, and none for longer. */
const JOBS_KEPT_MAX = 100;
const JOB_KEPT_MS = HOUR;

/** Puts a job at the end of the queue; `undefined` when the queue is full. */
export function queueJob(jobs: Jobs, type: string, total: number): Job | undefined {
  if (jobs.underWay >= JOBS_UNDER_WAY_MAX) return undefined;
  const job: Job = {
    id: `V3-${jobs.random.hex(32)}`,
    type,
    total,
    status: 'queued',
    progress: null,
    message: null,
    results: null,
    finishedAt: null,
  };
  jobs.all.set(job.id, job);
  jobs.underWay++;
  return job;
}

export function finishJob(
  jobs: Jobs,
  job: Job,
  outcome: JobOutcome,
  message: string,
  now: Instant,
) {
  jobs.underWay--;
  job.finishedAt = now;
  job.progress = job.total;
  job.status = 'failed' in outcome ? 'failed' : 'completed';
  job.message = 'failed' in outcome ? outcome.failed : message;
  job.results = 'failed' in outcome ? [] : outcome;
}

/** The jobs that are still remembered, the oldest first; the others are forgotten here. */
export function rememberedJobs(jobs: Jobs, now: Instant): ReadonlyMap<string, Job> {
  for (const [id, { finishedAt }] of jobs.all) {
    if (finishedAt === null) continue;
    if (jobs.all.size <= JOBS_KEPT_MAX && finishedAt + JOB_KEPT_MS > now) continue;
    jobs.all.delete(id);
  }
  return jobs.all;
}
