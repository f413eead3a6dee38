// Verbs of several tabs: one admin with two of them, or two admins with one each, at the same wizard.
import { z } from 'zod';
import { REFUSAL_REASONS } from './reasons.ts';
import { name, wholeNumber } from './values.ts';
import { action, expectation } from './verb.ts';
import { CODES } from './wizard.ts';

export const TABS = {
  usesTab: action({
    actor: 'admin',
    key: 'admin uses tab',
    doc: 'The admin turns to a tab of the browser, which may be that of another admin; a new name opens one.',
    example: 'admin uses tab: second',
    args: name,
    say: (written) => `The admin turns to the tab "${written}"`,
    plan: (written) => ({ tab: written }),
  }),
  allTabsSave: action({
    actor: 'admin',
    key: 'admin saves deployment in all tabs',
    doc: 'The deployment ID of an account is saved in every tab at the same moment.',
    example: 'admin saves deployment in all tabs: main',
    args: name,
    say: (written) => `The deployment ID of account ${written} is saved in all tabs at once`,
    plan: (written, cast) => ({ account: cast.account(written) }),
  }),
  allTabsEnter: action({
    actor: 'admin',
    key: 'admin enters code in all tabs',
    doc: 'A code is entered in every tab at the same moment.',
    example: 'admin enters code in all tabs: right',
    args: z.enum(CODES),
    say: (written) => `The ${written} code is entered in all tabs at once`,
    plan: (written) => ({ code: written }),
  }),
  expectTabs: expectation({
    key: 'expect tabs',
    doc: 'How many tabs have come to the end of the wizard, and what the others say.',
    example: 'expect tabs: { finished: 1, errors: [deployment-connected], proves: CONNECT-9 }',
    selectors: {},
    compared: {
      finished: wholeNumber.optional(),
      errors: z.array(z.enum(REFUSAL_REASONS)).optional().describe('The reasons shown, by name'),
    },
    subject: () => 'the tabs',
    plan: (_selected, _cast, expected) => ({ expected }),
  }),
} as const;
