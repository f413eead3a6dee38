// The back office gives the integration another name: its manifest bears it from then on.
import { z } from 'zod';
import type { Call } from '../kernel/routes.ts';
import { json, type Response } from '../kernel/wire.ts';
import { refuseStranger } from './back-office/staff.ts';
import type { Context } from './context.ts';
import { readJson, textOfUpTo } from './door.ts';
import { INTEGRATION_ID } from './manifest.ts';
import { put } from './store.ts';

/** As long as Zendesk lets a manifest's name be, and more than blanks. */
const NAME = z.object({ name: textOfUpTo(255).regex(/\S/, 'must not be blank') });
const BODY_MAX = 16 * 1024;

export async function renameIntegration(context: Context, call: Call): Promise<Response> {
  const stranger = refuseStranger(context, call);
  if (stranger !== undefined) return stranger;
  const read = readJson(call.request, NAME, BODY_MAX);
  if ('answer' in read) return read.answer;
  const name = read.ok.name.trim();
  await context.store.commit([put('integration', INTEGRATION_ID, { name })]);
  return json(200, { name });
}
