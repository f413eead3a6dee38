// Verbs that look at the page which ends the wizard, and at what the account page offers.
import { z } from 'zod';
import { NOTICES } from './reasons.ts';
import { someOf, text } from './values.ts';
import { expectation } from './verb.ts';

export const ACCOUNT_PAGE = {
  expectReadyPage: expectation({
    key: 'expect ready page',
    doc: 'What stood on the last page of the wizard, which says that the account is ready.',
    example: 'expect ready page: { notices: [set-up-profile], proves: CONNECT-8 }',
    selectors: {},
    compared: {
      shown: z.boolean().optional().describe('The wizard has come to that page'),
      notices: someOf(z.enum(NOTICES)).optional().describe('What it points out'),
    },
    subject: () => 'the page that says that the account is ready',
    plan: (_selected, _cast, expected) => ({ expected }),
  }),
  expectAnnouncement: expectation({
    key: 'expect announcement',
    doc: 'What the page in front of the admin offers to announce: every click-to-chat link, and what every QR code says.',
    example:
      'expect announcement: { links: ["https://wa.me/5511991234567"], codes: ["https://wa.me/5511991234567"], proves: ANNOUNCE-1 }',
    selectors: {},
    compared: {
      links: z.array(text).optional().describe('Where its click-to-chat links lead'),
      codes: z.array(text).optional().describe('What its QR codes say'),
    },
    subject: () => 'what the account page offers to announce',
    plan: (_selected, _cast, expected) => ({ expected }),
  }),
} as const;
