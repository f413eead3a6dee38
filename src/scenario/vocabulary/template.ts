// Verbs of templates: which ones WhatsApp has, what it decides about them, and agents who send one.
import { z } from 'zod';
import { text, name as word } from './values.ts';
import { action } from './verb.ts';

export const LISTED_STATES = ['approved', 'pending', 'rejected', 'paused', 'disabled'] as const;

/** What WhatsApp can decide about a template that it has. */
export const DECISIONS = ['approve', 'reject', 'pause', 'disable', 'reinstate'] as const;

const LANGUAGE = 'pt_BR';

const template = {
  name: text.describe('As it is called at WhatsApp'),
  language: text.optional().describe(`Its code at WhatsApp (${LANGUAGE})`),
};

/** In one line for tables of examples, where there are no lists. */
const values = z
  .union([z.array(z.string()), z.string()])
  .optional()
  .describe('For its placeholders: a list, or one line with | between them (none)');

function valuesOf(written: z.output<typeof values>): readonly string[] {
  if (typeof written !== 'string') return written ?? [];
  return written === '' ? [] : written.split('|').map((value) => value.trim());
}

export const TEMPLATE_STEPS = {
  hasTemplate: action({
    actor: 'world',
    key: 'whatsapp has template',
    doc: 'The company has made a template at WhatsApp.',
    example: 'whatsapp has template: { name: order_ready, body: "Oi {{1}}, seu pedido chegou." }',
    args: z.strictObject({
      ...template,
      body: text.describe('With {{1}}, {{2}} … where values go'),
      header: text.optional(),
      footer: text.optional(),
      state: z.enum(LISTED_STATES).optional().describe('How far its review has come (approved)'),
    }),
    say: ({ name, language = LANGUAGE, state = 'approved' }) =>
      `WhatsApp has the template ${name} in ${language}: ${state}`,
    plan: ({ name, language = LANGUAGE, body, header, footer, state = 'approved' }) => ({
      name,
      language,
      body,
      header: header ?? null,
      footer: footer ?? '',
      state,
    }),
  }),
  decidesTemplate: action({
    actor: 'world',
    key: 'whatsapp decides template',
    doc: 'WhatsApp decides about a template that the company has there.',
    example: 'whatsapp decides template: { name: order_ready, decision: pause }',
    args: z.strictObject({ ...template, decision: z.enum(DECISIONS) }),
    say: ({ name, language = LANGUAGE, decision }) =>
      `WhatsApp decides about the template ${name} in ${language}: ${decision}`,
    plan: ({ name, language = LANGUAGE, decision }) => ({ name, language, decision }),
  }),
  sendsTemplate: action({
    actor: 'agent',
    key: 'agent sends template',
    doc: "An agent asks for a template in a public comment on the customer's ticket.",
    example: 'agent sends template: { name: order_ready, values: [Ana] }',
    args: z.strictObject({
      ...template,
      values,
      on: word.optional(),
      account: word.optional(),
    }),
    say: ({ name, language = LANGUAGE, values: given, on }) =>
      `The agent sends the template ${name} in ${language}${on === undefined ? '' : ` to ${on}`}: ${JSON.stringify(valuesOf(given))}`,
    plan: ({ name, language = LANGUAGE, values: given, on, account }, cast) => ({
      template: name,
      language,
      values: valuesOf(given),
      on: cast.customer(on, 'on'),
      account: cast.account(account, 'account'),
    }),
  }),
} as const;
