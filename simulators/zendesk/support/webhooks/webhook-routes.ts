// Webhooks, as a table. https://developer.zendesk.com/api-reference/webhooks/webhooks-api/webhooks/

import type { Call, Route } from '../../../../src/kernel/routes.ts';
import type { Response } from '../../../../src/kernel/wire.ts';
import type { Desk } from '../../desk.ts';
import { type Listing, sortedListing } from '../../world/listing.ts';
import type { User } from '../../world/user.ts';
import type { Webhook } from '../../world/webhook.ts';
import { answer } from '../protocol/answer.ts';
import { asAdmin } from '../protocol/authentication.ts';
import { DELETED } from '../protocol/errors.ts';
import { PER_PAGE_MAX, pageOf } from '../protocol/paging.ts';
import { changeWebhook, createWebhook, newSecret, testWebhook } from './webhook-changes.ts';
import {
  attemptJson,
  invocationJson,
  secretJson,
  WEBHOOK_NOT_FOUND,
  webhookJson,
  webhookRefused,
} from './webhook-wire.ts';

const withWebhook = (handle: (desk: Desk, webhook: Webhook, call: Call, admin: User) => Response) =>
  asAdmin((desk, call, admin) => {
    const webhook = desk.world.webhooks.get(call.params['id'] ?? '');
    return webhook === undefined ? WEBHOOK_NOT_FOUND : handle(desk, webhook, call, admin);
  });

/** Lists of webhooks have cursors only. */
function cursorPage<T extends { readonly id: string }>(
  call: Call,
  key: string,
  items: readonly T[],
  show: (item: T) => unknown,
): Response {
  const query = new URLSearchParams(call.query);
  if (!query.has('page[size]')) query.set('page[size]', String(PER_PAGE_MAX));
  const { request, path, params } = call;
  const listing: Listing<T> = sortedListing(items, ({ id }) => [id]);
  return pageOf({ request, path, params, query }, key, listing, show);
}

function list({ world }: Desk, call: Call): Response {
  const part = call.query.get('filter[name_contains]')?.toLowerCase() ?? '';
  const status = call.query.get('filter[status]');
  const found = [...world.webhooks.values()].filter(
    (webhook) =>
      webhook.name.toLowerCase().includes(part) && (status === null || webhook.status === status),
  );
  return cursorPage(call, 'webhooks', found, webhookJson);
}

function attempts(_desk: Desk, webhook: Webhook, call: Call): Response {
  const invocation = webhook.invocations.find(({ id }) => id === call.params['invocation']);
  return invocation === undefined
    ? webhookRefused(404, 'InvocationNotFound', 'Invocation not found')
    : cursorPage(call, 'attempts', invocation.attempts, attemptJson(invocation));
}

function remove({ world, webhooks }: Desk, webhook: Webhook): Response {
  world.webhooks.delete(webhook.id);
  webhooks.circuits.delete(webhook.id);
  return DELETED;
}

const SOURCE = 'https://developer.zendesk.com/api-reference/webhooks/webhooks-api/webhooks/';
const ROW = { fidelity: 'supported', confidence: 'documented', source: SOURCE } as const;
const PART = { ...ROW, fidelity: 'partial' } as const;

export const WEBHOOK_ROUTES: readonly Route<Desk>[] = [
  {
    ...PART,
    method: 'GET',
    path: '/api/v2/webhooks',
    note: 'filter by name and status; always in the order of ids',
    handle: asAdmin(list),
  },
  {
    ...PART,
    method: 'POST',
    path: '/api/v2/webhooks',
    note: 'also clones; subscriptions to events are kept and nothing is sent for them; no limit of trial accounts',
    handle: asAdmin(createWebhook),
  },
  {
    ...ROW,
    method: 'GET',
    path: '/api/v2/webhooks/{id}',
    handle: withWebhook((_desk, webhook) => answer(200, { webhook: webhookJson(webhook) })),
  },
  {
    ...ROW,
    method: 'PUT',
    path: '/api/v2/webhooks/{id}',
    handle: withWebhook((desk, webhook, call, admin) =>
      changeWebhook(desk, webhook, call, admin, true),
    ),
  },
  {
    ...ROW,
    method: 'PATCH',
    path: '/api/v2/webhooks/{id}',
    handle: withWebhook((desk, webhook, call, admin) =>
      changeWebhook(desk, webhook, call, admin, false),
    ),
  },
  {
    ...PART,
    method: 'DELETE',
    path: '/api/v2/webhooks/{id}',
    note: 'also while a rule names it: that rule calls nobody then',
    handle: withWebhook(remove),
  },
  {
    ...PART,
    method: 'POST',
    path: '/api/v2/webhooks/test',
    note: 'assumption: 400 when the endpoint does not answer',
    handle: asAdmin(testWebhook),
  },
  {
    ...ROW,
    method: 'GET',
    path: '/api/v2/webhooks/{id}/signing_secret',
    handle: withWebhook((_desk, webhook) => answer(200, secretJson(webhook))),
  },
  {
    ...ROW,
    method: 'POST',
    path: '/api/v2/webhooks/{id}/signing_secret',
    handle: withWebhook((desk, webhook) => {
      webhook.signingSecret = newSecret(desk);
      return answer(201, secretJson(webhook));
    }),
  },
  {
    ...PART,
    confidence: 'assumption',
    method: 'GET',
    path: '/api/v2/webhooks/{id}/invocations',
    note: 'the last thousand; neither filters nor sorting; the fields are an assumption',
    handle: withWebhook((_desk, webhook, call) =>
      cursorPage(call, 'invocations', webhook.invocations, invocationJson),
    ),
  },
  {
    ...PART,
    confidence: 'assumption',
    method: 'GET',
    path: '/api/v2/webhooks/{id}/invocations/{invocation}/attempts',
    note: 'bodies without headers; the fields are an assumption',
    handle: withWebhook(attempts),
  },
];
