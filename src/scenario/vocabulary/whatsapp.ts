// Verbs of WhatsApp itself: how it behaves where its documents leave it open.
import { z } from 'zod';
import { action } from './verb.ts';

/** Meta says that an error may come with the answer, in a later status, or both. */
export const REFUSES = ['at once', 'later'] as const;

export const WHATSAPP_STEPS = {
  refusesLate: action({
    actor: 'world',
    key: 'whatsapp refuses late messages',
    doc: 'From now on WhatsApp refuses what comes after the 24 hours in its answer, or in a later status (as it does unless told otherwise).',
    example: 'whatsapp refuses late messages: at once',
    args: z.enum(REFUSES),
    say: (written) => `WhatsApp refuses ${written} what comes after the 24 hours`,
    plan: (written) => ({ at: written === 'at once' ? ('sync' as const) : ('async' as const) }),
  }),
} as const;
