// The subscription handshake: WhatsApp asks whether this address is meant to receive.
import { timingSafeEqual } from 'node:crypto';

/** Compares in time that does not tell how much was right. */
export function sameSecret(given: string, wanted: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(wanted);
  return a.length === b.length && timingSafeEqual(a, b);
}

/** SECURE-3: the unguessable part of the metadata, which only Zendesk has been given. */
export const accountKeyRight = (given: string, wanted: string): boolean =>
  sameSecret(given, wanted);

/** SECURE-2: only the token that we gave. */
export const verifyTokenRight = (given: string, wanted: string): boolean =>
  sameSecret(given, wanted);
