// A file that a business names by its address: WhatsApp fetches it when the message is sent.
import { get, NoAnswer } from '../../src/kernel/wire.ts';
import { bytesOf, digestOf } from './bytes.ts';
import type { Context } from './context.ts';
import type { BusinessNumber } from './world/business-number.ts';
import type { Failure } from './world/failure.ts';
import { type Media, type MediaKind, UPLOAD_KEPT_MS } from './world/media.ts';

export async function fetchLinked(
  context: Context,
  number: BusinessNumber,
  _kind: MediaKind,
  link: string,
): Promise<Media | Failure> {
  const { services, ids } = context;
  try {
    const { status, headers, body } = await services.send(get(link));
    if (status !== 200) return 'media-download';
    const bytes = bytesOf(body);
    return {
      id: ids.digits(15),
      number: number.id,
      mimeType: headers['content-type'] ?? '',
      bytes,
      sha256: digestOf(bytes),
      filename: '',
      expiresAt: services.clock.now() + UPLOAD_KEPT_MS,
    };
  } catch (error) {
    if (error instanceof NoAnswer) return 'media-download';
    throw error;
  }
}
