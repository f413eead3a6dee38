// Why Cloud does not take a message: refusals of the world, and of the shape of the call.
import type { Call } from '../../../src/kernel/routes.ts';
import type { Response } from '../../../src/kernel/wire.ts';
import type { Context } from '../context.ts';
import type { Sending } from '../messaging.ts';
import type { FillRefusal } from '../world/template-fill.ts';
import { failureOf, type GraphCode, refuse } from './errors.ts';
import type { Checked } from './params.ts';

export function refused(
  context: Context,
  refusal: Extract<Sending, { refused: string }>,
): Response {
  switch (refusal.refused) {
    case 'not-registered':
      return refuse(context, 133010, { details: 'Register the number before sending from it.' });
    case 'to-itself':
      return refuse(context, 131021, { details: 'A number cannot write to itself.' });
    case 'failed': {
      const { code, details } = failureOf(refusal.failure, context.options);
      return refuse(context, code, { details });
    }
    case 'locked':
      return refuse(context, 131031, { details: 'The number is restricted or banned.' });
    case 'maintenance':
      return refuse(context, 131057, {
        details: 'The throughput of the number is being upgraded.',
        waitMs: refusal.waitMs,
      });
    case 'throughput':
      return refuse(context, 130429, {
        details: 'The number sends and receives more in a second than its throughput allows.',
      });
    case 'pair-rate':
      return refuse(context, 131056, {
        details: 'Too many messages to the same customer in a short time.',
        waitMs: refusal.waitMs,
      });
  }
}

const FILL_CODES: Readonly<Record<FillRefusal['refused'], GraphCode>> = {
  count: 132000,
  format: 132012,
  'too-long': 132005,
  paused: 132015,
  disabled: 132016,
  missing: 132001,
};

export const notFilled = (
  context: Context,
  { refused: why, why: details }: FillRefusal,
): Response => refuse(context, FILL_CODES[why], { details });

/** Third party: recorded answers name what is missing in these by code 100; other types by 131008 and 131009. */
const BY_GRAPH = /^(?:text|template)(?:\.|$)/;
const DEEPER = /\./;

/** What is wrong with the shape of a message. */
export function badMessage(
  context: Context,
  { field, missing, why }: Exclude<Checked<unknown>, { value: unknown }>,
  type: string,
): Response {
  const whole = field === type;
  const general = !whole && !DEEPER.test(field) && field !== '';
  const byGraph = general || field === '' || BY_GRAPH.test(field);
  if (missing) {
    const details = `The parameter ${field} is missing.`;
    return byGraph
      ? refuse(context, 100, { message: `(#100) The parameter ${field} is required.`, details })
      : refuse(context, 131008, { details });
  }
  const details = `The value of ${field === '' ? 'the body' : field} is not valid: ${why}`;
  return refuse(context, byGraph ? 100 : 131009, { details });
}

/** Assumption: the code and that it comes at once; clients report a message with code 100 that names the parameter. */
export const noSuchFile = (context: Context, field: string, id: string): Response =>
  refuse(context, 100, {
    details: `The value of ${field} is not valid: no file ${id} was uploaded for this number, or it is gone by now.`,
  });

/** Refuses what is not simulated, and records that somebody wanted it. */
export function notSimulated(
  context: Context,
  call: Call,
  what: string,
  code: GraphCode = 131051,
): Response {
  context.services.trace.record('finding', {
    node: 'whatsapp',
    method: 'POST',
    path: call.path,
    note: `${what} are not simulated`,
  });
  return refuse(context, code, { details: `${what} are not supported here.` });
}
