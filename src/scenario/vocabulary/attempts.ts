// Verbs about the calls that the integration makes when a vendor does not take what it brings.
import { z } from 'zod';
import { text } from './values.ts';
import { expectation } from './verb.ts';

export const VENDORS = ['whatsapp', 'zendesk'] as const;

export const ATTEMPTS = {
  expectAttempts: expectation({
    key: 'expect attempts',
    doc: 'How the integration went on calling a vendor that did not take a message at once.',
    example:
      'expect attempts: { to: zendesk, of: "Bom dia", pauses grow: true, proves: RELIABLE-2 }',
    selectors: {
      to: z.enum(VENDORS),
      of: text.optional().describe('Only the calls that carry this text'),
    },
    compared: {
      'pauses grow': z
        .boolean()
        .optional()
        .describe('Three calls or more, each pause no shorter than the one before'),
      'retry after obeyed': z
        .boolean()
        .optional()
        .describe('No call before the time that an answer named in Retry-After was over'),
    },
    subject: ({ to, of }) => `calls to ${to}${of === undefined ? '' : ` with "${of}"`}`,
    plan: ({ to, of }, _cast, expected) => ({ to, of: of ?? null, expected }),
  }),
} as const;
