// Short ways to a scenario, for tests.
import { parseScenario, scenarioOf } from '../../src/scenario/load.ts';
import type { Scenario, ScenarioDocument } from '../../src/scenario/scenario.ts';

export const WHERE = { file: 'stories/story.yaml', id: 'story' } as const;

/** The errors of a text, as they are printed. */
export async function errorsOf(text: string): Promise<readonly string[]> {
  const { errors } = await parseScenario(text, WHERE);
  return errors.map((error) => error.text);
}

export async function read(text: string): Promise<Scenario> {
  const { scenarios, errors } = await parseScenario(text, WHERE);
  const [scenario] = scenarios;
  if (scenario === undefined) throw new Error(errors.map((error) => error.text).join('\n'));
  return scenario;
}

export async function readDocument(document: ScenarioDocument): Promise<Scenario> {
  const { scenarios, errors } = await scenarioOf(JSON.parse(JSON.stringify(document)), WHERE);
  const [scenario] = scenarios;
  if (scenario === undefined) throw new Error(errors.map((error) => error.text).join('\n'));
  return scenario;
}
