// Verbs of the back office: orders of hosting, the customer's information by mail, and what comes of it.
import { z } from 'zod';
import { OFFICE_REASONS } from './reasons.ts';
import { name, text, wholeNumber } from './values.ts';
import { type Actor, action, expectation } from './verb.ts';

const account = { account: name.optional() };
const ofAccount = (written: { account?: string | undefined }): string =>
  written.account === undefined ? 'the account' : `account ${written.account}`;

const orderArgs = z.strictObject({
  accounts: z.array(name).optional().describe('Those whose numbers are named (the only one)'),
  quantity: wholeNumber.optional().describe('For how many numbers (as many as are named)'),
  company: text.optional().describe("The company's name in business (the first display name)"),
});

/** The same order, by whoever enters it. */
const ordering = <const Key extends string>(
  actor: Actor,
  key: Key,
  by: 'account-manager' | 'integration-team' | 'customer',
  who: string,
) =>
  action({
    actor,
    key,
    doc: `${who} orders hosting for numbers that the company has.`,
    example: `${key}: { accounts: [main], quantity: 1 }`,
    args: orderArgs,
    say: ({ accounts, quantity }) =>
      `${who} orders hosting for ${quantity ?? accounts?.length ?? 1} number(s), naming ${accounts?.join(', ') ?? 'the account'}`,
    plan: (written, cast) => ({
      by,
      accounts: (written.accounts ?? [cast.account(undefined, 'accounts')]).map((each) =>
        cast.account(each, 'accounts'),
      ),
      quantity: written.quantity,
      company: written.company,
    }),
  });

/** What is left out is told rightly; `null` leaves it out of the letter. */
const letter = z.strictObject({
  ...account,
  'display name': text.nullable().optional().describe("The account's own, if left out"),
  'phone number': text.nullable().optional().describe("The account's own, if left out"),
  'business manager id': text.nullable().optional().describe('A good one, if left out'),
});
const GOOD_ID = '102290129340398';

const planLetter = (written: z.output<typeof letter>) => ({
  displayName: written['display name'],
  phoneNumber: written['phone number'],
  businessManagerId:
    written['business manager id'] === undefined ? GOOD_ID : written['business manager id'],
});

export const INTAKE_STATES = ['none', 'incomplete', 'complete'] as const;
export const CARRIED = ['deployment-id', 'install-link'] as const;
export const NAME_WARNINGS = ['name-not-the-company'] as const;

export const OFFICE = {
  ordersHosting: ordering(
    'account manager',
    'manager orders hosting',
    'account-manager',
    'The account manager',
  ),
  teamOrdersHosting: ordering(
    'integration team',
    'integration team orders hosting',
    'integration-team',
    'The integration team',
  ),
  adminOrdersHosting: ordering('admin', 'admin orders hosting', 'customer', "The customer's admin"),
  answersMail: action({
    actor: 'admin',
    key: 'admin answers mail',
    doc: "The customer's admin answers the last mail of the integration team with a number's information.",
    example: 'admin answers mail: { business manager id: null }',
    args: letter,
    say: (written) =>
      `The admin answers the last mail with the information of ${ofAccount(written)}`,
    plan: (written, cast) => ({
      account: cast.account(written.account, 'account'),
      ...planLetter(written),
    }),
  }),
  writesMail: action({
    actor: 'admin',
    key: 'admin writes mail',
    doc: "The customer's admin writes to the integration team unasked, with a number's information.",
    example: 'admin writes mail: {}',
    args: letter,
    say: (written) => `The admin writes a mail with the information of ${ofAccount(written)}`,
    plan: (written, cast) => ({
      account: cast.account(written.account, 'account'),
      ...planLetter(written),
    }),
  }),
  finishesTasks: action({
    actor: 'admin',
    key: 'admin finishes tasks',
    doc: "The customer's own part for a number is done, and the back office notes it.",
    example: 'admin finishes tasks: true',
    args: z.union([z.literal(true), z.strictObject(account)]),
    say: (written) =>
      `The admin has done the tasks for ${ofAccount(written === true ? {} : written)}`,
    plan: (written, cast) => ({
      account: cast.account(written === true ? undefined : written.account, 'account'),
    }),
  }),
  preparesDeployment: action({
    actor: 'integration team',
    key: 'integration team prepares deployment',
    doc: 'The integration team makes the deployment of a number and enters it, under an ID of its own or another one.',
    example: 'integration team prepares deployment: { account: main }',
    args: z.union([z.literal(true), z.strictObject({ ...account, 'id of': name.optional() })]),
    say: (written) =>
      `The integration team enters the deployment of ${ofAccount(written === true ? {} : written)}`,
    plan(written, cast) {
      const { account: whose, 'id of': idOf } = written === true ? {} : written;
      return {
        account: cast.account(whose, 'account'),
        idOf: idOf === undefined ? null : cast.account(idOf, 'id of'),
      };
    },
  }),
  expectMail: expectation({
    key: 'expect mail',
    doc: "What the customer's admin has received from the integration team.",
    example: 'expect mail: { count: 1, says: "Facebook Business Manager ID", proves: INTAKE-3 }',
    selectors: {},
    compared: {
      count: wholeNumber.optional().describe('Of all mails so far'),
      says: text.optional().describe('Words in the last mail'),
      reason: z.enum(OFFICE_REASONS).nullable().optional().describe('Why the last mail says no'),
      carries: z.array(z.enum(CARRIED)).optional().describe('What the last mail brings'),
      warning: z
        .enum(NAME_WARNINGS)
        .nullable()
        .optional()
        .describe('Of the last mail; null for none'),
    },
    subject: () => "the admin's mailbox",
    plan: (_selected, _cast, expected) => ({ expected }),
  }),
  expectBackOffice: expectation({
    key: 'expect back office',
    doc: 'What the back office shows of a number: its hosting, intake and deployment.',
    example: 'expect back office: { hosted: true, intake: incomplete, proves: INTAKE-1 }',
    selectors: account,
    compared: {
      hosted: z.boolean().optional(),
      intake: z.enum(INTAKE_STATES).optional(),
      'display name': text.optional(),
      'business manager id': text.optional(),
      lacks: z.array(text).optional().describe('What is missing or malformed'),
      'numbers hosted': wholeNumber.optional().describe('Of the whole company'),
      intakes: wholeNumber.optional().describe('Of the whole company'),
    },
    subject: (selected) => `the hosting of ${ofAccount(selected)}`,
    plan: (selected, cast, expected) => ({
      account: cast.account(selected.account, 'account'),
      expected,
    }),
  }),
  expectCharges: expectation({
    key: 'expect charges',
    doc: 'What has been charged for the hosting of a number.',
    example: 'expect charges: { months: [2025-06, 2025-07], proves: HOSTING-2 }',
    selectors: account,
    compared: {
      months: z.array(text).optional(),
      dates: z.array(text).optional().describe('The days, such as 2025-06-02'),
    },
    subject: (selected) => `the charges of ${ofAccount(selected)}`,
    plan: (selected, cast, expected) => ({
      account: cast.account(selected.account, 'account'),
      expected,
    }),
  }),
} as const;
