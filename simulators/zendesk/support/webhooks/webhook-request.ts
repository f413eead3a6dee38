// The request that a webhook makes: its body in its format, who the account is, and the signature.
// https://developer.zendesk.com/documentation/webhooks/verifying/
import { createHmac } from 'node:crypto';
import type { Instant } from '../../../../src/kernel/clock.ts';
import { basic, bearer, type Headers, type Request } from '../../../../src/kernel/wire.ts';
import { time } from '../../iso-time.ts';
import type { Webhook, WebhookAuthentication } from '../../world/webhook.ts';

const CONTENT_TYPES = {
  json: 'application/json',
  xml: 'application/xml',
  form_encoded: 'application/x-www-form-urlencoded',
} as const;

function credentials(authentication: WebhookAuthentication | null): Headers {
  switch (authentication?.type) {
    case undefined:
      return {};
    case 'basic_auth':
      return basic(authentication.username, authentication.password);
    case 'bearer_token':
      return bearer(authentication.token);
    case 'api_key':
      return { [authentication.name.toLowerCase()]: authentication.value };
  }
}

export const signatureOf = (secret: string, timestamp: string, body: string): string =>
  createHmac('sha256', secret)
    .update(timestamp + body)
    .digest('base64');

const lowerCased = (headers: Headers): Headers =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

export function webhookRequest(
  webhook: Pick<
    Webhook,
    | 'id'
    | 'endpoint'
    | 'httpMethod'
    | 'requestFormat'
    | 'authentication'
    | 'customHeaders'
    | 'signingSecret'
  >,
  payload: string,
  invocationId: string,
  now: Instant,
): Request {
  const { httpMethod: method, endpoint: url, requestFormat } = webhook;
  const body = method === 'GET' || method === 'DELETE' ? '' : payload;
  const timestamp = time(now);
  return {
    method,
    url,
    headers: {
      ...lowerCased(webhook.customHeaders),
      ...(body === '' ? {} : { 'content-type': CONTENT_TYPES[requestFormat] }),
      ...credentials(webhook.authentication),
      'user-agent': 'Zendesk Webhook',
      'x-zendesk-webhook-id': webhook.id,
      'x-zendesk-webhook-invocation-id': invocationId,
      'x-zendesk-webhook-signature': signatureOf(webhook.signingSecret, timestamp, body),
      'x-zendesk-webhook-signature-timestamp': timestamp,
    },
    body,
  };
}
