// Verbs of the business profile: what an admin edits, and what customers then see.
import { z } from 'zod';
import type { Cast } from '../cast.ts';
import { NOTICES, REFUSAL_REASONS } from './reasons.ts';
import {
  name,
  someOf,
  type TextOrLength,
  text,
  textOrLength,
  toText,
  wholeNumber,
} from './values.ts';
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
  content: text.optional().describe('What it really is, when its name and type say otherwise'),
});

const onPage = {
  'channel name': textOrLength.optional(),
  ...fields,
  photo: photo.optional(),
};
const edit = z.strictObject({ account: name.optional(), ...onPage });
const sections = z.strictObject(onPage);

export interface ProfileChanges extends ProfileFields {
  readonly channelName?: string;
  readonly photo?: {
    readonly type: string;
    readonly bytes: number;
    readonly content?: string | undefined;
  };
}

function toChanges(written: z.output<typeof sections>): ProfileChanges {
  const { 'short description': shortDescription, 'channel name': channelName } = written;
  return {
    ...toFields({ ...written, shortDescription }),
    ...(channelName === undefined ? {} : { channelName: toText(channelName) }),
    ...(written.photo === undefined ? {} : { photo: written.photo }),
  };
}

const listed = (changes: object): string =>
  Object.entries(changes)
    .map(([key, value]) => `${key} ${JSON.stringify(value)}`)
    .join(', ');
const the = (account: string | undefined): string =>
  account === undefined ? 'the account' : `account ${account}`;

/** What is edited; nothing at all is a mistake. */
function someOfThem<Changes extends object>(changes: Changes, cast: Cast): Changes {
  if (Object.keys(changes).length === 0) {
    cast.refuse('nothing is edited', 'give a field: short description, address, vertical, …');
  }
  return changes;
}

const SECTION_NAMES = ['channel-name', 'photo', 'about', 'business-info'] as const;

export const PROFILE_STEPS = {
  editsProfile: action({
    actor: 'admin',
    key: 'admin edits profile',
    doc: 'An admin opens the account and applies the given fields, section by section.',
    example: 'admin edits profile: { vertical: Restaurant, websites: ["https://example.com"] }',
    args: edit,
    say: ({ account, ...changes }) => `The admin sets on ${the(account)}: ${listed(changes)}`,
    plan: ({ account, ...written }, cast) => ({
      account: cast.account(account, 'account'),
      changes: someOfThem(toChanges(written), cast),
    }),
  }),
  opensAccount: action({
    actor: 'admin',
    key: 'admin opens account',
    doc: 'An admin opens the Edit account page, and changes nothing yet.',
    example: 'admin opens account: true',
    args: z.union([z.literal(true), z.strictObject({ account: name.optional() })]),
    say: (written) => `The admin opens ${the(written === true ? undefined : written.account)}`,
    plan: (written, cast) => ({
      account: cast.account(written === true ? undefined : written.account, 'account'),
    }),
  }),
  appliesSections: action({
    actor: 'admin',
    key: 'admin applies',
    doc: 'On the Edit account page that is open, an admin applies the given fields, section by section.',
    example: 'admin applies: { address: Rua Augusta 100 }',
    args: sections,
    say: (written) => `The admin sets on the open page: ${listed(written)}`,
    plan: (written, cast) => ({ changes: someOfThem(toChanges(written), cast) }),
  }),
  changesElsewhere: action({
    actor: 'world',
    key: 'profile changes elsewhere',
    doc: 'Somebody of the company changes the business profile in WhatsApp Manager, not in Support.',
    example: 'profile changes elsewhere: { address: Rua Augusta 100 }',
    args: z.strictObject({ account: name.optional(), ...fields }),
    say: ({ account, ...changes }) =>
      `In WhatsApp Manager somebody sets on ${the(account)}: ${listed(changes)}`,
    plan: ({ account, ...written }, cast) => ({
      account: cast.account(account, 'account'),
      changes: someOfThem(toChanges(written), cast),
    }),
  }),
  expectAccountPage: expectation({
    key: 'expect account page',
    doc: "What the Edit account page shows in the admin's browser: each field, and how the last apply went.",
    example: 'expect account page: { vertical: Restaurant, error: null, proves: PROFILE-8 }',
    selectors: {},
    compared: {
      'channel name': textOrLength.optional(),
      ...fields,
      error: z.enum(REFUSAL_REASONS).nullable().optional().describe('null for none'),
      notices: someOf(z.enum(NOTICES)).optional().describe('Which notices stand on the page'),
      'applied before': z
        .array(z.enum(SECTION_NAMES))
        .optional()
        .describe('Exactly the sections that the page says are in place'),
      says: text.optional().describe('Words that stand on the page'),
    },
    subject: () => 'the Edit account page',
    plan: (_selected, _cast, written) => {
      const { channelName, error, notices, appliedBefore, says } = written;
      return {
        expected: {
          ...toFields(written),
          ...(channelName === undefined ? {} : { channelName: toText(channelName) }),
          ...(error === undefined ? {} : { error }),
          ...(notices === undefined ? {} : { notices }),
          ...(appliedBefore === undefined ? {} : { appliedBefore }),
          ...(says === undefined ? {} : { says }),
        },
      };
    },
  }),
  expectProfile: expectation({
    key: 'expect profile',
    doc: "The business profile as the customer's phone shows it.",
    example: 'expect profile: { vertical: Restaurant, photo: true, proves: PROFILE-1 }',
    selectors: { of: name.optional(), account: name.optional() },
    compared: {
      ...fields,
      photo: z.boolean().optional(),
      'photo type': text.optional().describe('image/jpeg or image/png'),
    },
    subject: (selected) =>
      `the profile${selected.account === undefined ? '' : ` of account ${selected.account}`} on the phone of ${selected.of ?? 'the customer'}`,
    plan: (selected, cast, written) => ({
      of: cast.customer(selected.of, 'of'),
      account: cast.account(selected.account, 'account'),
      expected: {
        ...toFields(written),
        ...(written.photo === undefined ? {} : { photo: written.photo }),
        ...(written.photoType === undefined ? {} : { photoType: written.photoType }),
      },
    }),
  }),
} as const;
