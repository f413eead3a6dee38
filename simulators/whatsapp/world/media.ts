// Files that WhatsApp keeps: what kinds there are, what each may be, and how long an upload lives.
import { DAY, type Instant, MINUTE } from '../../../src/kernel/clock.ts';

export const MEDIA_KINDS = ['image', 'video', 'audio', 'document', 'sticker'] as const;
export type MediaKind = (typeof MEDIA_KINDS)[number];

/** A file as somebody hands it over. */
export interface MediaFile {
  /** As declared; nobody looks into the bytes for it. */
  readonly mimeType: string;
  readonly bytes: Uint8Array;
  readonly filename: string;
}

export interface Media extends MediaFile {
  readonly id: string;
  /** The business number that it was uploaded for or sent to: nobody else can fetch it. */
  readonly number: string;
  /** Hexadecimal SHA-256 of the bytes; empty for a file too large to be handed on, which nobody is told of. */
  readonly sha256: string;
  readonly expiresAt: Instant;
}

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/media */
export const UPLOAD_KEPT_MS = 30 * DAY;
export const INBOUND_KEPT_MS = 7 * DAY;
/** A file fetched from its address serves every message that names the address for so long. */
export const LINK_KEPT_MS = 10 * MINUTE;

/** The same page; MP3 is audio/mpeg and M4A is audio/mp4. */
export const MEDIA_TYPES: Readonly<Record<MediaKind, readonly string[]>> = {
  image: ['image/jpeg', 'image/png'],
  video: ['video/mp4', 'video/3gpp'],
  audio: ['audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', 'audio/ogg'],
  document: [
    'text/plain',
    'application/pdf',
    'application/msword',
    'application/vnd.ms-excel',
    'application/vnd.ms-powerpoint',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  ],
  sticker: ['image/webp'],
};

const KB = 1024;
const MB = 1024 * KB;

/** Assumption: a kilobyte has 1,024 bytes. */
export const DOCUMENT_BYTES_MAX = 100 * MB;
const STICKER_BYTES_MAX = { still: 100 * KB, animated: 500 * KB } as const;
const BYTES_MAX = {
  image: 5 * MB,
  video: 16 * MB,
  audio: 16 * MB,
  document: DOCUMENT_BYTES_MAX,
} as const;

/** A media type without its parameters, in lower case. */
export const bareType = (type: string): string =>
  (type.split(';', 1)[0] as string).trim().toLowerCase();

const ASCII_OF = { riff: 0x52494646, webp: 0x57454250, vp8x: 0x56503858 } as const;
const ANIMATION = 0x02;

/** What a WebP file says of itself in its extended header. https://www.rfc-editor.org/rfc/rfc9649 */
export function isAnimated(bytes: Uint8Array): boolean {
  if (bytes.length < 21) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return (
    view.getUint32(0) === ASCII_OF.riff &&
    view.getUint32(8) === ASCII_OF.webp &&
    view.getUint32(12) === ASCII_OF.vp8x &&
    (view.getUint8(20) & ANIMATION) !== 0
  );
}

export const bytesMaxOf = (kind: MediaKind, bytes: Uint8Array): number =>
  kind === 'sticker'
    ? STICKER_BYTES_MAX[isAnimated(bytes) ? 'animated' : 'still']
    : BYTES_MAX[kind];

/** The kind that a file of this type is uploaded as; `undefined` for a type that no kind takes. */
export const kindOfType = (type: string): MediaKind | undefined =>
  MEDIA_KINDS.find((kind) => MEDIA_TYPES[kind].includes(bareType(type)));

export type MediaRefusal =
  | { readonly refused: 'wrong-type' }
  | { readonly refused: 'empty' }
  | { readonly refused: 'too-large'; readonly limit: number };

/** Why a file cannot be sent as this kind. Assumption: anything can be sent as a document. */
export function mediaRefusal(
  kind: MediaKind,
  { mimeType, bytes }: Pick<MediaFile, 'mimeType' | 'bytes'>,
): MediaRefusal | undefined {
  if (kind !== 'document' && !MEDIA_TYPES[kind].includes(bareType(mimeType))) {
    return { refused: 'wrong-type' };
  }
  if (bytes.length === 0) return { refused: 'empty' };
  const limit = bytesMaxOf(kind, bytes);
  return bytes.length > limit ? { refused: 'too-large', limit } : undefined;
}
