// How Cloud says why a code was not sent or a number was not registered.
import type { Response } from '../../../src/kernel/wire.ts';
import type { Context } from '../context.ts';
import type { Occupied, RegisterRefusal } from '../world/business-number.ts';
import type { CodeRefusal } from '../world/verification.ts';
import { type GraphCode, type Refusal, refuse, SUBCODE, seconds } from './errors.ts';

const APP_NAMES = {
  messenger: 'WhatsApp Messenger',
  business: 'the WhatsApp Business app',
} as const;

const wait = (waitMs: number): string => `Try again in ${seconds(waitMs)} seconds.`;

/** What stands in the way of a number, whichever call meets it. */
function whyOccupied(occupied: Occupied): Refusal {
  switch (occupied.refused) {
    case 'in-use': {
      const app = APP_NAMES[occupied.app];
      return {
        subcode: SUBCODE.inUse,
        userTitle: 'The number is in use in an app',
        userMessage: `This phone number is in use in ${app}. Delete that account in the app first; its chats are lost.`,
        details: `The number is registered in ${app}.`,
      };
    }
    case 'being-freed':
      return {
        subcode: SUBCODE.beingFreed,
        userTitle: 'The number is not free yet',
        userMessage: `The account in the app was deleted a moment ago. ${wait(occupied.waitMs)}`,
        details: `The number is still being freed. ${wait(occupied.waitMs)}`,
        waitMs: occupied.waitMs,
      };
    case 'elsewhere':
      return {
        userTitle: 'The number belongs to another account',
        userMessage:
          'This phone number is registered on the WhatsApp Business Platform for another account. Migrate it or deregister it there.',
        details: 'The number is registered on the platform elsewhere.',
      };
  }
}

export function codeRefused(context: Context, refusal: Occupied | CodeRefusal): Response {
  switch (refusal.refused) {
    case 'too-soon':
    case 'too-many': {
      const soon = refusal.refused === 'too-soon';
      return refuse(context, 136024, {
        subcode: soon ? SUBCODE.tooSoon : SUBCODE.tooMany,
        userTitle: soon ? 'A code was sent a moment ago' : 'Too many codes were asked for',
        userMessage: wait(refusal.waitMs),
        details: `${soon ? 'A code was sent too recently.' : 'No more codes for now.'} ${wait(refusal.waitMs)}`,
        waitMs: refusal.waitMs,
      });
    }
    default:
      return refuse(context, 136024, whyOccupied(refusal));
  }
}

const OTHERS: Readonly<
  Record<
    Exclude<RegisterRefusal['refused'], Occupied['refused']> | 'not-registered',
    { readonly code: GraphCode; readonly details: string }
  >
> = {
  'pin-wrong': { code: 133005, details: 'The two-step PIN is not the one of this number.' },
  'pin-too-fast': { code: 133009, details: 'The PIN was tried again too fast.' },
  'pin-locked': { code: 133008, details: 'The PIN was wrong too many times.' },
  'not-verified': { code: 133006, details: 'Verify the number by a code before registering it.' },
  'too-often': { code: 133016, details: 'Ten such requests in 72 hours are allowed.' },
  'not-registered': { code: 133010, details: 'The number is not registered.' },
};

export function registerRefused(
  context: Context,
  refusal: RegisterRefusal | { readonly refused: 'not-registered' },
): Response {
  switch (refusal.refused) {
    case 'in-use':
    case 'elsewhere':
      return refuse(context, 100, whyOccupied(refusal));
    case 'being-freed':
      return refuse(context, 133015, whyOccupied(refusal));
    default: {
      const { code, details } = OTHERS[refusal.refused];
      const waitMs = 'waitMs' in refusal ? refusal.waitMs : undefined;
      const text = waitMs === undefined ? details : `${details} ${wait(waitMs)}`;
      return refuse(context, code, { details: text, waitMs });
    }
  }
}
