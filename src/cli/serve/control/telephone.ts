// Control of the telephone network.
import { z } from 'zod';
import { LINE_KINDS, type Line } from '../../../../simulators/telephone/telephone.ts';
import { json } from '../../../kernel/wire.ts';
import { type Control, withBody } from './control.ts';
import { onPhone } from './phone-number.ts';

const LINE = z.strictObject({
  kind: z.enum(LINE_KINDS).optional(),
  takesSms: z.boolean().optional(),
  takesCalls: z.boolean().optional(),
  ivr: z.boolean().optional(),
});

/** What was not given stays as the kind of line has it. */
function given(line: z.output<typeof LINE>): Partial<Line> {
  const named = Object.entries(line).filter(([, value]) => value !== undefined);
  return Object.fromEntries(named);
}

export const TELEPHONE: readonly Control[] = [
  {
    method: 'GET',
    path: '/telephone/{number}',
    does: 'the line, and the SMS and calls that reached it, in clear: it is the phone of who holds it',
    handle: ({ world: { telephone } }, call) =>
      onPhone(call, 'number', (number) =>
        json(200, { number, line: telephone.lineOf(number), ...telephone.received(number) }),
      ),
  },
  withBody(
    {
      method: 'PUT',
      path: '/telephone/{number}',
      does: `what kind of line it is: ${LINE_KINDS.join(', ')}`,
      example: { kind: 'landline', takesSms: false, takesCalls: true, ivr: false },
    },
    LINE,
    ({ world: { telephone } }, line, call) =>
      onPhone(call, 'number', (number) => {
        telephone.define(number, given(line));
        return json(200, { number, line: telephone.lineOf(number) });
      }),
  ),
];
