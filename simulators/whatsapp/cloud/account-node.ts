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
};

const USUAL = ['id', 'name', 'currency', 'timezone_id', 'message_template_namespace'] as const;

export function showAccount(context: Context, business: Business, call: Call): Response {
  const pick = pickOf(context, call, FIELDS, USUAL, 'A WhatsApp Business Account');
  return typeof pick === 'function' ? json(200, pick(business)) : pick;
}
