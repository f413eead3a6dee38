// Cloud's webhooks about an account and what belongs to it: templates, names, quality, bans.
import type { Context } from '../context.ts';
import type { Webhook } from '../delivery.ts';
import type { Business } from '../world/business.ts';
import type { BusinessNumber } from '../world/business-number.ts';
import type { AccountNotice } from '../world/notice.ts';
import { secondsOf } from '../world/pair.ts';
import { TIER_MAX, TIERS } from '../world/portfolio.ts';
import type { Change } from './batch.ts';
import { enveloped } from './envelope.ts';
import { enumName } from './template-shapes.ts';
import { templateChange } from './template-webhook.ts';

type Of<Kind extends AccountNotice['kind']> = Extract<AccountNotice, { kind: Kind }>;

/** Digits only, unlike the node of the number. */
const displayed = ({ phone }: BusinessNumber): string => phone.slice(1);

const tierName = (tier: string): string => `TIER_${tier.toUpperCase()}`;

/** Meta takes these fields away: https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/phone_number_quality_update */
const LIMITS_PER_PHONE_UNTIL = Date.UTC(2026, 1, 1);

const DECISIONS = {
  approved: 'APPROVED',
  declined: 'REJECTED',
  pending: 'PENDING',
  deferred: 'DEFERRED',
} as const;

const nameChange = ({ number, decision, requested, reason }: Of<'name-decided'>): Change => ({
  field: 'phone_number_name_update',
  value: {
    display_phone_number: displayed(number),
    decision: DECISIONS[decision],
    requested_verified_name: requested,
    rejection_reason: reason ?? null,
  },
});

function qualityChange(notice: Of<'number-quality'>, now: number): Change {
  const { number, event, previous, current } = notice;
  const limited = event === 'upgrade' || event === 'downgrade';
  const perPhone = {
    ...(limited ? { old_limit: tierName(previous) } : {}),
    current_limit: tierName(current),
  };
  return {
    field: 'phone_number_quality_update',
    value: {
      display_phone_number: displayed(number),
      event: enumName(event),
      ...(now < LIMITS_PER_PHONE_UNTIL ? perPhone : {}),
      max_daily_conversations_per_business: tierName(current),
    },
  };
}

const MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

/** As in "April 17, 2025". */
function dayOf(now: number): string {
  const day = new Date(now);
  return `${MONTHS[day.getUTCMonth()]} ${day.getUTCDate()}, ${day.getUTCFullYear()}`;
}

const BAN_STATES = {
  disabled: 'DISABLE',
  reinstated: 'REINSTATE',
  'scheduled-for-disable': 'SCHEDULE_FOR_DISABLE',
} as const;

function accountChange({ event, number, violation }: Of<'account'>, now: number): Change {
  const named = number === undefined ? {} : { phone_number: displayed(number) };
  const field = 'account_update';
  if (event === 'account-deleted' || event === 'account-violation') {
    const why = violation === undefined ? {} : { violation_info: { violation_type: violation } };
    return { field, value: { event: enumName(event), ...named, ...why } };
  }
  const ban = { waba_ban_state: BAN_STATES[event], waba_ban_date: dayOf(now) };
  return { field, value: { event: 'DISABLED_UPDATE', ...named, ban_info: ban } };
}

/** The most customers of a tier; -1 is no limit. */
function mostOf(tier: string): number {
  const known = TIERS.find((each) => each === tier);
  const most = known === undefined ? Number.POSITIVE_INFINITY : TIER_MAX[known];
  return Number.isFinite(most) ? most : -1;
}

/** The lowest tier counts the numbers of the portfolio, the others those of each account. */
function capabilityChange({ tier, numbersMax }: Of<'capability'>, now: number): Change {
  const most = mostOf(tier);
  return {
    field: 'business_capability_update',
    value: {
      ...(now < LIMITS_PER_PHONE_UNTIL ? { max_daily_conversation_per_phone: most } : {}),
      max_daily_conversations_per_business: most,
      ...(tier === TIERS[0]
        ? { max_phone_numbers_per_business: numbersMax }
        : { max_phone_numbers_per_waba: numbersMax }),
    },
  };
}

const PIN_EVENT_NAMES = {
  changed: 'PIN_CHANGED',
  'reset-asked': 'PIN_RESET_REQUEST',
  reset: 'PIN_REQUEST_SUCCESS',
} as const;

function changeOf(business: Business, notice: AccountNotice, now: number): Change {
  switch (notice.kind) {
    case 'template-status':
    case 'template-quality':
    case 'template-category':
    case 'template-category-due':
      return templateChange(notice, now);
    case 'name-decided':
      return nameChange(notice);
    case 'number-quality':
      return qualityChange(notice, now);
    case 'account':
      return accountChange(notice, now);
    case 'review':
      return { field: 'account_review_update', value: { decision: enumName(notice.decision) } };
    case 'capability':
      return capabilityChange(notice, now);
    case 'pin-changed':
      return {
        field: 'security',
        value: {
          display_phone_number: displayed(notice.number),
          event: PIN_EVENT_NAMES[notice.event],
          // Assumption: one user of the portfolio does everything.
          ...(notice.event === 'reset-asked' ? { requester: business.portfolio.id } : {}),
        },
      };
  }
}

export function accountWebhook(
  context: Context,
  business: Business,
  notice: AccountNotice,
): Webhook | undefined {
  if (business.subscription === undefined) return undefined;
  const now = context.services.clock.now();
  return enveloped(context, business, changeOf(business, notice, now), secondsOf(now));
}
