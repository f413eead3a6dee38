// An integration that is never at rest: people wait for it a while, and go on.
import { expect, test } from 'vitest';
import { judge } from '../../src/judge/judge.ts';
import { play } from '../../src/run/play.ts';
import { type Integration, RIGHT_CONNECTOR } from '../../src/run/seat.ts';
import { story } from './stories.ts';

const EVERY_MS = 500;

/** The right connector, beside something that looks at the time twice a second for ever. */
const restless: Integration = (settings, services, life) => {
  const { clock } = services;
  const again = (): void => void clock.at(clock.now() + EVERY_MS, 'look again', again);
  again();
  return RIGHT_CONNECTOR(settings, services, life);
};

test('is set up and judged like any other, and nobody is held up for hours', async () => {
  const { events } = await play(await story('window/inside-is-delivered', 'cloud'), {
    integration: restless,
  });
  expect(judge(events).filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
});
