// Verbs of the conversation: customers write, agents answer, and what each then sees.
import { z } from 'zod';
import type { Cast } from '../cast.ts';
import { FAILURE_REASONS } from './reasons.ts';
import { name, text, wholeNumber } from './values.ts';
import { action, CUSTOMER, expectation } from './verb.ts';

export const TICKET_STATUSES = ['new', 'open', 'pending', 'hold', 'solved', 'closed'] as const;

const file = z.strictObject({
  type: text.describe('Its media type: image/png'),
  name: text.optional().describe('What it is called (file)'),
  bytes: wholeNumber.optional().describe('How large it is (256)'),
});

const comment = z.union([
  text,
  z.strictObject({
    text,
    on: name.optional(),
    account: name.optional(),
    by: name.optional().describe('Which agent of the world (the one whom every Support has)'),
    files: z.array(file).min(1).optional(),
  }),
]);
type Comment = z.output<typeof comment>;

const partsOf = (written: Comment): Exclude<Comment, string> =>
  typeof written === 'string' ? { text: written } : written;

const sayComment = (written: Comment, doing: string): string => {
  const { text: words, on, by, files = [] } = partsOf(written);
  const attached = files.map(({ type }) => ` with a file of type ${type}`).join('');
  return `${by ?? 'The agent'} ${doing}${on === undefined ? '' : ` on the ticket of ${on}`}: "${words}"${attached}`;
};

function planComment(written: Comment, cast: Cast) {
  const { text: message, on, account, by, files } = partsOf(written);
  const said = {
    message,
    on: cast.customer(on, 'on'),
    account: cast.account(account, 'account'),
    ...(by === undefined ? {} : { by: cast.agent(by, 'by') }),
  };
  return files === undefined
    ? said
    : {
        ...said,
        files: files.map(({ type, name: called, bytes }) => {
          return { type, name: called ?? 'file', bytes: bytes ?? 256 };
        }),
      };
}

/** Which conversation: a customer and an account, each needed only where there are several. */
const conversation = { of: name.optional(), account: name.optional() };

const between = (written: { of?: string | undefined; account?: string | undefined }): string => {
  const who = written.of ?? 'the customer';
  return written.account === undefined ? who : `${who} with account ${written.account}`;
};

const requester = z
  .strictObject({ name: text.optional(), phone: text.optional() })
  .refine((asked) => Object.keys(asked).length > 0, {
    error: 'names nothing, so nothing would be looked at\ngive name, phone, or both',
    when: ({ issues }) => issues.length === 0,
  });

const failure = z.enum(FAILURE_REASONS);

export const CONVERSATION = {
  sends: action({
    actor: 'customer',
    key: `${CUSTOMER} sends`,
    doc: 'A customer writes to the company from WhatsApp.',
    example: 'ana sends: "Meu pedido não chegou"',
    args: z.union([text, z.strictObject({ text, to: name.optional() })]),
    say(written, who) {
      const { text: words, to } = typeof written === 'string' ? { text: written } : written;
      return `${who} writes${to === undefined ? '' : ` to account ${to}`}: "${words}"`;
    },
    plan(written, cast, who) {
      const { text: words, to } = typeof written === 'string' ? { text: written } : written;
      return { customer: who, message: words, to: cast.account(to, 'to') };
    },
  }),
  replies: action({
    actor: 'agent',
    key: 'agent replies',
    doc: "An agent adds a public comment to the customer's ticket.",
    example: 'agent replies: "Sorry for the wait"',
    args: comment,
    say: (written) => sayComment(written, 'replies'),
    plan: planComment,
  }),
  notes: action({
    actor: 'agent',
    key: 'agent notes',
    doc: "An agent adds an internal note to the customer's ticket.",
    example: 'agent notes: { text: "Ask the warehouse", on: ana }',
    args: comment,
    say: (written) => sayComment(written, 'makes an internal note'),
    plan: planComment,
  }),
  expectTicket: expectation({
    key: 'expect ticket',
    doc: "What the customer's newest ticket looks like to an agent.",
    example: 'expect ticket: { last comment: "Hello", failure visible: false, proves: WINDOW-1 }',
    selectors: conversation,
    compared: {
      tickets: wholeNumber.optional().describe('How many tickets the customer has there'),
      status: z.enum(TICKET_STATUSES).optional(),
      channel: text.optional().describe('The channel that the ticket came by: any_channel'),
      comments: z.array(z.string()).optional().describe('All public comments, in order'),
      notes: z.array(z.string()).optional().describe('All internal notes, in order'),
      'last comment': z.string().optional().describe('The newest public comment'),
      'failure visible': z.boolean().optional().describe('A failed delivery is shown to the agent'),
      'failure reason': failure.optional(),
      'follows up': z
        .boolean()
        .optional()
        .describe("It is linked as a follow-up to the customer's ticket before it"),
      says: text.optional().describe('Words in the newest public comment'),
      attachments: z
        .array(text)
        .optional()
        .describe('The media types of all files on public comments, in order'),
      'last author': text.optional().describe('Who wrote the newest public comment'),
      requester: requester.optional(),
    },
    subject: (selected) => `the ticket of ${between(selected)}`,
    plan(selected, cast, { requester: asked, ...expected }) {
      const phone = asked?.phone;
      return {
        of: cast.customer(selected.of, 'of'),
        account: cast.account(selected.account, 'account'),
        expected: {
          ...expected,
          ...(asked === undefined
            ? {}
            : {
                requester: {
                  ...asked,
                  ...(phone === undefined
                    ? {}
                    : { phone: cast.phone(phone, 'requester', 'phone') }),
                },
              }),
        },
      };
    },
  }),
  expectEventLog: expectation({
    key: 'expect event log',
    doc: "Which replies the event log of the customer's newest ticket says did not arrive, and why.",
    example: 'expect event log: { failed: ["Hello"], reasons: [window-closed], proves: WINDOW-3 }',
    selectors: conversation,
    compared: {
      failed: z.array(z.string()).optional().describe('The texts of those replies, in order'),
      reasons: z.array(failure).optional().describe('Why each of them failed'),
    },
    subject: (selected) => `the event log of the ticket of ${between(selected)}`,
    plan: (selected, cast, expected) => ({
      of: cast.customer(selected.of, 'of'),
      account: cast.account(selected.account, 'account'),
      expected,
    }),
  }),
  expectAllTickets: expectation({
    key: 'expect all tickets',
    doc: 'How many tickets there are in Support, whoever asked for them.',
    example: 'expect all tickets: { tickets: 0, proves: MIGRATION-3 }',
    selectors: {},
    compared: { tickets: wholeNumber },
    subject: () => 'all tickets',
    plan: (_selected, _cast, expected) => ({ expected }),
  }),
  expectReply: expectation({
    key: 'expect reply',
    doc: "Whether the agent's last reply (to that customer, from that account) reached the phone.",
    example: 'expect reply: { delivered: false, reason: window-closed, proves: WINDOW-2 }',
    selectors: conversation,
    compared: {
      delivered: z.boolean(),
      attempted: z.boolean().optional().describe('The integration asked WhatsApp to send it'),
      reason: failure.optional(),
    },
    subject: (selected) => `the last reply to ${between(selected)}`,
    // Whoever the last reply went to, unless the author says which is meant.
    plan: (selected, cast, expected) => ({
      of: selected.of === undefined ? null : cast.customer(selected.of, 'of'),
      account: selected.account === undefined ? null : cast.account(selected.account, 'account'),
      expected,
    }),
  }),
  expectDevice: expectation({
    key: 'expect device',
    doc: "What the customer's phone shows of the company.",
    example: 'expect device: { of: ana, shows: ["Sorry for the wait"], proves: WINDOW-1 }',
    selectors: conversation,
    compared: {
      shows: z.array(z.string()).optional().describe('All texts received from it, in order'),
      files: z.array(text).optional().describe('The media types of all files received, in order'),
      'display name': text.optional(),
    },
    subject: (selected) => `the phone of ${between(selected)}`,
    plan: (selected, cast, expected) => ({
      of: cast.customer(selected.of, 'of'),
      account: cast.account(selected.account, 'account'),
      expected,
    }),
  }),
} as const;
