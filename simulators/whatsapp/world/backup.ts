// A backup of a hosted On-Premises client: what Cloud takes it over by. There are no messages in it.
import { createHash } from 'node:crypto';
import type { Deployment, Settings } from './deployment.ts';
import type { World } from './world.ts';

/** What nobody can make who does not know both the client and the password. */
const sealOf = (
  { id, number, certificate }: Deployment,
  settings: Settings,
  password: string,
): string =>
  createHash('sha256')
    .update(JSON.stringify([id, number.phone, certificate, settings, password]))
    .digest('hex');

/** Opaque text in base64: the same for the same client, settings and password. */
export function makeBackup(deployment: Deployment, password: string): string {
  const { id, settings } = deployment;
  const text = JSON.stringify({ id, settings, seal: sealOf(deployment, settings, password) });
  return Buffer.from(text).toString('base64');
}

export interface OpenedBackup {
  /** The client that it was made of. */
  readonly deployment: Deployment;
  /** As they were then. */
  readonly settings: Settings;
}

/** What is in a backup; `undefined` for a wrong password or what is no backup. */
export function readBackup(world: World, data: string, password: string): OpenedBackup | undefined {
  let kept: unknown;
  try {
    kept = JSON.parse(Buffer.from(data, 'base64').toString('utf8'));
  } catch {
    return undefined;
  }
  if (kept === null || typeof kept !== 'object') return undefined;
  if (!('id' in kept) || !('seal' in kept) || !('settings' in kept)) return undefined;
  const deployment = typeof kept.id === 'string' ? world.deployments.get(kept.id) : undefined;
  if (deployment === undefined) return undefined;
  // Whoever could seal them knew the client, and no client has settings of another form.
  const settings = kept.settings as Settings;
  return sealOf(deployment, settings, password) === kept.seal
    ? { deployment, settings }
    : undefined;
}

/** The client that the backup was made of; `undefined` for a wrong password or what is no backup. */
export const openBackup = (world: World, data: string, password: string): Deployment | undefined =>
  readBackup(world, data, password)?.deployment;
