// An agent's file: fetched from Support and brought to WhatsApp, before the message that shows it is sent.
import type { Failure } from '../../domain/failure.ts';
import {
  type Body,
  bearer,
  decodeField,
  eachField,
  get,
  type Request,
  textOf,
} from '../../kernel/wire.ts';
import { attempt, retryAfterS, succeeded } from '../attempt.ts';
import type { Context } from '../context.ts';
import type { AccountRecord } from '../records/account.ts';
import type { OutboxRecord } from '../records/conversation.ts';
import { put } from '../store.ts';
import { failed, type WhatsAppClient, type WhatsAppFailure } from '../whatsapp/client.ts';

/** https://developer.zendesk.com/documentation/channel_framework/ (channelback) */
export const FILES_FIELD = 'file_urls[]';
const FILES_MAX = 64;

export function fileUrlsIn(request: Request): readonly string[] {
  const urls: string[] = [];
  eachField(textOf(request.body), (name, value) => {
    if (name === FILES_FIELD) urls.push(decodeField(value));
  });
  return urls.slice(0, FILES_MAX);
}

export type Prepared =
  | { readonly ok: OutboxRecord }
  /** It never can be sent, and why. */
  | { readonly never: Failure; readonly title: string }
  | { readonly not: WhatsAppFailure };

/** Makes sure that WhatsApp has the file of this part of a reply, if it is one. */
export async function prepareFile(
  context: Context,
  account: AccountRecord,
  client: WhatsAppClient,
  reply: OutboxRecord,
): Promise<Prepared> {
  const { file } = reply;
  if (file === undefined || file.uploaded !== undefined) return { ok: reply };
  const fetched = await fetchFile(context, account, file.url);
  if (!('file' in fetched)) return fetched;
  const { name, type, bytes } = fetched.file;
  const as = context.law.sentAs(type, bytes.length);
  if (!('ok' in as)) return { never: 'file-unsupported', title: `${name}: ${as.refused}` };
  const sent = await client.upload({ name, type, bytes });
  if (!('ok' in sent)) {
    // An upload that nobody knows of shows nothing to anybody.
    return { not: sent.failed === 'in-doubt' ? { ...sent, failed: 'unreachable' } : sent };
  }
  const uploaded = { mediaId: sent.ok.id, as: as.ok, name };
  const ready: OutboxRecord = { ...reply, file: { ...file, uploaded } };
  await context.store.commit([put('outbox', reply.key, ready)]);
  return { ok: ready };
}

const bytesOf = (body: Body): Uint8Array =>
  typeof body === 'string' ? new TextEncoder().encode(body) : body;

async function fetchFile(context: Context, account: AccountRecord, url: string) {
  const home = context.settings.zendeskUrl(account.customer);
  // SECURE-7: the account's token goes to its own Support only.
  if (!URL.canParse(url) || new URL(url).origin !== new URL(home).origin) {
    return { never: 'file-lost', title: 'its address is not one of Support' } as const;
  }
  const tried = await attempt(context.services.send, get(url, bearer(account.accessToken)));
  if ('silence' in tried) return { not: failed('unreachable') };
  const { response } = tried;
  if (response.status === 429 || response.status >= 500) {
    return { not: failed('unreachable', 0, '', retryAfterS(response)) };
  }
  if (!succeeded(response)) {
    return { never: 'file-lost', title: `HTTP ${response.status}` } as const;
  }
  const name = new URL(url).searchParams.get('name') ?? '';
  const type = response.headers['content-type'] ?? '';
  return { file: { name: name === '' ? 'file' : name, type, bytes: bytesOf(response.body) } };
}
