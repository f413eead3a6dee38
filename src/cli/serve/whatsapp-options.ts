// The options of the WhatsApp simulator that can be chosen for a served world.
import { z } from 'zod';
import { DEFAULTS } from '../../../simulators/whatsapp/options.ts';
import { FAILURES } from '../../../simulators/whatsapp/world/failure.ts';
import { openDoor } from './option-door.ts';

const statuses = z.record(z.string().regex(/^\d+$/), z.number().int().min(200).max(599));

export const WHATSAPP_DOOR = openDoor({
  defaults: DEFAULTS,
  ofServer: ['onPremisesOrigin', 'mediaOrigin'],
  ofBirth: ['waIdRewriting', 'firstPasswordChanged'],
  oneOf: {
    outOfWindow: ['async', 'sync'],
    limitCode: [131064, 131048],
    linkCode: [131053, 131052],
    onPremisesSendStatus: [200, 201],
    unratedQuality: ['NA', 'UNKNOWN'],
    pricingModel: ['by-date', 'CBP', 'PMP'],
    onPremisesMode: ['live', 'registration-blocked', 'sunset', 'by-date'],
    onPremisesSetters: ['meta', 'empty', 'null'],
  },
  neverZero: ['rateFactor', 'webhookPauseFactor'],
  schemas: {
    failAtOnce: z.array(z.enum(FAILURES)),
    onPremisesErrorStatuses: z.union([z.literal('all-200'), statuses]),
  },
});
