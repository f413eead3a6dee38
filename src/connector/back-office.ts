// The door of the back office: it hands over deployments that customers may connect, and sees what was given up.
import { z } from 'zod';
import { isDay } from '../domain/number-past.ts';
import type { Call } from '../kernel/routes.ts';
import { json, type Response } from '../kernel/wire.ts';
import type { Context } from './context.ts';
import { badRequest, readJson, textOfUpTo } from './door.ts';
import { installLinkOf } from './install-link.ts';
import { readNumber, refuseNumber } from './number-door.ts';
import type { DeploymentRecord, WhatsAppAccess } from './records/deployment.ts';
import { insert } from './store.ts';
import { sameSecret } from './webhooks/handshake.ts';

const url = z.string().regex(/^(?=.{1,511}$)https?:\/\/[^\s/]+(\/\S*)?$/);

/** What a business at Cloud is reached by. */
export const CLOUD = z.object({
  dialect: z.literal('cloud'),
  baseUrl: url,
  version: z.string().regex(/^v\d{1,3}\.\d$/),
  wabaId: textOfUpTo(64),
  accessToken: textOfUpTo(512),
  appSecret: textOfUpTo(128),
});
const ON_PREMISES = z.object({
  dialect: z.literal('on-premises'),
  baseUrl: url,
  username: textOfUpTo(64),
  password: textOfUpTo(128),
  certificate: textOfUpTo(8_192),
});
const DEPLOYMENT = z.object({
  deploymentId: z.string().regex(/^[A-Za-z0-9._-]{1,128}$/),
  subdomain: z.string().regex(/^[a-z0-9-]{1,63}$/),
  phoneNumber: textOfUpTo(40),
  displayName: textOfUpTo(75),
  /** What the customer says of the number: the line, and the last day on which WhatsApp had it registered. */
  behindIvr: z.boolean().optional(),
  registeredByHand: z.boolean().optional(),
  registeredElsewhere: z.boolean().optional(),
  lastOnWhatsApp: z.string().refine(isDay, 'must be a day, such as 2025-06-02').optional(),
  whatsapp: z.discriminatedUnion('dialect', [CLOUD, ON_PREMISES]),
});
type Given = z.output<typeof DEPLOYMENT>;

const CUSTOMER = DEPLOYMENT.pick({ subdomain: true });

const BODY_MAX = 64 * 1024;

/** The answer to whoever is not the back office. */
export function refuseStranger(context: Context, call: Call): Response | undefined {
  const { authorization = '' } = call.request.headers;
  return sameSecret(authorization, `Bearer ${context.settings.backOfficeToken}`)
    ? undefined
    : badRequest('unauthorized', 'The back office token is missing or wrong.', 401);
}

/** Everything that was given up, with the reason. */
export async function listUndelivered(context: Context, call: Call): Promise<Response> {
  return (
    refuseStranger(context, call) ??
    json(200, { undelivered: await context.store.list('undelivered') })
  );
}

/** The link for the mail that tells a customer how to install. */
export async function issueInstallLink(context: Context, call: Call): Promise<Response> {
  const stranger = refuseStranger(context, call);
  if (stranger !== undefined) return stranger;
  const read = readJson(call.request, CUSTOMER, BODY_MAX);
  if ('answer' in read) return read.answer;
  return json(201, { installLink: await installLinkOf(context, read.ok.subdomain) });
}

export async function addDeployment(context: Context, call: Call): Promise<Response> {
  const stranger = refuseStranger(context, call);
  if (stranger !== undefined) return stranger;
  const read = readJson(call.request, DEPLOYMENT, BODY_MAX);
  if ('answer' in read) return read.answer;
  return keep(context, read.ok);
}

async function keep(context: Context, given: Given): Promise<Response> {
  const { law, store } = context;
  const { deploymentId, subdomain, phoneNumber, ...rest } = given;
  const number = readNumber(context, phoneNumber);
  if (!('ok' in number)) return number.answer;
  const { behindIvr = false, registeredByHand = false } = given;
  const reachable = law.reachable({ behindIvr, registeredByHand });
  if (!('ok' in reachable)) return refuseNumber(reachable.refused, 422);
  const deployment: DeploymentRecord = {
    deploymentId,
    customer: subdomain,
    number: number.ok,
    ...rest,
  };
  keepSecret(context, given.whatsapp);
  // INTAKE-2, HOSTING-6: one deployment for one number.
  const key = law.numberKey(number.ok, phoneNumber);
  const added = await store.commit([
    insert('deployment', deploymentId, deployment),
    insert('number', key, { deploymentId }),
  ]);
  if (added) return json(201, { deploymentId, phoneNumber: number.ok.e164 });
  return (await store.get('number', key)) === undefined
    ? badRequest('deployment-exists', 'This deployment ID exists already.', 409)
    : refuseNumber('number-hosted', 409);
}

export function keepSecret(context: Context, access: WhatsAppAccess): void {
  const { secret } = context.services.trace;
  if (access.dialect === 'cloud') {
    secret('token', access.accessToken);
    secret('app secret', access.appSecret);
  } else {
    secret('password', access.password);
    secret('certificate', access.certificate);
  }
}
