// A WhatsApp Business Account as it can be read.
import { createHash } from 'node:crypto';
import type { Call } from '../../../src/kernel/routes.ts';
import { json, type Response } from '../../../src/kernel/wire.ts';
import type { Context } from '../context.ts';
import type { AccountReview, Business } from '../world/business.ts';
import { type Fields, pickOf } from './fields.ts';
import { TIER_NAMES } from './number-node.ts';

const REVIEW_NAMES: Readonly<Record<AccountReview, string>> = {
  approved: 'APPROVED',
  rejected: 'REJECTED',
  pending: 'PENDING',
  deferred: 'PENDING',
};

/** Under which On-Premises and older calls name an account's templates. */
function namespaceOf({ id }: Business): string {
  const hex = createHash('sha256').update(`namespace ${id}`).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20, 32),
  ].join('_');
}

const can_send_message = 'AVAILABLE';

/** Assumption: what keeps a number from sending is the number's own. */
const healthOf = ({ id, portfolio, appId }: Business): unknown => ({
  can_send_message,
  entities: [
    { entity_type: 'WABA', id, can_send_message },
    { entity_type: 'BUSINESS', id: portfolio.id, can_send_message },
    { entity_type: 'APP', id: appId, can_send_message },
  ],
});

/** Graph leaves out what a node does not have; some of it is not simulated. */
const nothing = (): undefined => undefined;

/** Assumption: an account of the United States, paid in dollars, as a new one is by default. */
const FIELDS: Fields<Business> = {
  id: ({ id }) => id,
  name: ({ name }) => name,
  timezone_id: () => '1',
  currency: () => 'USD',
  country: () => 'US',
  message_template_namespace: namespaceOf,
  account_review_status: ({ review }) => REVIEW_NAMES[review],
  business_verification_status: ({ portfolio }) =>
    portfolio.verified ? 'verified' : 'not_verified',
  ownership_type: () => 'SELF_OWNED',
  status: () => 'ACTIVE',
  owner_business_info: ({ portfolio, name }) => ({ id: portfolio.id, name }),
  whatsapp_business_manager_messaging_limit: ({ portfolio }) => TIER_NAMES[portfolio.tier],
  health_status: healthOf,
  is_enabled_for_insights: () => false,
  on_behalf_of_business_info: nothing,
  primary_funding_id: nothing,
  purchase_order_number: nothing,
  linked_commerce_account: nothing,
  owner_business: ({ portfolio, name }) => ({ id: portfolio.id, name }),
  primary_business_location: nothing,
  marketing_messages_lite_api_status: nothing,
  marketing_messages_onboarding_status: nothing,
  auth_international_rate_eligibility: nothing,
  is_shared_with_partners: () => false,
  creation_time: nothing,
};

const USUAL = ['id', 'name', 'currency', 'timezone_id', 'message_template_namespace'] as const;

export function showAccount(context: Context, business: Business, call: Call): Response {
  const pick = pickOf(context, call, FIELDS, USUAL, 'A WhatsApp Business Account');
  return typeof pick === 'function' ? json(200, pick(business)) : pick;
}
