// How many first days a second: connect by SMS, edit the profile, message, ticket, reply, delivered.
import { join } from 'node:path';
import type { Dialect } from '../../src/catalogue/dialect.ts';
import { play } from '../../src/run/play.ts';
import type { TransportName } from '../../src/run/world.ts';
import { loadScenarios } from '../../src/scenario/load.ts';
import { type Plan, planScenario } from '../../src/scenario/plan.ts';

export async function firstDay(dialect: Dialect): Promise<Plan> {
  const { scenarios } = await loadScenarios([join(process.cwd(), 'scenarios')]);
  const scenario = scenarios.find(({ id }) => id === 'story/first-day');
  if (scenario === undefined) throw new Error('the scenario story/first-day is missing');
  return planScenario(scenario, { dialect, seed: 1, example: null });
}

/** Plays for about `ms`, trace and digest on; answers plays a second. */
export async function playsPerSecond(
  plan: Plan,
  transport: TransportName,
  ms: number,
): Promise<number> {
  const { digest } = await play(plan, { transport });
  const start = performance.now();
  let plays = 0;
  while (performance.now() - start < ms) {
    const again = await play(plan, { transport });
    if (again.digest !== digest) throw new Error('two plays of one plan differ');
    plays++;
  }
  return (plays * 1_000) / (performance.now() - start);
}
