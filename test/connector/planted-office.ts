// Decisions of the back office, each made wrongly.

import { expect } from 'vitest';
import { LAW } from '../../src/connector/law.ts';
import { jsonOf } from '../../src/kernel/wire.ts';
import type { Bench } from './bench.ts';
import { NUMBER, officeOf, reasonIn, SECOND, told } from './bench-office.ts';
import type { Planted } from './planted.ts';

const DAY = 86_400_000;

/** Hosting is bought, and the customer has been asked for the information. */
async function asked(bench: Bench, numbers: readonly string[] = [NUMBER]) {
  const office = officeOf(bench);
  await office.event('create_integration');
  await office.order(numbers);
  return office;
}

const wizardSays = async (bench: Bench): Promise<string | undefined> =>
  (await bench.toCodeScreen()).page().reason;

/** A deployment is entered without any hosting. */
const hostBare = (bench: Bench, id = 'dep-1', number = NUMBER) =>
  bench.host(id, number, 'acme', { hosting: undefined });

const lastReason = (bench: Bench): string | undefined => reasonIn(bench.mail.letters.at(-1)?.text);

export const OFFICE_DECISIONS: Readonly<Record<string, Planted>> = {
  mayOrder: {
    requirement: 'HOSTING-5',
    wrong: { mayOrder: () => ({ ok: true }) },
    look: async (bench) =>
      (await officeOf(bench).order([NUMBER], { orderedBy: 'integration-team' })).status,
    right: 403,
  },
  numbersOrdered: {
    requirement: 'HOSTING-3, HOSTING-4',
    wrong: { numbersOrdered: (_quantity, named) => ({ ok: named }) },
    look: async (bench) => jsonOf(await officeOf(bench).order([NUMBER], { quantity: 2 })),
    right: expect.objectContaining({ error: 'number-missing' }),
  },
  hostingHeld: {
    requirement: 'HOSTING-1, HOSTING-3',
    wrong: { hostingHeld: () => ({ ok: true }) },
    look: async (bench) => {
      await hostBare(bench);
      return wizardSays(bench);
    },
    right: 'hosting-missing',
  },
  installationHeld: {
    requirement: 'HOSTING-1',
    wrong: { installationHeld: () => ({ ok: true }) },
    look: async (bench) => {
      await bench.host();
      const wizard = await bench.openWizard();
      await wizard.take('channel', { channel: 'WhatsApp' });
      await officeOf(bench).event('destroy_integration');
      return (await wizard.take('deployment', { deployment_id: 'dep-1' })).reason;
    },
    right: 'not-installed',
  },
  chargeDate: {
    requirement: 'HOSTING-2',
    wrong: { chargeDate: (boughtAt, month) => boughtAt + month * 9_999 * DAY },
    look: async (bench) => {
      const office = officeOf(bench);
      await office.order([NUMBER]);
      await bench.clock.advance(62 * DAY);
      return (await office.shows()).charges.map(({ month }) => month);
    },
    right: ['2025-06', '2025-07', '2025-08'],
  },
  chargeKey: {
    requirement: 'HOSTING-2',
    wrong: { chargeKey: ({ customer, month }) => `${customer}|${month}` },
    look: async (bench) => {
      const office = officeOf(bench);
      await office.order([NUMBER, SECOND]);
      return (await office.shows()).charges.length;
    },
    right: 2,
  },
  mayDeploy: {
    requirement: 'HOSTING-6, INTAKE-6',
    wrong: { mayDeploy: () => ({ ok: true }) },
    look: async (bench) => {
      await hostBare(bench);
      return (await hostBare(bench, 'dep-1', SECOND)).status;
    },
    right: 409,
  },
  startsActivation: {
    requirement: 'INTAKE-3',
    wrong: { startsActivation: () => ({ ok: true }) },
    look: async (bench) => {
      const office = await asked(bench);
      await office.writes(told(), { inReplyTo: null });
      return lastReason(bench);
    },
    right: 'not-a-reply',
  },
  intakeMeant: {
    requirement: 'INTAKE-2',
    wrong: { intakeMeant: (known) => ({ ok: known[0]?.id }) },
    look: async (bench) => {
      const office = await asked(bench, [NUMBER, SECOND]);
      await office.writes(told(NUMBER));
      await office.writes(told(SECOND));
      return (await office.shows()).intakes.length;
    },
    right: 2,
  },
  completed: {
    requirement: 'INTAKE-1',
    wrong: { completed: (_before, now) => now },
    look: async (bench) => {
      const office = await asked(bench);
      await office.writes(told(NUMBER, 'Acme', 'none'));
      await office.writes(['Facebook Business Manager ID: 102290129340398']);
      return (await office.shows()).intakes[0]?.lacks;
    },
    right: [],
  },
  lacks: {
    requirement: 'INTAKE-1, HOSTING-4',
    wrong: { lacks: () => [] },
    look: async (bench) => {
      const office = await asked(bench);
      await office.writes(['Display name: Acme']);
      return lastReason(bench);
    },
    right: 'intake-incomplete',
  },
  nameShown: {
    requirement: 'NAME-1',
    wrong: { nameShown: (_name, channel) => channel },
    look: async (bench) => {
      const office = await asked(bench);
      await office.writes(told(NUMBER, 'Padaria Aurora'));
      return (await office.shows()).intakes[0]?.displayName;
    },
    right: 'Padaria Aurora',
  },
  nameWarnings: {
    requirement: 'NAME-2',
    wrong: { nameWarnings: () => [] },
    look: async (bench) => {
      const office = await asked(bench);
      await office.writes(told(NUMBER, 'Padaria Aurora'));
      return (await office.shows()).intakes[0]?.warnings;
    },
    right: ['name-not-the-company'],
  },
  deploymentMailedAt: {
    requirement: 'INTAKE-4',
    wrong: { deploymentMailedAt: () => 0 },
    look: async (bench) => {
      const office = await asked(bench);
      await office.writes(told());
      await hostBare(bench);
      await office.finishes();
      return bench.mail.letters.length;
    },
    right: 2,
  },
  deploymentLines: {
    requirement: 'INTAKE-5',
    wrong: { deploymentLines: (id, link) => LAW.deploymentLines(id, link).slice(0, 1) },
    look: async (bench) => {
      const office = await asked(bench);
      await office.writes(told());
      await hostBare(bench);
      await office.finishes();
      await bench.clock.advance(7 * DAY);
      return bench.mail.letters.at(-1)?.text.split('\n').length;
    },
    right: 2,
  },
};
