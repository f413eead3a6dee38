// Letters to customers: kept first, then posted until the post has taken them.
import { bearer, sendJson } from '../../kernel/wire.ts';
import { attempt, retryAfterS, succeeded } from '../attempt.ts';
import type { Context } from '../context.ts';
import type { LetterThread, PostRecord } from '../records/office.ts';
import { type Change, put, remove } from '../store.ts';

export interface Draft {
  readonly to: string;
  readonly subject: string;
  readonly lines: readonly string[];
  /** The message id that it answers. */
  readonly answers?: string;
  /** Where an answer to it belongs; without it, an answer is one to nothing. */
  readonly thread?: LetterThread;
}

export interface Written {
  readonly record: PostRecord;
  /** To be committed together with what the letter tells of. */
  readonly changes: readonly Change[];
}

/** Once its changes are committed, `send` it. */
export function write(context: Context, draft: Draft): Written {
  const id = `${context.ids.hex(24)}@connector.example`;
  const record: PostRecord = {
    id,
    to: draft.to,
    subject: draft.subject,
    text: draft.lines.join('\n'),
    inReplyTo: draft.answers ?? null,
    notBefore: context.services.clock.now(),
    failures: 0,
  };
  const thread = draft.thread === undefined ? [] : [put('letter', id, draft.thread)];
  return { record, changes: [put('post', id, record), ...thread] };
}

export function send(context: Context, record: PostRecord): void {
  context.services.clock.at(record.notBefore, 'post a letter', () => tryPost(context, record));
}

async function tryPost(context: Context, record: PostRecord): Promise<void> {
  const { store, law, settings, services } = context;
  const { id, to, subject, text, inReplyTo } = record;
  const mail = { id, from: settings.mailAddress, to, subject, text, inReplyTo };
  const request = sendJson(
    'POST',
    `${settings.mailUrl}/v1/mails`,
    { mail },
    bearer(settings.mailToken),
  );
  const tried = await attempt(services.send, request);
  if ('response' in tried && succeeded(tried.response)) {
    await store.commit([remove('post', id)]);
    return;
  }
  const failures = record.failures + 1;
  const wait = 'response' in tried ? retryAfterS(tried.response) : 0;
  const pause = Math.max(law.retryPause(failures), law.leftAlone(wait));
  const again = {
    ...record,
    failures,
    notBefore: services.clock.now() + pause,
  };
  await store.commit([put('post', id, again)]);
  send(context, again);
}
