// A connected number moves from its hosted client to Cloud. Before the switch it works there, after it here;
// who was interrupted at the switch asks Cloud which it is.
import type { Context } from './context.ts';
import type { DeploymentRecord, MoveRecord, OnPremisesAccess } from './records/deployment.ts';
import { type Change, put, remove } from './store.ts';
import { CLOUD_WEBHOOK_PATH } from './webhooks/cloud.ts';
import type { Outcome, WhatsAppClient } from './whatsapp/client.ts';
import { cloudClient } from './whatsapp/cloud.ts';
import { backUp } from './whatsapp/on-premises-backup.ts';

export interface Moving {
  readonly deployment: DeploymentRecord;
  readonly from: OnPremisesAccess;
  readonly move: MoveRecord;
}

/** Between two looks at a switch whose end is not known. */
const LOOK_AGAIN_MS = 30_000;

const cloudOf = (context: Context, { deployment, move }: Moving): WhatsAppClient => {
  const { numberId } = move;
  const there = numberId === undefined ? deployment : { ...deployment, numberId };
  return cloudClient(context, there, move.to);
};

/** Goes as far as it gets; `ok` when the number is at Cloud. Runs alone in the lane of the deployment. */
export async function moveOn(context: Context, moving: Moving): Promise<Outcome<true>> {
  if (moving.move.phase === 'switching') {
    const there = await cloudOf(context, moving).registered();
    if (!('ok' in there)) return there;
    if (there.ok) return settle(context, moving);
  }
  const ready = await prepare(context, moving);
  return 'ok' in ready ? switchOver(context, ready.ok) : ready;
}

/** Everything that changes nothing for customers: it can be done again, or given up. */
async function prepare(context: Context, moving: Moving): Promise<Outcome<Moving>> {
  const { settings, store } = context;
  const { deploymentId } = moving.move;
  const found = await cloudOf(context, moving).prepare();
  if (!('ok' in found)) return found;
  const ready: Moving = { ...moving, move: { ...moving.move, ...found.ok, phase: 'begun' } };
  await store.commit([put('move', deploymentId, ready.move)]);
  const subscribed = await cloudOf(context, ready).subscribe(
    settings.baseUrl + CLOUD_WEBHOOK_PATH,
    settings.webhookVerifyToken,
  );
  return 'ok' in subscribed ? { ok: ready } : subscribed;
}

/** MIGRATION-7: Cloud takes the number over by the client's own backup, and disconnects the client. */
async function switchOver(context: Context, moving: Moving): Promise<Outcome<true>> {
  const { law, store } = context;
  const { deployment, from, move } = moving;
  const pin = deployment.pin ?? mintPin(context);
  if (deployment.pin === undefined) {
    await store.commit([put('deployment', deployment.deploymentId, { ...deployment, pin })]);
  }
  const backup = await backUp(context, deployment, from, pin);
  if (!('ok' in backup)) return backup;
  const switching: Moving = {
    ...moving,
    deployment: { ...deployment, pin },
    move: { ...move, phase: 'switching' },
  };
  // Noted before it is done: after a crash nobody could tell otherwise which side has the number.
  await store.commit([put('move', move.deploymentId, switching.move)]);
  const client = cloudOf(context, switching);
  const taken = await client.register(law.movePin(pin, mintPin(context)), backup.ok);
  if ('ok' in taken) return settle(context, switching);
  if (taken.failed === 'in-doubt') {
    const there = await client.registered();
    if ('ok' in there && there.ok) return settle(context, switching);
    // It can take a while: until Cloud has answered later, nobody knows.
    lookLater(context, move.deploymentId);
  } else {
    await store.commit([put('move', move.deploymentId, move)]);
  }
  return taken;
}

function mintPin(context: Context): string {
  const pin = context.pins.digits(6);
  context.services.trace.secret('pin', pin);
  return pin;
}

/** The same account with the same conversations, reached another way. */
async function settle(
  context: Context,
  { deployment, from, move }: Moving,
): Promise<Outcome<true>> {
  const { deploymentId, to, numberId } = move;
  const changes: Change[] = [
    put('deployment', deploymentId, {
      ...deployment,
      whatsapp: to,
      movedFrom: from,
      ...(numberId === undefined ? {} : { numberId }),
    }),
    remove('move', deploymentId),
  ];
  await context.store.commit(changes);
  return { ok: true };
}

/** A move as it stands; `undefined` when there is none. */
export async function movingOf(
  { store }: Context,
  deploymentId: string,
): Promise<Moving | undefined> {
  const move = await store.get('move', deploymentId);
  const deployment = await store.get('deployment', deploymentId);
  if (move === undefined || deployment?.whatsapp.dialect !== 'on-premises') return undefined;
  return { deployment, from: deployment.whatsapp, move };
}

function lookLater(context: Context, deploymentId: string): void {
  const { clock } = context.services;
  clock.at(clock.now() + LOOK_AGAIN_MS, 'look how a switch ended', () =>
    takeUpSwitch(context, deploymentId),
  );
}

/** MIGRATION-8: a switch that was begun is brought to its end, one way or the other, without being asked. */
export const takeUpSwitch = (context: Context, deploymentId: string): Promise<void> =>
  context.lanes.run(`deployment:${deploymentId}`, async () => {
    const moving = await movingOf(context, deploymentId);
    if (moving?.move.phase !== 'switching') return;
    const there = await cloudOf(context, moving).registered();
    if (!('ok' in there)) lookLater(context, deploymentId);
    else if (there.ok) await settle(context, moving);
    else {
      await context.store.commit([put('move', deploymentId, { ...moving.move, phase: 'begun' })]);
    }
  });
