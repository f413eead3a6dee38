// Verbs of the wizard that adds an account, and of its verification code.
import { z } from 'zod';
import { CODE_METHODS } from '../world-spec.ts';
import {
  DOOR_REASONS,
  INSTALL_REASONS,
  NOTICES,
  OFFERS,
  OFFICE_REASONS,
  REFUSAL_REASONS,
  RULE_REASONS,
} from './reasons.ts';
import { bare, name, someOf, someTime, text, toMs } from './values.ts';
import { action, expectation } from './verb.ts';

/** The pages of the integration, in the order in which an admin meets them. */
export const SCREENS = [
  'install',
  'install-app',
  'app-installed',
  'channel',
  'deployment',
  'code',
  'migration',
  'migration-steps',
  'finish',
  'account',
  'account-saved',
] as const;

export const CODES = ['right', 'wrong', 'previous'] as const;

const method = z.enum(CODE_METHODS);
const reason = z.enum([...REFUSAL_REASONS, ...INSTALL_REASONS]);
const anyReason = z.enum([
  ...new Set([
    ...REFUSAL_REASONS,
    ...INSTALL_REASONS,
    ...OFFICE_REASONS,
    ...RULE_REASONS,
    ...DOOR_REASONS,
  ]),
]);
const account = { account: name.optional() };
const ofAccount = (written: { account?: string | undefined }): string =>
  written.account === undefined ? 'the account' : `account ${written.account}`;

export const WIZARD = {
  connects: action({
    actor: 'admin',
    key: 'admin connects',
    doc: 'An admin goes through the whole wizard and adds the account.',
    example: 'admin connects: { method: voice }',
    args: z.strictObject({ ...account, method: method.optional() }),
    say: (written) => `The admin connects ${ofAccount(written)} by ${written.method ?? 'sms'}`,
    plan: (written, cast) => ({
      account: cast.account(written.account, 'account'),
      method: written.method ?? 'sms',
    }),
  }),
  opensWizard: action({
    actor: 'admin',
    key: 'admin opens wizard',
    doc: 'An admin opens "Add account" and chooses WhatsApp as the channel.',
    example: 'admin opens wizard: true',
    args: bare,
    say: () => 'The admin opens the wizard that adds an account',
    plan: () => ({}),
  }),
  savesDeployment: action({
    actor: 'admin',
    key: 'admin saves deployment',
    doc: 'The admin enters the deployment ID of an account, or another one, and saves.',
    example: 'admin saves deployment: main',
    args: z.union([name, z.strictObject({ id: z.string() })]),
    say: (written) =>
      typeof written === 'string'
        ? `The admin saves the deployment ID of account ${written}`
        : `The admin saves the deployment ID "${written.id}"`,
    plan: (written, cast) => ({
      deployment:
        typeof written === 'string'
          ? ({ account: cast.account(written) } as const)
          : ({ id: written.id } as const),
    }),
  }),
  requestsCode: action({
    actor: 'admin',
    key: 'admin requests code',
    doc: 'The admin has a verification code sent by SMS or voice call.',
    example: 'admin requests code: sms',
    args: method,
    say: (written) => `The admin has a code sent by ${written}`,
    plan: (written) => ({ method: written }),
  }),
  goesBack: action({
    actor: 'admin',
    key: 'admin goes back',
    doc: "The admin presses the browser's Back button, and stands on an earlier page.",
    example: 'admin goes back: true',
    args: bare,
    say: () => "The admin presses the browser's Back button",
    plan: () => ({}),
  }),
  reportsNoCode: action({
    actor: 'admin',
    key: 'admin reports no code',
    doc: 'The admin tells the wizard that no code has come.',
    example: 'admin reports no code: true',
    args: bare,
    say: () => 'The admin says that no code has come',
    plan: () => ({}),
  }),
  entersCode: action({
    actor: 'admin',
    key: 'admin enters code',
    doc: 'The admin enters the code that arrived, a wrong one, the one before, or a literal text.',
    example: 'admin enters code: right',
    args: z.union([z.enum(CODES), z.strictObject({ literal: z.string() })]),
    say: (written) =>
      typeof written === 'string'
        ? `The admin enters the ${written} code`
        : `The admin enters "${written.literal}" as the code`,
    plan: (written) => ({ code: written }),
  }),
  expectWizard: expectation({
    key: 'expect wizard',
    doc: "What the wizard shows in the admin's browser.",
    example: 'expect wizard: { screen: code, error: code-wrong, proves: CONNECT-4 }',
    selectors: {},
    compared: {
      screen: z.enum(SCREENS).optional(),
      error: reason.nullable().optional().describe('The reason shown; null for none'),
      notices: someOf(z.enum(NOTICES)).optional().describe('Which notices stand on the page'),
      offers: someOf(z.enum(OFFERS)).optional().describe('What the buttons offer to do next'),
      'all offers': z
        .array(z.enum(OFFERS))
        .optional()
        .describe('All that the buttons offer, in alphabetical order'),
      methods: z.array(method).optional().describe('The ways to get a code that can be chosen'),
      says: text.optional().describe('Words that stand on the page'),
    },
    subject: () => 'the wizard',
    plan: (_selected, _cast, expected) => ({ expected }),
  }),
  expectAccount: expectation({
    key: 'expect account',
    doc: 'How an account stands in the list of Channel apps.',
    example: 'expect account: { listed: true, proves: CONNECT-6 }',
    selectors: account,
    compared: { listed: z.boolean().optional(), name: text.optional() },
    subject: (selected) => `${ofAccount(selected)} in Channel apps`,
    plan: (selected, cast, expected) => ({
      account: cast.account(selected.account, 'account'),
      expected,
    }),
  }),
  expectCode: expectation({
    key: 'expect code',
    doc: "Whether a code came to the account's number, by SMS or voice call, and in time.",
    example: 'expect code: { by: sms, arrived: true, within: 60s, proves: CONNECT-3 }',
    selectors: {
      ...account,
      by: method,
      within: someTime.optional().describe('Counted from the last time a code was asked for'),
    },
    compared: { arrived: z.boolean() },
    subject: (selected) =>
      `a code by ${selected.by}${selected.within === undefined ? '' : ` within ${selected.within}`}`,
    plan: (selected, cast, expected) => ({
      account: cast.account(selected.account, 'account'),
      by: selected.by,
      withinMs: selected.within === undefined ? null : toMs(selected.within),
      expected,
    }),
  }),
  expectRefusal: expectation({
    key: 'expect refusal',
    doc: 'The last action was refused for that reason, and nothing changed.',
    example: 'expect refusal: { reason: number-in-use, unchanged: true, proves: NUMBER-2 }',
    selectors: {},
    compared: {
      reason: anyReason,
      says: text.optional().describe('Words with which it was refused'),
      unchanged: z.literal(true),
    },
    subject: () => 'the last action',
    plan: (_selected, _cast, expected) => ({ expected }),
  }),
} as const;
