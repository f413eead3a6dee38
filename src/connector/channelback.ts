// The door for agents' replies: safe in the outbox first, answered then, sent afterwards.
import { readThreadKey } from '../domain/conversation.ts';
import { digitsOf } from '../domain/phone-number.ts';
import type { Call } from '../kernel/routes.ts';
import { json, type Response } from '../kernel/wire.ts';
import { accountOf } from './account-of.ts';
import type { Context } from './context.ts';
import { badRequest, type FormRules, readForm } from './door.ts';
import { fileUrlsIn } from './files/reply-file.ts';
import { drainOutbox } from './outbound.ts';
import { outgoing } from './outgoing.ts';
import type { AccountRecord } from './records/account.ts';
import type { ThreadRecord } from './records/conversation.ts';
import { inAccount, threadLane } from './records/keys.ts';
import { insert, put } from './store.ts';

/** https://developer.zendesk.com/documentation/channel_framework/ (channelback) */
const LENGTH_MAX = {
  message: 65_535,
  thread_id: 511,
  parent_id: 511,
  recipient_id: 255,
  metadata: 5_000,
  request_unique_identifier: 255,
} as const;
type Reply = Readonly<Record<keyof typeof LENGTH_MAX, string>>;
const REPLY: FormRules<keyof Reply> = { lengthMax: LENGTH_MAX, needed: [] };

/** A whole message, every character escaped. */
const BODY_MAX = 1_000_000;

export async function channelback(context: Context, call: Call): Promise<Response> {
  const form = readForm(call.request, REPLY, BODY_MAX);
  if ('answer' in form) return form.answer;
  const files = fileUrlsIn(call.request);
  if (form.ok.message === '' && files.length === 0) {
    return badRequest('malformed', 'message: is missing');
  }
  const account = await accountOf(context, form.ok.metadata);
  if (account === undefined) {
    return json(404, { error: 'account-unknown', description: 'No account has this metadata.' });
  }
  const reply = form.ok;
  return context.lanes.run(`replies:${account.id}`, () => accept(context, account, reply, files));
}

async function accept(
  context: Context,
  account: AccountRecord,
  reply: Reply,
  files: readonly string[],
): Promise<Response> {
  const { store, law, services } = context;
  // Without an identifier nobody can tell a retry from a second reply.
  const request = inAccount(account.id, reply.request_unique_identifier || context.ids.hex(16));
  const known = law.repeatedReply((await store.get('request', request))?.externalId);
  if (known !== undefined) return json(200, { external_id: known });

  const thread = await threadOf(context, account, reply);
  if (thread === undefined) {
    return badRequest(
      'thread-unknown',
      'No conversation of this account has this thread_id or parent_id.',
    );
  }
  const externalId = `reply-${context.ids.hex(24)}`;
  const whole = { accountId: account.id, thread, externalId };
  // TICKET-8: the words first, then each file as a message of its own.
  const kind = law.readTemplate(reply.message) === undefined ? 'reply' : 'template';
  const words =
    reply.message === '' ? [] : [outgoing(context, { ...whole, kind, text: reply.message })];
  const attached = files.map((url, i) => {
    const reference = `${externalId}.${i + 1}`;
    return outgoing(context, { ...whole, kind: 'reply', reference, text: '', file: { url } });
  });
  const parts = [...words, ...attached];
  // The framework hands over public comments only; that they leave is still our decision.
  const leaves = law.commentLeaves('public', reply.message);
  await store.commit([
    put('request', request, { externalId }),
    ...(leaves ? parts.map((part) => put('outbox', part.key, part)) : []),
  ]);
  const lane = threadLane(account.id, thread);
  if (leaves) services.clock.spawn('send replies', () => drainOutbox(context, lane));
  return json(200, { external_id: externalId });
}

/** The thread to answer in; it is made known if Zendesk knows it and we do not. */
async function threadOf(
  context: Context,
  account: AccountRecord,
  reply: Reply,
): Promise<string | undefined> {
  const { store, law } = context;
  const seen = reply.thread_id === '' ? await store.get('seen', reply.parent_id) : undefined;
  const thread = reply.thread_id || (seen?.accountId === account.id ? seen.thread : '');
  if (thread === '') return undefined;
  const lane = threadLane(account.id, thread);
  const known = await store.get('thread', lane);
  const whom = known ?? whomOf(context, account, thread);
  if (whom === undefined) return undefined;
  const address = law.recipientOf(whom.address, reply.recipient_id || undefined);
  const asked: ThreadRecord = { ...whom, address };
  // Only what is new: the customer may change number meanwhile.
  if (known === undefined) await store.commit([insert('thread', lane, asked)]);
  else if (address !== known.address) await store.commit([put('thread', lane, asked)]);
  return thread;
}

/** SECURE-7: a thread that is new to us must be one of the account's own number. */
function whomOf(
  { law }: Context,
  account: AccountRecord,
  thread: string,
): ThreadRecord | undefined {
  const pair = readThreadKey(thread);
  return pair !== undefined && law.belongsTo(pair.business, digitsOf(account.number.e164))
    ? { ...pair, address: pair.customer }
    : undefined;
}
