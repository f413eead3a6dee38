// `replay`: plays again what a saved trace says was planned, and compares the two to the byte.

import type { Transport } from '../../judge/case-result.ts';
import { HarnessError } from '../../kernel/harness-error.ts';
import { sha256 } from '../../kernel/random.ts';
import type { FinishedTrace, TraceEvent } from '../../kernel/trace.ts';
import { play } from '../../run/play.ts';
import type { Plan } from '../../scenario/plan.ts';
import { readPlan } from '../../scenario/read-plan.ts';
import { at, readText } from '../files.ts';
import { UsageError } from '../io.ts';
import { jsonLines } from '../json-lines.ts';
import { FLAGS } from '../options.ts';
import { EXIT, type Registry } from '../registry.ts';
import { firstDivergence } from '../run-case.ts';

export function replayCommand({ program, io, done }: Registry): void {
  program
    .command('replay')
    .description('play a saved trace again and show where the two part')
    .argument('<trace>', 'a file of traces/*.jsonl')
    .addOption(FLAGS.transport())
    .action(async (file: string, { transport }: { readonly transport: Transport }) => {
      const text = readText(at(io, file));
      const saved = jsonLines(text, file) as readonly TraceEvent[];
      const plan = await planOf(saved[0], file);
      const again = await playAgain(plan, transport, file);
      const { scenario, dialect, seed } = plan;
      const digest = sha256(text);
      io.out(`${scenario} (${dialect}, seed ${seed}, ${transport})\n`);
      io.out(`saved  ${digest}\nagain  ${again.digest}\n`);
      if (digest === again.digest) {
        io.out('the same to the byte\n');
        done(EXIT.ok);
        return;
      }
      io.out(`${firstDivergence(saved, again.events) ?? otherwiseWritten(text, again.lines)}\n`);
      done(EXIT.failed);
    });
}

async function planOf(first: unknown, file: string): Promise<Plan> {
  const event = first as Partial<Extract<TraceEvent, { kind: 'plan' }>> | null | undefined;
  if (event?.kind !== 'plan') {
    throw new UsageError(`${file}:1: the first line of a trace must be its plan`);
  }
  const plan = await readPlan(event.plan);
  if ('refused' in plan) {
    throw new UsageError(
      `${file}:1: this is no plan of this version of channelproof: ${plan.message}`,
    );
  }
  return plan;
}

async function playAgain(plan: Plan, transport: Transport, file: string): Promise<FinishedTrace> {
  try {
    return await play(plan, { transport });
  } catch (error) {
    if (!(error instanceof HarnessError)) throw error;
    throw new UsageError(`${file}:1: the plan cannot be played: ${error.message}`);
  }
}

/** Behind each line's end, which belongs to the line. */
const LINE = /(?<=\n)/;

/** The same events in other bytes: somebody's editor has been at the file. */
function otherwiseWritten(saved: string, again: string): string {
  const lines = again.split(LINE);
  const line = saved.split(LINE).findIndex((each, i) => each !== lines[i]) + 1;
  return `the events are the same, but line ${line} is not written as it was: its spaces, its line end, or a blank line`;
}
