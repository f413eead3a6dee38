// An admin sets the automatic reply of an account, or takes it away with an empty text.
import { readAutoReply } from '../../domain/auto-reply.ts';
import type { Call } from '../../kernel/routes.ts';
import { formOf, type Response } from '../../kernel/wire.ts';
import { changeAccount } from '../change-account.ts';
import type { Context } from '../context.ts';
import { tooLarge } from '../door.ts';
import { errorPage, languageAsked } from '../pages/notice.ts';
import { showAccount } from '../profile/visit.ts';

/** Every character escaped, several times over. */
const BODY_MAX = 256 * 1024;

export async function applyAutoReply(context: Context, call: Call): Promise<Response> {
  const large = tooLarge(call.request, BODY_MAX);
  if (large !== undefined) return large;
  const { session = '', auto_reply: text } = formOf(call.request);
  if (text === undefined) return errorPage(400, 'malformed', languageAsked(call.request));
  const visit = await context.store.get('visit', session);
  const account = visit && (await context.store.get('account', visit.accountId));
  if (visit === undefined || account === undefined) {
    return errorPage(404, 'session-unknown', languageAsked(call.request));
  }
  const ruling = readAutoReply(text);
  if (!('ok' in ruling)) {
    return showAccount(context, visit, account, { problem: { reason: ruling.refused } });
  }
  const autoReply = ruling.ok;
  const changed = await changeAccount(context, account.id, (now) => ({ ...now, autoReply }));
  return showAccount(context, visit, changed ?? account, { notices: ['applied'] });
}
