// How Cloud says why a code was not sent or a number was not registered.
import { HOUR } from '../../../src/kernel/clock.ts';
import type { Response } from '../../../src/kernel/wire.ts';
import type { Context } from '../context.ts';
import type { Occupied } from '../world/business-number.ts';
import type { MigrationRefusal } from '../world/migration.ts';
import type { DeregisterRefusal, RegisterRefusal } from '../world/registration.ts';
import type { CodeRefusal, GuessRefusal } from '../world/verification.ts';
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
        userMessage: `It was deleted where it was in use a moment ago. ${wait(occupied.waitMs)}`,
        details: `The number is still being freed, by an app or by another account. ${wait(occupied.waitMs)}`,
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

const WRONG_GUESS: Readonly<Record<Exclude<GuessRefusal['refused'], 'guessed-too-often'>, string>> =
  {
    'wrong-code': 'This is not the code that was sent last. It has six digits and no hyphen.',
    'expired-code': 'This code has expired. Ask for a new one.',
  };

export function guessRefused(context: Context, refusal: GuessRefusal): Response {
  if (refusal.refused !== 'guessed-too-often') {
    const why = WRONG_GUESS[refusal.refused];
    return refuse(context, 136025, { userMessage: why, details: why });
  }
  const { waitMs } = refusal;
  const why = `Too many wrong codes were entered. ${wait(waitMs)}`;
  return refuse(context, 136025, { userMessage: why, details: why, waitMs });
}

type Other =
  | Exclude<RegisterRefusal['refused'], Occupied['refused'] | 'too-many-numbers' | 'too-often'>
  | Exclude<DeregisterRefusal['refused'], 'too-often'>;

const OTHERS: Readonly<
  Record<Other, { readonly code: GraphCode; readonly details: string; readonly message?: string }>
> = {
  'pin-wrong': { code: 133005, details: 'The two-step PIN is not the one of this number.' },
  'pin-too-fast': { code: 133009, details: 'The PIN was tried again too fast.' },
  'pin-locked': { code: 133008, details: 'The PIN was wrong too many times.' },
  'not-verified': { code: 133006, details: 'Verify the number by a code before registering it.' },
  'not-registered': { code: 133010, details: 'The number is not registered.' },
  locked: { code: 131031, details: 'The number is restricted or banned.' },
  coexists: {
    code: 100,
    message: '(#100) A number in use in the WhatsApp Business app cannot be deregistered.',
    details: 'The number is used in the WhatsApp Business app as well; end that in the app.',
  },
};

export function registerRefused(
  context: Context,
  refusal: RegisterRefusal | DeregisterRefusal,
): Response {
  switch (refusal.refused) {
    case 'in-use':
    case 'elsewhere':
      return refuse(context, 100, whyOccupied(refusal));
    case 'being-freed':
      return refuse(context, 133015, whyOccupied(refusal));
    case 'too-many-numbers': {
      const why = `This business may have ${refusal.max} registered numbers.`;
      return refuse(context, 100, {
        subcode: SUBCODE.notMovable,
        userTitle: 'Too many numbers',
        userMessage: `${why} Business verification or a higher messaging limit allows more.`,
        details: why,
      });
    }
    case 'too-often': {
      const { registersMax, registersWithinMs } = context.options;
      const { waitMs } = refusal;
      const hours = registersWithinMs / HOUR;
      const details = `${registersMax} such requests in ${hours} hours are allowed. ${wait(waitMs)}`;
      return refuse(context, 133016, { details, waitMs });
    }
    default: {
      const { code, details, message } = OTHERS[refusal.refused];
      const waitMs = 'waitMs' in refusal ? refusal.waitMs : undefined;
      const text = waitMs === undefined ? details : `${details} ${wait(waitMs)}`;
      return refuse(context, code, {
        details: text,
        waitMs,
        ...(message === undefined ? {} : { message }),
      });
    }
  }
}

const NOT_MOVABLE: Readonly<Record<MigrationRefusal, string>> = {
  'nowhere-registered':
    'The number is not registered on the platform: add it without migrate_phone_number.',
  locked: 'The number is restricted or banned.',
  'two-step-on': 'Two-step verification of the number must be switched off where it is now.',
  'name-not-approved': 'The display name of the number must be approved.',
  'name-under-review': 'A new display name of the number is under review.',
  'source-not-approved': 'The account that the number belongs to is not approved.',
  'account-not-approved': 'This account is not approved.',
  'account-not-verified': 'The business behind this account is not verified.',
  'account-not-subscribed': 'No app is subscribed to this account.',
};

export const migrationRefused = (context: Context, refused: MigrationRefusal): Response =>
  refuse(context, 100, {
    subcode: SUBCODE.notMovable,
    userTitle: 'The number cannot be migrated',
    userMessage: NOT_MOVABLE[refused],
    details: NOT_MOVABLE[refused],
  });
