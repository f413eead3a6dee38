// Webhooks, their secrets and their invocations as the API shows them.
// https://developer.zendesk.com/api-reference/webhooks/webhooks-api/webhooks/
import type { Response } from '../../../../src/kernel/wire.ts';
import { time } from '../../iso-time.ts';
import type { Attempt, Invocation, Webhook, WebhookAuthentication } from '../../world/webhook.ts';
import { answer } from '../protocol/answer.ts';

/** What is secret is never shown again. */
function authenticationJson(authentication: WebhookAuthentication) {
  const shown = { type: authentication.type, add_position: 'header' };
  switch (authentication.type) {
    case 'basic_auth':
      return { ...shown, data: { username: authentication.username } };
    case 'bearer_token':
      return { ...shown, data: {} };
    case 'api_key':
      return { ...shown, data: { name: authentication.name } };
  }
}

export const webhookJson = (webhook: Webhook) => ({
  id: webhook.id,
  name: webhook.name,
  description: webhook.description,
  status: webhook.status,
  subscriptions: webhook.subscriptions,
  endpoint: webhook.endpoint,
  http_method: webhook.httpMethod,
  request_format: webhook.requestFormat,
  ...(webhook.authentication === null
    ? {}
    : { authentication: authenticationJson(webhook.authentication) }),
  ...(Object.keys(webhook.customHeaders).length === 0
    ? {}
    : { custom_headers: webhook.customHeaders }),
  created_at: time(webhook.createdAt),
  created_by: String(webhook.createdBy),
  updated_at: time(webhook.updatedAt),
  updated_by: String(webhook.updatedBy),
});

export const secretJson = ({ signingSecret }: Webhook) => ({
  signing_secret: { algorithm: 'SHA256', secret: signingSecret },
});

export function invocationJson({ id, at, status, attempts }: Invocation) {
  const last = attempts.at(-1);
  return {
    id,
    status,
    status_code: last?.statusCode ?? null,
    created_at: time(at),
    latest_completed_at: last === undefined ? null : time(last.completedAt),
  };
}

export const attemptJson = (invocation: Invocation) => (attempt: Attempt) => ({
  id: attempt.id,
  invocation_id: invocation.id,
  status: attempt.problem ?? attempt.statusCode ?? 0,
  status_code: attempt.statusCode,
  created_at: time(attempt.at),
  completed_at: time(attempt.completedAt),
  request: { payload: attempt.requestPayload },
  response: { payload: attempt.responsePayload },
});

/** Assumption: the envelope of refusals; clients look at the status and the code. */
export const webhookRefused = (status: number, code: string, title: string): Response =>
  answer(status, { errors: [{ code, title, status: String(status) }] });

export const WEBHOOK_NOT_FOUND = webhookRefused(404, 'WebhookNotFound', 'Webhook not found');
