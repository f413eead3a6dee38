// Verbs of a crowd: many customers write, several agents answer them, and what each of them then has.
import { z } from 'zod';
import { MEMBER_MARK } from '../crowd.ts';
import { durationMs } from '../duration.ts';
import { name, text, toMs, wholeNumber, wholeSeconds } from './values.ts';
import { action, expectation } from './verb.ts';

const some = z.int().min(1, 'is nobody of a crowd\nwrite a whole number from 1 on').optional();

const part = {
  crowd: name.optional(),
  first: some.describe('So many of them from the first on (all)'),
  last: some.describe('So many of them up to the last (all)'),
};

/** What is waited for is waited for within a day. */
const LONGEST = '12h';

const span = wholeSeconds
  .refine((written) => toMs(written) <= (durationMs(LONGEST) ?? 0), {
    error: `is longer than a crowd is watched at a time\nwrite at most ${LONGEST}, and take the crowd in parts`,
  })
  .describe('They are spread evenly over that time');

/** Otherwise nobody could tell one from another. */
const own = text
  .regex(
    new RegExp(MEMBER_MARK),
    `is the same for everybody, so that nothing that is mixed up would show\nwrite ${MEMBER_MARK} where the person's number in the crowd shall stand: Order ${MEMBER_MARK}`,
  )
  .describe(`${MEMBER_MARK} stands for the person's number in the crowd`);

const answers = z
  .strictObject({
    ...part,
    by: z.array(name).min(1).optional().describe('In turns (all agents of the world)'),
    text: own.optional(),
    macro: text.optional().describe('The title of a macro, in place of a text'),
    status: z
      .enum(['open', 'pending', 'hold'])
      .optional()
      .describe('What each ticket is submitted as, with a text (as it is)'),
    within: span,
    account: name.optional(),
  })
  .refine((written) => written.macro === undefined || written.status === undefined, {
    error: 'sets a status beside that of the macro\nleave out status, or write text: …',
    when: ({ issues }) => issues.length === 0,
  })
  .refine((written) => (written.text === undefined) !== (written.macro === undefined), {
    error: 'must say what is answered, in one way\nwrite either text: … or macro: …',
    when: ({ issues }) => issues.length === 0,
  });

interface Part {
  readonly crowd?: string | undefined;
  readonly first?: number | undefined;
  readonly last?: number | undefined;
}

const sayPart = ({ crowd, first, last }: Part): string => {
  const who = crowd === undefined ? 'the crowd' : `the crowd ${crowd}`;
  if (first !== undefined) return `the first ${first} of ${who}`;
  return last === undefined ? `all of ${who}` : `the last ${last} of ${who}`;
};

export const CROWD = {
  crowdWrites: action({
    actor: 'customer',
    key: 'crowd writes',
    doc: 'Everybody in a crowd, or in a part of it, writes a message of their own to the company.',
    example: 'crowd writes: { crowd: monday, text: "Where is order #?", within: 1h }',
    args: z.strictObject({ ...part, text: own, within: span, to: name.optional() }),
    say: (written) =>
      `Within ${written.within} ${sayPart(written)} write${written.to === undefined ? '' : ` to account ${written.to}`}, each with their own number: "${written.text}"`,
    plan: (written, cast) => ({
      part: cast.crowd(written),
      message: written.text,
      withinMs: toMs(written.within),
      to: cast.account(written.to, 'to'),
    }),
  }),
  agentsAnswer: action({
    actor: 'agent',
    key: 'agents answer crowd',
    doc: 'Agents answer the tickets of a crowd in turns, all at the same time, with a text or a macro.',
    example:
      'agents answer crowd: { crowd: monday, by: [bruno, carla], text: "Order # comes today", within: 1h }',
    args: answers,
    say({ within, by, text: words, macro, status, ...some }) {
      const what = words === undefined ? `the macro "${macro}"` : `"${words}"`;
      const submitted = status === undefined ? '' : `, submitted as ${status}`;
      return `Within ${within} ${sayPart(some)} are answered, in turns by ${by?.join(', ') ?? 'all agents'}: ${what}${submitted}`;
    },
    plan: (written, cast) => ({
      part: cast.crowd(written),
      by: (written.by ?? cast.agents()).map((each) => cast.agent(each, 'by')),
      message: written.text ?? null,
      macro: written.macro ?? null,
      status: written.status ?? null,
      withinMs: toMs(written.within),
      account: cast.account(written.account, 'account'),
    }),
  }),
  expectCrowd: expectation({
    key: 'expect crowd',
    doc: 'What everybody in a crowd has on tickets and on the phone, each their own and nobody else’s.',
    example:
      'expect crowd: { crowd: monday, tickets: 500, own messages: 500, own replies: 500, proves: TICKET-7 }',
    selectors: { ...part, account: name.optional() },
    compared: {
      tickets: wholeNumber.optional().describe('How many they have altogether'),
      'own messages': wholeNumber
        .optional()
        .describe('How many have on tickets what they wrote: all of it, once, in order, no more'),
      'own replies': wholeNumber
        .optional()
        .describe(
          'How many are shown what agents wrote to them: all of it, once, in order, no more',
        ),
      answered: wholeNumber.optional().describe('How many are shown anything'),
      strays: z
        .array(text)
        .optional()
        .describe('Those of whom one or the other is not so, by name; the first ten'),
    },
    subject: (selected) => sayPart(selected),
    plan: (selected, cast, expected) => ({
      part: cast.crowd(selected),
      account: cast.account(selected.account, 'account'),
      expected,
    }),
  }),
} as const;
