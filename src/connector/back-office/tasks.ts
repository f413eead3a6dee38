// The door at which the back office notes that a customer has done their own part.
import { z } from 'zod';
import type { Call } from '../../kernel/routes.ts';
import { json, type Response } from '../../kernel/wire.ts';
import type { Context } from '../context.ts';
import { readJson, textOfUpTo } from '../door.ts';
import { readNumber } from '../number-door.ts';
import { inAccount } from '../records/keys.ts';
import { put } from '../store.ts';
import { activate } from './activation.ts';
import { officeRefusal } from './orders.ts';
import { officeLane, refuseStranger } from './staff.ts';

const DONE = z.object({
  subdomain: z.string().regex(/^[a-z0-9-]{1,63}$/),
  phoneNumber: textOfUpTo(40),
});
const BODY_MAX = 4 * 1024;

export async function finishTasks(context: Context, call: Call): Promise<Response> {
  const stranger = refuseStranger(context, call);
  if (stranger !== undefined) return stranger;
  const read = readJson(call.request, DONE, BODY_MAX);
  if ('answer' in read) return read.answer;
  const { subdomain, phoneNumber } = read.ok;
  const number = readNumber(context, phoneNumber);
  if (!('ok' in number)) return number.answer;
  const { e164 } = number.ok;
  const key = inAccount(subdomain, e164);
  return context.lanes.run(officeLane(subdomain), async () => {
    const { store, services } = context;
    const hosting = await store.get('hosting', key);
    if (hosting === undefined) return officeRefusal('not-hosted', 404);
    const tasksDoneAt = hosting.tasksDoneAt ?? services.clock.now();
    await store.commit([put('hosting', key, { ...hosting, tasksDoneAt })]);
    await activate(context, subdomain, e164);
    return json(200, { phoneNumber: e164 });
  });
}
