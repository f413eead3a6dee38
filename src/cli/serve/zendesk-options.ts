// The options of the Zendesk simulator that can be chosen for a served world.
import { z } from 'zod';
import { DEFAULTS, PLANS } from '../../../simulators/zendesk/options.ts';
import { openDoor } from './option-door.ts';

export const ZENDESK_DOOR = openDoor({
  defaults: DEFAULTS,
  ofServer: [],
  ofBirth: [],
  oneOf: { plan: PLANS },
  neverZero: ['rateFactor'],
  schemas: {
    editableWhenClosed: z.array(z.string()),
    automationMinute: z.union([z.int().min(0).max(59), z.literal('seeded')]),
  },
});
