// The business profile: its sections, what each field may hold, and what a section's apply changes.
import { readChannelName } from './account.ts';
import { type Refusal, type Ruling, refused } from './refusal.ts';
import { isVertical } from './vertical.ts';

/** Everything of a profile that is text. An unset field is empty. */
export interface Profile {
  readonly about: string;
  readonly address: string;
  readonly description: string;
  readonly email: string;
  /** One of the sixteen names, empty, or a foreign value read from WhatsApp. */
  readonly vertical: string;
  readonly websites: readonly string[];
}

export const EMPTY_PROFILE: Profile = {
  about: '',
  address: '',
  description: '',
  email: '',
  vertical: '',
  websites: [],
};

export const SECTIONS = ['channel-name', 'photo', 'about', 'business-info'] as const;
export type Section = (typeof SECTIONS)[number];

/** Characters, counted as people do (code points). Address, description, e-mail, about: W, section 2.3. */
export const TEXT_LIMITS = { about: 139, address: 256, description: 512, email: 128 } as const;
export type LimitedField = keyof typeof TEXT_LIMITS;
/** The source article. */
export const WEBSITES_MAX = 2;
export const WEBSITE_LENGTH_MAX = 256;
export const PHOTO_BYTES_MAX = 5 * 1024 * 1024;

export const PROFILE_REFUSALS = [
  'about-empty',
  'about-too-long',
  'address-too-long',
  'description-too-long',
  'email-too-long',
  'email-malformed',
  'vertical-unknown',
  'too-many-websites',
  'website-too-long',
  'website-malformed',
  'photo-type',
  'photo-too-large',
  'channel-name-empty',
  'channel-name-too-long',
] as const;
export type ProfileRefusal = (typeof PROFILE_REFUSALS)[number];

export const PHOTO_TYPES = ['image/jpeg', 'image/png'] as const;
export interface Photo {
  readonly type: (typeof PHOTO_TYPES)[number];
  readonly bytes: Uint8Array;
}

/** What an apply changes; a field that is absent stays as it is. */
export type Changes = Partial<Profile> & {
  readonly channelName?: string;
  readonly photo?: Photo;
};

/** What a section's form sends. Text fields by name; the photo as bytes. */
export interface SectionFields {
  readonly text: Readonly<Record<string, string>>;
  readonly photo?: Uint8Array;
}

const length = (text: string): number => [...text].length;

/** PROFILE-6: the limit itself is inside. */
export const fits = (field: LimitedField, text: string): boolean =>
  text.length <= TEXT_LIMITS[field] || length(text) <= TEXT_LIMITS[field];

const EMAIL = /^[^\s@,;<>]+@[^\s@.,;<>]+(?:\.[^\s@.,;<>]+)+$/;
/** PROFILE-6: well-formed, as far as can be told without writing to it. */
export const isEmail = (text: string): boolean => EMAIL.test(text);

/** One website a line; blanks around it and empty lines are none. */
export const readWebsites = (text: string): readonly string[] =>
  text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

const WEBSITE = /^https?:\/\/[^\s/?#]+\S*$/i;

export const WEBSITE_REFUSALS = [
  'too-many-websites',
  'website-too-long',
  'website-malformed',
] as const;
/** PROFILE-2, PROFILE-3: at most two, at most 256 characters each, with http or https. */
export function checkWebsites(
  websites: readonly string[],
): Ruling<readonly string[], (typeof WEBSITE_REFUSALS)[number]> {
  if (websites.length > WEBSITES_MAX) return refused('too-many-websites');
  if (websites.some((site) => length(site) > WEBSITE_LENGTH_MAX))
    return refused('website-too-long');
  if (!websites.every((site) => WEBSITE.test(site))) return refused('website-malformed');
  return { ok: websites };
}

/** PROFILE-6: told by its first bytes, since a file name proves nothing. Size in bytes. */
export function checkPhoto(bytes: Uint8Array): Ruling<Photo, 'photo-type' | 'photo-too-large'> {
  const starts = (...magic: number[]): boolean => magic.every((byte, i) => bytes[i] === byte);
  const type = starts(0xff, 0xd8, 0xff)
    ? 'image/jpeg'
    : starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)
      ? 'image/png'
      : undefined;
  if (type === undefined) return refused('photo-type');
  if (bytes.length > PHOTO_BYTES_MAX) return refused('photo-too-large');
  return { ok: { type, bytes } };
}

/** The rules of a profile, each replaceable alone. */
export interface ProfileRules {
  readonly fits: typeof fits;
  readonly isEmail: typeof isEmail;
  readonly isVertical: (text: string) => boolean;
  readonly checkWebsites: typeof checkWebsites;
  readonly checkPhoto: typeof checkPhoto;
}

export const PROFILE_RULES: ProfileRules = { fits, isEmail, isVertical, checkWebsites, checkPhoto };

export type SectionRuling =
  | { readonly ok: Changes }
  | (Refusal<ProfileRefusal> & { readonly field: string });

const no = (reason: ProfileRefusal, field: string): SectionRuling => ({ refused: reason, field });

/**
 * PROFILE-2 to PROFILE-6: all of a section's fields are right, or nothing of it is applied. `current` is
 * what the page showed.
 */
export function checkSection(
  section: Section,
  fields: SectionFields,
  rules: ProfileRules = PROFILE_RULES,
  current: Profile = EMPTY_PROFILE,
): SectionRuling {
  switch (section) {
    case 'channel-name': {
      const { channel_name = '' } = fields.text;
      const name = readChannelName(channel_name);
      return 'ok' in name ? { ok: { channelName: name.ok } } : no(name.refused, 'channel_name');
    }
    case 'photo': {
      const photo = rules.checkPhoto(fields.photo ?? new Uint8Array());
      return 'ok' in photo ? { ok: { photo: photo.ok } } : no(photo.refused, 'photo');
    }
    case 'about': {
      const { about = '' } = fields.text;
      // The Cloud API takes 1 to 139 characters; one rule serves both dialects.
      if (about.trim() === '') return no('about-empty', 'about');
      return rules.fits('about', about) ? { ok: { about } } : no('about-too-long', 'about');
    }
    case 'business-info':
      return checkBusinessInfo(fields.text, rules, current);
  }
}

function checkBusinessInfo(
  text: Readonly<Record<string, string>>,
  rules: ProfileRules,
  current: Profile,
): SectionRuling {
  const { address = '', description = '', email = '', websites = '' } = text;
  // PROFILE-4: a foreign value that WhatsApp has had before is not ours to write, and not the admin's mistake.
  const foreign = text['vertical'] === current.vertical && !rules.isVertical(current.vertical);
  const vertical = foreign ? '' : (text['vertical'] ?? '');
  if (!rules.fits('address', address)) return no('address-too-long', 'address');
  if (!rules.fits('description', description)) return no('description-too-long', 'description');
  if (!rules.fits('email', email)) return no('email-too-long', 'email');
  if (email !== '' && !rules.isEmail(email)) return no('email-malformed', 'email');
  if (vertical !== '' && !rules.isVertical(vertical)) return no('vertical-unknown', 'vertical');
  const sites = rules.checkWebsites(readWebsites(websites));
  if (!('ok' in sites)) return no(sites.refused, 'websites');
  const changes = { address, description, email, websites: sites.ok };
  // WhatsApp cannot take a vertical back once it is set, so an empty field leaves it alone.
  return { ok: vertical === '' ? changes : { ...changes, vertical } };
}

/** PROFILE-1, PROFILE-5: exactly the section's own fields are written, all of them. */
export const fieldsWritten = (changes: Changes, _current: Profile): Changes => changes;

/** PROFILE-8: what WhatsApp has is what is shown; our own copy only when WhatsApp cannot be asked. */
export const profileShown = (fromWhatsApp: Profile | undefined, remembered: Profile): Profile =>
  fromWhatsApp ?? remembered;

/** PROFILE-9: a section counts as applied only when WhatsApp has taken it. */
export const sectionApplied = (whatsAppTookIt: boolean): boolean => whatsAppTookIt;
