// Verbs of the business profile: what an admin edits, and what customers then see.
import { z } from 'zod';
import { name, type TextOrLength, text, textOrLength, toText, wholeNumber } from './values.ts';
import { action, expectation } from './verb.ts';

const fields = {
  'short description': textOrLength.optional(),
  address: textOrLength.optional(),
  description: textOrLength.optional(),
  email: textOrLength.optional(),
  vertical: z.string().optional(),
  websites: z.array(textOrLength).optional(),
};

interface WrittenFields {
  readonly shortDescription?: TextOrLength | undefined;
  readonly address?: TextOrLength | undefined;
  readonly description?: TextOrLength | undefined;
  readonly email?: TextOrLength | undefined;
  readonly vertical?: string | undefined;
  readonly websites?: readonly TextOrLength[] | undefined;
}

/** Fields of the profile as plain texts; an absent one is not touched, or not looked at. */
export interface ProfileFields {
  readonly shortDescription?: string;
  readonly address?: string;
  readonly description?: string;
  readonly email?: string;
  readonly vertical?: string;
  readonly websites?: readonly string[];
}

const TEXTS = ['shortDescription', 'address', 'description', 'email', 'vertical'] as const;

function toFields(written: WrittenFields): ProfileFields {
  const texts: Partial<Record<(typeof TEXTS)[number], string>> = {};
  for (const key of TEXTS) {
    const value = written[key];
    if (value !== undefined) texts[key] = toText(value);
  }
  return written.websites === undefined
    ? texts
    : { ...texts, websites: written.websites.map(toText) };
}

const photo = z.strictObject({
  type: text.describe('Its media type: image/jpeg'),
  bytes: wholeNumber.describe('How large the file is'),
});

const edit = z.strictObject({
  account: name.optional(),
  'channel name': text.optional(),
  ...fields,
  photo: photo.optional(),
});

export interface ProfileChanges extends ProfileFields {
  readonly channelName?: string;
  readonly photo?: { readonly type: string; readonly bytes: number };
}

function toChanges(written: z.output<typeof edit>): ProfileChanges {
  const { 'short description': shortDescription, 'channel name': channelName } = written;
  return {
    ...toFields({ ...written, shortDescription }),
    ...(channelName === undefined ? {} : { channelName }),
    ...(written.photo === undefined ? {} : { photo: written.photo }),
  };
}

export const PROFILE_STEPS = {
  editsProfile: action({
    actor: 'admin',
    key: 'admin edits profile',
    doc: 'An admin opens the account and applies the given fields, section by section.',
    example: 'admin edits profile: { vertical: Restaurant, websites: ["https://example.com"] }',
    args: edit,
    say(written) {
      const { account, ...changes } = written;
      const list = Object.entries(changes).map(([key, value]) => `${key} ${JSON.stringify(value)}`);
      return `The admin sets on ${account === undefined ? 'the account' : `account ${account}`}: ${list.join(', ')}`;
    },
    plan(written, cast) {
      const changes = toChanges(written);
      if (Object.keys(changes).length === 0) {
        cast.refuse('nothing is edited', 'give a field: short description, address, vertical, …');
      }
      return { account: cast.account(written.account, 'account'), changes };
    },
  }),
  expectProfile: expectation({
    key: 'expect profile',
    doc: "The business profile as the customer's phone shows it.",
    example: 'expect profile: { vertical: Restaurant, photo: true, proves: PROFILE-1 }',
    selectors: { of: name.optional(), account: name.optional() },
    compared: { ...fields, photo: z.boolean().optional() },
    subject: (selected) =>
      `the profile${selected.account === undefined ? '' : ` of account ${selected.account}`} on the phone of ${selected.of ?? 'the customer'}`,
    plan: (selected, cast, written) => ({
      of: cast.customer(selected.of, 'of'),
      account: cast.account(selected.account, 'account'),
      expected: {
        ...toFields(written),
        ...(written.photo === undefined ? {} : { photo: written.photo }),
      },
    }),
  }),
} as const;
