// A thread that plays cases: a job comes in, its result goes out.
import { parentPort } from 'node:worker_threads';
import { type Job, playJob } from './job.ts';

parentPort?.on('message', (job: Job) => {
  void playJob(job).then((result) => parentPort?.postMessage(result));
});
