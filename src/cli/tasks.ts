// What a thread can be asked to do with a case. Each is made ready once, and then done case by case.
import type { CaseResult } from '../judge/case-result.ts';
import { type Job, playJob } from './job.ts';
import type { Strays } from './strays.ts';
import type { Trial } from './trial.ts';

/** Plain data, so that it can be handed to a thread. */
export type Task =
  | { readonly name: 'play' }
  /** Also under the broken connectors of these ids. */
  | { readonly name: 'try'; readonly connectors: readonly string[] };

export interface ResultOf {
  readonly play: CaseResult;
  readonly try: Trial;
}

export type Work<Name extends Task['name']> = (job: Job, strays: Strays) => Promise<ResultOf[Name]>;

const READY: {
  readonly [Name in Task['name']]: (
    task: Extract<Task, { readonly name: Name }>,
  ) => Promise<Work<Name>>;
} = {
  play: async () => (job, strays) => playJob(job, strays),
  try: async ({ connectors }) => {
    const [{ loadBroken }, { playTrial }] = await Promise.all([
      import('./broken.ts'),
      import('./trial.ts'),
    ]);
    const broken = (await loadBroken()).filter(({ id }) => connectors.includes(id));
    return (job, strays) => playTrial(job, strays, broken);
  },
};

export const makeReady = <Name extends Task['name']>(
  task: Extract<Task, { readonly name: Name }>,
): Promise<Work<Name>> =>
  (READY[task.name] as (task: Task) => Promise<unknown>)(task) as Promise<Work<Name>>;
