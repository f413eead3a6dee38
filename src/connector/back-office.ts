// The door of the back office: it hands over deployments that customers may connect, and sees what was given up.
import { z } from 'zod';
import { type NumberRefusal, requestNumber } from '../domain/phone-number.ts';
import type { Call } from '../kernel/routes.ts';
import { json, type Response } from '../kernel/wire.ts';
import type { Context } from './context.ts';
import { badRequest, readJson, textOfUpTo } from './door.ts';
import { installLinkOf } from './install-link.ts';
import type { DeploymentRecord, WhatsAppAccess } from './records/deployment.ts';
import { insert } from './store.ts';
import { sameSecret } from './webhooks/handshake.ts';

const url = z.string().regex(/^(?=.{1,511}$)https?:\/\/[^\s/]+(\/\S*)?$/);

const CLOUD = z.object({
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
  whatsapp: z.discriminatedUnion('dialect', [CLOUD, ON_PREMISES]),
});
type Given = z.output<typeof DEPLOYMENT>;

const CUSTOMER = DEPLOYMENT.pick({ subdomain: true });

const BODY_MAX = 64 * 1024;

const NUMBER_HELP: { readonly [R in NumberRefusal]: string } = {
  'number-malformed': 'phoneNumber: write it in international form, such as +55 11 91234 5678.',
  'number-impossible':
    "phoneNumber: does not fit its country's numbering. In Brazil a mobile is +55 11 9XXXX XXXX, a landline +55 11 XXXX XXXX.",
};

function refuseStranger(context: Context, call: Call): Response | undefined {
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
  const requested = requestNumber(given.phoneNumber);
  if (!('ok' in requested))
    return badRequest(requested.refused, NUMBER_HELP[requested.refused], 422);
  const number = context.law.eligibleNumber(requested.ok);
  if (!('ok' in number)) return badRequest(number.refused, NUMBER_HELP[number.refused], 422);
  const { deploymentId, subdomain, displayName, whatsapp } = given;
  const deployment: DeploymentRecord = {
    deploymentId,
    customer: subdomain,
    displayName,
    number: number.ok,
    whatsapp,
  };
  keepSecret(context, whatsapp);
  // INTAKE-2, HOSTING-6: one deployment for one number.
  const added = await context.store.commit([
    insert('deployment', deploymentId, deployment),
    insert('number', number.ok.e164, { deploymentId }),
  ]);
  if (!added) {
    return badRequest(
      'deployment-exists',
      'This deployment ID or phone number is hosted already.',
      409,
    );
  }
  return json(201, { deploymentId, phoneNumber: number.ok.e164 });
}

function keepSecret(context: Context, access: WhatsAppAccess): void {
  const { secret } = context.services.trace;
  if (access.dialect === 'cloud') {
    secret('token', access.accessToken);
    secret('app secret', access.appSecret);
  } else {
    secret('password', access.password);
    secret('certificate', access.certificate);
  }
}
