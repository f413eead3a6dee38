// Webhooks: where the account calls out to, how it shows who it is, and what became of each call.
// https://developer.zendesk.com/api-reference/webhooks/webhooks-api/webhooks/
import type { Instant } from '../../../src/kernel/clock.ts';

export const WEBHOOK_STATUSES = ['active', 'inactive'] as const;
export const WEBHOOK_FORMATS = ['json', 'xml', 'form_encoded'] as const;
export const WEBHOOK_METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** What connects a webhook to triggers and automations; other subscriptions name events. */
export const CONDITIONAL = 'conditional_ticket_events';

export type WebhookAuthentication =
  | { readonly type: 'basic_auth'; readonly username: string; readonly password: string }
  | { readonly type: 'bearer_token'; readonly token: string }
  | { readonly type: 'api_key'; readonly name: string; readonly value: string };

/** What an admin decides about a webhook. */
export interface WebhookValues {
  name: string;
  description: string;
  status: (typeof WEBHOOK_STATUSES)[number];
  subscriptions: readonly string[];
  endpoint: string;
  httpMethod: (typeof WEBHOOK_METHODS)[number];
  requestFormat: (typeof WEBHOOK_FORMATS)[number];
  authentication: WebhookAuthentication | null;
  customHeaders: Readonly<Record<string, string>>;
}

export interface Webhook extends WebhookValues {
  /** A ULID. */
  readonly id: string;
  signingSecret: string;
  readonly createdAt: Instant;
  readonly createdBy: number;
  updatedAt: Instant;
  updatedBy: number;
  /** The newest at the end; the oldest are forgotten. */
  readonly invocations: Invocation[];
}

export interface Invocation {
  readonly id: string;
  readonly at: Instant;
  status: 'in_progress' | 'success' | 'failed';
  readonly attempts: Attempt[];
}

export interface Attempt {
  readonly id: string;
  readonly at: Instant;
  readonly completedAt: Instant;
  /** `null` when there was no answer. */
  readonly statusCode: number | null;
  readonly requestPayload: string;
  readonly responsePayload: string;
  readonly problem: string | null;
}

/** Assumption; the vendor keeps seven days. */
const INVOCATIONS_MAX = 1_000;

export function remember(webhook: Webhook, invocation: Invocation): void {
  webhook.invocations.push(invocation);
  if (webhook.invocations.length > INVOCATIONS_MAX) webhook.invocations.shift();
}
