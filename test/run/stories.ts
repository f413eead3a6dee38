// Scenarios of the suite, planned for tests of the runner.
import { join } from 'node:path';
import type { Dialect } from '../../src/catalogue/dialect.ts';
import { casesOf } from '../../src/scenario/cases.ts';
import { loadScenarios, parseScenario } from '../../src/scenario/load.ts';
import { type Plan, planScenario } from '../../src/scenario/plan.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';

const ROOT = join(import.meta.dirname, '..', '..', 'scenarios');

export async function suite(): Promise<readonly Scenario[]> {
  const { scenarios, errors } = await loadScenarios([ROOT]);
  if (errors.length > 0) throw new Error(errors.map(({ text }) => text).join('\n'));
  return scenarios;
}

export async function story(id: string, dialect: Dialect, seed = 1): Promise<Plan> {
  const scenario = (await suite()).find((each) => each.id === id);
  if (scenario === undefined) throw new Error(`no scenario ${id}`);
  const example = casesOf(scenario)[0]?.example ?? null;
  return planScenario(scenario, { dialect, seed, example });
}

/** A story of one test alone: an account, Ana, and these steps as YAML. */
export async function written(...steps: readonly string[]): Promise<Plan> {
  const lines = [
    'title: Told here',
    'world: { account: connected, customers: { ana: {} } }',
    'steps:',
  ];
  const text = [...lines, ...steps.map((step) => `  - ${step}`)].join('\n');
  const { scenarios, errors } = await parseScenario(text, { file: 'told.yaml', id: 'told/here' });
  const [scenario] = scenarios;
  if (scenario === undefined) throw new Error(errors.map((error) => error.text).join('\n'));
  return planScenario(scenario, { dialect: 'cloud', seed: 1, example: null });
}

export const allPlans = async (seed = 1): Promise<readonly Plan[]> =>
  (await suite()).flatMap((scenario) =>
    casesOf(scenario).map(({ dialect, example }) =>
      planScenario(scenario, { dialect, seed, example }),
    ),
  );
