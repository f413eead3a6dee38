// A business's profile: what it says of itself, and the limits of that.
import { isLonger } from './content-limits.ts';
import type { Vertical } from './vertical.ts';

export interface Photo {
  readonly type: string;
  readonly bytes: Uint8Array;
  /** Hexadecimal SHA-256 of the bytes. */
  readonly digest: string;
}

export interface Profile {
  readonly about: string;
  readonly address: string;
  readonly description: string;
  readonly email: string;
  readonly vertical: Vertical | '';
  readonly websites: readonly string[];
  readonly photo: Photo | null;
}

export const NO_PROFILE: Profile = {
  about: '',
  address: '',
  description: '',
  email: '',
  vertical: '',
  websites: [],
  photo: null,
};

export type ProfilePatch = { readonly [K in keyof Profile]?: Profile[K] | undefined };

export const PROFILE_REFUSALS = [
  'empty',
  'too-long',
  'too-many',
  'malformed',
  'wrong-type',
] as const;

export interface ProfileRefusal {
  readonly refused: (typeof PROFILE_REFUSALS)[number];
  readonly field: keyof Profile;
  /** What the limit is, in characters, bytes or entries. */
  readonly limit: number;
}

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/business-profiles */
export const PROFILE_LIMITS = {
  about: 139,
  address: 256,
  email: 128,
  website: 256,
  websites: 2,
  // https://developers.facebook.com/docs/whatsapp/api/settings/profile/photo
  photoBytes: 5 * 1024 * 1024,
} as const;

export const PHOTO_TYPES = ['image/jpeg', 'image/png'] as const;

const EMAIL = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;
const WEBSITE = /^https?:\/\/[^\s/?#]+\S*$/i;

const refuse = (
  field: keyof Profile,
  refused: ProfileRefusal['refused'],
  limit: number,
): ProfileRefusal => ({ refused, field, limit });

function textRefusal(patch: ProfilePatch, descriptionMax: number): ProfileRefusal | undefined {
  const { about, address = '', description = '', email = '' } = patch;
  if (about === '') return refuse('about', 'empty', 1);
  if (about !== undefined && isLonger(about, PROFILE_LIMITS.about)) {
    return refuse('about', 'too-long', PROFILE_LIMITS.about);
  }
  if (isLonger(address, PROFILE_LIMITS.address)) {
    return refuse('address', 'too-long', PROFILE_LIMITS.address);
  }
  if (isLonger(description, descriptionMax))
    return refuse('description', 'too-long', descriptionMax);
  if (isLonger(email, PROFILE_LIMITS.email))
    return refuse('email', 'too-long', PROFILE_LIMITS.email);
  if (email !== '' && !EMAIL.test(email)) return refuse('email', 'malformed', PROFILE_LIMITS.email);
  return undefined;
}

function websitesRefusal(websites: readonly string[]): ProfileRefusal | undefined {
  if (websites.length > PROFILE_LIMITS.websites) {
    return refuse('websites', 'too-many', PROFILE_LIMITS.websites);
  }
  for (const website of websites) {
    if (isLonger(website, PROFILE_LIMITS.website)) {
      return refuse('websites', 'too-long', PROFILE_LIMITS.website);
    }
    if (!WEBSITE.test(website)) return refuse('websites', 'malformed', PROFILE_LIMITS.website);
  }
  return undefined;
}

function photoRefusal(photo: Photo | null): ProfileRefusal | undefined {
  if (photo === null) return undefined;
  if (!PHOTO_TYPES.some((type) => type === photo.type)) {
    return refuse('photo', 'wrong-type', PHOTO_TYPES.length);
  }
  if (photo.bytes.length === 0) return refuse('photo', 'empty', 1);
  if (photo.bytes.length > PROFILE_LIMITS.photoBytes) {
    return refuse('photo', 'too-long', PROFILE_LIMITS.photoBytes);
  }
  return undefined;
}

/** The profile with the fields of `patch`; nothing is taken over if one of them is refused. */
export function changeProfile(
  profile: Profile,
  patch: ProfilePatch,
  descriptionMax: number,
): Profile | ProfileRefusal {
  const refusal =
    textRefusal(patch, descriptionMax) ??
    websitesRefusal(patch.websites ?? []) ??
    photoRefusal(patch.photo ?? null);
  if (refusal !== undefined) return refusal;
  return {
    about: patch.about ?? profile.about,
    address: patch.address ?? profile.address,
    description: patch.description ?? profile.description,
    email: patch.email ?? profile.email,
    vertical: patch.vertical ?? profile.vertical,
    websites: patch.websites ?? profile.websites,
    photo: patch.photo === undefined ? profile.photo : patch.photo,
  };
}
