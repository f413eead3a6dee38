// On-Premises: registering the deployment's number by a code, and its two-step PIN.
import type { Call, Route } from '../../../src/kernel/routes.ts';
import type { Response } from '../../../src/kernel/wire.ts';
import { sendCode } from '../codes.ts';
import { type Context, secret } from '../context.ts';
import { ON_PREMISES_SOURCE } from '../sources.ts';
import { connect, type Occupied, occupied, removedLately } from '../world/business-number.ts';
import type { Deployment } from '../world/deployment.ts';
import { checkPin, type PinRefusal } from '../world/two-step.ts';
import { type CodeRefusal, enterCode } from '../world/verification.ts';
import { twoStepOf } from '../world/world.ts';
import { type Answer, administered, withBody } from './client.ts';
import { done, ok, refuse, seconds } from './errors.ts';
import { isClosed } from './version.ts';
import { RequestAccount, TwoStepPin, VerifyAccount } from './wire.ts';

const APP_NAMES = {
  messenger: 'WhatsApp Messenger',
  business: 'the WhatsApp Business app',
} as const;

type Refusal = Occupied | CodeRefusal | PinRefusal | NonNullable<ReturnType<typeof enterCode>>;

/** Third party: the words of the app's own protocol, which the client is known to have passed on. */
const APP_WORDS: Partial<Record<Refusal['refused'], string>> = {
  'too-soon': 'code_too_recent',
  'too-many': 'code_too_recent',
  'wrong-code': 'mismatch',
  'expired-code': 'stale',
  'guessed-too-often': 'too_many_guesses',
  'pin-wrong': 'mismatch',
  'pin-too-fast': 'guessed_too_fast',
  'pin-locked': 'too_many_guesses',
};

/** The beginnings of `details` are stable: a client has nothing else to tell them apart by. */
function details(refusal: Refusal): string {
  switch (refusal.refused) {
    case 'in-use':
      return `Number in use: it is registered in ${APP_NAMES[refusal.app]}. Delete that account first; its chats are lost.`;
    case 'being-freed':
      return 'Number not free yet: its account was just deleted.';
    case 'elsewhere':
      return 'Number registered elsewhere: another client or account has it.';
    case 'too-soon':
      return 'Code asked too soon: one was sent a moment ago.';
    case 'too-many':
      return 'Code asked too many times.';
    case 'wrong-code':
      return 'Code wrong: it is not the one that was sent last.';
    case 'expired-code':
      return 'Code expired: ask for a new one.';
    case 'guessed-too-often':
      return 'Code guessed too often.';
    case 'pin-wrong':
      return 'PIN wrong: two-step verification is on for this number.';
    case 'pin-too-fast':
    case 'pin-locked':
      return 'PIN tried too often.';
  }
}

const CODE_OF = {
  'in-use': 1005,
  'being-freed': 1005,
  elsewhere: 1005,
  'too-soon': 1015,
  'too-many': 1015,
  'wrong-code': 1009,
  'expired-code': 1009,
  'guessed-too-often': 1015,
  'pin-wrong': 1005,
  'pin-too-fast': 1015,
  'pin-locked': 1015,
} as const;

/** A wait is told for what time alone will cure; a wrong PIN is not among it. */
export function refusedAccount(context: Context, refusal: Refusal): Response {
  const waitMs =
    'waitMs' in refusal && refusal.refused !== 'pin-wrong' ? refusal.waitMs : undefined;
  const words = context.options.onPremisesAppWords ? APP_WORDS[refusal.refused] : undefined;
  const again = waitMs === undefined ? '' : ` Try again in ${seconds(waitMs)} seconds.`;
  return refuse(
    context,
    CODE_OF[refusal.refused],
    words === undefined ? `${details(refusal)}${again}` : `Unknown error: ${words}`,
    { waitMs },
  );
}

function requestAccount(context: Context, deployment: Deployment, call: Call): Answer {
  if (isClosed(context)) {
    return refuse(context, 1005, 'Unknown error: biz_link_on_prem_reg_blocked');
  }
  return withBody(context, call, RequestAccount, ({ cc, phone_number, method, cert, pin }) => {
    const { number, certificate } = deployment;
    const { world, services, options } = context;
    if (pin !== undefined) secret(context, 'pin', pin);
    if (cert !== certificate) {
      return refuse(context, 1009, 'cert cannot be read, or is not of this client.');
    }
    if (`+${cc}${phone_number}` !== number.phone) {
      return refuse(context, 1009, 'phone_number is not the one that cert was made for.');
    }
    if (world.registry.get(number.phone) === number) return ok(context, {}, 201);

    const twoStep = twoStepOf(world, number.phone);
    if (twoStep.pin !== undefined && pin === undefined) {
      return refuse(context, 1008, 'pin is missing: two-step verification is on.');
    }
    const refusal =
      checkPin(twoStep, pin ?? '', services.clock.now(), options) ??
      sendCode(context, number, method);
    return refusal === undefined
      ? ok(context, { account: [{ vname: number.verifiedName }] }, 202)
      : refusedAccount(context, refusal);
  });
}

function verifyAccount(context: Context, deployment: Deployment, call: Call): Answer {
  return withBody(context, call, VerifyAccount, ({ code }) => {
    const { number } = deployment;
    const { world, services, options } = context;
    const now = services.clock.now();
    const refusal =
      occupied(number, world.phones.get(number.phone), world.registry, now) ??
      removedLately(world.freeAt.get(number.phone), now) ??
      enterCode(number.verification, code, now, options);
    if (refusal !== undefined) return refusedAccount(context, refusal);
    connect(number, world.registry, now);
    return ok(context, {}, 201);
  });
}

function setTwoStep(context: Context, deployment: Deployment, call: Call): Answer {
  return withBody(context, call, TwoStepPin, ({ pin }) => {
    twoStepOf(context.world, deployment.number.phone).pin = secret(context, 'pin', pin);
    return done(context);
  });
}

function endTwoStep(context: Context, deployment: Deployment): Answer {
  twoStepOf(context.world, deployment.number.phone).pin = undefined;
  return done(context);
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
    handle: administered(requestAccount),
    fidelity: 'supported',
    confidence: 'documented',
    source: ON_PREMISES_SOURCE.account,
    note: 'Errors are assumptions: 403/1005 in use, not free yet or wrong PIN, 429/1015 too soon or too many, 400/1008 and 1009 for fields; the beginning of details tells which ("Number in use", "Number not free yet", "Code asked too soon", "Code asked too many times"), a wait is also Retry-After.',
  },
  {
    method: 'POST',
    path: '/on-premises/{deployment}/v1/account/verify',
    handle: administered(verifyAccount),
    fidelity: 'supported',
    confidence: 'documented',
    source: ON_PREMISES_SOURCE.account,
    note: '201 (a copy of Meta’s collection); a wrong or expired code is 400/1009, guessing too often 429/1015 (assumption).',
  },
  { ...twoStep, method: 'POST', handle: administered(setTwoStep) },
  { ...twoStep, method: 'DELETE', handle: administered(endTwoStep) },
];
