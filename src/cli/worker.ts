// A thread that works on cases: a job comes in, its result goes out.
import { parentPort, workerData } from 'node:worker_threads';
import type { Job } from './job.ts';
import { watchStrays } from './strays.ts';
import { makeReady, type Task } from './tasks.ts';

const strays = watchStrays(process, (error) => {
  throw error;
});
const ready = makeReady(workerData as Task);

parentPort?.on('message', (job: Job) => {
  void ready.then((work) => work(job, strays)).then((result) => parentPort?.postMessage(result));
});
