// The door for admins: Zendesk opens the integration's own pages here, for a new account or an existing one.
// https://developer.zendesk.com/documentation/channel_framework/ (administrative interface)
import type { Call } from '../../kernel/routes.ts';
import type { Response } from '../../kernel/wire.ts';
import { accountOf } from '../account-of.ts';
import { pageOpened } from '../back-office/installation.ts';
import { changeAccount } from '../change-account.ts';
import { type Context, mintKey } from '../context.ts';
import { badRequest, readForm } from '../door.ts';
import { languageOf } from '../pages/language.ts';
import { errorPage } from '../pages/notice.ts';
import { openProfile } from '../profile/visit.ts';
import type { WizardSession } from '../records/session.ts';
import { put } from '../store.ts';
import { wizardPage } from './show.ts';

const OPENING = {
  lengthMax: {
    return_url: 2_048,
    subdomain: 63,
    locale: 35,
    name: 255,
    metadata: 5_000,
    state: 5_000,
    instance_push_id: 255,
    zendesk_access_token: 1_024,
  },
  needed: ['return_url', 'instance_push_id', 'zendesk_access_token'],
} as const;
const SUBDOMAIN = /^[a-z0-9-]+$/;

const BODY_MAX = 64 * 1024;

export async function adminUi(context: Context, call: Call): Promise<Response> {
  const read = readForm(call.request, OPENING, BODY_MAX);
  if ('answer' in read) return read.answer;
  const given = read.ok;
  const language = languageOf(given.locale, call.request.headers['accept-language']);
  if (!SUBDOMAIN.test(given.subdomain)) {
    return badRequest('malformed', 'subdomain: must be that of a Zendesk');
  }
  // Account data goes to this URL, so it must be the customer's own Zendesk.
  if (!given.return_url.startsWith(`${context.settings.zendeskUrl(given.subdomain)}/`)) {
    return errorPage(400, 'return-url-foreign', language);
  }
  context.services.trace.secret('token', given.zendesk_access_token);
  if (given.metadata !== '') {
    const account = await accountOf(context, given.metadata);
    // SECURE-7: an account is reached from its own Zendesk only.
    if (account === undefined || !context.law.belongsTo(account.customer, given.subdomain)) {
      return errorPage(404, 'account-unknown', language);
    }
    // The token may be a new one.
    const renewed = await changeAccount(context, account.id, (now) => ({
      ...now,
      instancePushId: given.instance_push_id,
      accessToken: given.zendesk_access_token,
    }));
    return openProfile(context, renewed ?? account, {
      returnUrl: given.return_url,
      state: given.state,
      language,
    });
  }
  await pageOpened(context, given.subdomain);
  const session: WizardSession = {
    id: mintKey(context, 'session'),
    customer: given.subdomain,
    returnUrl: given.return_url,
    instancePushId: given.instance_push_id,
    accessToken: given.zendesk_access_token,
    language,
    screen: 'channel',
    codeAsked: false,
    codeAccepted: false,
    migration: 'none',
  };
  await context.store.commit([put('session', session.id, session)]);
  return wizardPage({ context, session, deployment: undefined }, {});
}
