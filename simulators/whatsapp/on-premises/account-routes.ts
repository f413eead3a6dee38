// On-Premises: registering the deployment's number by a code, and its two-step PIN.
import type { Call, Route } from '../../../src/kernel/routes.ts';
import type { Response } from '../../../src/kernel/wire.ts';
import { sendCode } from '../codes.ts';
import { type Context, secret } from '../context.ts';
import { ON_PREMISES_SOURCE } from '../sources.ts';
import { connect, type Occupied, occupied } from '../world/business-number.ts';
import type { Deployment } from '../world/deployment.ts';
import { checkPin, type PinRefusal } from '../world/two-step.ts';
import { type CodeRefusal, enterCode } from '../world/verification.ts';
import { twoStepOf } from '../world/world.ts';
import { type Answer, authorized, withBody } from './client.ts';
import { ok, refuse, seconds } from './errors.ts';
import { RequestAccount, TwoStepPin, VerifyAccount } from './wire.ts';

const APP_NAMES = {
  messenger: 'WhatsApp Messenger',
  business: 'the WhatsApp Business app',
} as const;

const wait = (waitMs: number): string => `Try again in ${seconds(waitMs)} seconds.`;

/** The beginnings of `details` are stable: a client has nothing else to tell them apart by. */
function refused(refusal: Occupied | CodeRefusal | PinRefusal): Response {
  const waitMs = 'waitMs' in refusal ? refusal.waitMs : undefined;
  const again = waitMs === undefined ? '' : ` ${wait(waitMs)}`;
  const more = { waitMs };
  switch (refusal.refused) {
    case 'in-use':
      return refuse(
        1005,
        `Number in use: it is registered in ${APP_NAMES[refusal.app]}. Delete that account first; its chats are lost.`,
      );
    case 'being-freed':
      return refuse(
        1005,
        `Number not free yet: its account in an app was just deleted.${again}`,
        more,
      );
    case 'elsewhere':
      return refuse(1005, 'Number registered elsewhere: another client or account has it.');
    case 'too-soon':
      return refuse(1015, `Code asked too soon: one was sent a moment ago.${again}`, more);
    case 'too-many':
      return refuse(1015, `Code asked too many times.${again}`, more);
    case 'pin-wrong':
      return refuse(1005, 'PIN wrong: two-step verification is on for this number.');
    case 'pin-too-fast':
    case 'pin-locked':
      return refuse(1015, `PIN tried too often.${again}`, more);
  }
}

function requestAccount(context: Context, deployment: Deployment, call: Call): Answer {
  return withBody(call, RequestAccount, ({ cc, phone_number, method, cert, pin }) => {
    const { number, certificate } = deployment;
    const { world, services } = context;
    if (pin !== undefined) secret(context, 'pin', pin);
    if (cert !== certificate) return refuse(1009, 'cert cannot be read, or is not of this client.');
    if (`+${cc}${phone_number}` !== number.phone) {
      return refuse(1009, 'phone_number is not the one that cert was made for.');
    }
    if (world.registry.get(number.phone) === number) return ok({}, 201);

    const twoStep = twoStepOf(world, number.phone);
    if (twoStep.pin !== undefined && pin === undefined) {
      return refuse(1008, 'pin is missing: two-step verification is on.');
    }
    const refusal =
      checkPin(twoStep, pin ?? '', services.clock.now()) ?? sendCode(context, number, method);
    if (refusal !== undefined) return refused(refusal);
    return ok({ account: [{ vname: number.verifiedName }] }, 202);
  });
}

function verifyAccount(context: Context, deployment: Deployment, call: Call): Answer {
  return withBody(call, VerifyAccount, ({ code }) => {
    const { number } = deployment;
    const { world, services, options } = context;
    const now = services.clock.now();
    const taken = occupied(number, world.phones.get(number.phone), world.registry, now);
    if (taken !== undefined) return refused(taken);
    const refusal = enterCode(number.verification, code, now, options);
    if (refusal !== undefined) {
      return refuse(
        1009,
        refusal.refused === 'expired-code'
          ? 'Code expired: ask for a new one.'
          : 'Code wrong: it is not the one that was sent last.',
      );
    }
    connect(number, world.registry);
    return ok({}, 201);
  });
}

function setTwoStep(context: Context, deployment: Deployment, call: Call): Answer {
  return withBody(call, TwoStepPin, ({ pin }) => {
    twoStepOf(context.world, deployment.number.phone).pin = secret(context, 'pin', pin);
    return ok();
  });
}

function endTwoStep(context: Context, deployment: Deployment): Answer {
  twoStepOf(context.world, deployment.number.phone).pin = undefined;
  return ok();
}

const twoStep = {
  path: '/on-premises/{deployment}/v1/settings/account/two-step',
  fidelity: 'supported',
  confidence: 'documented',
  source: ON_PREMISES_SOURCE.twoStep,
} as const;

export const ACCOUNT_ROUTES: readonly Route<Context>[] = [
  {
    method: 'POST',
    path: '/on-premises/{deployment}/v1/account',
    handle: authorized(requestAccount),
    fidelity: 'supported',
    confidence: 'documented',
    source: ON_PREMISES_SOURCE.account,
    note: 'Errors are assumptions: 403/1005 in use, not free yet or wrong PIN, 429/1015 too soon or too many, 400/1008 and 1009 for fields; the beginning of details tells which ("Number in use", "Number not free yet", "Code asked too soon", "Code asked too many times"), a wait is also Retry-After.',
  },
  {
    method: 'POST',
    path: '/on-premises/{deployment}/v1/account/verify',
    handle: authorized(verifyAccount),
    fidelity: 'supported',
    confidence: 'documented',
    source: ON_PREMISES_SOURCE.account,
    note: '201 (a copy of Meta’s collection); a wrong or expired code is 400/1009 (assumption).',
  },
  { ...twoStep, method: 'POST', handle: authorized(setTwoStep) },
  { ...twoStep, method: 'DELETE', handle: authorized(endTwoStep) },
];
