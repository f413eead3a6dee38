// Whether a deployment ID may be connected by the customer who typed it.
import { type Ruling, refused } from './refusal.ts';

export const DEPLOYMENT_REFUSALS = [
  'deployment-unknown',
  'deployment-other-customer',
  'deployment-connected',
] as const;
export type DeploymentRefusal = (typeof DEPLOYMENT_REFUSALS)[number];

/** What is known of a deployment ID when somebody wants to connect it. */
export interface DeploymentStanding {
  /** The customer (Zendesk subdomain) that the ID was made for. */
  readonly customer: string;
  /** An account already uses it. */
  readonly connected: boolean;
}

/** INTAKE-6, CONNECT-7, CONNECT-9: one ID stands for one number of one customer, once. */
export function acceptDeployment(
  standing: DeploymentStanding | undefined,
  customer: string,
): Ruling<true, DeploymentRefusal> {
  if (standing === undefined) return refused('deployment-unknown');
  if (standing.customer !== customer) return refused('deployment-other-customer');
  if (standing.connected) return refused('deployment-connected');
  return { ok: true };
}

/** IDs travel by mail and are pasted: blanks around one are no part of it. */
export const readDeploymentId = (text: string): string => text.trim();
