// The back office puts a number right that was handed over wrong; once it is connected, it stays.
import { z } from 'zod';
import type { Call } from '../kernel/routes.ts';
import { json, type Response } from '../kernel/wire.ts';
import { resumeCharges } from './back-office/charging.ts';
import { rehosted } from './back-office/hosted.ts';
import { refuseStranger } from './back-office/staff.ts';
import type { Context } from './context.ts';
import { badRequest, readJson, textOfUpTo } from './door.ts';
import { readNumber, refuseNumber } from './number-door.ts';
import { insert, put, remove } from './store.ts';

const GIVEN = z.object({
  phoneNumber: textOfUpTo(40),
  /** On-Premises: what proves the number to its client. */
  certificate: textOfUpTo(8_192).optional(),
});

const BODY_MAX = 16 * 1024;

export async function changeNumber(context: Context, call: Call): Promise<Response> {
  const stranger = refuseStranger(context, call);
  if (stranger !== undefined) return stranger;
  const read = readJson(call.request, GIVEN, BODY_MAX);
  if ('answer' in read) return read.answer;
  const { deployment: id = '' } = call.params;
  return context.lanes.run(`deployment:${id}`, () => change(context, id, read.ok));
}

async function change(
  context: Context,
  id: string,
  { phoneNumber, certificate }: z.output<typeof GIVEN>,
): Promise<Response> {
  const { store, law } = context;
  const deployment = await store.get('deployment', id);
  if (deployment === undefined) {
    return badRequest('deployment-unknown', 'No deployment has this ID.', 404);
  }
  // NUMBER-1
  const may = law.numberMayChange(deployment.accountId !== undefined);
  if (!('ok' in may)) return refuseNumber(may.refused, 409);
  const number = readNumber(context, phoneNumber);
  if (!('ok' in number)) return number.answer;
  const { whatsapp, numberId: _before, asked: _asked, ...rest } = deployment;
  const access =
    whatsapp.dialect === 'on-premises' && certificate !== undefined
      ? { ...whatsapp, certificate }
      : whatsapp;
  if (certificate !== undefined) context.services.trace.secret('certificate', certificate);
  const key = law.numberKey(number.ok, phoneNumber);
  const changed = await store.commit([
    remove('number', deployment.number.e164),
    insert('number', key, { deploymentId: id }),
    put('deployment', id, { ...rest, number: number.ok, whatsapp: access }),
    ...(await rehosted(context, deployment.customer, deployment.number.e164, number.ok)),
  ]);
  if (changed) resumeCharges(context, deployment.customer, number.ok.e164);
  return changed
    ? json(200, { deploymentId: id, phoneNumber: number.ok.e164 })
    : refuseNumber('number-hosted', 409);
}
