// Control of the network: faults, as scenarios write them, and the history of what happened.
import { z } from 'zod';
import {
  makeFault,
  NETWORK_FAULT_NAMES,
  NETWORK_FAULT_SPECS,
} from '../../../kernel/faults/catalogue.ts';
import type { Fault } from '../../../kernel/faults/fault.ts';
import { json } from '../../../kernel/wire.ts';
import { didYouMean } from '../../nearest.ts';
import { wrongsOf } from '../wrong.ts';
import { type Control, withBody } from './control.ts';

/** Who writes to whom in a served world, besides receivers of webhooks, which are named by their address. */
const NODES = ['client', 'whatsapp', 'zendesk', 'connector'] as const;
const ADDRESS = /^http:\/\/[^/]+$/;

const isSomebody = (named: string | undefined): boolean =>
  named === undefined || NODES.some((node) => node === named) || ADDRESS.test(named);

const whoIs = (named: string): string =>
  `nobody here is called "${named}": ${NODES.join(', ')}, or an address such as http://127.0.0.1:3000.${didYouMean(named, NODES)}`;

const FAULT = z.record(z.string(), z.unknown()).transform((body, context): Fault => {
  const wrong = (message: string, path: PropertyKey[] = []): never => {
    context.addIssue({ code: 'custom', message, path });
    return z.NEVER;
  };
  const [name = '', ...more] = Object.keys(body);
  if (name === '' || more.length > 0) return wrong('must be one fault with its knobs');
  const known = NETWORK_FAULT_NAMES.find((each) => each === name);
  if (known === undefined) {
    return wrong(
      `is no fault: ${NETWORK_FAULT_NAMES.join(', ')}.${didYouMean(name, NETWORK_FAULT_NAMES)}`,
      [name],
    );
  }
  const knobs = NETWORK_FAULT_SPECS[known].safeParse(body[name], { reportInput: true });
  if (!knobs.success) {
    for (const each of wrongsOf(knobs.error)) wrong(each.wrong, [name, ...each.path]);
    return z.NEVER;
  }
  const strangers = (['from', 'to'] as const).filter((end) => !isSomebody(knobs.data[end]));
  for (const end of strangers) wrong(whoIs(knobs.data[end] ?? ''), [name, end]);
  return strangers.length === 0 ? makeFault(known, knobs.data as never) : z.NEVER;
});

export const FAULTS: readonly Control[] = [
  withBody(
    {
      method: 'POST',
      path: '/faults',
      does: `breaks the network: ${NETWORK_FAULT_NAMES.join(', ')}; you are "client", the others whatsapp, zendesk, connector`,
      example: { duplicate: { from: 'whatsapp', to: 'connector', path: '/webhook', copies: 2 } },
    },
    FAULT,
    ({ world: { network } }, fault) => {
      network.fault(fault);
      return json(201, { faults: network.faults() });
    },
  ),
  {
    method: 'GET',
    path: '/faults',
    does: 'the faults that will still strike',
    handle: ({ world: { network } }) => json(200, { faults: network.faults() }),
  },
  {
    method: 'DELETE',
    path: '/faults',
    does: 'heals the network',
    handle: ({ world: { network } }) => {
      network.clearFaults();
      return json(200, { faults: [] });
    },
  },
];
