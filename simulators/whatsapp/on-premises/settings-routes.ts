// On-Premises: the application's settings, first of all where its webhooks go.
import type { Call, Route } from '../../../src/kernel/routes.ts';
import { isCallback } from '../callback.ts';
import type { Context } from '../context.ts';
import { ON_PREMISES_SOURCE } from '../sources.ts';
import {
  changeSettings,
  type Deployment,
  FIRST_SETTINGS,
  type Settings,
} from '../world/deployment.ts';
import { type Answer, administered, withBody } from './client.ts';
import { done, ok, refuse } from './errors.ts';
import { ApplicationSettings } from './settings-wire.ts';

const shown = ({ settings, number }: Deployment): unknown => ({
  callback_backoff_delay_ms: settings.retryStepMs,
  max_callback_backoff_delay_ms: settings.retryCapMs,
  callback_persist: settings.persist,
  garbagecollector_enable: settings.garbage,
  heartbeat_interval: settings.heartbeatS,
  unhealthy_interval: settings.unhealthyS,
  media: { auto_download: settings.autoDownload },
  notify_user_change_number: settings.tellsNumberChange,
  show_security_notifications: settings.tellsIdentityChange,
  sent_status: settings.tells.sent,
  verbose_logging: settings.verbose,
  log_level: settings.logLevel,
  wa_id: number.waId,
  webhooks: {
    url: settings.webhookUrl,
    max_concurrent_requests: settings.concurrentMax,
    message: settings.tells,
  },
});

const readSettings = (context: Context, deployment: Deployment): Answer =>
  ok(context, { settings: { application: shown(deployment) } });

function changed(old: Settings, given: ApplicationSettings): Settings {
  const { webhooks = {}, garbagecollector_enable: garbage = {} } = given;
  const { message: tells = {} } = webhooks;
  const { garbage: before } = old;
  return {
    webhookUrl: webhooks.url ?? old.webhookUrl,
    concurrentMax: webhooks.max_concurrent_requests ?? old.concurrentMax,
    tells: {
      sent: tells.sent ?? given.sent_status ?? old.tells.sent,
      delivered: tells.delivered ?? old.tells.delivered,
      read: tells.read ?? old.tells.read,
    },
    retryStepMs: given.callback_backoff_delay_ms ?? old.retryStepMs,
    retryCapMs: given.max_callback_backoff_delay_ms ?? old.retryCapMs,
    persist: given.callback_persist ?? old.persist,
    autoDownload: given.media?.auto_download ?? old.autoDownload,
    tellsNumberChange: given.notify_user_change_number ?? old.tellsNumberChange,
    tellsIdentityChange: given.show_security_notifications ?? old.tellsIdentityChange,
    garbage: {
      media: garbage.media ?? before.media,
      messages: garbage.messages ?? given.db_garbagecollector_enable ?? before.messages,
    },
    heartbeatS: given.heartbeat_interval ?? old.heartbeatS,
    unhealthyS: given.unhealthy_interval ?? old.unhealthyS,
    verbose: given.verbose_logging ?? old.verbose,
    logLevel: given.log_level ?? old.logLevel,
  };
}

function writeSettings(context: Context, deployment: Deployment, call: Call): Answer {
  return withBody(context, call, ApplicationSettings, (given) => {
    const url = given.webhooks?.url ?? '';
    // An empty address takes the webhook away.
    if (url !== '' && !isCallback(url, context.options)) {
      return refuse(context, 1009, 'webhooks.url must be an https address.');
    }
    changeSettings(deployment, changed(deployment.settings, given));
    return done(context);
  });
}

function resetSettings(context: Context, deployment: Deployment): Answer {
  changeSettings(deployment, FIRST_SETTINGS);
  return done(context);
}

const application = {
  path: '/on-premises/{deployment}/v1/settings/application',
  fidelity: 'partial',
  confidence: 'documented',
  source: ON_PREMISES_SOURCE.application,
} as const;

export const SETTINGS_ROUTES: readonly Route<Context>[] = [
  { ...application, method: 'GET', handle: administered(readSettings) },
  {
    ...application,
    method: 'PATCH',
    handle: administered(writeSettings),
    note: 'Webhooks, their retries, auto_download (a file in the webhook), notify_user_change_number and show_security_notifications take effect; garbage collection, intervals and logging are only kept. A wrong value is 400/1009, a setting that does not exist is ignored (assumptions).',
  },
  { ...application, method: 'DELETE', handle: administered(resetSettings) },
];
