// A broken connector that would have done in a case as the right one did plays it to the same byte: what selftest leaves out.
import { expect, it } from 'vitest';
import { DIALECTS } from '../../src/catalogue/dialect.ts';
import { loadBroken } from '../../src/cli/broken.ts';
import { nothingNoted, noting } from '../../src/cli/noted.ts';
import { suite } from '../../src/cli/suite.ts';
import { play } from '../../src/run/play.ts';
import { casesOf } from '../../src/scenario/cases.ts';
import { type Plan, planScenario } from '../../src/scenario/plan.ts';

/** Between them, every way to break a connector shows in one of them, and stays hidden in another. */
const SCENARIOS = [
  'ticket/further-messages',
  'connect/wrong-code',
  'window/reply-after-24h',
  'reliable/crash-on-the-way-out',
  'install/twice-by-link',
  'install/tickets-stay',
  'profile/vertical-to-the-letter',
];

/** By a decision, in what it sends, in what it asks again, at its door, beside it, in what it keeps, by hand. */
const ONE_OF_EACH_KIND = [
  'ticket-each',
  'escapes-replies',
  'reports-its-token',
  'guesses-again',
  'shows-the-code',
  'deletes-tickets',
  'loses-the-outbox',
  'writes-refused-section-later',
];

/** The last case of each, in one dialect and the other by turns. */
async function plans(): Promise<readonly Plan[]> {
  const scenarios = (await suite()).filter(({ id }) => SCENARIOS.includes(id));
  return scenarios.map((scenario, i) => {
    const dialect = DIALECTS[i % DIALECTS.length] as (typeof DIALECTS)[number];
    const last = casesOf(scenario, [dialect]).at(-1);
    return planScenario(scenario, { dialect, seed: 1, example: last?.example ?? null });
  });
}

it('who is alike in a case plays it to the same byte', async () => {
  const broken = await loadBroken();
  const seen = { alike: new Set<string>(), otherwise: new Set<string>() };
  for (const plan of await plans()) {
    const noted = nothingNoted();
    const right = await play(plan, { integration: noting(noted) });
    expect((await play(plan)).digest).toBe(right.digest);
    for (const connector of broken) {
      const isAlike = connector.alike?.(noted) === true;
      seen[isAlike ? 'alike' : 'otherwise'].add(connector.id);
      if (!isAlike) continue;
      const { digest } = await play(plan, { integration: connector.integration });
      const about = `${plan.scenario} ${plan.dialect} ${connector.id}`;
      expect(`${about}: ${digest}`).toBe(`${about}: ${right.digest}`);
    }
  }
  for (const one of ONE_OF_EACH_KIND) {
    expect([one, seen.alike.has(one), seen.otherwise.has(one)]).toEqual([one, true, true]);
  }
}, 120_000);
