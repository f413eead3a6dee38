// The door for what Zendesk tells about accounts. https://developer.zendesk.com/documentation/channel_framework/ (event callbacks)
import { z } from 'zod';
import type { Call } from '../kernel/routes.ts';
import { json, type Response } from '../kernel/wire.ts';
import { accountOf } from './account-of.ts';
import { noteInstallation } from './back-office/installation.ts';
import type { Context } from './context.ts';
import { readJson } from './door.ts';
import { drainAtOnce } from './inbox.ts';
import { notify } from './notify.ts';
import { ofAccount, threadLane } from './records/keys.ts';
import { requesterGone } from './requester.ts';
import { stopAccount } from './stop-account.ts';

const EVENTS = z.object({
  events: z.array(
    z.object({
      type_id: z.string(),
      subdomain: z.string().nullish(),
      data: z
        .looseObject({
          metadata: z.string().nullish(),
          author: z.object({ external_id: z.string() }).nullish(),
        })
        .nullish(),
    }),
  ),
});
const BODY_MAX = 1_000_000;

/** Zendesk has deleted the account, by itself or with the whole app. */
const ACCOUNT_GONE = 'destroy_integration_instance';

/** From now on Zendesk takes messages for the account. */
const ACCOUNT_THERE: ReadonlySet<string> = new Set([
  'create_integration_instance',
  'activate_integration_instance',
]);

export async function eventCallback(context: Context, call: Call): Promise<Response> {
  const read = readJson(call.request, EVENTS, BODY_MAX);
  if ('answer' in read) return read.answer;
  for (const event of read.ok.events) {
    await noteInstallation(context, event.type_id, event.subdomain ?? '');
    const author = event.data?.author?.external_id;
    if (event.type_id === 'destroy_user_identity' && author !== undefined) {
      await requesterGone(context, event.subdomain ?? '', author);
    }
    for (const asked of context.law.notificationsIn(event)) await notify(context, asked);
    const gone = event.type_id === ACCOUNT_GONE;
    if (!gone && !ACCOUNT_THERE.has(event.type_id)) continue;
    // Nobody but Zendesk knows the metadata, so nobody else can stop an account.
    const account = await accountOf(context, event.data?.metadata ?? '');
    if (account === undefined) continue;
    if (gone) await stopAccount(context, account);
    else await pushAtOnce(context, account.id);
  }
  return json(200, { received: true });
}

/** What waited for the account does not wait any longer. */
async function pushAtOnce(context: Context, accountId: string): Promise<void> {
  const waiting = await context.store.list('inbox', ofAccount(accountId));
  for (const lane of new Set(waiting.map((record) => threadLane(accountId, record.thread)))) {
    context.services.clock.spawn('push what waited', () => drainAtOnce(context, lane));
  }
}
