// Cloud: a number comes to an account, new or from another account.
import type { Call } from '../../../src/kernel/routes.ts';
import { json, type Response } from '../../../src/kernel/wire.ts';
import type { Context } from '../context.ts';
import type { Business } from '../world/business.ts';
import { type BusinessNumber, newBusinessNumber } from '../world/business-number.ts';
import { mayMigrate, newcomer } from '../world/migration.ts';
import { waIdOf } from '../world/wa-id.ts';
import { numberIn } from './dialled.ts';
import { refuse, SUBCODE } from './errors.ts';
import { badParameter, withParams } from './graph.ts';
import { migrationRefused } from './number-refusals.ts';
import { paramsOf } from './params.ts';
import { AddNumber, isTrue, MigrateNumber } from './wire.ts';

type Answer = Response | Promise<Response>;

function keep(context: Context, business: Business, number: BusinessNumber): Response {
  business.numbers.set(number.id, number);
  context.world.numbers.set(number.id, number);
  return json(200, { id: number.id });
}

/** One that went away is no number of this account any more. */
function hereAlready(context: Context, business: Business, phone: string): Response | undefined {
  for (const known of business.numbers.values()) {
    if (known.phone !== phone || known.state === 'migrated') continue;
    return refuse(context, 100, {
      subcode: SUBCODE.numberExists,
      userTitle: 'The number is here already',
      userMessage: 'This phone number has already been added to this WhatsApp Business Account.',
      details: `The number has the id ${known.id}.`,
    });
  }
  return undefined;
}

const newId = (context: Context): string => `1${context.ids.digits(14)}`;

function migrate(context: Context, business: Business, call: Call): Answer {
  return withParams(context, call, MigrateNumber, ({ cc, phone_number }) => {
    const phone = numberIn(cc, phone_number);
    if (phone === undefined) return badParameter(context, 'phone_number', false);
    const known = hereAlready(context, business, phone);
    if (known !== undefined) return known;
    const coming = mayMigrate(context.world, business, phone);
    if ('refused' in coming) return migrationRefused(context, coming.refused);
    return keep(context, business, newcomer(newId(context), business, coming.source));
  });
}

export function addNumber(context: Context, business: Business, call: Call): Answer {
  const { migrate_phone_number: migrates } = paramsOf(call) ?? {};
  if (isTrue(migrates)) return migrate(context, business, call);
  return withParams(context, call, AddNumber, ({ cc, phone_number, verified_name }) => {
    const phone = numberIn(cc, phone_number);
    if (phone === undefined) return badParameter(context, 'phone_number', false);
    const known = hereAlready(context, business, phone);
    if (known !== undefined) return known;
    const number = newBusinessNumber({
      id: newId(context),
      platform: 'cloud',
      owner: business.id,
      phone,
      waId: waIdOf(phone, context.world.rewriting),
      portfolio: business.portfolio,
      verifiedName: verified_name,
    });
    return keep(context, business, number);
  });
}
