// Cloud's webhooks about an account and what belongs to it: templates, names, quality, bans.
import type { Context } from '../context.ts';
import type { Webhook } from '../delivery.ts';
import type { Business } from '../world/business.ts';
import type { AccountNotice } from '../world/notice.ts';

export function accountWebhook(
  _context: Context,
  _business: Business,
  _notice: AccountNotice,
): Webhook | undefined {
  return undefined;
}
