import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { accountWebhook } from '../../../simulators/whatsapp/cloud/account-webhook.ts';
import type { Context } from '../../../simulators/whatsapp/context.ts';
import { DEFAULTS } from '../../../simulators/whatsapp/options.ts';
import { type Business, FIRST_APP } from '../../../simulators/whatsapp/world/business.ts';
import { newBusinessNumber } from '../../../simulators/whatsapp/world/business-number.ts';
import {
  ACCOUNT_EVENTS,
  type AccountNotice,
  QUALITY_EVENTS,
  TEMPLATE_EVENTS,
} from '../../../simulators/whatsapp/world/notice.ts';
import { newPortfolio } from '../../../simulators/whatsapp/world/portfolio.ts';
import { newTemplate, newTemplateBook } from '../../../simulators/whatsapp/world/template.ts';
import { createWorld } from '../../../simulators/whatsapp/world/world.ts';
import { createTimeline } from '../../../src/kernel/clock.ts';
import { createRandom } from '../../../src/kernel/random.ts';
import { createTrace } from '../../../src/kernel/trace.ts';
import { empty } from '../../../src/kernel/wire.ts';
import { BUSINESS, CALLBACK, createStand } from './stand.ts';
import { account } from './template-account.ts';

const SINCE_2026_02 = Date.UTC(2026, 1, 1);
const BEFORE = Date.UTC(2025, 5, 2, 9, 0, 0);

const portfolio = newPortfolio('3');
const number = newBusinessNumber({
  id: '100000000000001',
  platform: 'cloud',
  owner: '1',
  phone: BUSINESS,
  waId: '551112345678',
  portfolio,
  verifiedName: 'Acme',
});

const template = newTemplate(
  '412345678901234',
  {
    name: 'order',
    language: 'en_US',
    naming: 'positional',
    category: 'utility',
    parts: { header: undefined, body: 'Good day', footer: '', buttons: [] },
    examples: { header: [], body: [], buttons: [] },
    wording: undefined,
  },
  'approved',
);

const business: Business = {
  id: '1',
  appId: '2',
  name: 'Acme',
  accessToken: 'token',
  appSecret: 'secret',
  numbers: new Map(),
  uploads: new Map(),
  portfolio,
  book: newTemplateBook(),
  review: 'approved',
  subscription: { callback: CALLBACK, since: 0, version: 23 },
  app: FIRST_APP,
  calls: { hour: 0, used: 0 },
  overrides: new Map(),
  batches: new Map(),
};

function contextAt(now: number): Context {
  const clock = createTimeline(now);
  const random = createRandom(1);
  return {
    services: { clock, random, trace: createTrace(clock.now), send: async () => empty(200) },
    options: DEFAULTS,
    telephone: { sms: () => undefined, call: () => undefined },
    world: createWorld(false),
    ids: random,
    codes: random,
    notify: () => undefined,
    announce: () => undefined,
  };
}

function told(notice: AccountNotice, now = BEFORE) {
  const webhook = accountWebhook(contextAt(now), business, notice);
  if (webhook === undefined) throw new Error('nothing is sent');
  const body = JSON.parse(webhook.body);
  return { webhook, body, ...body.entry[0].changes[0] };
}

const NAMED = {
  message_template_id: 412345678901234,
  message_template_name: 'order',
  message_template_language: 'en_US',
};
const PHONE = '5511912345678';

const CASES: readonly {
  readonly what: string;
  readonly notice: AccountNotice;
  readonly at?: number;
  readonly field: string;
  readonly value: unknown;
}[] = [
  ...TEMPLATE_EVENTS.filter((event) => event !== 'pending-deletion' && event !== 'disabled').map(
    (event) => ({
      what: `a template is ${event}`,
      notice: { kind: 'template-status', template, event, reason: 'NONE' } as const,
      field: 'message_template_status_update',
      value: {
        event: event.replace('-', '_').toUpperCase(),
        ...NAMED,
        reason: 'NONE',
        message_template_category: 'UTILITY',
      },
    }),
  ),
  {
    what: 'a template is about to be deleted',
    notice: { kind: 'template-status', template, event: 'pending-deletion', reason: 'NONE' },
    field: 'message_template_status_update',
    value: {
      event: 'PENDING_DELETION',
      ...NAMED,
      reason: null,
      message_template_category: 'UTILITY',
    },
  },
  {
    what: 'a template is disabled',
    notice: { kind: 'template-status', template, event: 'disabled', reason: 'NONE' },
    field: 'message_template_status_update',
    value: {
      event: 'DISABLED',
      ...NAMED,
      reason: 'NONE',
      message_template_category: 'UTILITY',
      disable_info: { disable_date: `${BEFORE / 1000}` },
    },
  },
  {
    what: 'a template changes its quality',
    notice: { kind: 'template-quality', template, previous: 'green' },
    field: 'message_template_quality_update',
    value: { previous_quality_score: 'GREEN', new_quality_score: 'UNKNOWN', ...NAMED },
  },
  {
    what: 'a template changes its category',
    notice: { kind: 'template-category', template, previous: 'marketing' },
    field: 'template_category_update',
    value: { ...NAMED, previous_category: 'MARKETING', new_category: 'UTILITY' },
  },
  {
    what: 'a template is to change its category',
    notice: { kind: 'template-category-due', template, correct: 'marketing', due: BEFORE + 999 },
    field: 'template_category_update',
    value: {
      ...NAMED,
      correct_category: 'MARKETING',
      new_category: 'UTILITY',
      category_update_timestamp: BEFORE / 1000,
    },
  },
  ...(
    [
      ['approved', 'APPROVED', undefined],
      ['declined', 'REJECTED', 'NAME_NOT_CONSISTENT'],
      ['pending', 'PENDING', undefined],
      ['deferred', 'DEFERRED', undefined],
    ] as const
  ).map(([decision, written, reason]) => ({
    what: `a name is ${decision}`,
    notice: { kind: 'name-decided', number, decision, requested: 'Acme Help', reason } as const,
    field: 'phone_number_name_update',
    value: {
      display_phone_number: PHONE,
      decision: written,
      requested_verified_name: 'Acme Help',
      rejection_reason: reason ?? null,
    },
  })),
  ...QUALITY_EVENTS.map((event) => ({
    what: `the quality of a number: ${event}`,
    notice: { kind: 'number-quality', number, event, previous: '250', current: '2K' } as const,
    field: 'phone_number_quality_update',
    value: {
      display_phone_number: PHONE,
      event: event.replace('-', '_').toUpperCase(),
      ...(event.endsWith('grade') && event !== 'throughput-upgrade'
        ? { old_limit: 'TIER_250' }
        : {}),
      current_limit: 'TIER_2K',
      max_daily_conversations_per_business: 'TIER_2K',
    },
  })),
  {
    what: 'a new limit, after the fields of single numbers are gone',
    notice: {
      kind: 'number-quality',
      number,
      event: 'upgrade',
      previous: '100K',
      current: 'unlimited',
    },
    at: SINCE_2026_02,
    field: 'phone_number_quality_update',
    value: {
      display_phone_number: PHONE,
      event: 'UPGRADE',
      max_daily_conversations_per_business: 'TIER_UNLIMITED',
    },
  },
  {
    what: 'an account is deleted',
    notice: { kind: 'account', event: 'account-deleted', number: undefined, violation: undefined },
    field: 'account_update',
    value: { event: 'ACCOUNT_DELETED' },
  },
  {
    what: 'an account violates a policy',
    notice: { kind: 'account', event: 'account-violation', number, violation: 'ADULT' },
    field: 'account_update',
    value: {
      event: 'ACCOUNT_VIOLATION',
      phone_number: PHONE,
      violation_info: { violation_type: 'ADULT' },
    },
  },
  ...(
    [
      ['disabled', 'DISABLE'],
      ['reinstated', 'REINSTATE'],
      ['scheduled-for-disable', 'SCHEDULE_FOR_DISABLE'],
    ] as const
  ).map(([event, state]) => ({
    what: `an account is ${event}`,
    notice: { kind: 'account', event, number: undefined, violation: undefined } as const,
    field: 'account_update',
    value: {
      event: 'DISABLED_UPDATE',
      ban_info: { waba_ban_state: state, waba_ban_date: 'June 2, 2025' },
    },
  })),
  ...(['approved', 'rejected', 'pending', 'deferred'] as const).map((decision) => ({
    what: `a review: ${decision}`,
    notice: { kind: 'review', decision } as const,
    field: 'account_review_update',
    value: { decision: decision.toUpperCase() },
  })),
  {
    what: 'the lowest limit, and the numbers of a portfolio',
    notice: { kind: 'capability', tier: '250', numbersMax: 2 },
    field: 'business_capability_update',
    value: {
      max_daily_conversation_per_phone: 250,
      max_daily_conversations_per_business: 250,
      max_phone_numbers_per_business: 2,
    },
  },
  {
    what: 'no limit any more, and the numbers of an account',
    notice: { kind: 'capability', tier: 'unlimited', numbersMax: 20 },
    at: SINCE_2026_02,
    field: 'business_capability_update',
    value: { max_daily_conversations_per_business: -1, max_phone_numbers_per_waba: 20 },
  },
  ...(
    [
      ['changed', 'PIN_CHANGED', {}],
      ['reset-asked', 'PIN_RESET_REQUEST', { requester: '3' }],
      ['reset', 'PIN_REQUEST_SUCCESS', {}],
    ] as const
  ).map(([event, written, more]) => ({
    what: `a PIN is ${event}`,
    notice: { kind: 'pin-changed', number, event } as const,
    field: 'security',
    value: { display_phone_number: PHONE, event: written, ...more },
  })),
];

describe('what an account is told', () => {
  test.each(CASES)('$what', ({ notice, at, field, value }) => {
    const change = told(notice, at);
    expect([change.field, change.value]).toEqual([field, value]);
  });

  test('each kind of notice is among the cases', () => {
    const kinds = new Set(CASES.map(({ notice }) => notice.kind));
    const all: Record<AccountNotice['kind'], true> = {
      'template-status': true,
      'template-quality': true,
      'template-category': true,
      'template-category-due': true,
      'name-decided': true,
      'number-quality': true,
      account: true,
      review: true,
      capability: true,
      'pin-changed': true,
    };
    expect([...kinds].sort()).toEqual(Object.keys(all).sort());
    const events = CASES.flatMap(({ notice }) => (notice.kind === 'account' ? notice.event : []));
    expect(events).toEqual(ACCOUNT_EVENTS);
  });

  test('the envelope names the account and the second, and is signed', () => {
    const { webhook, body } = told({ kind: 'review', decision: 'approved' }, BEFORE + 999);
    expect(body).toEqual({
      object: 'whatsapp_business_account',
      entry: [
        {
          id: '1',
          time: BEFORE / 1000,
          changes: [{ value: { decision: 'APPROVED' }, field: 'account_review_update' }],
        },
      ],
    });
    const digest = createHmac('sha256', 'secret').update(webhook.body).digest('hex');
    expect(webhook.headers).toMatchObject({ 'x-hub-signature-256': `sha256=${digest}` });
    expect(webhook.target()).toBe(CALLBACK);
  });

  test('nobody is told while nobody is subscribed', () => {
    const notice = { kind: 'review', decision: 'approved' } as const;
    const silent = { ...business, subscription: undefined };
    expect(accountWebhook(contextAt(BEFORE), silent, notice)).toBeUndefined();
  });

  test('it reaches the receiver', async () => {
    const stand = createStand();
    const waba = await account(stand);
    stand.whatsapp.templates.add(waba.wabaId, { name: 'order', language: 'en_US', body: 'Hi' });
    stand.whatsapp.templates.setQuality(waba.key(), 'green');
    await stand.clock.settle();
    expect(stand.received).toHaveLength(1);
    expect(stand.received[0]?.body.entry[0]).toMatchObject({
      id: waba.wabaId,
      time: Math.floor((stand.received[0]?.at ?? 0) / 1000),
    });
  });
});
