// The signature of a Cloud webhook: HMAC-SHA256 of the exact body under the app secret.
import { createHmac } from 'node:crypto';
import { sameSecret } from './handshake.ts';

const PREFIX = 'sha256=';

/** SECURE-1. Header `X-Hub-Signature-256`: https://developers.facebook.com/documentation/business-messaging/whatsapp/ (webhooks). */
export function signatureRight(
  body: string | Uint8Array,
  header: string | undefined,
  appSecret: string,
): boolean {
  if (header === undefined || !header.startsWith(PREFIX)) return false;
  const wanted = createHmac('sha256', appSecret).update(body).digest('hex');
  return sameSecret(header.slice(PREFIX.length).toLowerCase(), wanted);
}
