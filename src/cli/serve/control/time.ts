// Control of time: read it, advance it, begin anew.
import { z } from 'zod';
import { json } from '../../../kernel/wire.ts';
import { durationMs } from '../../../scenario/duration.ts';
import { type Control, GONE, refuse, type Scene, withBody } from './control.ts';

/** The last instant that is written with four digits for the year. */
const END_OF_TIME = Date.UTC(9999, 11, 31);

export const duration = z.string('must be a duration such as "24h"').transform((text, context) => {
  const ms = durationMs(text);
  if (ms !== undefined) return ms;
  const message = `"${text}" is no duration; write it like 24h, 1h 30m or 2d`;
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
});

const shown = ({ world: { clock } }: Scene) => ({
  now: new Date(clock.now()).toISOString(),
  ms: clock.now(),
});

export const TIME: readonly Control[] = [
  {
    method: 'GET',
    path: '/clock',
    does: 'what time it is in the world',
    handle: (scene) => json(200, shown(scene)),
  },
  withBody(
    {
      method: 'POST',
      path: '/clock/advance',
      does: 'leaps ahead; answers when all that fell due has happened, webhooks delivered',
      example: { by: '24h' },
    },
    z.strictObject({ by: duration }),
    async (scene, { by }) => {
      if (scene.world.clock.now() + by > END_OF_TIME) {
        return refuse(400, 'by: leads beyond the year 9999');
      }
      const now = await scene.pacer.advance(by);
      return now === undefined ? GONE : json(200, shown(scene));
    },
  ),
  {
    method: 'POST',
    path: '/reset',
    does: 'a fresh world with the same seed; answers what was said at the start',
    handle: async (scene) => json(200, await scene.reset()),
  },
];
