// Cloud's resumable upload: a session, the bytes piece by piece, and a handle in the end.
import type { Call } from '../../../src/kernel/routes.ts';
import { json, type Response } from '../../../src/kernel/wire.ts';
import { bytesOf } from '../bytes.ts';
import type { Context } from '../context.ts';
import type { Business } from '../world/business.ts';
import { refuse } from './errors.ts';
import { header, noSuchObject, param, withParams } from './graph.ts';
import { StartUpload } from './wire.ts';

/** Assumption: nothing this API takes by upload is larger than a document. */
const UPLOAD_BYTES_MAX = 100 * 1024 * 1024;

export function startUpload(
  context: Context,
  business: Business,
  call: Call,
): Response | Promise<Response> {
  const app = param(call, 'id');
  if (app !== 'app' && app !== business.appId) return noSuchObject(context, call, app);
  return withParams(context, call, StartUpload, ({ file_length, file_type }) => {
    if (file_length > UPLOAD_BYTES_MAX) {
      return refuse(context, 100, { details: `A file may have ${UPLOAD_BYTES_MAX} bytes.` });
    }
    const id = `upload:${context.ids.hex(32)}`;
    business.uploads.set(id, {
      id,
      type: file_type,
      length: file_length,
      bytes: new Uint8Array(),
      handle: undefined,
    });
    return json(200, { id });
  });
}

export function uploadProgress(
  context: Context,
  business: Business,
  call: Call,
  id: string,
): Response {
  const upload = business.uploads.get(id);
  if (upload === undefined) return noSuchObject(context, call, id);
  return json(200, { id, file_offset: upload.bytes.length });
}

export function continueUpload(
  context: Context,
  business: Business,
  call: Call,
  id: string,
): Response {
  const upload = business.uploads.get(id);
  if (upload === undefined) return noSuchObject(context, call, id);
  const offset = Number(header(call, 'file_offset'));
  const piece = bytesOf(call.request.body);
  if (offset !== upload.bytes.length || offset + piece.length > upload.length) {
    return refuse(context, 100, {
      details: `The session stands at ${upload.bytes.length} of ${upload.length} bytes.`,
    });
  }
  const bytes = new Uint8Array(offset + piece.length);
  bytes.set(upload.bytes);
  bytes.set(piece, offset);
  upload.bytes = bytes;
  if (bytes.length < upload.length) return json(200, { id, file_offset: bytes.length });
  upload.handle ??= `4:${context.ids.hex(40)}`;
  return json(200, { h: upload.handle });
}
