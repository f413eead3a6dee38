// Plays a plan in a world of its own and answers the trace: what was done, and what was looked at.
import { SECOND } from '../kernel/clock.ts';
import type { FinishedTrace, Json } from '../kernel/trace.ts';
import type { Plan, PlannedStep } from '../scenario/plan.ts';
import type { Outcome } from './act.ts';
import { isAct, perform } from './acts/acts.ts';
import { alignToSecond, comeToRest } from './align.ts';
import { observe } from './observe/observe.ts';
import { seeRest } from './observe/rest.ts';
import { type Integration, RIGHT_CONNECTOR } from './seat.ts';
import { setTheStage } from './setting.ts';
import { createStage, type Stage } from './stage.ts';
import type { ActingStep } from './steps.ts';
import { createWorld, type TransportName } from './world.ts';

export interface PlayOptions {
  readonly transport?: TransportName;
  readonly integration?: Integration;
}

/** How long a refusal is watched, in virtual ms: what is done late all the same was not refused. */
const WATCH_MS = 10 * SECOND;

/** The step that stands for everything before the first one. */
export const SETTING = -1;

export async function play(plan: Plan, options: PlayOptions = {}): Promise<FinishedTrace> {
  const world = createWorld({
    seed: plan.seed,
    transport: options.transport ?? 'memory',
    integration: options.integration ?? RIGHT_CONNECTOR,
    integrationName: plan.world.integration,
  });
  try {
    world.trace.record('plan', { plan: plan as unknown as Json });
    const stage = createStage(plan, world);
    const set = await setTheStage(stage);
    if (set.outcome === 'done') await playSteps(stage);
    else record(stage, SETTING, set.outcome, set.reason);
    const rest = await world.clock.drive('looking once more', seeRest(stage));
    const value = { ...stateOf(stage), ...rest };
    world.trace.record('state', { label: 'end', step: plan.steps.length, value });
    return world.trace.finish();
  } finally {
    await world.close();
  }
}

const record = (
  { world }: Stage,
  step: number,
  outcome: Outcome['outcome'],
  reason: string,
): number => world.trace.record('outcome', { step, outcome, reason });

const stateOf = ({ world }: Stage) => ({
  zendesk: world.zendesk.state(),
  whatsapp: world.whatsapp.state(),
});

async function playSteps(stage: Stage): Promise<void> {
  let stuck = false;
  for (const [index, step] of stage.plan.steps.entries()) {
    // What follows an act directly is still looked at: it shows what came of it.
    if (stuck && (isAct(step) || step.verb === 'wait')) return;
    stage.world.trace.record('step', { step: index, text: step.text });
    if (step.verb === 'wait') {
      stage.memory.mark += step.ms;
      await stage.world.clock.advanceTo(stage.memory.mark);
    } else if (isAct(step)) {
      const outcome = await playAct(stage, index, step);
      record(stage, index, outcome.outcome, outcome.outcome === 'done' ? '' : outcome.reason);
      if (outcome.outcome === 'could-not' || outcome.outcome === 'not-offered') return;
      stuck = outcome.outcome === 'refused' && !expectsRefusal(stage.plan.steps, index);
    } else {
      const value = await stage.world.clock.drive(step.text, observe(stage, step));
      stage.world.trace.record('observed', { step: index, subject: step.verb, value });
    }
  }
}

async function playAct(stage: Stage, index: number, step: ActingStep): Promise<Outcome> {
  const { world, memory, plan } = stage;
  // The network breaks without anybody doing anything, so no time passes.
  if (step.verb === 'fault' || step.verb === 'heal') return perform(stage, step);
  await alignToSecond(stage);
  const next = nextExpectations(plan.steps, index);
  const watched = next.some(({ verb }) => verb === 'expectRefusal');
  if (watched) {
    world.trace.record('state', { label: 'before', step: index, value: stateOf(stage) });
  }
  const outcome = await world.clock.drive(step.text, perform(stage, step));
  memory.lastOutcome = outcome;
  await comeToRest(stage);
  if (watched) {
    // A shorter wait that follows keeps its length, since it counts from the act.
    const wait = next.find((each) => each.verb === 'wait');
    await world.clock.advanceTo(memory.mark + Math.min(WATCH_MS, wait?.ms ?? WATCH_MS));
    world.trace.record('state', { label: 'after', step: index, value: stateOf(stage) });
  }
  return outcome;
}

/** The expectations that follow a step directly: what its author looks at after it. */
function nextExpectations(steps: readonly PlannedStep[], index: number): readonly PlannedStep[] {
  const following = steps.slice(index + 1);
  const end = following.findIndex((step) => isAct(step));
  return end < 0 ? following : following.slice(0, end);
}

/** A refusal that nobody looks at is an obstacle; one that is looked at is the point of the scenario. */
const expectsRefusal = (steps: readonly PlannedStep[], index: number): boolean =>
  nextExpectations(steps, index).some(
    ({ verb }) =>
      verb === 'expectRefusal' ||
      verb === 'expectWizard' ||
      verb === 'expectAccountPage' ||
      verb === 'expectMove',
  );
