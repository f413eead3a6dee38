// The plan: one case of a scenario, concrete down to the last name, number and millisecond.
import type { Dialect } from '../catalogue/dialect.ts';
import { HarnessError } from '../kernel/harness-error.ts';
import { createRandom } from '../kernel/random.ts';
import type { Json } from '../kernel/trace.ts';
import { type Cast, createCast } from './cast.ts';
import { oneLine } from './one-line.ts';
import { type Example, fill, hasPlaceholder } from './placeholder.ts';
import { type PlannedWorld, planWorld } from './plan-world.ts';
import type { Scenario } from './scenario.ts';
import { provesList } from './vocabulary/verb.ts';
import { findVerb, type VerbId, type VOCABULARY } from './vocabulary.ts';
import type { WorldSpec } from './world-spec.ts';

interface StepFrame<V extends VerbId> {
  readonly verb: V;
  /** The step as it is written, on one line, with its placeholders filled. */
  readonly text: string;
  /** Where it begins in the file; `null` in a TypeScript file. */
  readonly line: number | null;
  /** The requirements that an expectation proves; empty for an action. */
  readonly proves: readonly string[];
}

/** What a step of that verb holds, beside its frame: the row's `plan` says it. */
export type Planned<V extends VerbId> = Readonly<ReturnType<(typeof VOCABULARY)[V]['plan']>>;

/** One step of a given verb: `StepOf<'wait'>` has `ms`. */
export type StepOf<V extends VerbId> = { [Each in V]: StepFrame<Each> & Planned<Each> }[V];

export type PlannedStep = StepOf<VerbId>;

export interface Plan {
  /** The id of the scenario. */
  readonly scenario: string;
  readonly title: string;
  readonly dialect: Dialect;
  readonly seed: number;
  readonly example: Example;
  readonly world: PlannedWorld;
  readonly steps: readonly PlannedStep[];
}

export interface PlanOptions {
  readonly dialect: Dialect;
  readonly seed: number;
  readonly example: Example;
}

function planStep(
  step: Readonly<Record<string, Json>>,
  line: number | null,
  cast: Cast,
): PlannedStep {
  const key = Object.keys(step)[0] ?? '';
  const args = step[key];
  const found = findVerb(key);
  if (found === undefined) throw new HarnessError(`a step without a verb was planned: ${key}`);
  const frame = { verb: found.id, text: oneLine(step), line, proves: provesList(args) };
  // Rows plan very different things, which makes a spread of them several times as slow.
  return Object.assign(frame, found.verb.plan(args, cast, found.who)) as PlannedStep;
}

/** One case as a plan. Throws `HarnessError` for a case that the scenario does not have. */
export function planScenario(scenario: Scenario, options: PlanOptions): Plan {
  const { id, document, phones, lines } = scenario;
  const { dialect, seed, example } = options;
  const cannot = (why: string): never => {
    throw new HarnessError(`${id} cannot be planned: ${why}`);
  };
  const values: NonNullable<Example> = { ...example, dialect };
  const filled = (written: Json): Json =>
    hasPlaceholder(written)
      ? fill(written, (name) =>
          Object.hasOwn(values, name) ? (values[name] as string) : cannot(`no value for <${name}>`),
        )
      : written;
  const phone = (spelling: string): string | undefined =>
    Object.hasOwn(phones, spelling) ? phones[spelling] : undefined;

  const world = filled(document.world) as WorldSpec;
  const steps = filled(document.steps) as ScenarioSteps;
  const cast = createCast(
    world,
    phone,
    () => [],
    (problem) => cannot(problem.message),
  );
  return {
    scenario: id,
    title: String(filled(document.title)),
    dialect,
    seed,
    example,
    world: planWorld(
      world,
      (spelling) => phone(spelling) ?? cannot(`unknown number "${spelling}"`),
      createRandom(seed).fork('personas'),
    ),
    steps: steps.map((step, index) => planStep(step, lines[index] ?? null, cast)),
  };
}

type ScenarioSteps = Scenario['document']['steps'];
