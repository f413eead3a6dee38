// A file that a business names by its address: WhatsApp fetches it when the message is sent.
import { get, NoAnswer, type Response } from '../../src/kernel/wire.ts';
import { bytesOf } from './bytes.ts';
import type { Context } from './context.ts';
import { newMedia } from './new-media.ts';
import type { BusinessNumber } from './world/business-number.ts';
import type { Failure } from './world/failure.ts';
import { LINK_KEPT_MS, type Media, type MediaKind, mediaRefusal } from './world/media.ts';

const ADDRESS = /^https?:\/\//i;

/** `undefined` when the address gives no file; redirects are not followed. */
async function download({ services }: Context, link: string): Promise<Response | undefined> {
  if (!ADDRESS.test(link)) return undefined;
  try {
    const response = await services.send(get(link));
    return response.status === 200 ? response : undefined;
  } catch (error) {
    if (error instanceof NoAnswer) return undefined;
    throw error;
  }
}

/** What the number's address gave lately. Each number has its own: a key is its id and the address. */
function remembered({ world, services }: Context, key: string): Media | undefined {
  const now = services.clock.now();
  for (const [old, { expiresAt }] of world.links) {
    if (now < expiresAt) break;
    world.links.delete(old);
  }
  return world.links.get(key);
}

export async function fetchLinked(
  context: Context,
  number: BusinessNumber,
  kind: MediaKind,
  link: string,
): Promise<Media | Failure> {
  const key = `${number.id} ${link}`;
  let media = remembered(context, key);
  if (media === undefined) {
    const response = await download(context, link);
    if (response === undefined) return 'media-download';
    const mimeType = response.headers['content-type'] ?? '';
    const file = { mimeType, bytes: bytesOf(response.body), filename: '' };
    media = newMedia(context, number.id, file, LINK_KEPT_MS);
    // Again at the end, where the youngest are.
    context.world.links.delete(key);
    context.world.links.set(key, media);
  }
  return mediaRefusal(kind, media) === undefined ? media : 'media-type';
}
