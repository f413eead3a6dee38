// Where a link to install an app leads: the page on which an admin of this account installs it, or learns why not.
import type { Call, Route } from '../../../src/kernel/routes.ts';
import { formOf, type Response } from '../../../src/kernel/wire.ts';
import { INSTALL_PATH, install } from '../channel-framework/installation.ts';
import type { Desk } from '../desk.ts';
import { escapeHtml } from '../world/comment-html.ts';
import { asAdminInBrowser, OURS, page } from './pages.ts';

function asked(_desk: Desk, call: Call): Response {
  const manifestUrl = call.query.get('manifest_url') ?? '';
  return page(
    200,
    'Install an app',
    `<section><form name="install-app" method="post" action="${INSTALL_PATH}"><p><label>Address of its manifest<br><input name="manifest_url" type="url" value="${escapeHtml(manifestUrl)}"></label></p><button>Install</button></form></section>`,
    'install-app',
  );
}

async function installed(desk: Desk, call: Call): Promise<Response> {
  const done = await install(desk, formOf(call.request)['manifest_url'] ?? '');
  return 'refused' in done
    ? page(
        422,
        'Install an app',
        `<p role="alert" data-reason="${done.because}">It was not installed: ${escapeHtml(done.refused)}.</p>`,
        'install-app',
      )
    : page(200, 'App installed', `<p>${escapeHtml(done.name)}</p>`, 'app-installed');
}

export const INSTALL_PAGES: readonly Route<Desk>[] = [
  { ...OURS, method: 'GET', path: INSTALL_PATH, handle: asAdminInBrowser(asked) },
  { ...OURS, method: 'POST', path: INSTALL_PATH, handle: asAdminInBrowser(installed) },
];
