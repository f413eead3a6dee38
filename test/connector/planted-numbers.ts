// The decisions on numbers and their past, each replaced alone.
import { json, jsonOf, sendJson } from '../../src/kernel/wire.ts';
import { type Bench, CONNECTOR } from './bench.ts';
import type { Planted } from './planted.ts';

const LANDLINE = '+55 11 3456 1234';
const MOBILE = '+55 11 91234 5678';

const changed = async (bench: Bench) => {
  await bench.connect();
  const path = `${CONNECTOR}/connector/back-office/deployments/dep-1/number`;
  return jsonOf(await bench.call(sendJson('PUT', path, { phoneNumber: MOBILE }, TOKEN)));
};

const MOVE = `${CONNECTOR}/connector/back-office/deployments/dep-1/move`;
const TOKEN = { authorization: 'Bearer back-office-token' };
const moved = (bench: Bench) => {
  const whatsapp = {
    dialect: 'cloud',
    baseUrl: 'https://graph.facebook.com',
    version: 'v23.0',
    wabaId: 'WABA',
    accessToken: 'access-token',
    appSecret: 'app-secret',
  };
  return bench.call(sendJson('POST', MOVE, { whatsapp }, TOKEN));
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
      const again = jsonOf(await bench.host('dep-2', '0055 (11) 91234-5678'));
      return (again as { readonly error?: string }).error;
    },
    right: 'number-hosted',
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
  wayBack: {
    requirement: 'MIGRATION-5',
    wrong: { wayBack: () => true },
    look: async (bench) => {
      const metadata = await bench.connect();
      return (await bench.openAdmin({ metadata })).forms.includes('downgrade');
    },
    right: false,
  },
  mustRegister: {
    requirement: 'MIGRATION-6',
    wrong: { mustRegister: () => false },
    look: async (bench) => {
      await bench.connect();
      return bench.whatsapp.registered;
    },
    right: true,
  },
  movePin: {
    requirement: 'MIGRATION-7, MIGRATION-8',
    wrong: { movePin: (_known, fresh) => fresh },
    dialect: 'on-premises',
    look: async (bench) => {
      let set = '';
      bench.whatsapp.override = (request, path) => {
        const { pin } = (jsonOf(request) ?? {}) as { readonly pin?: string };
        if (path.endsWith('/two-step')) set = pin ?? '';
        if (path.endsWith('/register')) return json(pin === set ? 200 : 400, { success: true });
        if (path.endsWith('/backup')) return json(200, { settings: { data: 'data' } });
        return path.endsWith('/two-step') ? json(200, {}) : undefined;
      };
      await bench.connect();
      return (await moved(bench)).status;
    },
    right: 200,
  },
  mayAbandon: {
    requirement: 'MIGRATION-8',
    wrong: { mayAbandon: () => ({ ok: true }) },
    dialect: 'on-premises',
    look: async (bench) => {
      await bench.connect();
      return (await bench.call(sendJson('DELETE', MOVE, {}, TOKEN))).status;
    },
    right: 409,
  },
} as const satisfies Readonly<Record<string, Planted>>;
