// The QR code of a connected number, as a picture of its own: pages name it, and browsers fetch it.
import encodeQR from 'qr';
import type { Call } from '../kernel/routes.ts';
import type { Response } from '../kernel/wire.ts';
import type { Context } from './context.ts';
import { badRequest } from './door.ts';

export const QR_CODE_PATH = '/connector/qr-code/{digits}';
export const qrCodePath = ({ e164 }: { readonly e164: string }): string =>
  `/connector/qr-code/${e164.slice(1)}`;

/** ANNOUNCE-1: of connected numbers only. What it shows is no secret: it is made to be printed. */
export async function qrCode(context: Context, call: Call): Promise<Response> {
  const { store, law } = context;
  const hosted = await store.get('number', `+${call.params['digits']}`);
  const deployment =
    hosted === undefined ? undefined : await store.get('deployment', hosted.deploymentId);
  if (deployment?.accountId === undefined) {
    return badRequest('number-unknown', 'No connected account has this number.', 404);
  }
  return {
    status: 200,
    headers: { 'content-type': 'image/svg+xml', 'x-content-type-options': 'nosniff' },
    body: encodeQR(law.clickToChatLink(deployment.number), 'svg'),
  };
}
