// The door for Cloud webhooks: handshake and signed deliveries, one address for all numbers.
// https://developers.facebook.com/documentation/business-messaging/whatsapp/ (create webhook endpoint)
import { z } from 'zod';
import type { Call } from '../../kernel/routes.ts';
import { json, type Response } from '../../kernel/wire.ts';
import type { Context } from '../context.ts';
import { badRequest, readJson } from '../door.ts';
import type { DeploymentRecord } from '../records/deployment.ts';
import { keepUnreadable } from '../unreadable.ts';
import { deliver } from './deliver.ts';
import { type Delivery, PARTS, readParts, reasonOf, type Unreadable } from './parts.ts';

export const CLOUD_WEBHOOK_PATH = '/connector/whatsapp/webhook';

const VALUE = PARTS.extend({ metadata: z.object({ phone_number_id: z.string() }) });
const CHANGE = z.object({ field: z.string(), value: z.unknown() });
const ENVELOPE = z.object({
  object: z.literal('whatsapp_business_account'),
  entry: z.array(z.object({ id: z.string(), changes: z.array(z.unknown()) })),
});

/** Meta sends at most 3 MB. */
export const WEBHOOK_MAX = 3 * 1024 * 1024;

export function cloudHandshake(context: Context, call: Call): Response {
  const { query } = call;
  const challenge = query.get('hub.challenge') ?? '';
  const right =
    query.get('hub.mode') === 'subscribe' &&
    challenge !== '' &&
    context.law.verifyTokenRight(
      query.get('hub.verify_token') ?? '',
      context.settings.webhookVerifyToken,
    );
  if (!right) return badRequest('verify-token-wrong', 'This is not the verify token.', 403);
  return {
    status: 200,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' },
    body: challenge,
  };
}

export async function cloudWebhook(context: Context, call: Call): Promise<Response> {
  const { request } = call;
  const read = readJson(request, ENVELOPE, WEBHOOK_MAX);
  if ('answer' in read) return read.answer;
  const header = request.headers['x-hub-signature-256'];
  const deployments = await cloudDeployments(context);
  const right = new Map<string, boolean>();
  const signed = (secret: string): boolean => {
    const known = right.get(secret) ?? context.law.signatureRight(request.body, header, secret);
    right.set(secret, known);
    return known;
  };
  const pieces: { readonly deployment: DeploymentRecord; readonly delivery: Delivery }[] = [];
  const unreadable: Unreadable[] = [];
  for (const entry of read.ok.entry) {
    const own = deployments.filter((one) => one.access.wabaId === entry.id);
    // SECURE-1, SECURE-7: the secret of the very account that the entry speaks of.
    if (!own.some((one) => signed(one.access.appSecret))) {
      return badRequest('signature-wrong', 'X-Hub-Signature-256 does not fit the body.', 401);
    }
    for (const change of entry.changes) {
      const about = CHANGE.safeParse(change);
      if (about.success && about.data.field !== 'messages') continue;
      const value = about.success ? VALUE.safeParse(about.data.value) : about;
      if (!value.success) {
        unreadable.push({ reason: reasonOf(value.error, 'changes'), piece: change });
        continue;
      }
      const id = value.data.metadata.phone_number_id;
      const of = own.find((one) => one.deployment.numberId === id);
      if (of !== undefined) {
        pieces.push({ deployment: of.deployment, delivery: readParts(value.data) });
      }
    }
  }
  for (const { deployment, delivery } of pieces) {
    const taken = await deliver(context, deployment, delivery);
    // In the middle of connecting: WhatsApp delivers again, and by then the account is there.
    if (!taken && deployment.pin !== undefined)
      return badRequest('not-ready', 'The account is being added.', 503);
  }
  await keepUnreadable(context, read.ok.entry[0]?.id ?? '', unreadable);
  return json(200, { received: true });
}

async function cloudDeployments(context: Context) {
  const all = await context.store.list('deployment');
  return all.flatMap((deployment) =>
    deployment.whatsapp.dialect === 'cloud' ? [{ deployment, access: deployment.whatsapp }] : [],
  );
}
