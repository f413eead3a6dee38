// The door of the back office: it hands over deployments that customers may connect, and sees what was given up.
import { z } from 'zod';
import { isDay } from '../domain/number-past.ts';
import type { EligibleNumber } from '../domain/phone-number.ts';
import type { Call } from '../kernel/routes.ts';
import { json, type Response } from '../kernel/wire.ts';
import { activate } from './back-office/activation.ts';
import { BUYER, type Buyer, begin, buy, officeRefusal } from './back-office/orders.ts';
import { officeLane, refuseStranger } from './back-office/staff.ts';
import type { Context } from './context.ts';
import { readJson, textOfUpTo } from './door.ts';
import { installLinkOf } from './install-link.ts';
import { readNumber, refuseNumber } from './number-door.ts';
import type { DeploymentRecord, WhatsAppAccess } from './records/deployment.ts';
import { inAccount } from './records/keys.ts';
import { type Change, put } from './store.ts';

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
  /** Where hosting is bought together with it. */
  hosting: BUYER.optional(),
});
type Given = z.output<typeof DEPLOYMENT>;

const CUSTOMER = DEPLOYMENT.pick({ subdomain: true });

const BODY_MAX = 64 * 1024;

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
  const { lanes } = context;
  // One after the other, since IDs and numbers are unique over all customers.
  return lanes.run('deployments', () =>
    lanes.run(officeLane(read.ok.subdomain), () => keep(context, read.ok)),
  );
}

async function keep(context: Context, given: Given): Promise<Response> {
  const { law, store } = context;
  const { deploymentId, subdomain, phoneNumber, hosting, ...rest } = given;
  const number = readNumber(context, phoneNumber);
  if (!('ok' in number)) return number.answer;
  const { behindIvr = false, registeredByHand = false } = given;
  const reachable = law.reachable({ behindIvr, registeredByHand });
  if (!('ok' in reachable)) return refuseNumber(reachable.refused, 422);
  const key = law.numberKey(number.ok, phoneNumber);
  const may = law.mayDeploy({
    id: (await store.get('deployment', deploymentId)) !== undefined,
    number: (await store.get('number', key)) !== undefined,
  });
  if (!('ok' in may)) {
    return may.refused === 'number-hosted'
      ? refuseNumber(may.refused, 409)
      : officeRefusal(may.refused, 409);
  }
  const deployment: DeploymentRecord = {
    deploymentId,
    customer: subdomain,
    number: number.ok,
    ...rest,
  };
  keepSecret(context, given.whatsapp);
  const entered: readonly Change[] = [
    put('deployment', deploymentId, deployment),
    put('number', key, { deploymentId }),
  ];
  const { e164 } = number.ok;
  const refusal =
    hosting === undefined
      ? await deliver(context, subdomain, e164, entered)
      : await sell(context, subdomain, { buyer: hosting, number: number.ok }, entered);
  return refusal ?? json(201, { deploymentId, phoneNumber: e164 });
}

/** For hosting that was ordered before: the customer may now get the ID. */
async function deliver(
  context: Context,
  customer: string,
  number: string,
  entered: readonly Change[],
): Promise<undefined> {
  const { store, services } = context;
  const key = inAccount(customer, number);
  const hosting = await store.get('hosting', key);
  const ready =
    hosting === undefined
      ? []
      : [put('hosting', key, { ...hosting, deploymentReadyAt: services.clock.now() })];
  await store.commit([...entered, ...ready]);
  await activate(context, customer, number);
}

/** Hosting is bought together with the deployment; a refusal is answered. */
async function sell(
  context: Context,
  customer: string,
  { buyer, number }: { readonly buyer: Buyer; readonly number: EligibleNumber },
  entered: readonly Change[],
): Promise<Response | undefined> {
  const may = context.law.mayOrder(buyer.orderedBy);
  if (!('ok' in may)) return officeRefusal(may.refused, 403);
  const bought = await buy(context, customer, buyer, [number]);
  const done =
    bought !== undefined && (await context.store.commit([...entered, ...bought.changes]));
  if (!done) return officeRefusal('hosted-already', 409);
  begin(context, bought);
  return undefined;
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
