// On-Premises: the application's settings, first of all where its webhooks go, and its health.
import type { Call, Route } from '../../../src/kernel/routes.ts';
import { isCallback } from '../callback.ts';
import type { Context } from '../context.ts';
import { ON_PREMISES_SOURCE } from '../sources.ts';
import { type Deployment, FIRST_SETTINGS, type Settings } from '../world/deployment.ts';
import { type Answer, authorized, withBody } from './client.ts';
import { ok, refuse } from './errors.ts';
import { ApplicationSettings } from './wire.ts';

function shown(settings: Settings): unknown {
  return {
    callback_backoff_delay_ms: `${settings.retryStepMs}`,
    max_callback_backoff_delay_ms: `${settings.retryCapMs}`,
    callback_persist: settings.persist,
    heartbeat_interval: 5,
    unhealthy_interval: 30,
    sent_status: settings.tells.sent,
    media: { auto_download: [] },
    webhooks: {
      url: settings.webhookUrl,
      max_concurrent_requests: settings.concurrentMax,
      message: settings.tells,
    },
  };
}

const readSettings = (_context: Context, deployment: Deployment): Answer =>
  ok({ settings: { application: shown(deployment.settings) } });

function writeSettings(_context: Context, deployment: Deployment, call: Call): Answer {
  return withBody(call, ApplicationSettings, (given) => {
    const { settings: old } = deployment;
    const { webhooks = {} } = given;
    const { message: tells = {}, url: webhookUrl = old.webhookUrl } = webhooks;
    // An empty address takes the webhook away.
    if (webhookUrl !== '' && !isCallback(webhookUrl)) {
      return refuse(1009, 'webhooks.url must be an https address.');
    }
    deployment.settings = {
      webhookUrl,
      concurrentMax: webhooks.max_concurrent_requests ?? old.concurrentMax,
      tells: {
        sent: tells.sent ?? given.sent_status ?? old.tells.sent,
        delivered: tells.delivered ?? old.tells.delivered,
        read: tells.read ?? old.tells.read,
      },
      retryStepMs: given.callback_backoff_delay_ms ?? old.retryStepMs,
      retryCapMs: given.max_callback_backoff_delay_ms ?? old.retryCapMs,
      persist: given.callback_persist ?? old.persist,
    };
    return ok();
  });
}

function resetSettings(_context: Context, deployment: Deployment): Answer {
  deployment.settings = FIRST_SETTINGS;
  return ok();
}

function health(context: Context, { number }: Deployment): Answer {
  const registered = context.world.registry.get(number.phone) === number;
  return ok({ health: { gateway_status: registered ? 'connected' : 'unregistered' } });
}

const application = {
  path: '/on-premises/{deployment}/v1/settings/application',
  fidelity: 'partial',
  confidence: 'documented',
  source: ON_PREMISES_SOURCE.application,
} as const;

export const SETTINGS_ROUTES: readonly Route<Context>[] = [
  { ...application, method: 'GET', handle: authorized(readSettings) },
  {
    ...application,
    method: 'PATCH',
    handle: authorized(writeSettings),
    note: 'Webhooks and their retries take effect, other settings do not; max_concurrent_requests is kept only.',
  },
  { ...application, method: 'DELETE', handle: authorized(resetSettings) },
  {
    method: 'GET',
    path: '/on-premises/{deployment}/v1/health',
    handle: authorized(health),
    fidelity: 'partial',
    confidence: 'documented',
    source: ON_PREMISES_SOURCE.health,
    note: 'A single node; no API key.',
  },
];
