// Verbs of the integration team that hands numbers over, and of what becomes of them there.
import { z } from 'zod';
import { name, text } from './values.ts';
import { action, expectation } from './verb.ts';

const as = text.optional().describe('The number as it is spelled there; E.164 if left out');

export const NUMBER_STEPS = {
  hosts: action({
    actor: 'integration team',
    key: 'integration team hosts',
    doc: "The integration team has an account's number hosted: its deployment is made and entered.",
    example: 'integration team hosts: { account: main, as: "+55 (11) 91234-5678" }',
    args: z.union([name, z.strictObject({ account: name, as })]),
    say: (written) =>
      typeof written === 'string' || written.as === undefined
        ? `The number of account ${typeof written === 'string' ? written : written.account} is handed over`
        : `The number of account ${written.account} is handed over as "${written.as}"`,
    plan: (written, cast) => {
      const { account, as: spelled } =
        typeof written === 'string' ? { account: written, as: undefined } : written;
      return { account: cast.account(account, 'account'), spelled: spelled ?? null };
    },
  }),
  correctsNumber: action({
    actor: 'integration team',
    key: 'integration team changes number',
    doc: "The integration team tries to give an account's deployment another number.",
    example: 'integration team changes number: { account: main, to: "+55 11 91234-5678" }',
    args: z.strictObject({ account: name, to: text }),
    say: (written) => `The number of account ${written.account} is to become "${written.to}"`,
    plan: (written, cast) => ({
      account: cast.account(written.account, 'account'),
      spelled: written.to,
    }),
  }),
  expectHosting: expectation({
    key: 'expect hosting',
    doc: "Whether the back office has taken an account's number, and which number that is.",
    example: 'expect hosting: { account: main, hosted: true, proves: NUMBER-5 }',
    selectors: { account: name.optional() },
    compared: {
      hosted: z.boolean().optional(),
      number: text.optional().describe('E.164, as the back office answered it'),
    },
    subject: ({ account }) =>
      `the hosting of ${account === undefined ? 'the account' : `account ${account}`}`,
    plan: (selected, cast, expected) => ({
      account: cast.account(selected.account, 'account'),
      expected,
    }),
  }),
} as const;
