// A thread that plays cases: a job comes in, its result goes out.
import { parentPort } from 'node:worker_threads';
import { type Job, playJob } from './job.ts';
import { watchStrays } from './strays.ts';

const strays = watchStrays(process, (error) => {
  throw error;
});

parentPort?.on('message', (job: Job) => {
  void playJob(job, strays).then((result) => parentPort?.postMessage(result));
});
