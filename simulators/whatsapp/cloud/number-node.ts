// A number as it can be read: its fields, and what each says.
import type { Call } from '../../../src/kernel/routes.ts';
import { json, type Response } from '../../../src/kernel/wire.ts';
import { type Context, secret } from '../context.ts';
import type { BusinessNumber, NumberState, Quality } from '../world/business-number.ts';
import type { NameState } from '../world/display-name.ts';
import type { Tier } from '../world/portfolio.ts';
import { verificationState } from '../world/verification.ts';
import { type Fields, graphTime, pickOf } from './fields.ts';
import { VERIFICATION_NAMES } from './wire.ts';

const STATUS_NAMES: Readonly<Record<NumberState, string>> = {
  pending: 'PENDING',
  connected: 'CONNECTED',
  disconnected: 'DISCONNECTED',
  migrated: 'MIGRATED',
  flagged: 'FLAGGED',
  restricted: 'RESTRICTED',
  banned: 'BANNED',
};

const NAME_STATUS: Readonly<Record<NameState, string>> = {
  approved: 'APPROVED',
  'available-without-review': 'AVAILABLE_WITHOUT_REVIEW',
  declined: 'DECLINED',
  expired: 'EXPIRED',
  'pending-review': 'PENDING_REVIEW',
  none: 'NONE',
};

const QUALITY_NAMES: Readonly<Record<Exclude<Quality, 'unrated'>, string>> = {
  green: 'GREEN',
  yellow: 'YELLOW',
  red: 'RED',
};

export const TIER_NAMES: Readonly<Record<Tier, string>> = {
  '250': 'TIER_250',
  '2K': 'TIER_2K',
  '10K': 'TIER_10K',
  '100K': 'TIER_100K',
  unlimited: 'TIER_UNLIMITED',
};

/** A number, and the world that it is seen in. */
export interface Seen {
  readonly context: Context;
  readonly number: BusinessNumber;
}

const isRegistered = ({ context, number }: Seen): boolean =>
  context.world.registry.get(number.phone) === number;

function platformOf(seen: Seen): string {
  if (isRegistered(seen)) return 'CLOUD_API';
  const holder = seen.context.world.registry.get(seen.number.phone);
  return holder?.platform === 'on-premises' ? 'ON_PREMISE' : 'NOT_APPLICABLE';
}

const qualityOf = ({ context, number: { quality } }: Seen): string =>
  quality === 'unrated' ? context.options.unratedQuality : QUALITY_NAMES[quality];

function callbacksOf({ context, number }: Seen): unknown {
  const business = context.world.businesses.get(number.owner);
  const callbacks = {
    phone_number: business?.overrides.get(number.id),
    whatsapp_business_account: business?.subscription?.callback,
    application: business?.app.callback,
  };
  return Object.values(callbacks).some((callback) => callback !== undefined)
    ? callbacks
    : undefined;
}

/** Base64 of what it certifies, as On-Premises takes it; nobody can guess what a name has to do with a number. */
function certificateOf({ context, number }: Seen, name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  const text = `${number.id} ${number.phone} ${name}`;
  return secret(context, 'certificate', Buffer.from(text).toString('base64'));
}

/** Assumption: what cannot send says so, and for nothing finer than the number. */
function healthOf(seen: Seen): unknown {
  const { context, number } = seen;
  const { state } = number;
  const blocked = !isRegistered(seen) || state === 'banned' || state === 'restricted';
  const can_send_message = blocked ? 'BLOCKED' : state === 'flagged' ? 'LIMITED' : 'AVAILABLE';
  const business = context.world.businesses.get(number.owner);
  const others = [
    { entity_type: 'WABA', id: number.owner },
    { entity_type: 'BUSINESS', id: number.portfolio.id },
    { entity_type: 'APP', id: business?.appId },
  ];
  return {
    can_send_message,
    entities: [
      { entity_type: 'PHONE_NUMBER', id: number.id, can_send_message },
      ...others.map((entity) => ({ ...entity, can_send_message: 'AVAILABLE' })),
    ],
  };
}

const limitOf = ({ number }: Seen): string => TIER_NAMES[number.portfolio.tier];

/** A new name is no secret of the review: it can be read until it is in use. */
const askedOf = ({ number }: Seen) => number.displayName.asked;

export const NUMBER_FIELDS: Fields<Seen> = {
  id: ({ number }) => number.id,
  verified_name: ({ number }) => number.verifiedName,
  display_phone_number: ({ number }) => number.phone,
  code_verification_status(seen) {
    const { context, number } = seen;
    const now = context.services.clock.now();
    const registered = isRegistered(seen);
    return VERIFICATION_NAMES[
      verificationState(number.verification, registered, now, context.options)
    ];
  },
  quality_rating: qualityOf,
  quality_score: (seen) => ({ score: qualityOf(seen) }),
  platform_type: platformOf,
  host_platform: platformOf,
  throughput(seen) {
    if (!isRegistered(seen)) return { level: 'NOT_APPLICABLE' };
    return { level: seen.number.throughput.level === 'high' ? 'HIGH' : 'STANDARD' };
  },
  webhook_configuration: callbacksOf,
  status: ({ number }) => STATUS_NAMES[number.state],
  account_mode: () => 'LIVE',
  name_status: ({ number }) => NAME_STATUS[number.displayName.state],
  new_name_status: (seen) => NAME_STATUS[askedOf(seen)?.state ?? 'none'],
  new_display_name: (seen) => askedOf(seen)?.name,
  certificate: (seen) => certificateOf(seen, seen.number.verifiedName),
  new_certificate(seen) {
    const asked = askedOf(seen);
    return asked?.state === 'approved' ? certificateOf(seen, asked.name) : undefined;
  },
  is_official_business_account: ({ number }) => number.official,
  is_on_biz_app: ({ number }) => number.coexists,
  is_pin_enabled: ({ context, number }) =>
    context.world.twoSteps.get(number.phone)?.pin !== undefined,
  is_preverified_number: () => false,
  messaging_limit_tier: limitOf,
  whatsapp_business_manager_messaging_limit: limitOf,
  last_onboarded_time({ number: { registeredAt } }) {
    return registeredAt === undefined ? undefined : graphTime(registeredAt);
  },
  health_status: healthOf,
  search_visibility: () => 'VISIBLE',
};

const USUAL = [
  'verified_name',
  'code_verification_status',
  'display_phone_number',
  'quality_rating',
  'platform_type',
  'throughput',
  'webhook_configuration',
  'id',
] as const;

export function showNumber(context: Context, number: BusinessNumber, call: Call): Response {
  const pick = pickOf(context, call, NUMBER_FIELDS, USUAL, 'A phone number');
  return typeof pick === 'function' ? json(200, pick({ context, number })) : pick;
}
