// What the connector answers, as a table.
import { type Call, compileRoutes, type Dispatch, type Route } from '../kernel/routes.ts';
import { json, type Method, type Request, type Response } from '../kernel/wire.ts';
import { applyAutoReply } from './auto-reply/apply.ts';
import { receiveLetter } from './back-office/letter-door.ts';
import { order } from './back-office/orders.ts';
import { showCustomer } from './back-office/overview.ts';
import { finishTasks } from './back-office/tasks.ts';
import { addDeployment, issueInstallLink, listUndelivered } from './back-office.ts';
import { channelback } from './channelback.ts';
import type { Context } from './context.ts';
import { badRequest } from './door.ts';
import { eventCallback } from './event-callback.ts';
import { FILES_PATH, serveFile } from './files/inbound-file.ts';
import { followInstallLink, INSTALL_PATH, MANIFEST_PATH, openInstallLink } from './install-link.ts';
import { manifest } from './manifest.ts';
import { abandonMove, moveToCloud } from './move-door.ts';
import { changeNumber } from './number-change.ts';
import { clickedPage, languageAsked } from './pages/notice.ts';
import { STYLE_PATH } from './pages/page.ts';
import { style } from './pages/style.ts';
import { applySection } from './profile/apply.ts';
import { QR_CODE_PATH, qrCode } from './qr-code.ts';
import { renameIntegration } from './rename.ts';
import { CLOUD_WEBHOOK_PATH, cloudHandshake, cloudWebhook } from './webhooks/cloud.ts';
import { onPremisesWebhook } from './webhooks/on-premises.ts';
import { adminUi } from './wizard/admin-ui.ts';
import { STEP_PATHS, takeStep } from './wizard/wizard.ts';

type Handle = (context: Context, call: Call) => Response | Promise<Response>;

const own = (method: Method, path: string, handle: Handle): Route<Context> => ({
  method,
  path,
  handle,
  fidelity: 'supported',
  confidence: 'assumption',
  source: 'channelproof',
});

export const ROUTES: readonly Route<Context>[] = [
  own('GET', MANIFEST_PATH, manifest),
  own('GET', INSTALL_PATH, openInstallLink),
  own('POST', INSTALL_PATH, followInstallLink),
  own('POST', '/connector/admin_ui', adminUi),
  own('POST', '/connector/channelback', channelback),
  own('POST', '/connector/event_callback', eventCallback),
  own('GET', '/connector/clickthrough', (_context, call) =>
    clickedPage(languageAsked(call.request)),
  ),
  own('GET', STYLE_PATH, style),
  own('GET', FILES_PATH, serveFile),
  own('GET', '/connector/healthcheck', () => json(200, { status: 'ok' })),
  own('POST', '/connector/account', applySection),
  own('POST', '/connector/account/auto-reply', applyAutoReply),
  own('GET', QR_CODE_PATH, qrCode),
  own('GET', CLOUD_WEBHOOK_PATH, cloudHandshake),
  own('POST', CLOUD_WEBHOOK_PATH, cloudWebhook),
  own('POST', '/connector/whatsapp/{deployment}/webhook', onPremisesWebhook),
  own('POST', '/connector/back-office/deployments', addDeployment),
  own('POST', '/connector/back-office/install-links', issueInstallLink),
  own('PUT', '/connector/back-office/deployments/{deployment}/number', changeNumber),
  own('POST', '/connector/back-office/deployments/{deployment}/move', moveToCloud),
  own('DELETE', '/connector/back-office/deployments/{deployment}/move', abandonMove),
  own('GET', '/connector/back-office/undelivered', listUndelivered),
  own('PUT', '/connector/back-office/integration', renameIntegration),
  own('POST', '/connector/back-office/orders', order),
  own('POST', '/connector/back-office/tasks', finishTasks),
  own('POST', '/connector/back-office/mail', receiveLetter),
  own('GET', '/connector/back-office/customers/{subdomain}', showCustomer),
  ...STEP_PATHS.map(({ path, step }) =>
    own('POST', path, (context, call) => takeStep(context, call, step)),
  ),
];

export const dispatch: Dispatch<Context> = compileRoutes(ROUTES);

export const notFound = (request: Request): Response =>
  badRequest(
    'not-found',
    `Nothing is served at ${request.method} ${request.url.slice(0, 200)}`,
    404,
  );
