import { expect, test } from 'vitest';
import { gatherArrivals } from '../../src/kernel/arrivals.ts';

test('those of one turn go on together, in their order; whoever comes later waits for the next turn', async () => {
  const arrivals = gatherArrivals();
  const went: string[] = [];
  const arrive = async (name: string): Promise<void> => {
    await arrivals.gathered();
    went.push(name);
    // As an answer is written: after everybody of this turn has been answered.
    await undefined;
    went.push(`${name} written`);
  };
  const first = arrive('a');
  const second = arrive('b');
  await Promise.all([first, second]);
  expect(went).toEqual(['a', 'b', 'a written', 'b written']);
  await arrive('c');
  expect(went.slice(4)).toEqual(['c', 'c written']);
});
