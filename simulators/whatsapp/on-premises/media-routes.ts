// On-Premises: uploading, fetching and deleting files.
import type { Call, Route } from '../../../src/kernel/routes.ts';
import { empty } from '../../../src/kernel/wire.ts';
import { bytesOf, digestOf } from '../bytes.ts';
import type { Context } from '../context.ts';
import { ON_PREMISES_SOURCE } from '../sources.ts';
import type { Deployment } from '../world/deployment.ts';
import { type Media, UPLOAD_KEPT_MS } from '../world/media.ts';
import { livingMedia } from '../world/world.ts';
import { type Answer, authorized, header, param } from './client.ts';
import { done, ok, refuse } from './errors.ts';

const UUID = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/;

function upload(context: Context, { id: owner }: Deployment, call: Call): Answer {
  const { world, ids, options, services } = context;
  const mimeType = header(call, 'content-type');
  if (mimeType === '') return refuse(context, 1008, 'The header Content-Type is missing.');
  const bytes = bytesOf(call.request.body);
  if (bytes.length === 0) return refuse(context, 1008, 'The body is missing: it is the file.');
  const { onPremisesMediaMaxBytes: max } = options;
  if (bytes.length > max) {
    return refuse(context, 1009, `The file has ${bytes.length} bytes; at most ${max} are taken.`);
  }
  const media: Media = {
    id: ids.hex(32).replace(UUID, '$1-$2-$3-$4-$5'),
    number: owner,
    mimeType,
    bytes,
    sha256: digestOf(bytes),
    filename: '',
    expiresAt: services.clock.now() + UPLOAD_KEPT_MS,
  };
  world.media.set(media.id, media);
  return ok(context, { media: [{ id: media.id }] });
}

function find({ world, services }: Context, { id }: Deployment, call: Call): Media | undefined {
  const media = livingMedia(world, param(call, 'media'), services.clock.now());
  return media?.number === id ? media : undefined;
}

function download(context: Context, deployment: Deployment, call: Call): Answer {
  const media = find(context, deployment, call);
  if (media === undefined) return empty(404);
  return { status: 200, headers: { 'content-type': media.mimeType }, body: media.bytes };
}

function remove(context: Context, deployment: Deployment, call: Call): Answer {
  const media = find(context, deployment, call);
  if (media === undefined) {
    return refuse(context, 1006, `There is no media ${param(call, 'media')}.`);
  }
  context.world.media.delete(media.id);
  return done(context);
}

const documented = {
  fidelity: 'supported',
  confidence: 'documented',
  source: ON_PREMISES_SOURCE.media,
} as const;

const one = { ...documented, path: '/on-premises/{deployment}/v1/media/{media}' } as const;

export const MEDIA_ROUTES: readonly Route<Context>[] = [
  {
    ...documented,
    method: 'POST',
    path: '/on-premises/{deployment}/v1/media',
    handle: authorized(upload),
    note: 'To 100 MB (newer documents; older ones say 64 MB), more is 400/1009. Assumption: kept 30 days, as Cloud does. What fits a type is looked at when it is sent.',
  },
  {
    ...one,
    method: 'GET',
    handle: authorized(download),
    note: '404 without a body when it is gone.',
  },
  {
    ...one,
    method: 'DELETE',
    handle: authorized(remove),
    note: 'What is not there is 404/1006 (assumption).',
  },
];
