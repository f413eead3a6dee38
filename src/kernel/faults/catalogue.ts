// Every fault with its knobs: the list that the scenario vocabulary and the command line read.
import { z } from 'zod';
import { answerLost } from './answer-lost.ts';
import { delay } from './delay.ts';
import { drop } from './drop.ts';
import { duplicate } from './duplicate.ts';
import type { Fault } from './fault.ts';
import { httpStatus } from './http-status.ts';
import { reorder } from './reorder.ts';
import { timeout } from './timeout.ts';

const match = {
  from: z.string().optional(),
  to: z.string().optional(),
  path: z.string().optional(),
  after: z.number().int().min(0).optional(),
  times: z.number().int().min(1).optional(),
};
const ms = z.number().int().min(0);

/** Knobs in ms; statuses are HTTP's; `retryAfter` is in seconds, as the header is. */
export const NETWORK_FAULT_SPECS = {
  drop: z.strictObject(match),
  delay: z.strictObject({ ...match, ms }),
  duplicate: z.strictObject({
    ...match,
    copies: z.number().int().min(1).max(100).default(1),
    everyMs: ms.default(200),
  }),
  reorder: z.strictObject({ ...match, maxMs: ms.default(5_000) }),
  'http-status': z.strictObject({
    ...match,
    status: z.number().int().min(400).max(599),
    retryAfter: z.number().int().min(0).optional(),
  }),
  timeout: z.strictObject(match),
  'answer-lost': z.strictObject(match),
} as const;

/**
 * The integration loses what it has not committed and starts again, `downMs` later. `at` counts moments from
 * now: each call that it makes and each commit has one before and one after.
 */
const CRASH = z.strictObject({ at: z.number().int().min(1), downMs: ms.default(1_000) });
export type CrashKnobs = z.output<typeof CRASH>;

export const FAULT_SPECS = { ...NETWORK_FAULT_SPECS, crash: CRASH } as const;

export type NetworkFaultName = keyof typeof NETWORK_FAULT_SPECS;
export type FaultName = keyof typeof FAULT_SPECS;
export const NETWORK_FAULT_NAMES = Object.keys(NETWORK_FAULT_SPECS) as readonly NetworkFaultName[];
export const FAULT_NAMES = Object.keys(FAULT_SPECS) as readonly FaultName[];
export type FaultKnobs<K extends FaultName> = z.output<(typeof FAULT_SPECS)[K]>;

const MAKERS: { readonly [K in NetworkFaultName]: (knobs: FaultKnobs<K>) => Fault } = {
  drop,
  delay: (knobs) => delay(knobs, knobs.ms),
  duplicate: (knobs) => duplicate(knobs, knobs.copies, knobs.everyMs),
  reorder: (knobs) => reorder(knobs, knobs.maxMs),
  'http-status': (knobs) => httpStatus(knobs, knobs.status, knobs.retryAfter),
  timeout,
  'answer-lost': answerLost,
};

export const makeFault = <K extends NetworkFaultName>(name: K, knobs: FaultKnobs<K>): Fault =>
  MAKERS[name](knobs);
