// After the right code: the number is registered, webhooks are ordered, and the account comes into being.
import { openAccount } from '../../domain/account.ts';
import { EMPTY_PROFILE } from '../../domain/business-profile.ts';
import { verifiedNumber } from '../../domain/phone-number.ts';
import type { Context } from '../context.ts';
import { importPast } from '../inbound.ts';
import type { AccountRecord } from '../records/account.ts';
import type { DeploymentRecord } from '../records/deployment.ts';
import type { WizardSession } from '../records/session.ts';
import { put } from '../store.ts';
import { CLOUD_WEBHOOK_PATH } from '../webhooks/cloud.ts';
import { onPremisesWebhookPath } from '../webhooks/on-premises.ts';
import { clientOf } from '../whatsapp/client-of.ts';
import { whatsAppProblem } from '../whatsapp/problem.ts';
import type { Taken } from './step.ts';

/** Every part can be done again: what failed is taken up by the next try, without another code. */
export async function connect(
  context: Context,
  before: WizardSession,
  chosen: DeploymentRecord,
): Promise<Taken> {
  const { store, settings, law } = context;
  const session: WizardSession = { ...before, codeAccepted: true, codeAsked: true };
  const deployment = { ...chosen, pin: chosen.pin ?? mintPin(context) };
  // The PIN is kept before it is set.
  await store.commit([
    put('session', session.id, session),
    put('deployment', deployment.deploymentId, deployment),
  ]);
  const client = clientOf(context, deployment);
  const { registeredByHand = false, registeredElsewhere = false } = deployment;
  if (law.mustRegister({ registeredByHand, registeredElsewhere })) {
    const registered = await client.register(deployment.pin);
    if (!('ok' in registered)) return { session, problem: whatsAppProblem(registered) };
  }
  const path =
    deployment.whatsapp.dialect === 'cloud'
      ? CLOUD_WEBHOOK_PATH
      : onPremisesWebhookPath(deployment.deploymentId);
  const subscribed = await client.subscribe(settings.baseUrl + path, settings.webhookVerifyToken);
  if (!('ok' in subscribed)) return { session, problem: whatsAppProblem(subscribed) };

  const account = accountFrom(session, deployment);
  if (account === undefined) return { session, problem: { reason: 'out-of-order' } };
  const done: WizardSession = { ...session, screen: law.screenAfter('enter-code') };
  // CONNECT-4, CONNECT-6: the account, and with it the right to receive, exists from here on.
  await store.commit([
    put('account', account.id, account),
    put('deployment', deployment.deploymentId, { ...deployment, accountId: account.id }),
    put('session', session.id, done),
  ]);
  if (session.migration === 'done') await importPast(context, account);
  return { session: done };
}

function mintPin(context: Context): string {
  const pin = context.pins.digits(6);
  context.services.trace.secret('pin', pin);
  return pin;
}

function accountFrom(
  session: WizardSession,
  deployment: DeploymentRecord,
): AccountRecord | undefined {
  if (session.account === undefined) return undefined;
  const number = verifiedNumber(deployment.number, { codeAccepted: true });
  const { id, key } = session.account;
  return {
    ...openAccount(id, deployment.deploymentId, deployment.displayName, number),
    customer: session.customer,
    instancePushId: session.instancePushId,
    accessToken: session.accessToken,
    key,
    profile: EMPTY_PROFILE,
  };
}
