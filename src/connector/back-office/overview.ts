// What the back office sees of one customer: hosting, charges, intakes.

import { readDisplayName } from '../../domain/display-name.ts';
import { labelOf } from '../../domain/intake.ts';
import type { Call } from '../../kernel/routes.ts';
import { json, type Response } from '../../kernel/wire.ts';
import type { Context } from '../context.ts';
import type { HostingRecord, IntakeRecord } from '../records/office.ts';
import { intakesOf } from './activation.ts';
import { hostedBy, standingOf } from './hosted.ts';
import { refuseStranger } from './staff.ts';

const iso = (at: number | undefined): string | null =>
  at === undefined ? null : new Date(at).toISOString();

export async function showCustomer(context: Context, call: Call): Promise<Response> {
  const stranger = refuseStranger(context, call);
  if (stranger !== undefined) return stranger;
  const { store } = context;
  const { subdomain = '' } = call.params;
  const hosted = await hostedBy(context, subdomain);
  const intakes = await intakesOf(context, subdomain);
  const charges = (await store.list('charge')).filter(({ customer }) => customer === subdomain);
  return json(200, {
    installed: (await standingOf(context, subdomain)) === 'installed',
    hosting: await Promise.all(hosted.map((hosting) => showHosting(context, hosting))),
    intakes: intakes.map((intake) => showIntake(context, intake)),
    charges: charges.map(({ number, month, at }) => ({
      phoneNumber: number,
      month,
      chargedAt: iso(at),
    })),
  });
}

async function showHosting({ store }: Context, hosting: HostingRecord) {
  const { number, boughtAt, tasksDoneAt, mailedAt } = hosting;
  const deployment = await store.get('number', number.e164);
  return {
    phoneNumber: number.e164,
    boughtAt: iso(boughtAt),
    tasksDoneAt: iso(tasksDoneAt),
    deploymentId: deployment?.deploymentId ?? null,
    mailedAt: iso(mailedAt),
  };
}

function showIntake({ law, settings }: Context, intake: IntakeRecord) {
  const { given, number, warnings, completeAt } = intake;
  const name = readDisplayName(given.displayName);
  return {
    phoneNumber: number?.e164 ?? given.phoneNumber,
    // What the deployment is to be made with.
    displayName: 'ok' in name ? law.nameShown(name.ok, settings.integrationName) : '',
    businessManagerId: given.businessManagerId,
    lacks: law.lacks(given, number !== undefined).map(({ field }) => labelOf(field)),
    warnings,
    completeAt: iso(completeAt),
  };
}
