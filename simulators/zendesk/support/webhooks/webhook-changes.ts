// Creates, changes and tests webhooks.

import type { Call } from '../../../../src/kernel/routes.ts';
import { jsonOf, NoAnswer, type Response, textOf } from '../../../../src/kernel/wire.ts';
import type { Desk } from '../../desk.ts';
import type { User } from '../../world/user.ts';
import { CONDITIONAL, type Webhook, type WebhookValues } from '../../world/webhook.ts';
import { answer } from '../protocol/answer.ts';
import { readRoot } from '../protocol/body.ts';
import { DELETED } from '../protocol/errors.ts';
import { contradiction, PARTS, TEST, valuesOf, WHOLE } from './webhook-input.ts';
import { webhookRequest } from './webhook-request.ts';
import { WEBHOOK_NOT_FOUND, webhookJson, webhookRefused } from './webhook-wire.ts';
import { ulid } from './webhook-work.ts';

const SECRET_LENGTH = 64;

const contradictory = (title: string): Response => webhookRefused(400, 'InvalidWebhook', title);

export function newSecret(desk: Desk): string {
  const secret = desk.webhooks.secrets.hex(SECRET_LENGTH);
  desk.trace.secret('webhook signing secret', secret);
  return secret;
}

/** Credentials of other services do not stand in the trace either. */
function keepSecret(desk: Desk, { authentication, customHeaders }: Partial<WebhookValues>): void {
  const secrets =
    authentication?.type === 'basic_auth'
      ? [authentication.password]
      : authentication?.type === 'bearer_token'
        ? [authentication.token]
        : authentication?.type === 'api_key'
          ? [authentication.value]
          : [];
  for (const secret of [...secrets, ...Object.values(customHeaders ?? {})]) {
    if (secret !== '') desk.trace.secret('webhook credential', secret);
  }
}

const NO_VALUES: WebhookValues = {
  name: '',
  description: '',
  status: 'inactive',
  subscriptions: [],
  endpoint: '',
  httpMethod: 'POST',
  requestFormat: 'json',
  authentication: null,
  customHeaders: {},
};

export function createWebhook(desk: Desk, call: Call, admin: User): Response {
  const original = call.query.get('clone_webhook_id');
  if (original !== null) return cloneWebhook(desk, original, admin);
  const read = readRoot(call, 'webhook', WHOLE);
  if ('response' in read) return read.response;
  return add(desk, { ...NO_VALUES, ...valuesOf(read.value) }, admin);
}

/** Assumption: the copy has the credentials too, and a signing secret of its own. */
function cloneWebhook(desk: Desk, id: string, admin: User): Response {
  const webhook = desk.world.webhooks.get(id);
  if (webhook === undefined) return WEBHOOK_NOT_FOUND;
  const { name, description, status, subscriptions, endpoint } = webhook;
  const { httpMethod, requestFormat, authentication, customHeaders } = webhook;
  const values = { description, status, subscriptions, endpoint, httpMethod, requestFormat };
  const copy = { ...values, name: `${name} (copy)`, authentication, customHeaders };
  return add(desk, copy, admin);
}

function add(desk: Desk, values: WebhookValues, admin: User): Response {
  const wrong = contradiction(values);
  if (wrong !== undefined) return contradictory(wrong);
  keepSecret(desk, values);
  findEvents(desk, values.subscriptions);
  const now = desk.clock.now();
  const webhook: Webhook = {
    ...values,
    id: ulid(now, desk.webhooks.ids),
    signingSecret: newSecret(desk),
    createdAt: now,
    createdBy: admin.id,
    updatedAt: now,
    updatedBy: admin.id,
    invocations: [],
  };
  desk.world.webhooks.set(webhook.id, webhook);
  return answer(201, { webhook: webhookJson(webhook) });
}

/** Subscriptions to events are kept, and never served. */
function findEvents(desk: Desk, subscriptions: readonly string[]): void {
  for (const name of subscriptions.filter((each) => each !== CONDITIONAL)) {
    desk.trace.record('finding', {
      node: 'zendesk',
      method: 'POST',
      path: '/api/v2/webhooks',
      note: `the event "${name}" is not simulated: nothing will be sent for it`,
    });
  }
}

/** `whole`: what is not named goes back to what it is by itself. */
export function changeWebhook(
  desk: Desk,
  webhook: Webhook,
  call: Call,
  admin: User,
  whole: boolean,
): Response {
  const read = readRoot(call, 'webhook', whole ? WHOLE : PARTS);
  if ('response' in read) return read.response;
  const values = valuesOf(read.value);
  const after = { ...webhook, ...values };
  const connected = (subscriptions: readonly string[]) => subscriptions.includes(CONDITIONAL);
  const moved =
    webhook.subscriptions.length > 0 &&
    after.subscriptions.length > 0 &&
    connected(after.subscriptions) !== connected(webhook.subscriptions);
  const wrong = moved
    ? 'subscriptions: a webhook stays connected the way it is'
    : contradiction(after);
  if (wrong !== undefined) return contradictory(wrong);
  keepSecret(desk, values);
  Object.assign(webhook, values, { updatedAt: desk.clock.now(), updatedBy: admin.id });
  return DELETED;
}

/** Calls the endpoint once, with what is given in place of what the webhook has. */
export async function testWebhook(desk: Desk, call: Call): Promise<Response> {
  const id = call.query.get('webhook_id');
  const webhook = id === null ? undefined : desk.world.webhooks.get(id);
  if (id !== null && webhook === undefined) return WEBHOOK_NOT_FOUND;
  const given = jsonOf(call.request);
  const bare = typeof given !== 'object' || given === null || !('request' in given);
  const read = bare && webhook !== undefined ? { value: {} } : readRoot(call, 'request', TEST);
  if ('response' in read) return read.response;
  const { payload = '', ...parts } = read.value as { readonly payload?: string };
  const values = { ...NO_VALUES, ...webhook, ...valuesOf(parts) };
  if (values.endpoint === '') return contradictory('endpoint: is missing');
  keepSecret(desk, values);
  const now = desk.clock.now();
  const testId = ulid(now, desk.webhooks.ids);
  const signingSecret = webhook?.signingSecret ?? newSecret(desk);
  const request = webhookRequest(
    { ...values, id: webhook?.id ?? testId, signingSecret },
    payload,
    testId,
    now,
  );
  try {
    const answered = await desk.send(request, { timeoutMs: desk.options.webhookTimeoutMs });
    const headers = Object.entries(answered.headers).map(([key, value]) => ({ key, value }));
    const { status, body } = answered;
    return answer(200, {
      response: { status, status_code: status, headers, payload: textOf(body) },
    });
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    return webhookRefused(400, 'WebhookTestFailed', error.message);
  }
}
