// Cloud: who is told what happens to a business account, and the handshake that proves it.
import type { Call, Route } from '../../../src/kernel/routes.ts';
import { get, json, NoAnswer, type Response, textOf } from '../../../src/kernel/wire.ts';
import { isCallback } from '../callback.ts';
import type { Context } from '../context.ts';
import { CLOUD_SOURCE } from '../sources.ts';
import type { Business } from '../world/business.ts';
import { refuse } from './errors.ts';
import { badParameter, onBusiness, SUCCESS, withParams } from './graph.ts';
import { Subscribe } from './wire.ts';

/** The receiver must answer 200 and the challenge, and nothing else. */
async function answersChallenge(
  context: Context,
  callback: string,
  token: string,
): Promise<boolean> {
  const challenge = `1${context.ids.digits(9)}`;
  const query = `hub.mode=subscribe&hub.challenge=${challenge}&hub.verify_token=${encodeURIComponent(token)}`;
  try {
    const joint = callback.includes('?') ? '&' : '?';
    const response = await context.services.send(get(`${callback}${joint}${query}`));
    return response.status === 200 && textOf(response.body) === challenge;
  } catch (error) {
    if (error instanceof NoAnswer) return false;
    throw error;
  }
}

function subscribe(context: Context, business: Business, call: Call): Response | Promise<Response> {
  return withParams(context, call, Subscribe, async (fields) => {
    const { override_callback_uri: callback, verify_token: token } = fields;
    const since = context.services.clock.now();
    const { webhookVersion: version } = context.options;
    if (callback === undefined) {
      business.subscription ??= { callback: undefined, since, version };
      return SUCCESS;
    }
    if (!isCallback(callback)) return badParameter(context, 'override_callback_uri', false);
    if (token === undefined) return badParameter(context, 'verify_token', true);
    if (!(await answersChallenge(context, callback, token))) {
      return refuse(context, 2200, {
        details: 'The callback did not answer the challenge with status 200.',
      });
    }
    business.subscription = { callback, since, version };
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

const edge = {
  path: '/{id}/subscribed_apps',
  fidelity: 'partial',
  confidence: 'documented',
  source: CLOUD_SOURCE.webhooks,
} as const;

export const SUBSCRIPTION_ROUTES: readonly Route<Context>[] = [
  {
    ...edge,
    method: 'POST',
    handle: onBusiness(subscribe),
    note: 'An app has no callback of its own: without override_callback_uri nothing is sent. A failed handshake is 2200 (third party).',
  },
  { ...edge, method: 'GET', handle: onBusiness(list) },
  { ...edge, method: 'DELETE', handle: onBusiness(unsubscribe) },
];
