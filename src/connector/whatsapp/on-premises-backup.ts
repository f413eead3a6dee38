// What a hosted client does once in its life: it is backed up, so that Cloud can take its number over.
// https://developers.facebook.com/docs/whatsapp/on-premises/reference/settings/backup-and-restore
import { z } from 'zod';
import { type Request, sendJson } from '../../kernel/wire.ts';
import { BACKGROUND_TIMEOUT_MS } from '../attempt.ts';
import type { Context } from '../context.ts';
import type { DeploymentRecord, OnPremisesAccess } from '../records/deployment.ts';
import { type Backup, failed, type Outcome } from './client.ts';
import { NO_MEANINGS, readOnPremises, type Wanted } from './on-premises-answer.ts';
import { onPremisesLogin } from './on-premises-login.ts';

const BACKUP = z.object({ settings: z.object({ data: z.string() }) });

/** Sets the two-step PIN that Cloud will ask for, and answers a backup under a password of its own. */
export async function backUp(
  context: Context,
  deployment: DeploymentRecord,
  access: OnPremisesAccess,
  pin: string,
): Promise<Outcome<Backup>> {
  const login = onPremisesLogin(context, deployment, access);
  const { trace } = context.services;

  async function post<Value>(path: string, body: unknown, wanted: Wanted<Value>) {
    const request: Request = sendJson('POST', `${access.baseUrl}/v1/settings/${path}`, body);
    const tried = await login.send(request, BACKGROUND_TIMEOUT_MS);
    if (!('ok' in tried)) return tried;
    if ('silence' in tried.ok) return failed('unreachable');
    return readOnPremises(tried.ok.response, wanted, NO_MEANINGS);
  }

  const set = await post('account/two-step', { pin }, () => true);
  if (!('ok' in set)) return set;
  const password = `Bk1!${context.keys.hex(24)}`;
  trace.secret('password', password);
  const data = await post(
    'backup',
    { password },
    (answer) => BACKUP.safeParse(answer).data?.settings.data,
  );
  if (!('ok' in data)) return data;
  trace.secret('backup', data.ok);
  return { ok: { data: data.ok, password } };
}
