// Install links: one for each customer, sent by mail, leading to the installation in that customer's own Zendesk.
import { readSubdomain } from '../domain/installation.ts';
import type { Call } from '../kernel/routes.ts';
import { empty, type Response } from '../kernel/wire.ts';
import { type Context, mintKey } from './context.ts';
import { readForm } from './door.ts';
import { html } from './html.ts';
import { button, type Reader, textField } from './pages/fields.ts';
import { LABELS } from './pages/labels.ts';
import { say } from './pages/language.ts';
import { languageAsked } from './pages/notice.ts';
import { answerPage } from './pages/page.ts';
import type { Problem } from './pages/problem.ts';
import { insert } from './store.ts';
import { sameSecret } from './webhooks/handshake.ts';

export const INSTALL_PATH = '/connector/install/{customer}';
export const MANIFEST_PATH = '/connector/manifest';

const FORM = { lengthMax: { subdomain: 255 }, needed: [] } as const;
const BODY_MAX = 4 * 1024;

const addressOf = (context: Context, customer: string, key: string): string =>
  `${context.settings.baseUrl}/connector/install/${customer}?install_key=${key}`;

/** The customer's link: made when it is first asked for, and the same ever after. */
export async function installLinkOf(context: Context, customer: string): Promise<string> {
  return context.lanes.run(`install-link:${customer}`, async () => {
    const known = await context.store.get('installLink', customer);
    if (known !== undefined) return addressOf(context, customer, known.key);
    const key = mintKey(context, 'install link');
    await context.store.commit([insert('installLink', customer, { key })]);
    return addressOf(context, customer, key);
  });
}

/** What is known of the link that a call has come by. */
async function standingOf(context: Context, { params, query }: Call) {
  const { customer = '' } = params;
  const key = query.get('install_key') ?? '';
  const made = await context.store.get('installLink', customer);
  return made !== undefined && sameSecret(key, made.key) ? { customer } : undefined;
}

/** The link opened: it asks for the Zendesk, since the browser does not tell. */
export async function openInstallLink(context: Context, call: Call): Promise<Response> {
  const standing = await standingOf(context, call);
  return standing === undefined ? shown({ reason: 'link-unknown' }, call) : shown(undefined, call);
}

/** Leads on to Zendesk's own page, where an admin of that Zendesk installs the app. */
export async function followInstallLink(context: Context, call: Call): Promise<Response> {
  const read = readForm(call.request, FORM, BODY_MAX);
  if ('answer' in read) return read.answer;
  const subdomain = readSubdomain(read.ok.subdomain);
  const ruling = context.law.followLink(await standingOf(context, call), subdomain);
  if (!('ok' in ruling)) return shown({ reason: ruling.refused }, call);
  const { baseUrl, zendeskUrl } = context.settings;
  const query = new URLSearchParams({ manifest_url: `${baseUrl}${MANIFEST_PATH}?by=link` });
  const location = `${zendeskUrl(subdomain)}/admin/apps/install?${query}`;
  return empty(303, { location });
}

function shown(problem: Problem | undefined, call: Call): Response {
  const reader: Reader = { language: languageAsked(call.request), problem };
  const { language } = reader;
  const field = { name: 'subdomain', label: 'zendesk', hint: 'zendeskHint' } as const;
  const fields = html`${textField(reader, field, { value: '' })}${button('install', 'install', reader)}`;
  return answerPage({
    language,
    screen: 'install',
    title: say(language, LABELS.titleInstall),
    within: say(language, LABELS.integration),
    problem,
    // Posted to its own address, which holds the key.
    body:
      problem?.reason === 'link-unknown'
        ? []
        : [html`<form name="install" method="post" action="">${fields}</form>`],
  });
}
