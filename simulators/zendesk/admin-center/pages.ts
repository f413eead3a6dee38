// Admin Center for a person with a real browser: what is installed, and the integrations' own pages in a frame.
import type { Call, Route } from '../../../src/kernel/routes.ts';
import { formOf, html, type Response } from '../../../src/kernel/wire.ts';
import { install } from '../channel-framework/installation.ts';
import type { Desk } from '../desk.ts';
import { callerOf } from '../support/protocol/authentication.ts';
import { escapeHtml } from '../world/comment-html.ts';
import { type Instance, type Integration, isActive } from '../world/integration.ts';
import { type Opening, openingOf, revisit, startVisit } from './account-visit.ts';

const STYLE = `
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: #2f3941; background: #f8f9f9 }
header { padding: .75rem 2rem; background: #03363d; color: #fff }
header a { color: #fff; font-weight: 600; text-decoration: none } header small { color: #b9d3d6 }
main { max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 1.5rem } h2 { font-size: 1.1rem }
section { margin: 0 0 1.5rem; padding: 1rem 1.5rem; background: #fff; border: 1px solid #d8dcde; border-radius: 8px }
li { margin: .25rem 0 } small { color: #68737d }
a { color: #1f73b7 }
input { padding: .5rem; width: 24rem; max-width: 100%; border: 1px solid #87929d; border-radius: 4px; font: inherit }
button, .button { padding: .5rem 1rem; border: 0; border-radius: 4px; background: #1f73b7; color: #fff; font: inherit; text-decoration: none; cursor: pointer }
iframe { box-sizing: border-box; width: 100%; height: 42rem; border: 1px solid #d8dcde; border-radius: 8px; background: #fff }
[role=alert] { color: #cc3340 }`;

export const page = (status: number, title: string, main: string, screen = ''): Response =>
  html(
    status,
    `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title><style>${STYLE}</style><header><a href="/admin">Admin Center</a> <small>simulated</small></header><main data-screen="${screen}"><h1>${escapeHtml(title)}</h1>${main}</main></html>`,
  );

const accountLine = (integration: Integration, account: Instance): string =>
  `<li><a href="/admin/channel_apps/${integration.id}/accounts/${account.id}">${escapeHtml(account.name)}</a> <small>${isActive(account) ? 'active' : 'stopped'}</small></li>`;

function appSection(integration: Integration): string {
  const { manifest, instances } = integration;
  const accounts = instances.map((account) => accountLine(integration, account)).join('');
  const list = accounts === '' ? '<p>No accounts yet.</p>' : `<ul>${accounts}</ul>`;
  return `<section><h2>${escapeHtml(manifest.name)}</h2>${list}<p><a class="button" href="/admin/channel_apps/${integration.id}/accounts/new">Add account</a></p></section>`;
}

const INSTALL = `<section><h2>Install an integration</h2><form method="post" action="/admin"><p><label>Address of its manifest<br><input name="manifest_url" type="url" required placeholder="http://127.0.0.1:3000/manifest"></label></p><button>Install</button></form></section>`;

function overview({ world }: Desk, status = 200, trouble = ''): Response {
  const apps = world.integrations.map(appSection).join('');
  const alert = trouble === '' ? '' : `<p role="alert">${escapeHtml(trouble)}</p>`;
  return page(status, 'Channel apps', alert + apps + INSTALL);
}

async function installed(desk: Desk, call: Call): Promise<Response> {
  const done = await install(desk, formOf(call.request)['manifest_url'] ?? '');
  return 'refused' in done
    ? overview(desk, 422, `It was not installed: ${done.refused}.`)
    : { status: 303, headers: { location: '/admin' }, body: '' };
}

/** The form is sent into the frame by itself; without scripts a person presses the button. */
function framed(title: string, { url, fields }: Opening): Response {
  const hidden = Object.entries(fields)
    .map(([name, value]) => `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`)
    .join('');
  return page(
    200,
    title,
    `<form id="open" method="post" target="frame" action="${escapeHtml(url)}">${hidden}<noscript><button>Open</button></noscript></form><iframe name="frame" title="${escapeHtml(title)}"></iframe><script>document.getElementById('open').submit()</script>`,
  );
}

const integrationOf = ({ world }: Desk, { params }: Call): Integration | undefined =>
  world.integrations.find(({ id }) => String(id) === params['integration']);

const MISSING = page(404, 'Not found', '<p>There is no such page.</p>');

function addAccount(desk: Desk, call: Call): Response {
  const integration = integrationOf(desk, call);
  if (integration === undefined) return MISSING;
  const opening = openingOf(desk, startVisit(desk, integration));
  return framed(`Add account: ${integration.manifest.name}`, opening);
}

function editAccount(desk: Desk, call: Call): Response {
  const accounts = integrationOf(desk, call)?.instances ?? [];
  const account = accounts.find(({ id }) => String(id) === call.params['account']);
  if (account === undefined) return MISSING;
  return framed(`Edit account: ${account.name}`, openingOf(desk, revisit(desk, account)));
}

const LOGIN: Response = {
  status: 401,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'www-authenticate': 'Basic realm="Zendesk: e-mail/token and an API token of an admin"',
  },
  body: '<!doctype html><title>Log in</title><p>Log in as an admin: e-mail/token, and the API token.</p>',
};

/** A browser asks the person for what `Basic` wants, and remembers it. */
export const asAdminInBrowser =
  (show: (desk: Desk, call: Call) => Response | Promise<Response>) =>
  (desk: Desk, call: Call): Response | Promise<Response> => {
    const caller = callerOf(desk, call.request);
    if (caller.kind !== 'person') return LOGIN;
    if (caller.user.role === 'admin') return show(desk, call);
    return page(403, 'Admin Center', '<p>This is for admins only.</p>');
  };

export const OURS = {
  fidelity: 'partial',
  confidence: 'assumption',
  source:
    'https://developer.zendesk.com/documentation/channel_framework/understanding-the-channel-framework/administrative_interface/',
  note: 'plain pages of this project, for a person with a browser: apps, accounts, and the frame',
} as const;

export const ADMIN_PAGES: readonly Route<Desk>[] = [
  { ...OURS, method: 'GET', path: '/admin', handle: asAdminInBrowser((desk) => overview(desk)) },
  { ...OURS, method: 'POST', path: '/admin', handle: asAdminInBrowser(installed) },
  {
    ...OURS,
    method: 'GET',
    path: '/admin/channel_apps/{integration}/accounts/new',
    handle: asAdminInBrowser(addAccount),
  },
  {
    ...OURS,
    method: 'GET',
    path: '/admin/channel_apps/{integration}/accounts/{account}',
    handle: asAdminInBrowser(editAccount),
  },
];
