// The vocabulary: every verb a scenario may use, one row each, and how a written key finds its row.
import type { z } from 'zod';
import { ACCOUNT_PAGE } from './vocabulary/account-page.ts';
import { ATTEMPTS } from './vocabulary/attempts.ts';
import { AUTO_REPLY_STEPS } from './vocabulary/auto-reply.ts';
import { BUSINESS_RULES } from './vocabulary/business-rules.ts';
import { CONVERSATION } from './vocabulary/conversation.ts';
import { CROWD } from './vocabulary/crowd.ts';
import { INSTALLATION_STEPS } from './vocabulary/installation.ts';
import { MEDIA_STEPS } from './vocabulary/media.ts';
import { MIGRATION_STEPS } from './vocabulary/migration.ts';
import { NUMBER_STEPS } from './vocabulary/number.ts';
import { OFFICE } from './vocabulary/office.ts';
import { PROFILE_STEPS } from './vocabulary/profile.ts';
import { STRANGERS } from './vocabulary/strangers.ts';
import { TABS } from './vocabulary/tabs.ts';
import { TEMPLATE_STEPS } from './vocabulary/template.ts';
import { TICKET_STEPS } from './vocabulary/ticket.ts';
import { TROUBLE } from './vocabulary/trouble.ts';
import { CUSTOMER, type Verb } from './vocabulary/verb.ts';
import { WHATSAPP_STEPS } from './vocabulary/whatsapp.ts';
import { WIZARD } from './vocabulary/wizard.ts';

export const VOCABULARY = {
  ...OFFICE,
  ...CONVERSATION,
  ...CROWD,
  ...MEDIA_STEPS,
  ...TICKET_STEPS,
  ...INSTALLATION_STEPS,
  ...WIZARD,
  ...TABS,
  ...ACCOUNT_PAGE,
  ...NUMBER_STEPS,
  ...MIGRATION_STEPS,
  ...PROFILE_STEPS,
  ...AUTO_REPLY_STEPS,
  ...WHATSAPP_STEPS,
  ...TEMPLATE_STEPS,
  ...BUSINESS_RULES,
  ...STRANGERS,
  ...TROUBLE,
  ...ATTEMPTS,
} as const;

export type VerbId = keyof typeof VOCABULARY;
export type AnyVerb = Verb<string, z.ZodType, object>;

export const VERB_IDS = Object.keys(VOCABULARY) as readonly VerbId[];

const byKey: ReadonlyMap<string, Found> = new Map(
  VERB_IDS.map((id) => [VOCABULARY[id].key, { id, verb: VOCABULARY[id] as AnyVerb, who: '' }]),
);

export interface Found {
  readonly id: VerbId;
  readonly verb: AnyVerb;
  /** The customer named in the key; empty when the verb names none. */
  readonly who: string;
}

/** The verb that a step's key stands for: `ana sends` is `<customer> sends` with `ana`. */
export function findVerb(key: string): Found | undefined {
  const plain = byKey.get(key);
  if (plain !== undefined) return key.startsWith(CUSTOMER) ? undefined : plain;
  const space = key.indexOf(' ');
  const found = byKey.get(`${CUSTOMER}${key.slice(space)}`);
  if (space <= 0 || found === undefined) return undefined;
  return { id: found.id, verb: found.verb, who: key.slice(0, space) };
}

/** All keys, with the customer's place taken by `who`: for suggestions. */
export const keysFor = (who: string): readonly string[] =>
  [...byKey.keys()].map((key) => key.replace(CUSTOMER, who));
