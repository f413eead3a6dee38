// Cloud: proving that a number is held, registering it, and taking it off the platform.
import type { Call } from '../../../src/kernel/routes.ts';
import type { Response } from '../../../src/kernel/wire.ts';
import { sendCode } from '../codes.ts';
import { type Context, secret } from '../context.ts';
import { takeOver } from '../migration.ts';
import { openBackup } from '../world/backup.ts';
import type { BusinessNumber } from '../world/business-number.ts';
import type { Deployment } from '../world/deployment.ts';
import { deregister, register } from '../world/registration.ts';
import { enterCode } from '../world/verification.ts';
import { twoStepOf } from '../world/world.ts';
import { refuse } from './errors.ts';
import { badParameter, SUCCESS, withParams } from './graph.ts';
import { codeRefused, guessRefused, registerRefused } from './number-refusals.ts';
import { Register, RequestCode, VerifyCode } from './wire.ts';

type Answer = Response | Promise<Response>;

export function requestCode(context: Context, number: BusinessNumber, call: Call): Answer {
  return withParams(context, call, RequestCode, ({ code_method, language }) => {
    if (!context.options.codeLanguageAlone && !language.includes('_')) {
      return badParameter(context, 'language', false);
    }
    const refusal = sendCode(context, number, code_method === 'SMS' ? 'sms' : 'voice');
    return refusal === undefined ? SUCCESS : codeRefused(context, refusal);
  });
}

export function verifyCode(context: Context, number: BusinessNumber, call: Call): Answer {
  return withParams(context, call, VerifyCode, ({ code }) => {
    const now = context.services.clock.now();
    const refusal = enterCode(number.verification, code, now, context.options);
    return refusal === undefined ? SUCCESS : guessRefused(context, refusal);
  });
}

type Backup = NonNullable<ReturnType<typeof Register.parse>['backup']>;

/** The number of the client that the backup was made of; it must be the one to be registered. */
function backedUpBy(
  context: Context,
  { phone }: BusinessNumber,
  { data, password }: Backup,
): Deployment | undefined {
  const client = openBackup(context.world, data, secret(context, 'password', password));
  return client?.number.phone === phone ? client : undefined;
}

export function registerNumber(context: Context, number: BusinessNumber, call: Call): Answer {
  return withParams(context, call, Register, ({ pin, backup, data_localization_region }) => {
    const { world, services, options } = context;
    secret(context, 'pin', pin);
    const client = backup === undefined ? undefined : backedUpBy(context, number, backup);
    if (backup !== undefined && client === undefined) {
      const details = 'backup is not one of this number, or its password is wrong.';
      return refuse(context, 100, { message: '(#100) Invalid parameter', details });
    }
    const backedUp = client?.number;
    const source = backedUp ?? number.migratesFrom;
    const refusal = register(
      {
        number,
        phone: world.phones.get(number.phone),
        registry: world.registry,
        twoStep: twoStepOf(world, number.phone),
        limits: options,
        freeAt: world.freeAt.get(number.phone),
        backedUp,
        now: services.clock.now(),
      },
      pin,
    );
    if (refusal !== undefined) return registerRefused(context, refusal);
    if (source !== undefined) takeOver(context, number, source);
    // The same account, elsewhere: its profile lives with WhatsApp.
    if (client !== undefined) {
      number.profile = client.number.profile;
      // https://developers.facebook.com/documentation/business-messaging/whatsapp/throughput
      if (client.shards > 1) number.throughput.level = 'high';
    }
    if (data_localization_region !== undefined) number.region = data_localization_region;
    return SUCCESS;
  });
}

export function deregisterNumber(context: Context, number: BusinessNumber): Response {
  const { world, services, options } = context;
  const refusal = deregister(number, world.registry, services.clock.now(), options);
  return refusal === undefined ? SUCCESS : registerRefused(context, refusal);
}
