// Cloud: files are uploaded, found by their ids, fetched in two steps, and deleted.
import { createHmac } from 'node:crypto';
import { MINUTE, SECOND } from '../../../src/kernel/clock.ts';
import type { Call, Route } from '../../../src/kernel/routes.ts';
import { empty, json, type Response } from '../../../src/kernel/wire.ts';
import type { Context } from '../context.ts';
import { newMedia } from '../new-media.ts';
import { CLOUD_SOURCE, COPY_SOURCE } from '../sources.ts';
import type { Business } from '../world/business.ts';
import type { BusinessNumber } from '../world/business-number.ts';
import {
  bareType,
  bytesMaxOf,
  kindOfType,
  MEDIA_KINDS,
  MEDIA_TYPES,
  type Media,
  UPLOAD_KEPT_MS,
} from '../world/media.ts';
import { secondsOf } from '../world/pair.ts';
import { livingMedia } from '../world/world.ts';
import { refuse } from './errors.ts';
import {
  asBusiness,
  type Handle,
  noSuchObject,
  onNumber,
  param,
  SUCCESS,
  withParams,
} from './graph.ts';
import { UploadMedia } from './wire.ts';

/** Third party: uploads take this one too, which no message does afterwards. */
const ONLY_UPLOADED = 'audio/opus';

const ACCEPTED = [...MEDIA_KINDS.flatMap((kind) => MEDIA_TYPES[kind]), ONLY_UPLOADED];

function upload(
  context: Context,
  number: BusinessNumber,
  call: Call,
): Response | Promise<Response> {
  return withParams(context, call, UploadMedia, ({ file, type }) => {
    const { filename, bytes } = file;
    const mimeType = file.type === '' ? (type ?? '') : file.type;
    const bare = bareType(mimeType);
    const kind = bare === ONLY_UPLOADED ? 'audio' : kindOfType(bare);
    if (kind === undefined) {
      return refuse(context, 100, {
        // Third party, from recorded answers.
        message: `(#100) Param file must be a file with one of the following types: ${ACCEPTED.join(', ')}. Received file of type '${bare || 'application/octet-stream'}'.`,
        details: 'The part named file states a Content-Type that cannot be sent.',
      });
    }
    const limit = bytesMaxOf(kind, bytes);
    if (bytes.length === 0 || bytes.length > limit) {
      const why = `The file has ${bytes.length} bytes; ${kind} takes 1 to ${limit}.`;
      return refuse(context, 100, { message: `(#100) ${why}`, details: why });
    }
    const media = newMedia(context, number.id, { mimeType, bytes, filename }, UPLOAD_KEPT_MS);
    context.world.media.set(media.id, media);
    return json(200, { id: media.id });
  });
}

/** The file if it is one of the business's numbers', and of the one that the call may name. */
function mediaOf(context: Context, business: Business, id: string, call: Call): Media | undefined {
  const media = livingMedia(context.world, id, context.services.clock.now());
  if (media === undefined || !business.numbers.has(media.number)) return undefined;
  const named = call.query.get('phone_number_id');
  return named === null || named === media.number ? media : undefined;
}

const PATH = '/whatsapp_business/attachments/';
const LIFE_SECONDS = (5 * MINUTE) / SECOND;

const signature = ({ appSecret }: Business, id: string, until: string): string =>
  createHmac('sha256', appSecret).update(`${id} ${until}`).digest('base64url');

/** For ids that are neither number, account nor upload. */
export function readMedia(context: Context, business: Business, call: Call): Response {
  const id = param(call, 'id');
  const media = mediaOf(context, business, id, call);
  if (media === undefined) return noSuchObject(context, call, id);
  const until = `${secondsOf(context.services.clock.now()) + LIFE_SECONDS}`;
  const query = `mid=${id}&ext=${until}&hash=${signature(business, id, until)}`;
  return json(200, {
    messaging_product: 'whatsapp',
    url: `${context.options.mediaOrigin}${PATH}?${query}`,
    mime_type: media.mimeType,
    sha256: media.sha256,
    file_size: media.bytes.length,
    id,
  });
}

function remove(context: Context, business: Business, call: Call): Response {
  const id = param(call, 'id');
  const media = mediaOf(context, business, id, call);
  if (media === undefined) return noSuchObject(context, call, id);
  context.world.media.delete(id);
  return SUCCESS;
}

/** Characters that a header cannot carry, or that would end the name. */
const UNSAFE = /[^\w.!#$&+^`|~-]/;

function disposition(filename: string): string {
  if (filename === '') return 'inline';
  if (!UNSAFE.test(filename)) return `inline;filename=${filename}`;
  const written = encodeURIComponent(filename).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `inline;filename*=UTF-8''${written}`;
}

function download(context: Context, business: Business, call: Call): Response {
  const id = call.query.get('mid') ?? '';
  const until = call.query.get('ext') ?? '';
  const genuine = call.query.get('hash') === signature(business, id, until);
  const over = secondsOf(context.services.clock.now()) > Number(until);
  const media = genuine && !over ? mediaOf(context, business, id, call) : undefined;
  if (media === undefined) return empty(404);
  return {
    status: 200,
    headers: {
      'content-type': media.mimeType,
      'content-disposition': disposition(media.filename),
    },
    body: media.bytes,
  };
}

const withToken = asBusiness(download);

/** Whatever is wrong with the token or the address: nothing is there. */
const downloadOrNothing: Handle = (context, call) => {
  const answer = withToken(context, call);
  return answer instanceof Promise || answer.status === 200 ? answer : empty(404);
};

const media = { confidence: 'documented', source: CLOUD_SOURCE.media } as const;

export const MEDIA_ROUTES: readonly Route<Context>[] = [
  {
    ...media,
    method: 'POST',
    path: '/{id}/media',
    handle: onNumber(upload),
    fidelity: 'supported',
    source: COPY_SOURCE.media,
    note: 'The Content-Type of the part named file counts, the field type only when it states none (assumption); the bytes are not looked into. Another type is 400/100 (third party), and so is a file that is empty or too large (assumption). The number need not be registered (assumption).',
  },
  {
    ...media,
    method: 'DELETE',
    path: '/{id}',
    handle: asBusiness(remove),
    fidelity: 'partial',
    note: 'Media only. What is unknown, expired or another number’s is 400/100/33 (third party).',
  },
  {
    ...media,
    method: 'GET',
    path: PATH,
    handle: downloadOrNothing,
    fidelity: 'supported',
    note: 'The second step, under mediaOrigin; valid to the second 5:00 (assumption). Any failure is a bare 404, wrong tokens included (assumption). Content-Disposition as recorded by a third party.',
  },
];
