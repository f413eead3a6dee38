// `replay`: plays again what a saved trace says was planned, and compares the two to the byte.

import { TRANSPORTS, type Transport } from '../../judge/case-result.ts';
import { sha256 } from '../../kernel/random.ts';
import type { TraceEvent } from '../../kernel/trace.ts';
import { play } from '../../run/play.ts';
import type { Plan } from '../../scenario/plan.ts';
import { VERB_IDS } from '../../scenario/vocabulary.ts';
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
      const path = at(io, file);
      const text = readText(path);
      const saved = jsonLines(text, file) as readonly TraceEvent[];
      const first = saved[0];
      if (first?.kind !== 'plan') {
        throw new UsageError(`${file}:1: the first line of a trace must be its plan`);
      }
      const plan = planOf(first.plan);
      if (plan === undefined) {
        throw new UsageError(`${file}:1: the plan is not one of this version of channelproof`);
      }
      const again = await play(plan, { transport });
      const { scenario, dialect, seed } = plan;
      io.out(
        `${scenario} (${dialect}, seed ${seed}, ${TRANSPORTS.find((t) => t === transport)})\n`,
      );
      io.out(`saved  ${sha256(text)}\nagain  ${again.digest}\n`);
      const parted = firstDivergence(saved, again.events);
      io.out(parted === undefined ? 'the same to the byte\n' : `${parted}\n`);
      done(parted === undefined ? EXIT.ok : EXIT.failed);
    });
}

/** A plan is made by `run` alone, so a look at its frame is enough to tell one of another version. */
function planOf(value: unknown): Plan | undefined {
  const plan = value as Partial<Plan> | null;
  if (plan === null || typeof plan !== 'object' || !Array.isArray(plan.steps)) return undefined;
  const known = plan.steps.every((step) => VERB_IDS.includes(step?.verb));
  const framed = typeof plan.seed === 'number' && typeof plan.world?.accounts === 'object';
  return known && framed ? (plan as Plan) : undefined;
}
