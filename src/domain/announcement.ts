// Announcing a number: where a link or a QR code of the business leads its customers.
import type { NumberParts } from './phone-number.ts';

/** ANNOUNCE-1: WhatsApp's click-to-chat address: the number in full, its digits only. */
export const clickToChatLink = ({ e164 }: Pick<NumberParts, 'e164'>): string =>
  `https://wa.me/${e164.slice(1)}`;
