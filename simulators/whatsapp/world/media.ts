// Files that WhatsApp keeps: what kinds there are, and what was uploaded.
import { DAY, type Instant } from '../../../src/kernel/clock.ts';

export const MEDIA_KINDS = ['image', 'video', 'audio', 'document', 'sticker'] as const;
export type MediaKind = (typeof MEDIA_KINDS)[number];

export const isMediaKind = (type: string): type is MediaKind =>
  MEDIA_KINDS.some((kind) => kind === type);

export interface Media {
  readonly id: string;
  /** The business number that it was uploaded for or sent to: nobody else can fetch it. */
  readonly number: string;
  readonly mimeType: string;
  readonly bytes: Uint8Array;
  /** Hexadecimal SHA-256 of the bytes. */
  readonly sha256: string;
  readonly filename: string;
  readonly expiresAt: Instant;
}

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/media */
export const UPLOAD_KEPT_MS = 30 * DAY;
export const INBOUND_KEPT_MS = 7 * DAY;
