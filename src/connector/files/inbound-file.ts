// A customer's file: fetched from WhatsApp before its message is pushed, and held until Support has fetched it.
import { fileName, type Loss } from '../../domain/attachment.ts';
import type { Call } from '../../kernel/routes.ts';
import type { Response } from '../../kernel/wire.ts';
import { type Context, mintKey } from '../context.ts';
import { badRequest } from '../door.ts';
import type { AccountRecord } from '../records/account.ts';
import type { InboxRecord } from '../records/conversation.ts';
import { type Change, put, remove } from '../store.ts';
import { clientOf } from '../whatsapp/client-of.ts';

export const FILES_PATH = '/connector/files';

/** Support fetches at once; a day leaves it time for a bad one. */
const HELD_MS = 86_400_000;

/** `undefined` when WhatsApp cannot be asked now. */
export async function withFile(
  context: Context,
  account: AccountRecord,
  record: InboxRecord,
): Promise<InboxRecord | undefined> {
  const { file } = record;
  if (file === undefined) return record;
  const { store, law, services } = context;
  const deployment = await store.get('deployment', account.deploymentId);
  if (deployment === undefined) return without(context, record, 'gone');
  const fetched = await clientOf(context, deployment).download(file.mediaId);
  if (!('ok' in fetched)) {
    const passing = fetched.failed === 'unreachable' || fetched.failed === 'in-doubt';
    return passing ? undefined : without(context, record, 'gone');
  }
  const { bytes, type } = fetched.ok;
  const taken = law.supportTakes(bytes.length);
  if (!('ok' in taken)) return without(context, record, taken.refused);
  const key = mintKey(context, 'file key');
  const now = services.clock.now();
  const held = {
    key,
    name: fileName(file.type, type, file.filename),
    mimeType: type,
    bytes,
    until: now + HELD_MS,
  };
  const ready: InboxRecord = { ...withoutFile(record), fileKey: key };
  await store.commit([
    ...(await overdue(context, now)),
    put('file', key, held),
    put('inbox', record.key, ready),
  ]);
  return ready;
}

const withoutFile = ({ file: _, ...record }: InboxRecord): InboxRecord => record;

async function without(context: Context, record: InboxRecord, loss: Loss): Promise<InboxRecord> {
  const told = { ...withoutFile(record), text: context.law.lossShown(record.text, loss) };
  await context.store.commit([put('inbox', record.key, told)]);
  return told;
}

async function overdue(context: Context, now: number): Promise<readonly Change[]> {
  const held = await context.store.list('file');
  return held.flatMap(({ key, until }) => (until < now ? [remove('file', key)] : []));
}

export const fileUrl = (context: Context, key: string): string =>
  `${context.settings.baseUrl}${FILES_PATH}?secret=${key}`;

/** Whoever has the address has the file, and nobody can guess it. A browser never shows it as a page of ours. */
export async function serveFile(context: Context, call: Call): Promise<Response> {
  const held = await context.store.get('file', call.query.get('secret') ?? '');
  if (held === undefined || held.until < context.services.clock.now()) {
    return badRequest('file-unknown', 'There is no such file, or not any more.', 404);
  }
  return {
    status: 200,
    headers: {
      'content-type': held.mimeType,
      'content-disposition': `attachment; filename="${asciiName(held.name)}"`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
    body: held.bytes,
  };
}

/** A header carries no other characters. */
const asciiName = (name: string): string => name.replace(/[^ -~]/g, '_');
