// Cloud's resumable upload: a session, the bytes piece by piece, and a handle in the end.
import type { Call } from '../../../src/kernel/routes.ts';
import { json, type Response } from '../../../src/kernel/wire.ts';
import { bytesOf } from '../bytes.ts';
import type { Context } from '../context.ts';
import type { Business } from '../world/business.ts';
import { addPiece, livingUpload, UPLOAD_BYTES_MAX, type Upload } from '../world/upload.ts';
import { refuse } from './errors.ts';
import { header, NO_TOKEN, noSuchObject, param, withParams } from './graph.ts';
import { StartUpload } from './wire.ts';

export function startUpload(
  context: Context,
  business: Business,
  call: Call,
): Response | Promise<Response> {
  const app = param(call, 'id');
  if (app !== 'app' && app !== business.appId) return noSuchObject(context, call, app);
  return withParams(context, call, StartUpload, ({ file_name, file_length, file_type }) => {
    if (file_length > UPLOAD_BYTES_MAX) {
      return refuse(context, 100, {
        details: `file_length is ${file_length}; at most ${UPLOAD_BYTES_MAX} bytes are taken.`,
      });
    }
    const id = `upload:${context.ids.hex(32)}`;
    business.uploads.set(id, {
      id,
      name: file_name ?? '',
      type: file_type,
      length: file_length,
      expiresAt: context.services.clock.now() + context.options.uploadValidMs,
      bytes: new Uint8Array(),
      handle: undefined,
    });
    return json(200, { id });
  });
}

/** Meta's older samples have a signature behind the id, which clients send back as they got it. */
const idOf = (written: string): string => written.replace(/\?.*$/s, '');

function sessionOf(context: Context, business: Business, written: string): Upload | undefined {
  return livingUpload(business.uploads, idOf(written), context.services.clock.now());
}

export function uploadProgress(
  context: Context,
  business: Business,
  call: Call,
  written: string,
): Response {
  const upload = sessionOf(context, business, written);
  if (upload === undefined) return noSuchObject(context, call, written);
  return json(200, { id: upload.id, file_offset: upload.bytes.length });
}

const OFFSET = /^\d{1,12}$/;

export function continueUpload(
  context: Context,
  business: Business,
  call: Call,
  written: string,
): Response {
  const upload = sessionOf(context, business, written);
  if (upload === undefined) return noSuchObject(context, call, written);
  if (header(call, 'authorization') === '') {
    return refuse(context, 190, {
      message: NO_TOKEN,
      details: 'A piece of a file carries its token in the header Authorization, not in the query.',
    });
  }
  const offset = header(call, 'file_offset');
  if (!OFFSET.test(offset)) {
    return refuse(context, 100, {
      details: `The header file_offset must be a number of bytes, not "${offset}".`,
    });
  }
  const piece = bytesOf(call.request.body);
  if (addPiece(upload, Number(offset), piece) === undefined) {
    return refuse(context, 100, {
      details: `The session stands at ${upload.bytes.length} of ${upload.length} bytes; ${piece.length} more from ${offset} do not fit.`,
    });
  }
  const { id, bytes, length } = upload;
  if (bytes.length < length) return json(200, { id, file_offset: bytes.length });
  upload.handle ??= `4:${context.ids.hex(40)}`;
  return json(200, { h: upload.handle });
}
