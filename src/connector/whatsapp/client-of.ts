// The client for a deployment, in its dialect.
import type { Context } from '../context.ts';
import type { DeploymentRecord } from '../records/deployment.ts';
import type { WhatsAppClient } from './client.ts';
import { cloudClient } from './cloud.ts';
import { onPremisesClient } from './on-premises.ts';

export function clientOf(context: Context, deployment: DeploymentRecord): WhatsAppClient {
  const { whatsapp } = deployment;
  return whatsapp.dialect === 'cloud'
    ? cloudClient(context, deployment, whatsapp)
    : onPremisesClient(context, deployment, whatsapp);
}
