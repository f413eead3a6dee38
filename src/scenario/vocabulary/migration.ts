// Verbs of a number's move out of the WhatsApp app, and what its registration and phone then show.
import { z } from 'zod';
import { APPS } from '../world-spec.ts';
import { REFUSAL_REASONS } from './reasons.ts';
import { bare, name, text, wholeNumber } from './values.ts';
import { action, expectation } from './verb.ts';

export const PLATFORMS = ['none', 'app', 'on-premises', 'cloud'] as const;

const account = { account: name.optional() };
const ofAccount = (written: { account?: string | undefined }): string =>
  written.account === undefined ? 'the account' : `account ${written.account}`;

/** `yes` is a text in YAML 1.2, and what a person writes for a ticked box. */
const ticked = z.union([z.boolean(), z.enum(['yes', 'no'])]);

export const MIGRATION_STEPS = {
  startsMigration: action({
    actor: 'admin',
    key: 'admin starts migration',
    doc: 'The admin takes up the offer to migrate the number.',
    example: 'admin starts migration: true',
    args: bare,
    say: () => 'The admin chooses to migrate the number',
    plan: () => ({}),
  }),
  confirmsMigration: action({
    actor: 'admin',
    key: 'admin confirms migration',
    doc: 'The admin goes on past the warning of data loss, with the box ticked or not.',
    example: 'admin confirms migration: true',
    args: ticked,
    say: (written) =>
      `The admin goes on ${written === true || written === 'yes' ? 'with' : 'without'} the box ticked`,
    plan: (written) => ({ ticked: written === true || written === 'yes' }),
  }),
  continuesMigration: action({
    actor: 'admin',
    key: 'admin continues migration',
    doc: "The admin says that the number's holder has deleted the app account.",
    example: 'admin continues migration: true',
    args: bare,
    say: () => 'The admin says that the app account has been deleted',
    plan: () => ({}),
  }),
  deletesApp: action({
    actor: 'holder',
    key: 'holder deletes app',
    doc: "The number's holder deletes the WhatsApp account in the app on the phone.",
    example: 'holder deletes app: {}',
    args: z.union([z.literal(true), z.strictObject(account)]),
    say: (written) =>
      `The holder of the number of ${ofAccount(written === true ? {} : written)} deletes the WhatsApp account in the app`,
    plan: (written, cast) => ({
      account: cast.account(written === true ? undefined : written.account, 'account'),
    }),
  }),
  installsApp: action({
    actor: 'holder',
    key: 'holder installs app',
    doc: "The number's holder signs in to a WhatsApp app with it.",
    example: 'holder installs app: { app: messenger }',
    args: z.strictObject({ ...account, app: z.enum(['messenger', 'business']) }),
    say: (written) =>
      `The holder of the number of ${ofAccount(written)} signs in to ${written.app}`,
    plan: (written, cast) => ({
      account: cast.account(written.account, 'account'),
      app: written.app,
    }),
  }),
  endsTwoStep: action({
    actor: 'holder',
    key: 'holder ends two-step',
    doc: 'Two-step verification of the number is switched off where it is registered now.',
    example: 'holder ends two-step: main',
    args: name,
    say: (written) => `Two-step verification of the number of account ${written} is switched off`,
    plan: (written, cast) => ({ account: cast.account(written) }),
  }),
  formerProviderWrites: action({
    actor: 'holder',
    key: 'former provider writes',
    doc: "The provider for whom an account's number is registered elsewhere writes to a customer from it, or tries to.",
    example: 'former provider writes: { to: ana, text: "Your order is here" }',
    args: z.strictObject({ ...account, to: name.optional(), text }),
    say: ({ to, text: words, ...whose }) =>
      `The provider before writes to ${to ?? 'the customer'} from the number of ${ofAccount(whose)}: "${words}"`,
    plan: (written, cast) => ({
      account: cast.account(written.account, 'account'),
      to: cast.customer(written.to, 'to'),
      message: written.text,
    }),
  }),
  movesToCloud: action({
    actor: 'integration team',
    key: 'integration team moves to cloud',
    doc: 'The integration team has a hosted On-Premises number moved to Cloud, or takes that up again.',
    example: 'integration team moves to cloud: main',
    args: name,
    say: (written) => `The number of account ${written} is moved to Cloud`,
    plan: (written, cast) => ({ account: cast.account(written) }),
  }),
  abandonsMove: action({
    actor: 'integration team',
    key: 'integration team abandons move',
    doc: 'The integration team gives a move to Cloud up that was interrupted.',
    example: 'integration team abandons move: main',
    args: name,
    say: (written) => `The move of the number of account ${written} is given up`,
    plan: (written, cast) => ({ account: cast.account(written) }),
  }),
  expectMove: expectation({
    key: 'expect move',
    doc: 'What the integration team was told of the move it had asked for: null is a yes.',
    example: 'expect move: { refused: null, proves: MIGRATION-7 }',
    selectors: {},
    compared: { refused: z.enum([...REFUSAL_REASONS, 'no-answer']).nullable() },
    subject: () => 'the move',
    plan: (_selected, _cast, expected) => ({ expected }),
  }),
  expectNumber: expectation({
    key: 'expect number',
    doc: "Where the account's number is registered with WhatsApp.",
    example: 'expect number: { registered: true, platform: <dialect>, proves: MIGRATION-2 }',
    selectors: account,
    compared: {
      registered: z.boolean().optional(),
      platform: z.enum(PLATFORMS).optional(),
      here: z
        .boolean()
        .optional()
        .describe("For the company's own account at Cloud, not another's"),
      'display name': text.optional(),
      quality: z.enum(['unrated', 'green', 'yellow', 'red']).optional(),
      limit: z.enum(['250', '2K', '10K', '100K', 'unlimited']).optional(),
      templates: z.array(text).optional().describe('Those of the account that has it'),
    },
    subject: (selected) => `the number of ${ofAccount(selected)}`,
    plan: (selected, cast, expected) => ({
      account: cast.account(selected.account, 'account'),
      expected,
    }),
  }),
  expectPhone: expectation({
    key: 'expect phone',
    doc: "Which WhatsApp app is left on the holder's phone, and how many chats it holds.",
    example: 'expect phone: { app: none, chats: 0, proves: MIGRATION-3 }',
    selectors: account,
    compared: { app: z.enum(APPS).optional(), chats: wholeNumber.optional() },
    subject: (selected) => `the phone of ${ofAccount(selected)}`,
    plan: (selected, cast, expected) => ({
      account: cast.account(selected.account, 'account'),
      expected,
    }),
  }),
} as const;
