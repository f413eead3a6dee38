// From an agent to the customer: replies leave each conversation in order, one at a time.
import { type Failure, failureText } from '../domain/failure.ts';
import { DOUBT_MS } from '../domain/retry.ts';
import type { Context } from './context.ts';
import { reportFailure } from './failure-report.ts';
import { prepareFile } from './files/reply-file.ts';
import { hush, quietUntil, whatsAppOf } from './quiet.ts';
import type { OutboxRecord, SentRecord, Told } from './records/conversation.ts';
import { pairKey, statusLane, threadLane, waitingPrefix } from './records/keys.ts';
import { type Change, put, remove } from './store.ts';
import { prepareTemplate } from './template.ts';
import { noteOn, pushNotes } from './ticket-note.ts';
import type { WhatsAppClient, WhatsAppFailure } from './whatsapp/client.ts';
import { clientOf } from './whatsapp/client-of.ts';
import { windowTouched } from './window-touch.ts';

/** Runs down a thread's waiting replies as far as they may be tried now. */
export const drainOutbox = (context: Context, lane: string): Promise<void> =>
  context.lanes.run(`outbox:${lane}`, async () => {
    for (;;) {
      const waiting = await context.store.list('outbox', waitingPrefix(lane));
      const head = [...waiting].sort((a, b) => context.law.outboundOrder(a.order, b.order))[0];
      if (head === undefined) return;
      if (head.doubts.length > 0 && (await settledByStatus(context, head))) continue;
      const quiet = await quietUntil(context, whatsAppOf(head.accountId));
      const notBefore = Math.max(head.notBefore, quiet);
      if (notBefore > context.services.clock.now()) {
        wakeOutbox(context, lane, notBefore);
        return;
      }
      await sendOne(context, lane, head);
    }
  });

export function wakeOutbox(context: Context, lane: string, at: number): void {
  context.services.clock.at(at, 'next try to send a reply', () => drainOutbox(context, lane));
}

/** Runs what settles a reply, so that no status is heard in the middle of it. */
const settling = <Value>(
  context: Context,
  reply: OutboxRecord,
  job: () => Promise<Value>,
): Promise<Value> => context.lanes.run(statusLane(reply.accountId), job);

/** A status may tell what became of a reply whose answer was lost. */
const settledByStatus = (context: Context, reply: OutboxRecord): Promise<boolean> =>
  settling(context, reply, async () => {
    const told = await firstTold(context, reply);
    if (told !== undefined) await accepted(context, reply, told.whatsAppId);
    return told !== undefined;
  });

const firstTold = async (context: Context, reply: OutboxRecord): Promise<Told | undefined> =>
  (await context.store.get('stray', reply.key))?.told[0];

/** Notes a try before it is made: after a crash nobody could tell otherwise whether it was. */
const beginTry = (context: Context, sending: OutboxRecord): Promise<boolean> =>
  settling(context, sending, async () => {
    const doubted = sending.doubts.length > 1;
    if (doubted && (await firstTold(context, sending)) !== undefined) return false;
    return context.store.commit([put('outbox', sending.key, sending)]);
  });

async function sendOne(context: Context, lane: string, reply: OutboxRecord): Promise<void> {
  const { store, law, services } = context;
  const account = await store.get('account', reply.accountId);
  const thread = await store.get('thread', lane);
  const deployment =
    account === undefined ? undefined : await store.get('deployment', account.deploymentId);
  if (account === undefined || thread === undefined || deployment === undefined) {
    await giveUp(context, reply, 'not-connected');
    return;
  }
  const window = await store.get('window', law.windowKey(thread.business, thread.customer));
  const bound =
    law.needsWindow(reply.kind) && law.boundByWindow(reply.file === undefined ? 'text' : 'file');
  if (bound && !law.windowOpen(window?.start, services.clock.now())) {
    const fate = law.lateReply(reply.failures + reply.doubts.length, reply.text);
    if (fate === 'swallow') await store.commit([remove('outbox', reply.key)]);
    if (fate === 'fail') await giveUp(context, reply, 'window-closed');
    if (fate !== 'send') return;
  }
  const client = clientOf(context, deployment);
  const begun = services.clock.now();
  const notBefore = begun + DOUBT_MS[deployment.whatsapp.dialect];
  const prepared =
    reply.kind === 'template'
      ? await prepareTemplate(context, client, reply, thread)
      : await prepareFile(context, account, client, reply);
  if ('never' in prepared) {
    return giveUp(context, reply, prepared.never, undefined, prepared.title);
  }
  if ('not' in prepared) {
    return notAccepted(context, { ...reply, doubts: [...reply.doubts, begun] }, prepared.not);
  }
  const ready = prepared.ok;
  const now = services.clock.now();
  const sending: OutboxRecord = { ...ready, doubts: [...ready.doubts, now], notBefore };
  if (!(await beginTry(context, sending))) return;
  const outcome = await sendWith(client, thread.address, ready);
  if ('ok' in outcome) {
    await settling(context, sending, () => accepted(context, sending, outcome.ok.id));
  } else {
    await notAccepted(context, sending, outcome);
  }
}

function sendWith(client: WhatsAppClient, address: string, ready: OutboxRecord) {
  const { text, file, template, reference } = ready;
  if (template !== undefined) return client.sendTemplate(template.to, template, reference);
  return file?.uploaded === undefined
    ? client.sendText(address, text, reference)
    : client.sendFile(address, file.uploaded, reference);
}

async function replyTouches(context: Context, reply: OutboxRecord): Promise<readonly Change[]> {
  const { store } = context;
  const thread = await store.get('thread', threadLane(reply.accountId, reply.thread));
  if (thread === undefined) return [];
  const pair = pairKey(thread.business, thread.customer);
  const past = (await store.get('pair', pair)) ?? { messages: 0, replies: 0 };
  return [
    put('pair', pair, { ...past, replies: past.replies + 1 }),
    ...windowTouched(context, thread, reply.kind),
  ];
}

/** Runs in the account's lane of statuses. */
async function accepted(context: Context, reply: OutboxRecord, whatsAppId: string): Promise<void> {
  const { store, law } = context;
  const told = (await store.get('stray', reply.key))?.told ?? [];
  const failure = told.find((each) => each.whatsAppId === whatsAppId)?.failure;
  const sent: SentRecord = {
    accountId: reply.accountId,
    thread: reply.thread,
    externalId: reply.externalId,
    acceptedAt: reply.acceptedAt,
    failed: failure !== undefined,
  };
  const noted = law.notedOnTicket(reply.kind, reply.template?.shown ?? reply.text);
  const done: Change[] = [
    remove('outbox', reply.key),
    remove('stray', reply.key),
    // What fails on no ticket needs not be known when its statuses come.
    ...(law.failsOnTicket(reply.kind) ? [put('sent', whatsAppId, sent)] : []),
    ...(noted === undefined ? [] : [noteOn(context, reply, noted)]),
    ...(await replyTouches(context, reply)),
  ];
  if (failure === undefined || !law.failsOnTicket(reply.kind)) {
    await store.commit(done);
  } else {
    const why = law.failureOf(failure.code);
    await reportFailure(context, sent, why, 'whatsapp', failureText(why, failure.title), done);
  }
  if (noted !== undefined) pushNotes(context, reply);
}

async function notAccepted(
  context: Context,
  sending: OutboxRecord,
  failure: WhatsAppFailure,
): Promise<void> {
  const { store, law, services } = context;
  // What WhatsApp has refused, or never saw, is in no doubt; earlier tries may be.
  const reply: OutboxRecord = { ...sending, doubts: sending.doubts.slice(0, -1) };
  switch (failure.failed) {
    case 'in-doubt':
      // Noted as such when it was begun; a status or time goes on from there.
      if (law.afterSilence('timeout') === 'doubt') return;
      break;
    case 'unreachable':
      break;
    case 'window-closed':
      return giveUp(context, reply, 'window-closed', failure);
    default:
      return giveUp(context, reply, 'refused', failure);
  }
  const failures = reply.failures + 1;
  const notBefore = services.clock.now() + law.retryPause(failures);
  const again: Change[] = [
    put('outbox', reply.key, { ...reply, failures, notBefore }),
    ...hush(context, whatsAppOf(reply.accountId), failure.retryAfterS),
  ];
  // A status that came meanwhile was of no try of this reply.
  if (reply.doubts.length === 0) again.push(remove('stray', reply.key));
  await settling(context, reply, () => store.commit(again));
}

/** A reply that may have arrived after all is told of as that. */
const giveUp = (
  context: Context,
  reply: OutboxRecord,
  why: Failure,
  said?: WhatsAppFailure,
  detail = said?.title ?? '',
): Promise<void> =>
  settling(context, reply, async () => {
    const doubted = reply.doubts.length > 0;
    const told = doubted ? await firstTold(context, reply) : undefined;
    if (told !== undefined) return accepted(context, reply, told.whatsAppId);
    const settled = [remove('outbox', reply.key), remove('stray', reply.key)];
    if (!context.law.failsOnTicket(reply.kind)) {
      await context.store.commit(settled);
      return;
    }
    const really = doubted ? 'delivery-unknown' : why;
    const by = said === undefined ? 'us' : 'whatsapp';
    const text = failureText(really, doubted ? '' : detail);
    return reportFailure(context, reply, really, by, text, settled);
  });
