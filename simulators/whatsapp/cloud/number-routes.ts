// Cloud: adding a number, proving that it is held, registering it, and reading how it stands.
import type { Call, Route } from '../../../src/kernel/routes.ts';
import type { Response } from '../../../src/kernel/wire.ts';
import type { Context } from '../context.ts';
import { CLOUD_SOURCE } from '../sources.ts';
import type { Business } from '../world/business.ts';
import { showAccount } from './account-node.ts';
import { asBusiness, noSuchObject, onBusiness, onNumber, param } from './graph.ts';
import { readMedia } from './media-routes.ts';
import { addNumber } from './number-adding.ts';
import { changeNumber } from './number-changing.ts';
import { listNumbers } from './number-list.ts';
import { showNumber } from './number-node.ts';
import { deregisterNumber, registerNumber, requestCode, verifyCode } from './number-registering.ts';
import { configureWebhook, namesWebhook } from './subscription-routes.ts';
import { showTemplate } from './template-node.ts';
import { writeTemplate } from './template-routes.ts';
import { continueUpload, uploadProgress } from './upload.ts';

function readNode(context: Context, business: Business, call: Call): Response {
  const id = param(call, 'id');
  if (id.startsWith('upload:')) return uploadProgress(context, business, call, id);
  if (id === business.id) return showAccount(context, business, call);
  const template = business.book.templates.get(id);
  if (template !== undefined) return showTemplate(context, template, call);
  const number = business.numbers.get(id);
  if (number === undefined) return readMedia(context, business, call);
  return showNumber(context, number, call);
}

function writeNode(context: Context, business: Business, call: Call): Response | Promise<Response> {
  const id = param(call, 'id');
  if (id.startsWith('upload:')) return continueUpload(context, business, call, id);
  const template = business.book.templates.get(id);
  if (template !== undefined) return writeTemplate(context, business, template, call);
  const number = business.numbers.get(id);
  if (number === undefined) return noSuchObject(context, call, id);
  if (namesWebhook(call)) return configureWebhook(context, business, number, call);
  return changeNumber(context, business, number, call);
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
    note: 'migrate_phone_number takes over a number that is registered elsewhere, also on On-Premises; what stands in the way of that is 100/2388103 (third party). No preverified_id. phone_number with or without cc; one that its country cannot have is 100 (assumption). A number that is in the account already: 100/2388012 (third party), its id in error_data.details (assumption).',
  },
  {
    method: 'GET',
    path: '/{id}/phone_numbers',
    handle: onBusiness(listNumbers),
    ...partly,
    source: CLOUD_SOURCE.phoneNumbers,
    note: '25 a page, 100 at most; sort by last_onboarded_time or creation_time, filtering by account_mode, which is LIVE for all. The cursors are ids (assumption); `next` carries the token if the address did (third party). display_phone_number is E.164.',
  },
  {
    method: 'GET',
    path: '/{id}',
    handle: asBusiness(readNode),
    ...partly,
    source: CLOUD_SOURCE.about,
    note: 'Nodes of numbers, accounts, uploads and media. account_mode is LIVE, search_visibility VISIBLE; country, currency and time zone of an account are always the same. Fields of fields as in throughput{level}; edges are no fields here.',
  },
  {
    method: 'POST',
    path: '/{id}',
    handle: asBusiness(writeNode),
    ...partly,
    source: CLOUD_SOURCE.twoStep,
    note: 'Sets the two-step PIN; new_display_name begins a review, and what comes of it is shown from the next registration on; search_visibility and username are not simulated; webhook_configuration sets or (empty) ends a callback of the number; for upload:… takes a piece of a file.',
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
    note: 'Six digits without a hyphen, ten minutes (assumption); else 136025. After ten wrong ones within an hour none is taken until that hour is over, with Retry-After (assumption).',
  },
  {
    method: 'POST',
    path: '/{id}/register',
    handle: onNumber(registerNumber),
    ...partly,
    source: CLOUD_SOURCE.registration,
    note: 'backup takes a hosted On-Premises client over, which needs no code (assumption) and is at once, of which the source says up to 15 s. One number too many is 100/2388103 (third party). 133015 while the number is not free after its removal. tier and meta_store_retention_minutes are ignored.',
  },
  {
    method: 'POST',
    path: '/{id}/deregister',
    handle: onNumber(deregisterNumber),
    ...documented,
    source: CLOUD_SOURCE.registration,
    note: 'A number in use in the Business app as well is refused with 100, one that is restricted or banned with 131031 (assumptions).',
  },
];
