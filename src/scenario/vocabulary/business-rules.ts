// Verbs of Support's own business rules: views, triggers, automations and macros, and what they come to.
import { z } from 'zod';
import type { Cast } from '../cast.ts';
import {
  actions,
  conditions,
  PRIORITIES,
  planActions,
  planConditions,
  RULE_LISTS,
  sayWords,
} from './rule-words.ts';
import { name, text, wholeNumber } from './values.ts';
import { action, expectation } from './verb.ts';

const view = z.strictObject({ title: text, when: conditions });
const rule = z.strictObject({ title: text, when: conditions, do: actions });
type View = z.output<typeof view>;
type Rule = z.output<typeof rule>;

const sayView = ({ title, when }: View, whose: string): string =>
  `${whose} view "${title}": ${sayWords(when)}`;
const sayRule = ({ title, when, do: deeds }: Rule, kind: string): string =>
  `The admin creates the ${kind} "${title}": when ${sayWords(when)}, then ${sayWords(deeds)}`;

const planView = ({ title, when }: View, cast: Cast) => ({
  title,
  when: planConditions(when, cast),
});
const planRule = ({ title, when, do: deeds }: Rule, cast: Cast) => ({
  title,
  when: planConditions(when, cast),
  deeds: planActions(deeds, cast),
});

const macro = z.strictObject({
  title: text,
  comment: text.describe('What it says; placeholders such as {{ticket.id}} are filled by Support'),
  status: z.enum(['open', 'pending', 'hold', 'solved']).optional(),
  tag: text.optional(),
});
const applied = z.union([
  text,
  z.strictObject({
    macro: text,
    on: name.optional(),
    account: name.optional(),
    by: name.optional().describe('Which agent of the world (the one whom every Support has)'),
  }),
]);
const appliedParts = (written: z.output<typeof applied>) =>
  typeof written === 'string' ? { macro: written } : written;

const rules = z.enum(RULE_LISTS).describe('Which kind of rule');
const conversation = { of: name.optional(), account: name.optional() };

export const BUSINESS_RULES = {
  adminCreatesView: action({
    actor: 'admin',
    key: 'admin creates view',
    doc: 'An admin creates a shared view.',
    example: 'admin creates view: { title: All of WhatsApp, when: { channel: WhatsApp } }',
    args: view,
    say: (written) => sayView(written, 'The admin creates the shared'),
    plan: planView,
  }),
  agentCreatesView: action({
    actor: 'agent',
    key: 'agent creates view',
    doc: 'An agent creates a personal view.',
    example: 'agent creates view: { title: Mine, when: { integration account: main } }',
    args: view,
    say: (written) => sayView(written, 'The agent creates the personal'),
    plan: planView,
  }),
  createsTrigger: action({
    actor: 'admin',
    key: 'admin creates trigger',
    doc: 'An admin creates a trigger, which runs whenever a ticket is created or updated.',
    example: 'admin creates trigger: { title: T, when: { channel: WhatsApp }, do: { tag: chat } }',
    args: rule,
    say: (written) => sayRule(written, 'trigger'),
    plan: planRule,
  }),
  createsAutomation: action({
    actor: 'admin',
    key: 'admin creates automation',
    doc: 'An admin creates an automation, which runs at each full hour.',
    example:
      'admin creates automation: { title: A, when: { channel: WhatsApp, hours pending: 4 }, do: { tag: slow } }',
    args: rule,
    say: (written) => sayRule(written, 'automation'),
    plan: planRule,
  }),
  createsMacro: action({
    actor: 'admin',
    key: 'admin creates macro',
    doc: 'An admin creates a shared macro that comments on a ticket.',
    example: 'admin creates macro: { title: Hello, comment: "Hello!\\n\\nHow can we help?" }',
    args: macro,
    say: ({ title, comment }) => `The admin creates the macro "${title}": "${comment}"`,
    plan: ({ title, comment, status, tag }) => ({
      title,
      comment,
      status: status ?? null,
      tag: tag ?? null,
    }),
  }),
  appliesMacro: action({
    actor: 'agent',
    key: 'agent applies macro',
    doc: "An agent applies a macro to the customer's ticket and submits what it has filled in.",
    example: 'agent applies macro: { macro: Hello, on: ana }',
    args: applied,
    say(written) {
      const { macro: title, on, by } = appliedParts(written);
      return `${by ?? 'The agent'} applies the macro "${title}"${on === undefined ? '' : ` to the ticket of ${on}`}`;
    },
    plan(written, cast) {
      const { macro: title, on, account, by } = appliedParts(written);
      return {
        title,
        on: cast.customer(on, 'on'),
        account: cast.account(account, 'account'),
        ...(by === undefined ? {} : { by: cast.agent(by, 'by') }),
      };
    },
  }),
  renamesIntegration: action({
    actor: 'integration team',
    key: 'integration team renames integration',
    doc: 'The integration is given another name, and Support reads its manifest again.',
    example: 'integration team renames integration: Social Messaging',
    args: text.max(255),
    say: (written) => `The integration is renamed to "${written}"`,
    plan: (written) => ({ name: written }),
  }),
  expectView: expectation({
    key: 'expect view',
    doc: 'Which tickets a view lists, for the agent or for the admin.',
    example: 'expect view: { view: Mine, tickets: 1, customers: [ana], proves: VIEW-3 }',
    selectors: { view: text, by: z.enum(['agent', 'admin']).optional() },
    compared: {
      tickets: wholeNumber.optional().describe('How many tickets Support counts in it'),
      customers: z.array(name).optional().describe('Whose they are, oldest ticket first'),
    },
    subject: (selected) => `the view "${selected.view}"`,
    plan(selected, cast, expected) {
      for (const each of expected.customers ?? []) cast.customer(each, 'customers');
      return { view: selected.view, by: selected.by ?? 'agent', expected };
    },
  }),
  expectRuleConditions: expectation({
    key: 'expect rule conditions',
    doc: 'Which conditions of the integration a rule can be made of, as Support lists them.',
    example:
      'expect rule conditions: { rules: views, channels: [WhatsApp], accounts: [], proves: VIEW-2 }',
    selectors: { rules },
    compared: {
      channels: z.array(text).optional().describe('Integrations among the channels, by name'),
      accounts: z
        .array(name)
        .nullable()
        .optional()
        .describe('Accounts to choose from; null where there is no such condition'),
      'requester whatsapp number': z.boolean().optional(),
    },
    subject: (selected) => `what ${selected.rules} can ask for`,
    plan(selected, cast, expected) {
      for (const each of expected.accounts ?? []) cast.account(each, 'accounts');
      return { rules: selected.rules, expected };
    },
  }),
  expectRuleActions: expectation({
    key: 'expect rule actions',
    doc: 'Which actions that concern WhatsApp a rule can be made of, as Support lists them.',
    example:
      'expect rule actions: { rules: triggers, notifies through whatsapp: false, proves: TRIGGER-3 }',
    selectors: { rules: z.enum(['triggers', 'automations']) },
    compared: {
      'requester whatsapp number': z.boolean().optional(),
      'notifies through whatsapp': z.boolean().optional(),
    },
    subject: (selected) => `what ${selected.rules} can do`,
    plan: (selected, _cast, expected) => ({ rules: selected.rules, expected }),
  }),
  expectRules: expectation({
    key: 'expect rules',
    doc: 'Which rules of a kind people have made, by title and in order.',
    example: 'expect rules: { rules: triggers, titles: [], proves: TRIGGER-3 }',
    selectors: { rules },
    compared: { titles: z.array(text) },
    subject: (selected) => `the ${selected.rules} that people have made`,
    plan: (selected, _cast, expected) => ({ rules: selected.rules, expected }),
  }),
  expectTicketFields: expectation({
    key: 'expect ticket fields',
    doc: "What stands in the fields of the customer's newest ticket, and in its requester's.",
    example: 'expect ticket fields: { of: ana, tags: [vip], proves: TRIGGER-1 }',
    selectors: conversation,
    compared: {
      tags: z.array(text).optional().describe('All of them, in the order of the alphabet'),
      priority: z.enum(PRIORITIES).nullable().optional(),
      status: text.optional(),
      assignee: name.nullable().optional().describe('An agent of the world; null for nobody'),
      'requester whatsapp number': z
        .string()
        .nullable()
        .optional()
        .describe('To the letter; null for nothing'),
    },
    subject: ({ of = 'the customer' }) => `the fields of the ticket of ${of}`,
    plan(selected, cast, expected) {
      if (typeof expected.assignee === 'string') cast.agent(expected.assignee, 'assignee');
      return {
        of: cast.customer(selected.of, 'of'),
        account: cast.account(selected.account, 'account'),
        expected,
      };
    },
  }),
} as const;
