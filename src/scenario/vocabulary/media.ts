// Verbs of what is no text: pictures and other files, places, cards of the address book, and what nobody can show.
import { z } from 'zod';
import type { Cast } from '../cast.ts';
import { name, text } from './values.ts';
import { action, CUSTOMER } from './verb.ts';

/** What a customer can send as a file, and how it is typed on the phone. */
export const FILE_TYPES = {
  image: 'image/jpeg',
  document: 'application/pdf',
  audio: 'audio/mpeg',
  voice: 'audio/ogg; codecs=opus',
  video: 'video/mp4',
  sticker: 'image/webp',
} as const;
export type FileType = keyof typeof FILE_TYPES;
const KINDS = Object.keys(FILE_TYPES) as readonly FileType[];

/** What has neither words nor a file. */
export const OTHERS = ['unsupported', 'reaction', 'too-large'] as const;

const other = z.enum(OTHERS);

const to = { to: name.optional() };

const planned = (cast: Cast, who: string, written: { to?: string | undefined }) => ({
  customer: who,
  to: cast.account(written.to, 'to'),
});

/** Degrees with at most six digits behind the point: a phone tells no more. */
const degrees = (max: number) => z.number().min(-max).max(max);

export const MEDIA_STEPS = {
  sendsFile: action({
    actor: 'customer',
    key: `${CUSTOMER} sends file`,
    doc: 'A customer sends a picture, a document, a recording or the like.',
    example: 'ana sends file: { type: image, caption: "Veja a foto" }',
    args: z.strictObject({
      type: z.enum(KINDS),
      caption: text.optional(),
      name: text.optional().describe('What a document is called (file)'),
      ...to,
    }),
    say: ({ type, caption }, who) =>
      `${who} sends a file of type ${type}${caption === undefined ? '' : `: "${caption}"`}`,
    plan: (written, cast, who) => ({
      ...planned(cast, who, written),
      type: written.type,
      caption: written.caption ?? '',
      name: written.name ?? '',
    }),
  }),
  sendsLocation: action({
    actor: 'customer',
    key: `${CUSTOMER} sends location`,
    doc: 'A customer sends a place.',
    example: 'ana sends location: { latitude: -23.55, longitude: -46.63, name: Casa }',
    args: z.strictObject({
      latitude: degrees(90),
      longitude: degrees(180),
      name: text.optional(),
      address: text.optional(),
      ...to,
    }),
    say: ({ latitude, longitude }, who) => `${who} sends the place at ${latitude}, ${longitude}`,
    plan: (written, cast, who) => ({
      ...planned(cast, who, written),
      latitude: written.latitude,
      longitude: written.longitude,
      name: written.name ?? '',
      address: written.address ?? '',
    }),
  }),
  sendsContact: action({
    actor: 'customer',
    key: `${CUSTOMER} sends contact`,
    doc: 'A customer sends a card of the address book.',
    example: 'ana sends contact: { name: Maria Lima, tel: "+55 11 97777-0000" }',
    args: z.strictObject({ name: text, tel: text, ...to }),
    say: (card, who) => `${who} sends the contact of ${card.name}`,
    plan: (written, cast, who) => ({
      ...planned(cast, who, written),
      name: written.name,
      tel: written.tel,
    }),
  }),
  sendsOther: action({
    actor: 'customer',
    key: `${CUSTOMER} sends other`,
    doc: 'A customer sends what WhatsApp does not hand on, or reacts to the last message shown.',
    example: 'ana sends other: unsupported',
    args: z.union([other, z.strictObject({ what: other, ...to })]),
    say: (written, who) =>
      `${who} sends something else (${typeof written === 'string' ? written : written.what})`,
    plan: (written, cast, who) =>
      typeof written === 'string'
        ? { ...planned(cast, who, {}), what: written }
        : { ...planned(cast, who, written), what: written.what },
  }),
} as const;
