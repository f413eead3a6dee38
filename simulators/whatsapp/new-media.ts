// A file becomes something that messages can name.
import { digestOf } from './bytes.ts';
import type { Context } from './context.ts';
import type { Media, MediaFile } from './world/media.ts';

export const newMedia = (
  { services, ids }: Context,
  number: string,
  { mimeType, bytes, filename }: MediaFile,
  keptMs: number,
  sha256 = digestOf(bytes),
): Media => ({
  id: ids.digits(15),
  number,
  mimeType,
  bytes,
  sha256,
  filename,
  expiresAt: services.clock.now() + keptMs,
});
