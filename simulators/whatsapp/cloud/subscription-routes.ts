// Cloud: who is told what happens to a business account, a number, and everything else that an app takes.
import type { Call, Route } from '../../../src/kernel/routes.ts';
import { json, type Response } from '../../../src/kernel/wire.ts';
import type { Context } from '../context.ts';
import { CLOUD_SOURCE } from '../sources.ts';
import type { Business } from '../world/business.ts';
import type { BusinessNumber } from '../world/business-number.ts';
import {
  asBusiness,
  badParameter,
  type Handle,
  noSuchObject,
  onBusiness,
  param,
  SUCCESS,
  withParams,
} from './graph.ts';
import { handshakeRefused } from './handshake.ts';
import { paramsOf } from './params.ts';
import {
  Subscribe,
  SubscribeApp,
  UnsubscribeApp,
  WebhookConfiguration,
} from './subscription-wire.ts';
import { versionOf } from './version.ts';

/** Webhooks are written in the version of the call that subscribed last. */
const versionFor = (context: Context, call: Call): number =>
  versionOf(call) ?? context.options.webhookVersion;

function subscribe(context: Context, business: Business, call: Call): Response | Promise<Response> {
  return withParams(context, call, Subscribe, async (fields) => {
    const { override_callback_uri: callback, verify_token: token } = fields;
    const since = context.services.clock.now();
    if (callback !== undefined) {
      const refused = await handshakeRefused(context, 'override_callback_uri', callback, token);
      if (refused !== undefined) return refused;
    }
    business.subscription = { callback, since, version: versionFor(context, call) };
    return SUCCESS;
  });
}

function list(_context: Context, business: Business): Response {
  const { subscription, appId } = business;
  if (subscription === undefined) return json(200, { data: [] });
  const { callback } = subscription;
  const app = { id: appId, link: `https://www.facebook.com/games/?app_id=${appId}`, name: 'App' };
  return json(200, {
    data: [
      {
        whatsapp_business_api_data: app,
        ...(callback === undefined ? {} : { override_callback_uri: callback }),
      },
    ],
  });
}

function unsubscribe(_context: Context, business: Business): Response {
  business.subscription = undefined;
  return SUCCESS;
}

export const namesWebhook = (call: Call): boolean =>
  paramsOf(call)?.['webhook_configuration'] !== undefined;

/** Sets a number's own callback, or takes it back with an empty one. */
export function configureWebhook(
  context: Context,
  business: Business,
  number: BusinessNumber,
  call: Call,
): Response | Promise<Response> {
  return withParams(context, call, WebhookConfiguration, async ({ webhook_configuration }) => {
    const { override_callback_uri: callback, verify_token: token } = webhook_configuration;
    if (callback === '') {
      business.overrides.delete(number.id);
      return SUCCESS;
    }
    const field = 'webhook_configuration.override_callback_uri';
    const refused = await handshakeRefused(context, field, callback, token);
    if (refused !== undefined) return refused;
    business.overrides.set(number.id, callback);
    return SUCCESS;
  });
}

/** Runs `handle` for the app `{id}`, which must be the one that the token is for; `app` means that one. */
const onApp = (
  handle: (context: Context, business: Business, call: Call) => Response | Promise<Response>,
): Handle =>
  asBusiness((context, business, call) => {
    const id = param(call, 'id');
    return id === business.appId || id === 'app'
      ? handle(context, business, call)
      : noSuchObject(context, call, id);
  });

const OBJECT = 'whatsapp_business_account';

function subscribeApp(
  context: Context,
  business: Business,
  call: Call,
): Response | Promise<Response> {
  return withParams(context, call, SubscribeApp, async (fields) => {
    const { callback_url: callback, verify_token: token, fields: topics } = fields;
    const refused = await handshakeRefused(context, 'callback_url', callback, token);
    if (refused !== undefined) return refused;
    const version = versionFor(context, call);
    business.app = { callback, topics: new Map(topics.map((topic) => [topic, version])) };
    const { subscription } = business;
    if (subscription !== undefined) business.subscription = { ...subscription, version };
    return SUCCESS;
  });
}

function listApp(_context: Context, { app }: Business): Response {
  const { callback, topics } = app;
  if (callback === undefined || topics === undefined) return json(200, { data: [] });
  const fields = [...topics].map(([name, version]) => ({ name, version: `v${version}.0` }));
  return json(200, { data: [{ object: OBJECT, callback_url: callback, active: true, fields }] });
}

/** Takes away the topics that are named, or all of them and with them the callback. */
function unsubscribeApp(
  context: Context,
  business: Business,
  call: Call,
): Response | Promise<Response> {
  return withParams(context, call, UnsubscribeApp, ({ fields: topics }) => {
    const { app } = business;
    if (app.topics === undefined) return badParameter(context, 'object', false);
    const left = new Map(app.topics);
    for (const topic of topics ?? left.keys()) left.delete(topic);
    business.app = { callback: left.size === 0 ? undefined : app.callback, topics: left };
    return SUCCESS;
  });
}

const ofAccount = {
  path: '/{id}/subscribed_apps',
  fidelity: 'supported',
  confidence: 'documented',
  source: CLOUD_SOURCE.webhooks,
} as const;

const ofApp = {
  path: '/{id}/subscriptions',
  fidelity: 'partial',
  confidence: 'documented',
  source: CLOUD_SOURCE.subscriptions,
} as const;

export const SUBSCRIPTION_ROUTES: readonly Route<Context>[] = [
  {
    ...ofAccount,
    method: 'POST',
    handle: onBusiness(subscribe),
    note: 'Without override_callback_uri the callback of the app is used, and an earlier override ends (assumption). A failed handshake is 2200 (third party).',
  },
  { ...ofAccount, method: 'GET', handle: onBusiness(list) },
  { ...ofAccount, method: 'DELETE', handle: onBusiness(unsubscribe) },
  {
    ...ofApp,
    method: 'POST',
    handle: onApp(subscribeApp),
    note: 'Takes the token of the app or of the business. Replaces the fields of an earlier call (assumption).',
  },
  { ...ofApp, method: 'GET', handle: onApp(listApp) },
  {
    ...ofApp,
    method: 'DELETE',
    handle: onApp(unsubscribeApp),
    note: 'An app that was never subscribed has nothing to take away: 100 (assumption).',
  },
];
