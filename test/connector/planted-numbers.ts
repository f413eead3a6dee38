// The decisions on numbers and their past, each replaced alone.
import { jsonOf, sendJson } from '../../src/kernel/wire.ts';
import { type Bench, CONNECTOR } from './bench.ts';
import type { Planted } from './planted.ts';

const LANDLINE = '+55 11 3456 1234';
const MOBILE = '+55 11 91234 5678';

const changed = async (bench: Bench) => {
  await bench.connect();
  const path = `${CONNECTOR}/connector/back-office/deployments/dep-1/number`;
  const token = { authorization: 'Bearer back-office-token' };
  return jsonOf(await bench.call(sendJson('PUT', path, { phoneNumber: MOBILE }, token)));
};

/** What the wizard says of a number with that past. */
const withPast = async (bench: Bench, number: string, lastOnWhatsApp: string) => {
  await bench.host('dep-1', number, 'acme', { lastOnWhatsApp });
  const wizard = await bench.toCodeScreen();
  return (await wizard.take('method', { method: 'voice' })).reason;
};

export const PLANTED_NUMBERS = {
  numberKey: {
    requirement: 'NUMBER-8',
    wrong: { numberKey: (_number, spelled) => spelled },
    look: async (bench) => {
      await bench.host('dep-1', MOBILE);
      return (await bench.host('dep-2', '0055 (11) 91234-5678')).status;
    },
    right: 409,
  },
  numberMayChange: {
    requirement: 'NUMBER-1',
    wrong: { numberMayChange: () => ({ ok: true }) },
    look: async (bench) => ((await changed(bench)) as { readonly error?: string }).error,
    right: 'number-fixed',
  },
  reachable: {
    requirement: 'NUMBER-6',
    wrong: { reachable: () => ({ ok: true }) },
    look: async (bench) =>
      (await bench.host('dep-1', LANDLINE, 'acme', { behindIvr: true })).status,
    right: 422,
  },
  rested: {
    requirement: 'NUMBER-4',
    wrong: { rested: () => true },
    look: (bench) => withPast(bench, MOBILE, '2025-05-01'),
    right: 'number-used-lately',
  },
  timeFrees: {
    requirement: 'NUMBER-2',
    wrong: { timeFrees: () => true },
    look: (bench) => withPast(bench, LANDLINE, '2015-05-01'),
    right: 'number-used-before',
  },
  insteadOf: {
    requirement: 'NUMBER-3',
    wrong: { insteadOf: () => undefined },
    look: async (bench) => {
      await bench.host();
      const wizard = await bench.toCodeScreen();
      await wizard.take('method', { method: 'sms' });
      await bench.clock.advance(61_000);
      return (await wizard.take('no-code')).notices;
    },
    right: ['code-late', 'try-voice'],
  },
} as const satisfies Readonly<Record<string, Planted>>;
