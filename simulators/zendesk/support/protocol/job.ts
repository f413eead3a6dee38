// Starts work in the background and answers with how far it is.
// https://developer.zendesk.com/api-reference/ticketing/ticket-management/job_statuses/
import { type Call, pathStart } from '../../../../src/kernel/routes.ts';
import type { Headers, Response } from '../../../../src/kernel/wire.ts';
import type { Desk } from '../../desk.ts';
import { time } from '../../iso-time.ts';
import { finishJob, type Job, type JobOutcome, queueJob } from '../../world/job.ts';
import { answer } from './answer.ts';
import { TOO_MANY_JOBS } from './errors.ts';

export interface Task {
  /** As Zendesk calls it: `Bulk Create Ticket`. */
  readonly type: string;
  readonly total: number;
  /** Does all of it, at one moment of the clock. */
  readonly work: () => JobOutcome;
}

/** The job waits its time on the clock, and does nothing before. */
export function startJob(desk: Desk, call: Call, task: Task, extra: Extra = {}): Response {
  const { clock, options, world } = desk;
  const job = queueJob(world.jobs, task.type, task.total);
  if (job === undefined) return TOO_MANY_JOBS;
  const begin = clock.now() + Math.floor(options.jobAfterMs / 2);
  const end = clock.now() + options.jobAfterMs;
  clock.at(begin, `job ${job.id} begins`, () => {
    job.status = 'working';
    job.progress = 0;
  });
  clock.at(end, `job ${job.id} ends`, () => {
    const now = clock.now();
    finishJob(world.jobs, job, task.work(), `Completed at ${spaced(time(now))}`, now);
  });
  const { status = 200, beside = {}, headers } = extra;
  return answer(status, { job_status: jobJson(call, job), ...beside }, headers);
}

interface Extra {
  readonly status?: number;
  readonly beside?: Readonly<Record<string, unknown>>;
  readonly headers?: Headers | undefined;
}

/** Recorded from the live service: `2023-09-18 23:34:42 +0000`. */
const spaced = (iso: string): string => iso.replace('T', ' ').replace('Z', ' +0000');

export const jobJson = ({ request: { url } }: Call, job: Job) => ({
  id: job.id,
  job_type: job.type,
  url: `${url.slice(0, pathStart(url))}/api/v2/job_statuses/${job.id}.json`,
  total: job.total,
  progress: job.progress,
  status: job.status,
  message: job.message,
  results: job.results,
});

/** What a job says of a task that was refused; the name is that of the kind of thing and the deed. */
export const failedTask = (
  index: number,
  error: string,
  details: string,
  id?: number,
): Readonly<Record<string, unknown>> => ({
  index,
  ...(id === undefined ? {} : { id }),
  error,
  details,
});
