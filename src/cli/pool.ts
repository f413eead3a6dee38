// Plays cases, alone or on several threads; the results come back in the order of the cases.
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { CaseResult } from '../judge/case-result.ts';
import type { Verdict } from '../judge/verdict.ts';
import type { Job } from './job.ts';
import { playJob } from './job.ts';
import { type Strays, UNWATCHED } from './strays.ts';

export interface PoolOptions {
  readonly workers: number;
  /** Stops handing out cases once this says so of a result. */
  readonly stopAfter: (result: CaseResult) => boolean;
  readonly onResult: (result: CaseResult) => void;
  /** Watches this thread for errors that nobody catches; the other threads watch themselves. */
  readonly strays?: Strays;
}

/** What `--bail` stops at: a case that did not pass, whatever kept it from passing. */
export const endsRun = (verdict: Verdict): boolean =>
  verdict !== 'pass' && verdict !== 'not-applicable';

export async function playAll(
  jobs: readonly Job[],
  options: PoolOptions,
): Promise<readonly CaseResult[]> {
  const results: (CaseResult | undefined)[] = new Array(jobs.length);
  let next = 0;
  let stopped = false;
  const take = (): number | undefined => (stopped || next >= jobs.length ? undefined : next++);
  const give = (index: number, result: CaseResult): void => {
    results[index] = result;
    options.onResult(result);
    if (options.stopAfter(result)) stopped = true;
  };
  const threads = Math.min(options.workers, jobs.length);
  if (threads <= 1) {
    for (let index = take(); index !== undefined; index = take()) {
      give(index, await playJob(jobs[index] as Job, options.strays ?? UNWATCHED));
    }
  } else {
    await Promise.all(Array.from({ length: threads }, () => overThread(jobs, take, give)));
  }
  return results.filter((result) => result !== undefined);
}

/** Beside this file, in the sources as in the built package. */
const WORKER = new URL(`./worker${extname(import.meta.url)}`, import.meta.url);

/** A thread does not inherit the loader of the sources, so it registers one itself; the build needs none. */
function startWorker(): Worker {
  if (!WORKER.pathname.endsWith('.ts')) return new Worker(WORKER);
  const loader = JSON.stringify(import.meta.resolve('tsx/esm/api'));
  const script = JSON.stringify(WORKER.href);
  const start = `import(${loader}).then(({ register }) => { register(); return import(${script}); })`;
  return new Worker(start, { eval: true });
}

/** One thread, fed one case at a time. */
function overThread(
  jobs: readonly Job[],
  take: () => number | undefined,
  give: (index: number, result: CaseResult) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = startWorker();
    let current: number | undefined;
    const feed = (): void => {
      current = take();
      if (current === undefined) worker.terminate().then(() => resolve(), reject);
      else worker.postMessage(jobs[current]);
    };
    worker.on('message', (result: CaseResult) => {
      give(current as number, result);
      feed();
    });
    worker.on('error', reject);
    feed();
  });
}
