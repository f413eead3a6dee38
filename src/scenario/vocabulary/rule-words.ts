// Conditions and actions of business rules in the words of a scenario, and how they are planned.
import { z } from 'zod';
import type { Cast } from '../cast.ts';
import { name, text, wholeNumber } from './values.ts';

export const RULE_LISTS = ['views', 'triggers', 'automations'] as const;
export type RuleList = (typeof RULE_LISTS)[number];

const STATUSES = ['new', 'open', 'pending', 'hold', 'solved', 'closed'] as const;
export const PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const;

/** What a rule can do to tell somebody something; the first two are what no rule has. */
export const NOTIFICATIONS = ['whatsapp', 'any channel', 'mail', 'webhook'] as const;
export type NotifyBy = (typeof NOTIFICATIONS)[number];

export const conditions = z
  .strictObject({
    channel: text.optional().describe("The integration's name, as Support lists it"),
    'integration account': name.optional(),
    'requester whatsapp number': text.optional().describe('A number; or: present, absent'),
    status: z.enum(STATUSES).optional(),
    priority: z.enum(PRIORITIES).optional(),
    tag: text.optional(),
    ticket: z.enum(['created', 'updated']).optional().describe('Triggers only'),
    'hours new': wholeNumber
      .optional()
      .describe('Automations: so long after it was made, in that hour and no other'),
    'hours pending': wholeNumber.optional().describe('Automations: in that hour, and no other'),
  })
  .refine((written) => Object.keys(written).length > 0, {
    error: 'names no condition\ngive one: channel, integration account, requester whatsapp number',
    when: ({ issues }) => issues.length === 0,
  });

const notification = z.strictObject({ by: z.enum(NOTIFICATIONS), text });

export const actions = z
  .strictObject({
    tag: text.optional(),
    priority: z.enum(PRIORITIES).optional(),
    status: z.enum(STATUSES).optional(),
    assignee: name.optional().describe('An agent of the world'),
    'requester whatsapp number': z.string().optional().describe('To the letter; empty for nothing'),
    notify: notification.optional(),
  })
  .refine((written) => Object.keys(written).length > 0, {
    error:
      'does nothing\ngive one of: tag, priority, status, assignee, requester whatsapp number, notify',
    when: ({ issues }) => issues.length === 0,
  });

export interface PlannedConditions {
  readonly channel: string | null;
  readonly account: string | null;
  /** E.164, `present` or `absent`. */
  readonly phone: string | null;
  readonly status: string | null;
  readonly priority: string | null;
  readonly tag: string | null;
  readonly ticket: 'created' | 'updated' | null;
  readonly hoursPending: number | null;
  readonly hoursNew?: number;
}

export function planConditions(
  written: z.output<typeof conditions>,
  cast: Cast,
): PlannedConditions {
  const account = written['integration account'];
  const phone = written['requester whatsapp number'];
  const spelled = phone !== undefined && phone !== 'present' && phone !== 'absent';
  return {
    channel: written.channel ?? null,
    account: account === undefined ? null : cast.account(account, 'when', 'integration account'),
    phone: spelled ? cast.phone(phone, 'when', 'requester whatsapp number') : (phone ?? null),
    status: written.status ?? null,
    priority: written.priority ?? null,
    tag: written.tag ?? null,
    ticket: written.ticket ?? null,
    hoursPending: written['hours pending'] ?? null,
    ...(written['hours new'] === undefined ? {} : { hoursNew: written['hours new'] }),
  };
}

export interface PlannedActions {
  readonly tag: string | null;
  readonly priority: string | null;
  readonly status: string | null;
  readonly phone: string | null;
  readonly notify: { readonly by: NotifyBy; readonly text: string } | null;
  readonly assignee?: string;
}

export const planActions = (written: z.output<typeof actions>, cast: Cast): PlannedActions => ({
  tag: written.tag ?? null,
  priority: written.priority ?? null,
  status: written.status ?? null,
  phone: written['requester whatsapp number'] ?? null,
  notify: written.notify ?? null,
  ...(written.assignee === undefined
    ? {}
    : { assignee: cast.agent(written.assignee, 'do', 'assignee') }),
});

/** In plain words: `channel is "WhatsApp", tag is "vip"`. */
export const sayWords = (written: object): string =>
  Object.entries(written)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key} is ${JSON.stringify(value)}`)
    .join(', ');
