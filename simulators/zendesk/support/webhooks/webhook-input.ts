// What an admin may say of a webhook, and how it is read.
// https://developer.zendesk.com/api-reference/webhooks/webhooks-api/webhooks/
import { z } from 'zod';
import {
  CONDITIONAL,
  WEBHOOK_FORMATS,
  WEBHOOK_METHODS,
  WEBHOOK_STATUSES,
  type WebhookAuthentication,
  type WebhookValues,
} from '../../world/webhook.ts';

const NAME_LENGTH_MAX = 255;
const URL_LENGTH_MAX = 2_048;
const SECRET_LENGTH_MAX = 10_000;

/** Both stand in an HTTP header, where neither line ends nor controls may. */
const HEADER_NAME = z.string().regex(/^[\w!#$%&'*+.^`|~-]{1,128}$/, 'is no name of a header');
const HEADER_VALUE = z
  .string()
  .max(SECRET_LENGTH_MAX)
  .regex(/^[ -~\t]*$/, 'cannot stand in a header');

const AUTHENTICATION = z
  .discriminatedUnion('type', [
    z.object({
      type: z.literal('basic_auth'),
      data: z.object({ username: HEADER_VALUE, password: HEADER_VALUE }),
    }),
    z.object({ type: z.literal('bearer_token'), data: z.object({ token: HEADER_VALUE }) }),
    z.object({
      type: z.literal('api_key'),
      data: z.object({ name: HEADER_NAME, value: HEADER_VALUE }),
    }),
  ])
  .transform(({ type, data }) => ({ type, ...data }) as WebhookAuthentication);

const isAddress = (url: string): boolean => /^https?:\/\/./.test(url) && URL.canParse(url);

const EVENT = /^zen:event-type:[a-z_]+\.[\w.]+$/;

const FIELDS = {
  name: z.string().trim().min(1).max(NAME_LENGTH_MAX),
  description: z.string().max(SECRET_LENGTH_MAX).nullable(),
  status: z.enum(WEBHOOK_STATUSES),
  subscriptions: z
    .array(z.string().refine((each) => each === CONDITIONAL || EVENT.test(each), 'is no event'))
    .max(100),
  endpoint: z.string().max(URL_LENGTH_MAX).refine(isAddress, 'is no URL'),
  http_method: z.enum(WEBHOOK_METHODS),
  request_format: z.enum(WEBHOOK_FORMATS),
  authentication: AUTHENTICATION.nullable(),
  custom_headers: z.record(HEADER_NAME, HEADER_VALUE).nullable(),
};

const { name, description, status, subscriptions, endpoint, http_method, request_format } = FIELDS;

/** All of a webhook, as a creation and a `PUT` need it. */
export const WHOLE = z.object({
  name,
  description: description.default(null),
  status,
  subscriptions: subscriptions.default([]),
  endpoint,
  http_method,
  request_format,
  authentication: FIELDS.authentication.default(null),
  custom_headers: FIELDS.custom_headers.default(null),
});
/** Parts of one, for a `PATCH`. */
export const PARTS = z.object(FIELDS).partial();

/** What a test may say instead of naming a webhook, or beside it. */
export const TEST = z.object({
  endpoint: endpoint.optional(),
  http_method: http_method.optional(),
  request_format: request_format.optional(),
  authentication: FIELDS.authentication.optional(),
  custom_headers: FIELDS.custom_headers.optional(),
  payload: z.string().max(1_000_000).optional(),
});

export function valuesOf(input: z.output<typeof PARTS>): Partial<WebhookValues> {
  const { http_method, request_format, custom_headers, description, ...others } = input;
  const values: { [K in keyof WebhookValues]?: WebhookValues[K] | undefined } = {
    ...others,
    httpMethod: http_method,
    requestFormat: request_format,
    customHeaders: custom_headers === undefined ? undefined : (custom_headers ?? {}),
    description: description === undefined ? undefined : (description ?? ''),
  };
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as Partial<WebhookValues>;
}

/** Why these subscriptions cannot be, together or with the rest; `undefined` when they can. */
export function contradiction(values: WebhookValues): string | undefined {
  const { subscriptions, httpMethod, requestFormat } = values;
  const conditional = subscriptions.includes(CONDITIONAL);
  if (conditional && subscriptions.length > 1) {
    return `subscriptions: ${CONDITIONAL} stands by itself`;
  }
  if (conditional || subscriptions.length === 0) return undefined;
  return httpMethod === 'POST' && requestFormat === 'json'
    ? undefined
    : 'subscriptions: events are sent by POST, as json';
}
