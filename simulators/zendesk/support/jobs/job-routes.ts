// Background jobs, as a table. https://developer.zendesk.com/api-reference/ticketing/ticket-management/job_statuses/
import type { Call, Route } from '../../../../src/kernel/routes.ts';
import type { Response } from '../../../../src/kernel/wire.ts';
import type { Desk } from '../../desk.ts';
import { rememberedJobs } from '../../world/job.ts';
import { answer } from '../protocol/answer.ts';
import { asAgent } from '../protocol/authentication.ts';
import { NOT_FOUND, TOO_MANY_VALUES } from '../protocol/errors.ts';
import { jobJson } from '../protocol/job.ts';

const SOURCE =
  'https://developer.zendesk.com/api-reference/ticketing/ticket-management/job_statuses/';
const MANY_MAX = 100;

const known = (desk: Desk) => rememberedJobs(desk.world.jobs, desk.clock.now());

function showMany(desk: Desk, call: Call): Response {
  const ids = (call.query.get('ids') ?? '').split(',').filter((id) => id !== '');
  if (ids.length > MANY_MAX) return TOO_MANY_VALUES;
  const jobs = known(desk);
  const found = [...new Set(ids)].flatMap((id) => jobs.get(id.trim()) ?? []);
  return answer(200, { job_statuses: found.map((job) => jobJson(call, job)) });
}

export const JOB_ROUTES: readonly Route<Desk>[] = [
  {
    method: 'GET',
    path: '/api/v2/job_statuses',
    fidelity: 'partial',
    confidence: 'documented',
    source: SOURCE,
    note: 'the newest first, at most 100 are remembered and all of them stand on one page',
    handle: asAgent((desk, call) =>
      answer(200, {
        job_statuses: [...known(desk).values()].reverse().map((job) => jobJson(call, job)),
      }),
    ),
  },
  {
    method: 'GET',
    path: '/api/v2/job_statuses/show_many',
    fidelity: 'supported',
    confidence: 'documented',
    source: SOURCE,
    handle: asAgent(showMany),
  },
  {
    method: 'GET',
    path: '/api/v2/job_statuses/{id}',
    fidelity: 'supported',
    confidence: 'documented',
    source: SOURCE,
    note: 'assumption: forgotten an hour after its end, or when a hundred newer ones are known; then 404',
    handle: asAgent((desk, call) => {
      const job = known(desk).get(call.params['id'] ?? '');
      return job === undefined ? NOT_FOUND : answer(200, { job_status: jobJson(call, job) });
    }),
  },
];
