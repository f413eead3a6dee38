// Verbs of the integration as an app: installed by a link or from the Marketplace, listed, uninstalled.
import { z } from 'zod';
import { bare, text } from './values.ts';
import { action, expectation } from './verb.ts';

export const LINKS = ['own', 'foreign', 'altered'] as const;

const LINK_TEXT: { readonly [L in (typeof LINKS)[number]]: string } = {
  own: 'the install link in the mail',
  foreign: 'the install link of another customer',
  altered: 'an install link that nobody made',
};

export const INSTALLATION_STEPS = {
  installsByLink: action({
    actor: 'admin',
    key: 'admin installs by link',
    doc: 'The admin opens an install link, that of the mail or another, and follows it to the end.',
    example: 'admin installs by link: own',
    args: z.enum(LINKS),
    say: (written) => `The admin follows ${LINK_TEXT[written]}`,
    plan: (written) => ({ link: written }),
  }),
  installsFromMarketplace: action({
    actor: 'admin',
    key: 'admin installs from marketplace',
    doc: 'The admin finds the integration in the Marketplace and installs it.',
    example: 'admin installs from marketplace: true',
    args: bare,
    say: () => 'The admin installs the integration from the Marketplace',
    plan: () => ({}),
  }),
  uninstalls: action({
    actor: 'admin',
    key: 'admin uninstalls',
    doc: 'The admin takes the integration out of the list of installed apps.',
    example: 'admin uninstalls: true',
    args: bare,
    say: () => 'The admin uninstalls the integration',
    plan: () => ({}),
  }),
  expectApps: expectation({
    key: 'expect apps',
    doc: 'What Admin Center lists as installed, and which conditions of rules come with it.',
    example: 'expect apps: { installed: [WhatsApp], proves: INSTALL-3 }',
    selectors: {},
    compared: {
      installed: z.array(text).optional().describe('The names of all installed apps'),
      accounts: z.array(text).optional().describe('The names of all accounts under Channel apps'),
      'in conditions': z
        .boolean()
        .optional()
        .describe('Views can ask for the channel and for its accounts'),
    },
    subject: () => 'the installed apps',
    plan: (_selected, _cast, expected) => ({ expected }),
  }),
} as const;
