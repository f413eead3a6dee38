// The name that customers see on their devices.
import { type Ruling, refused } from './refusal.ts';

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/display-names */
const LENGTH = { min: 2, max: 75 } as const;

export function readDisplayName(text: string): Ruling<string, 'malformed'> {
  const name = text.trim().replace(/\s+/g, ' ');
  const { length } = [...name];
  return length < LENGTH.min || length > LENGTH.max ? refused('malformed') : { ok: name };
}

/** NAME-1: customers see what was given at intake, not what Support calls the channel. */
export const nameShown = (displayName: string, _channelName: string): string => displayName;

export const NAME_WARNINGS = ['name-not-the-company'] as const;
export type NameWarning = (typeof NAME_WARNINGS)[number];

const folded = (text: string): string => text.normalize('NFKC').trim().toLowerCase();
const LATIN = /^[\p{Script=Latin}\p{N}]/u;

/** NAME-2: the company's own name, or that name with something after it: a team, a city. */
export function nameWarnings(displayName: string, company: string): readonly NameWarning[] {
  const name = folded(displayName);
  const own = folded(company);
  // "Acme Support" and "Acmeサポート" are Acme's; "Acmerica" is somebody else's.
  const fits = own !== '' && name.startsWith(own) && !LATIN.test(name.slice(own.length));
  return fits ? [] : ['name-not-the-company'];
}
