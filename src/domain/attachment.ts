// Files between WhatsApp and Support: what each side takes of the other's, and what is said of the rest.
import { type Ruling, refused } from './refusal.ts';

/** WhatsApp's types of message that are a file. */
export const FILE_TYPES = ['image', 'video', 'audio', 'voice', 'document', 'sticker'] as const;
export type FileType = (typeof FILE_TYPES)[number];

/** A file of a customer's message. */
export interface CustomerFile {
  readonly type: FileType;
  /** WhatsApp's id of it. */
  readonly mediaId: string;
  /** As the customer called it; empty for all but documents. */
  readonly filename: string;
}

const KB = 1_024;
const MB = KB * KB;

/** https://support.zendesk.com/hc/en-us/articles/4408832757146 */
export const SUPPORT_BYTES_MAX = 50 * MB;

export const LOSSES = ['too-large', 'gone'] as const;
/** Why a customer's file does not stand on the ticket. */
export type Loss = (typeof LOSSES)[number];

/** TICKET-8: whether Support takes a file of that size. */
export const supportTakes = (bytes: number): Ruling<true, 'too-large'> =>
  bytes > SUPPORT_BYTES_MAX ? refused('too-large') : { ok: true };

const SENTENCES: { readonly [L in Loss]: string } = {
  'too-large': 'The file is not here: it is larger than Support takes.',
  gone: 'The file is not here: WhatsApp does not have it any more.',
};

/** TICKET-8: a file that cannot be carried is told of, never dropped. */
export const lossShown = (text: string, loss: Loss): string => `${text}\n[${SENTENCES[loss]}]`;

const ENDINGS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'video/mp4': 'mp4',
  'video/3gpp': '3gp',
  'audio/aac': 'aac',
  'audio/amr': 'amr',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/ogg': 'ogg',
  'application/pdf': 'pdf',
  'text/plain': 'txt',
};

/** Without its parameters, in lower case. */
export const bareType = (mimeType: string): string =>
  (mimeType.split(';')[0] ?? '').trim().toLowerCase();

/** What a file is called in Support: only documents bring a name. */
export const fileName = (type: FileType, mimeType: string, given: string): string => {
  const name = given.replace(/[\p{Cc}"\\/;]/gu, '_').slice(0, 200);
  return name === '' ? `${type}.${ENDINGS[bareType(mimeType)] ?? 'bin'}` : name;
};

export const SENT_TYPES = ['image', 'video', 'audio', 'document'] as const;
export type SentType = (typeof SENT_TYPES)[number];

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/media */
const TAKEN: {
  readonly [T in SentType]: { readonly types: readonly string[]; readonly max: number };
} = {
  image: { types: ['image/jpeg', 'image/png'], max: 5 * MB },
  video: { types: ['video/mp4', 'video/3gpp'], max: 16 * MB },
  audio: {
    types: ['audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', 'audio/ogg'],
    max: 16 * MB,
  },
  document: {
    types: [
      'text/plain',
      'application/pdf',
      'application/msword',
      'application/vnd.ms-excel',
      'application/vnd.ms-powerpoint',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    ],
    max: 100 * MB,
  },
};

/** TICKET-8: the type of message that a file of an agent is sent as, if WhatsApp takes it at all. */
export function sentAs(
  mimeType: string,
  bytes: number,
): Ruling<SentType, 'type-unsupported' | 'too-large' | 'empty'> {
  const type = SENT_TYPES.find((each) => TAKEN[each].types.includes(bareType(mimeType)));
  if (type === undefined) return refused('type-unsupported');
  if (bytes === 0) return refused('empty');
  return bytes > TAKEN[type].max ? refused('too-large') : { ok: type };
}
