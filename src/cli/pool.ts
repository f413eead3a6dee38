// Works on cases, alone or on several threads; the results come back in the order of the cases.
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Verdict } from '../judge/verdict.ts';
import type { Job } from './job.ts';
import { type Strays, UNWATCHED } from './strays.ts';
import { makeReady, type ResultOf, type Task } from './tasks.ts';

export interface PoolOptions<Result> {
  readonly workers: number;
  /** Stops handing out cases once this says so of a result. */
  readonly stopAfter?: (result: Result) => boolean;
  readonly onResult: (result: Result) => void;
  /** Watches this thread for errors that nobody catches; the other threads watch themselves. */
  readonly strays?: Strays;
}

/** What `--bail` stops at: a case that did not pass, whatever kept it from passing. */
export const endsRun = (verdict: Verdict): boolean =>
  verdict !== 'pass' && verdict !== 'not-applicable';

/** So few cases are played before another thread has read the code. */
const CASES_A_THREAD = 100;

/** The engine compiles and collects beside each thread that plays, and two processors may be one core. */
const PROCESSORS_A_THREAD = 2;

/** As many threads as the machine has room for, unless there is too little to do for them. */
export const workersFor = (jobs: readonly Job[], processors: number): number =>
  Math.max(1, Math.floor(Math.min(processors / PROCESSORS_A_THREAD, jobs.length / CASES_A_THREAD)));

export async function playAll<Name extends Task['name']>(
  task: Extract<Task, { readonly name: Name }>,
  jobs: readonly Job[],
  options: PoolOptions<ResultOf[Name]>,
): Promise<readonly ResultOf[Name][]> {
  type Result = ResultOf[Name];
  const results: (Result | undefined)[] = new Array(jobs.length);
  let next = 0;
  let stopped = false;
  const take = (): number | undefined => (stopped || next >= jobs.length ? undefined : next++);
  const give = (index: number, result: Result): void => {
    results[index] = result;
    options.onResult(result);
    if (options.stopAfter?.(result) === true) stopped = true;
  };
  const threads = Math.min(options.workers, jobs.length);
  if (threads <= 1) {
    const work = await makeReady<Name>(task);
    for (let index = take(); index !== undefined; index = take()) {
      give(index, await work(jobs[index] as Job, options.strays ?? UNWATCHED));
    }
  } else {
    const thread = () => overThread<Result>(startWorker(task), jobs, take, give);
    await Promise.all(Array.from({ length: threads }, thread));
  }
  return results.filter((result) => result !== undefined);
}

/** Beside this file, in the sources as in the built package. */
const WORKER = new URL(`./worker${extname(import.meta.url)}`, import.meta.url);

/** A thread does not inherit the loader of the sources, so it registers one itself; the build needs none. */
function startWorker(workerData: Task): Worker {
  if (!WORKER.pathname.endsWith('.ts')) return new Worker(WORKER, { workerData });
  const loader = JSON.stringify(import.meta.resolve('tsx/esm/api'));
  const script = JSON.stringify(WORKER.href);
  const start = `import(${loader}).then(({ register }) => { register(); return import(${script}); })`;
  return new Worker(start, { eval: true, workerData });
}

/** One thread, fed one case at a time. */
function overThread<Result>(
  worker: Worker,
  jobs: readonly Job[],
  take: () => number | undefined,
  give: (index: number, result: Result) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let current: number | undefined;
    const feed = (): void => {
      current = take();
      if (current === undefined) worker.terminate().then(() => resolve(), reject);
      else worker.postMessage(jobs[current]);
    };
    worker.on('message', (result: Result) => {
      give(current as number, result);
      feed();
    });
    worker.on('error', reject);
    feed();
  });
}
