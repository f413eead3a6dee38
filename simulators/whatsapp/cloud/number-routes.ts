// Cloud: adding a number, proving that it is held, registering it, and reading how it stands.
import type { Call, Route } from '../../../src/kernel/routes.ts';
import { json, type Response } from '../../../src/kernel/wire.ts';
import { sendCode } from '../codes.ts';
import { type Context, secret } from '../context.ts';
import { CLOUD_SOURCE } from '../sources.ts';
import type { Business } from '../world/business.ts';
import {
  type BusinessNumber,
  deregister,
  newBusinessNumber,
  register,
} from '../world/business-number.ts';
import { enterCode } from '../world/verification.ts';
import { waIdOf } from '../world/wa-id.ts';
import { twoStepOf } from '../world/world.ts';
import { numberIn } from './dialled.ts';
import { refuse, SUBCODE } from './errors.ts';
import {
  asBusiness,
  badParameter,
  noSuchObject,
  onBusiness,
  onNumber,
  param,
  SUCCESS,
  withParams,
} from './graph.ts';
import { listNumbers, showNumber } from './number-node.ts';
import { codeRefused, registerRefused } from './number-refusals.ts';
import { continueUpload, uploadProgress } from './upload.ts';
import { AddNumber, Register, RequestCode, SetPin, VerifyCode } from './wire.ts';

function addNumber(context: Context, business: Business, call: Call): Response | Promise<Response> {
  return withParams(context, call, AddNumber, ({ cc, phone_number, verified_name }) => {
    const phone = numberIn(cc, phone_number);
    if (phone === undefined) return badParameter(context, 'phone_number', false);
    for (const known of business.numbers.values()) {
      if (known.phone !== phone) continue;
      return refuse(context, 100, {
        subcode: SUBCODE.numberExists,
        userTitle: 'The number is here already',
        userMessage: 'This phone number has already been added to this WhatsApp Business Account.',
        details: `The number has the id ${known.id}.`,
      });
    }
    const number = newBusinessNumber({
      id: `1${context.ids.digits(14)}`,
      platform: 'cloud',
      owner: business.id,
      phone,
      waId: waIdOf(phone, context.world.rewriting),
      portfolio: business.portfolio,
      verifiedName: verified_name,
    });
    business.numbers.set(number.id, number);
    context.world.numbers.set(number.id, number);
    return json(200, { id: number.id });
  });
}

function readNode(context: Context, business: Business, call: Call): Response {
  const id = param(call, 'id');
  if (id.startsWith('upload:')) return uploadProgress(context, business, call, id);
  if (id === business.id) return json(200, { id, name: business.name });
  const number = business.numbers.get(id);
  if (number === undefined) return noSuchObject(context, call, id);
  return showNumber(context, number, call);
}

function writeNode(context: Context, business: Business, call: Call): Response | Promise<Response> {
  const id = param(call, 'id');
  if (id.startsWith('upload:')) return continueUpload(context, business, call, id);
  const number = business.numbers.get(id);
  if (number === undefined) return noSuchObject(context, call, id);
  return withParams(context, call, SetPin, ({ pin }) => {
    if (context.world.registry.get(number.phone) !== number) {
      return registerRefused(context, { refused: 'not-registered' });
    }
    twoStepOf(context.world, number.phone).pin = secret(context, 'pin', pin);
    return SUCCESS;
  });
}

function requestCode(
  context: Context,
  number: BusinessNumber,
  call: Call,
): Response | Promise<Response> {
  return withParams(context, call, RequestCode, ({ code_method }) => {
    const refusal = sendCode(context, number, code_method === 'SMS' ? 'sms' : 'voice');
    return refusal === undefined ? SUCCESS : codeRefused(context, refusal);
  });
}

function verifyCode(
  context: Context,
  number: BusinessNumber,
  call: Call,
): Response | Promise<Response> {
  return withParams(context, call, VerifyCode, ({ code }) => {
    const now = context.services.clock.now();
    const refusal = enterCode(number.verification, code, now, context.options);
    if (refusal === undefined) return SUCCESS;
    const why =
      refusal.refused === 'expired-code'
        ? 'This code has expired. Ask for a new one.'
        : 'This is not the code that was sent last. It has six digits and no hyphen.';
    return refuse(context, 136025, { userMessage: why, details: why });
  });
}

function registerNumber(
  context: Context,
  number: BusinessNumber,
  call: Call,
): Response | Promise<Response> {
  return withParams(context, call, Register, ({ pin }) => {
    const { world, services, options } = context;
    secret(context, 'pin', pin);
    const refusal = register(
      {
        number,
        phone: world.phones.get(number.phone),
        registry: world.registry,
        twoStep: twoStepOf(world, number.phone),
        limits: options,
        now: services.clock.now(),
      },
      pin,
    );
    return refusal === undefined ? SUCCESS : registerRefused(context, refusal);
  });
}

function deregisterNumber(context: Context, number: BusinessNumber): Response {
  const refusal = deregister(number, context.world.registry, context.services.clock.now());
  return refusal === undefined ? SUCCESS : registerRefused(context, refusal);
}

const documented = { fidelity: 'supported', confidence: 'documented' } as const;
const partly = { fidelity: 'partial', confidence: 'documented' } as const;

export const NUMBER_ROUTES: readonly Route<Context>[] = [
  {
    method: 'POST',
    path: '/{id}/phone_numbers',
    handle: onBusiness(addNumber),
    ...partly,
    source: CLOUD_SOURCE.registering,
    note: 'No migrate_phone_number yet. phone_number with or without cc; one that its country cannot have is 100 (assumption). A number that is in the account already: 100/2388012 (third party), its id in error_data.details (assumption).',
  },
  {
    method: 'GET',
    path: '/{id}/phone_numbers',
    handle: onBusiness(listNumbers),
    ...partly,
    source: CLOUD_SOURCE.phoneNumbers,
    note: 'One page; no sort and no filtering. display_phone_number is E.164.',
  },
  {
    method: 'GET',
    path: '/{id}',
    handle: asBusiness(readNode),
    ...partly,
    source: CLOUD_SOURCE.about,
    note: 'Nodes of numbers, accounts and uploads. quality_rating is NA, names are approved.',
  },
  {
    method: 'POST',
    path: '/{id}',
    handle: asBusiness(writeNode),
    ...partly,
    source: CLOUD_SOURCE.twoStep,
    note: 'Sets the two-step PIN; for upload:… takes a piece of a file.',
  },
  {
    method: 'POST',
    path: '/{id}/request_code',
    handle: onNumber(requestCode),
    ...documented,
    source: CLOUD_SOURCE.registering,
    note: '136024 with error_subcode 2388091 too soon, 2388367 too many (third party), 2388001 in use in an app (third party, seen with code 100), 133015 deleted in the app but not free yet (assumption). Waits also as Retry-After (assumption).',
  },
  {
    method: 'POST',
    path: '/{id}/verify_code',
    handle: onNumber(verifyCode),
    ...documented,
    source: CLOUD_SOURCE.registering,
    note: 'Six digits without a hyphen, ten minutes (assumption); else 136025.',
  },
  {
    method: 'POST',
    path: '/{id}/register',
    handle: onNumber(registerNumber),
    ...partly,
    source: CLOUD_SOURCE.registration,
    note: 'No backup and no data_localization_region yet.',
  },
  {
    method: 'POST',
    path: '/{id}/deregister',
    handle: onNumber(deregisterNumber),
    ...documented,
    source: CLOUD_SOURCE.registration,
  },
];
