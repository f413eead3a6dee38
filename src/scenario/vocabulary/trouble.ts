// Verbs of the world itself: time that passes, and the network that misbehaves.
import { z } from 'zod';
import {
  FAULT_NAMES,
  FAULT_SPECS,
  type FaultKnobs,
  type FaultName,
} from '../../kernel/faults/catalogue.ts';
import { bare, duration, toMs, wholeSeconds } from './values.ts';
import { action } from './verb.ts';

/** Who calls and is called; a fault on anybody else would never strike. */
export const NODES = [
  'whatsapp',
  'zendesk',
  'connector',
  'mail',
  'agent',
  'admin',
  'back-office',
] as const;

const node = z.enum(NODES).optional();
const isMs = (knob: string): boolean => knob === 'ms' || knob.endsWith('Ms');

/** A fault's knobs as written: those in ms may be durations. */
function knobsOf(fault: FaultName): z.ZodType {
  const shape: Record<string, z.ZodType> = { ...FAULT_SPECS[fault].shape };
  for (const [knob, schema] of Object.entries(shape)) {
    if (!isMs(knob)) continue;
    const written = z.union([z.int().min(0), duration]);
    shape[knob] = schema instanceof z.ZodDefault ? written.optional() : written;
  }
  return z.strictObject({ ...shape, ...('from' in shape ? { from: node, to: node } : {}) });
}

const faults: { readonly [F in FaultName]?: z.ZodOptional<z.ZodType> } = Object.fromEntries(
  FAULT_NAMES.map((fault) => [fault, knobsOf(fault).optional()]),
);

/** A fault with all its knobs, ready for the network. */
export type PlannedFault = {
  [F in FaultName]: { readonly fault: F; readonly knobs: FaultKnobs<F> };
}[FaultName];

function toFault(fault: FaultName, written: object): PlannedFault {
  const inMs = Object.entries(written).map(([knob, value]) => [
    knob,
    isMs(knob) && typeof value === 'string' ? toMs(value) : value,
  ]);
  const knobs = FAULT_SPECS[fault].parse(Object.fromEntries(inMs));
  return { fault, knobs } as PlannedFault;
}

export const TROUBLE = {
  wait: action({
    actor: 'world',
    key: 'wait',
    doc: 'Time passes, and what falls due in it happens.',
    example: 'wait: 23h 59m 59s',
    args: wholeSeconds,
    say: (written) => `${written} pass`,
    plan: (written) => ({ ms: toMs(written) }),
  }),
  fault: action({
    actor: 'world',
    key: 'fault',
    doc: 'From now on the network misbehaves in one way, or the integration crashes once.',
    example: 'fault: { duplicate: { from: whatsapp, to: connector, copies: 2 } }',
    args: z.strictObject(faults).refine((written) => Object.keys(written).length === 1, {
      // A fault with an unknown name is that mistake, and no other.
      when: ({ issues }) => issues.length === 0,
      error:
        'must name exactly one fault\nwrite one fault with its knobs: { drop: { to: zendesk } }',
    }),
    say: (written) => {
      const [fault = '', knobs] = Object.entries(written)[0] ?? [];
      return `Trouble begins: ${fault} ${JSON.stringify(knobs)}`;
    },
    plan(written): PlannedFault {
      const [fault, knobs] = Object.entries(written)[0] ?? [];
      return toFault(fault as FaultName, knobs as object);
    },
  }),
  heal: action({
    actor: 'world',
    key: 'heal',
    doc: 'All faults end.',
    example: 'heal: true',
    args: bare,
    say: () => 'The network is healed',
    plan: () => ({}),
  }),
} as const;
