// The back office moves a connected number to Cloud, takes up a move that was interrupted, or gives it up.
import { z } from 'zod';
import type { Call } from '../kernel/routes.ts';
import { json, type Response } from '../kernel/wire.ts';
import { refuseStranger } from './back-office/staff.ts';
import { CLOUD } from './back-office.ts';
import type { Context } from './context.ts';
import { badRequest, readJson } from './door.ts';
import { moveOn, movingOf } from './move.ts';
import type { CloudAccess, MoveRecord, WhatsAppAccess } from './records/deployment.ts';
import { put, remove } from './store.ts';
import { whatsAppProblem } from './whatsapp/problem.ts';

export const MOVE_DOOR_TEXT = {
  'move-not-possible': 'Only a connected number on a hosted client can move to Cloud.',
  'move-not-under-way': 'No move of this number is under way: it is where it was, or has moved.',
  'switch-under-way':
    'WhatsApp is switching the number over. How that ended will be known in a minute; it cannot be called off.',
} as const;
export type MoveDoorReason = keyof typeof MOVE_DOOR_TEXT;

const GIVEN = z.object({ whatsapp: CLOUD });
const BODY_MAX = 16 * 1024;

const refuse = (reason: MoveDoorReason): Response =>
  badRequest(reason, MOVE_DOOR_TEXT[reason], 409);

const inLane = (
  context: Context,
  call: Call,
  job: (id: string) => Promise<Response>,
): Response | Promise<Response> => {
  const { deployment: id = '' } = call.params;
  return refuseStranger(context, call) ?? context.lanes.run(`deployment:${id}`, () => job(id));
};

const isAt = (access: WhatsAppAccess, { wabaId }: CloudAccess): boolean =>
  access.dialect === 'cloud' && access.wabaId === wabaId;

export const moveToCloud = (context: Context, call: Call): Response | Promise<Response> =>
  inLane(context, call, async (id) => {
    const read = readJson(call.request, GIVEN, BODY_MAX);
    if ('answer' in read) return read.answer;
    const { whatsapp: to } = read.ok;
    context.services.trace.secret('token', to.accessToken);
    context.services.trace.secret('app secret', to.appSecret);
    return begin(context, { deploymentId: id, to, phase: 'begun' });
  });

/** One that is under way already is taken up where it stands; one that is over has been done. */
async function begin(context: Context, fresh: MoveRecord): Promise<Response> {
  const { store } = context;
  const id = fresh.deploymentId;
  const deployment = await store.get('deployment', id);
  if (deployment?.movedFrom !== undefined && isAt(deployment.whatsapp, fresh.to)) {
    return json(200, { deploymentId: id, phoneNumber: deployment.number.e164 });
  }
  if (deployment?.whatsapp.dialect !== 'on-premises' || deployment.accountId === undefined) {
    return refuse('move-not-possible');
  }
  const move = (await store.get('move', id)) ?? fresh;
  await store.commit([put('move', id, move)]);
  const moved = await moveOn(context, { deployment, from: deployment.whatsapp, move });
  if ('ok' in moved) return json(200, { deploymentId: id, phoneNumber: deployment.number.e164 });
  const { reason, more } = whatsAppProblem(moved);
  return badRequest(reason, more?.words ?? '', reason === 'whatsapp-unavailable' ? 503 : 422);
}

export const abandonMove = (context: Context, call: Call): Response | Promise<Response> =>
  inLane(context, call, async (id) => {
    const may = context.law.mayAbandon((await movingOf(context, id))?.move.phase);
    if (!('ok' in may)) return refuse(may.refused);
    await context.store.commit([remove('move', id)]);
    return json(200, { deploymentId: id });
  });
