// Cloud: fetching a customer's file, in two steps. https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/media
import { z } from 'zod';
import { type Body, bearer, get, type Send } from '../../kernel/wire.ts';
import { attempt, retryAfterS } from '../attempt.ts';
import type { CloudAccess } from '../records/deployment.ts';
import { failed, type Outcome, type ReceivedFile } from './client.ts';
import { askCloud } from './cloud-answer.ts';

const PLACE = z.object({ url: z.string(), mime_type: z.string().optional() });

/** Where files lie (third party: in recorded answers). Our token goes to no other address that an answer names. */
const MEDIA_HOST = /^[a-z0-9.-]+\.(?:fbsbx|facebook|fbcdn)\.(?:com|net)$/;

function isWhatsApps(url: string, baseUrl: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, origin } = new URL(url);
  return origin === new URL(baseUrl).origin || (protocol === 'https:' && MEDIA_HOST.test(hostname));
}

export async function downloadMedia(
  send: Send,
  access: CloudAccess,
  base: string,
  mediaId: string,
): Promise<Outcome<ReceivedFile>> {
  const token = bearer(access.accessToken);
  const asked = get(`${base}/${encodeURIComponent(mediaId)}`, token);
  const place = await askCloud(send, asked, (body) => PLACE.safeParse(body).data);
  if (!('ok' in place)) return place;
  const { url, mime_type } = place.ok;
  if (!isWhatsApps(url, access.baseUrl)) return failed('denied', 0, 'a foreign address');
  const tried = await attempt(send, get(url, token));
  if ('silence' in tried) return failed('unreachable');
  const { status, headers, body } = tried.response;
  if (status === 200) {
    const type = mime_type ?? headers['content-type'] ?? 'application/octet-stream';
    return { ok: { type, bytes: bytesOf(body) } };
  }
  const passing = status === 429 || status >= 500;
  return failed(
    passing ? 'unreachable' : 'denied',
    0,
    `HTTP ${status}`,
    retryAfterS(tried.response),
  );
}

const bytesOf = (body: Body): Uint8Array =>
  typeof body === 'string' ? new TextEncoder().encode(body) : body;
