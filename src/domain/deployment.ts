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

/** HOSTING-6, INTAKE-6: neither the ID nor the number is hosted already. */
export const mayDeploy = (taken: {
  readonly id: boolean;
  readonly number: boolean;
}): Ruling<true, 'deployment-exists' | 'number-hosted'> => {
  if (taken.id) return refused('deployment-exists');
  return taken.number ? refused('number-hosted') : { ok: true };
};

/** How far the work on a number has come; all in ms. */
export interface Progress {
  /** When its intake was complete. */
  readonly completeAt: number | undefined;
  /** When the customer had done their own part. */
  readonly tasksDoneAt: number | undefined;
  /** When the integration team had the deployment ready. */
  readonly readyAt: number | undefined;
}

const DAY_MS = 86_400_000;
/** Making a deployment takes one to two weeks. */
const EARLIEST_MS = 7 * DAY_MS;

/** INTAKE-4: when the deployment ID is mailed; `undefined` while somebody's part is not done. */
export function deploymentMailedAt(progress: Progress): number | undefined {
  const { completeAt, tasksDoneAt, readyAt } = progress;
  if (completeAt === undefined || tasksDoneAt === undefined || readyAt === undefined) {
    return undefined;
  }
  return Math.max(completeAt + EARLIEST_MS, tasksDoneAt, readyAt);
}

/** INTAKE-5: what the last letter carries. */
export const deploymentLines = (deploymentId: string, installLink: string): readonly string[] => [
  `Deployment ID: ${deploymentId}`,
  `Install link: ${installLink}`,
];
