// The door for On-Premises webhooks: no envelope, no signature, one address for each deployment.
// https://developers.facebook.com/docs/whatsapp/on-premises/webhooks
import type { Call } from '../../kernel/routes.ts';
import { json, type Response } from '../../kernel/wire.ts';
import type { Context } from '../context.ts';
import { badRequest, readJson } from '../door.ts';
import { WEBHOOK_MAX } from './cloud.ts';
import { deliver } from './deliver.ts';
import { PARTS, readParts } from './parts.ts';

export const onPremisesWebhookPath = (deploymentId: string): string =>
  `/connector/whatsapp/${encodeURIComponent(deploymentId)}/webhook`;

export async function onPremisesWebhook(context: Context, call: Call): Promise<Response> {
  const read = readJson(call.request, PARTS, WEBHOOK_MAX);
  if ('answer' in read) return read.answer;
  const { deployment: id = '' } = call.params;
  const deployment = await context.store.get('deployment', id);
  if (
    deployment === undefined ||
    (deployment.whatsapp.dialect !== 'on-premises' && deployment.movedFrom === undefined) ||
    !(await deliver(context, deployment, readParts(read.ok)))
  ) {
    return badRequest('deployment-unknown', 'No connected deployment has this address.', 404);
  }
  return json(200, { received: true });
}
