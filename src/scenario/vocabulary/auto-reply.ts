// Verbs of the automatic reply.
import { z } from 'zod';
import { name, textOrLength, toText } from './values.ts';
import { action } from './verb.ts';

const written = z.union([
  z.string(),
  z.strictObject({ text: textOrLength, account: name.optional() }),
]);

const partsOf = (args: z.output<typeof written>) =>
  typeof args === 'string' ? { text: args } : args;

export const AUTO_REPLY_STEPS = {
  setsAutoReply: action({
    actor: 'admin',
    key: 'admin sets automatic reply',
    doc: 'An admin opens the account and sets what it answers by itself; an empty text sets nothing.',
    example: 'admin sets automatic reply: "Obrigado! Já respondemos."',
    args: written,
    say(args) {
      const { text: written, account } = partsOf(args);
      const text = toText(written);
      const of = account === undefined ? 'the account' : `account ${account}`;
      return text === ''
        ? `The admin takes the automatic reply of ${of} away`
        : `The admin sets the automatic reply of ${of}: "${text.slice(0, 200)}"`;
    },
    plan(args, cast) {
      const { text, account } = partsOf(args);
      return { message: toText(text), account: cast.account(account, 'account') };
    },
  }),
} as const;
