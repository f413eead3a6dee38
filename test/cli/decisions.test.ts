// A broken connector that decides as the right one did in a case does the same in it: what selftest leaves out.
import { describe, expect, it } from 'vitest';
import { DIALECTS } from '../../src/catalogue/dialect.ts';
import { loadBroken } from '../../src/cli/broken.ts';
import { type Decision, decidesAlike, noting } from '../../src/cli/decisions.ts';
import { suite } from '../../src/cli/suite.ts';
import { play } from '../../src/run/play.ts';
import { planScenario } from '../../src/scenario/plan.ts';

describe('decisions that are alike', () => {
  const noted: readonly Decision[] = [
    { name: 'windowKey', args: ['a', 'b'], answer: 'a:b' },
    { name: 'windowOpen', args: [0, 1], answer: true },
  ];

  it('are those of others, and the same answers to the same calls', () => {
    expect(decidesAlike({}, noted)).toBe(true);
    expect(decidesAlike({ methodsOffered: () => ['sms'] }, noted)).toBe(true);
    expect(decidesAlike({ windowOpen: () => true }, noted)).toBe(true);
  });

  it('are not another answer, nor an error', () => {
    expect(decidesAlike({ windowOpen: () => false }, noted)).toBe(false);
    const failing = (): never => {
      throw new Error('does not know');
    };
    expect(decidesAlike({ windowKey: failing }, noted)).toBe(false);
  });

  it('are asked in order, so that what remembers is asked as it would have been', () => {
    let asked = 0;
    const twice: readonly Decision[] = [...noted, ...noted];
    expect(decidesAlike({ windowOpen: () => ++asked < 2 }, twice)).toBe(false);
    expect(asked).toBe(2);
  });
});

it('what decides alike in a case plays it to the same byte', async () => {
  const ids = ['story/first-day', 'connect/wrong-code', 'window/reply-after-24h'];
  const scenarios = (await suite()).filter(({ id }) => ids.includes(id));
  const broken = await loadBroken();
  let alike = 0;
  let otherwise = 0;
  for (const scenario of scenarios) {
    for (const dialect of DIALECTS) {
      const plan = planScenario(scenario, { dialect, seed: 1, example: null });
      const noted: Decision[] = [];
      const right = await play(plan, { integration: noting(noted) });
      for (const { id, decisions, integration } of broken) {
        if (decisions === undefined) continue;
        if (!decidesAlike(decisions(), noted)) {
          otherwise++;
          continue;
        }
        alike++;
        const { digest } = await play(plan, { integration });
        expect(`${scenario.id} ${dialect} ${id}: ${digest}`).toBe(
          `${scenario.id} ${dialect} ${id}: ${right.digest}`,
        );
      }
    }
  }
  expect(alike).toBeGreaterThan(50);
  expect(otherwise).toBeGreaterThan(5);
}, 60_000);
