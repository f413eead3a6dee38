// A file on its way up, piece by piece.
import type { Instant } from '../../../src/kernel/clock.ts';

export interface Upload {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly length: number;
  /** While pieces are missing; a file that is whole stays. */
  readonly expiresAt: Instant;
  bytes: Uint8Array;
  /** Given out when all of it is there. */
  handle: string | undefined;
}

export type Uploads = Map<string, Upload>;

/** Nothing that is taken by upload is larger than a document. */
export { DOCUMENT_BYTES_MAX as UPLOAD_BYTES_MAX } from './media.ts';

export function livingUpload(uploads: Uploads, id: string, now: Instant): Upload | undefined {
  const upload = uploads.get(id);
  if (upload === undefined || upload.handle !== undefined || now < upload.expiresAt) return upload;
  uploads.delete(id);
  return undefined;
}

/** Adds the piece that stands at `offset`; `undefined` when the file goes on elsewhere, or would get too long. */
export function addPiece(upload: Upload, offset: number, piece: Uint8Array): Upload | undefined {
  if (offset !== upload.bytes.length || offset + piece.length > upload.length) return undefined;
  const bytes = new Uint8Array(offset + piece.length);
  bytes.set(upload.bytes);
  bytes.set(piece, offset);
  upload.bytes = bytes;
  return upload;
}

/** The whole file behind a handle. */
export function uploadedAs(uploads: Uploads, handle: string): Upload | undefined {
  for (const upload of uploads.values()) if (upload.handle === handle) return upload;
  return undefined;
}
