// A file in an On-Premises message: by the id of an upload, or by an address, perhaps of a provider.
import type { Context } from '../context.ts';
import type { FileSource } from '../world/content.ts';
import type { Deployment } from '../world/deployment.ts';
import { type MediaKind, mediaRefusal } from '../world/media.ts';
import { livingMedia } from '../world/world.ts';
import type { Problem } from './errors.ts';
import type { File } from './message-wire.ts';

const WHY = {
  'wrong-type': 'is not of a type that can be sent so',
  empty: 'is empty',
  'too-large': 'is too large to be sent so',
} as const;

/** Where the file is; `field` is what the call names it by. */
export function sourceOf(
  context: Context,
  { id: owner, providers }: Deployment,
  kind: MediaKind,
  field: string,
  { id, link, provider }: File,
): FileSource | Problem {
  if (id !== undefined && link !== undefined) {
    return { code: 1010, details: `${field}.link is not required beside ${field}.id.` };
  }
  if (link !== undefined) {
    if (provider === undefined || providers.has(provider.name)) return { link };
    return { code: 1006, details: `There is no provider ${provider.name}.` };
  }
  if (id === undefined) return { code: 1008, details: `${field}.id or ${field}.link is missing.` };
  const media = livingMedia(context.world, id, context.services.clock.now());
  if (media === undefined || media.number !== owner) {
    return { code: 1006, details: `There is no media ${id}.` };
  }
  const refusal = mediaRefusal(kind, media);
  return refusal === undefined
    ? { media: id }
    : { code: 2008, details: `The media ${id} ${WHY[refusal.refused]} (${kind}).` };
}
