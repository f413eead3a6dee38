// Verbs of what becomes of tickets and of people: statuses, merged users, changed numbers, phones that cannot be reached.
import { z } from 'zod';
import { name, text, wholeNumber } from './values.ts';
import { action, CUSTOMER, expectation } from './verb.ts';

/** What an agent can choose; a new ticket is new by itself. */
export const CHOSEN_STATUSES = ['open', 'pending', 'hold', 'solved', 'closed'] as const;

/** Why nothing that a business sends arrives on a phone. */
export const UNREACHABLE = ['no-whatsapp', 'old-client', 'experiment'] as const;

const status = z.enum(CHOSEN_STATUSES);

export const TICKET_STEPS = {
  setsStatus: action({
    actor: 'agent',
    key: 'agent sets status',
    doc: "An agent sets the status of the customer's ticket.",
    example: 'agent sets status: solved',
    args: z.union([
      status,
      z.strictObject({ status, on: name.optional(), account: name.optional() }),
    ]),
    say(written) {
      const { status: chosen, on } = typeof written === 'string' ? { status: written } : written;
      return `The agent sets the ticket${on === undefined ? '' : ` of ${on}`} to ${chosen}`;
    },
    plan(written, cast) {
      const asked = typeof written === 'string' ? { status: written } : written;
      return {
        status: asked.status,
        on: cast.customer(asked.on, 'on'),
        account: cast.account(asked.account, 'account'),
      };
    },
  }),
  mergesUsers: action({
    actor: 'admin',
    key: 'admin merges users',
    doc: "An admin merges the customer's user into one that is known by e-mail only.",
    example: 'admin merges users: { of: ana, into: Ana Souza }',
    args: z.strictObject({ of: name.optional(), into: text }),
    say: ({ of, into }) => `An admin merges the user of ${of ?? 'the customer'} into ${into}`,
    plan: ({ of, into }, cast) => ({ of: cast.customer(of, 'of'), into }),
  }),
  changesNumber: action({
    actor: 'customer',
    key: `${CUSTOMER} changes number`,
    doc: 'A customer moves the WhatsApp account to another phone number.',
    example: 'ana changes number: { phone: "+55 11 98888-7777" }',
    args: z.strictObject({ phone: text }),
    say: ({ phone }, who) => `${who} moves WhatsApp to the number ${phone}`,
    plan: ({ phone }, cast, who) => ({ customer: who, phone: cast.phone(phone, 'phone') }),
  }),
  cannotGetMessages: action({
    actor: 'customer',
    key: `${CUSTOMER} cannot get messages`,
    doc: "From now on nothing that is sent arrives on the customer's phone, and WhatsApp tells so later.",
    example: 'ana cannot get messages: no-whatsapp',
    args: z.enum(UNREACHABLE),
    say: (why, who) => `Nothing arrives on the phone of ${who} any more (${why})`,
    plan: (why, _cast, who) => ({ customer: who, why }),
  }),
  expectSearch: expectation({
    key: 'expect search',
    doc: "What an agent finds who searches Support for the customer's WhatsApp number.",
    example: 'expect search: { of: ana, people: [Ana Souza], tickets: 1, proves: TICKET-10 }',
    selectors: { of: name.optional() },
    compared: {
      people: z.array(text).optional().describe('The names of those found'),
      tickets: wholeNumber.optional().describe('How many tickets they have asked for'),
    },
    subject: ({ of }) => `a search for the WhatsApp number of ${of ?? 'the customer'}`,
    plan: ({ of }, cast, expected) => ({ of: cast.customer(of, 'of'), expected }),
  }),
  expectTicketPage: expectation({
    key: 'expect ticket page',
    doc: "The customer's newest ticket as a browser shows it: what can be read in its comments, and what has become markup there.",
    example:
      'expect ticket page: { of: ana, texts: ["1 < 2 & <<b>>"], markup: [], proves: SECURE-5 }',
    selectors: { of: name.optional(), account: name.optional() },
    compared: {
      texts: z.array(z.string()).optional().describe('All comments and notes as read, in order'),
      markup: z
        .array(z.string())
        .optional()
        .describe('The elements in them, but for paragraphs and line breaks; none: []'),
    },
    subject: ({ of }) => `the ticket of ${of ?? 'the customer'} in a browser`,
    plan: ({ of, account }, cast, expected) => ({
      of: cast.customer(of, 'of'),
      account: cast.account(account, 'account'),
      expected,
    }),
  }),
  expectSecrets: expectation({
    key: 'expect secrets',
    doc: 'The kinds of secret (code, pin, token, password …) that people could read somewhere; none: []. A place where there is nothing yet is not looked at.',
    example: 'expect secrets: { tickets: [], event logs: [], pages: [], proves: SECURE-4 }',
    selectors: {},
    compared: {
      tickets: z.array(text).optional().describe('On all tickets'),
      'event logs': z.array(text).optional().describe('In the event logs of all tickets'),
      pages: z
        .array(text)
        .optional()
        .describe("On the page that the admin has open, and on the wizard's last one"),
      mails: z
        .array(text)
        .optional()
        .describe("In all mails to the customer's admin, but for what opens the install link"),
    },
    subject: () => 'secrets that show',
    plan: (_selected, _cast, expected) => ({ expected }),
  }),
} as const;
