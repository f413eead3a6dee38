// How many calls about an account, its numbers and its templates are answered in an hour; messages and files do not count.
import { HOUR } from '../../../src/kernel/clock.ts';
import type { Call } from '../../../src/kernel/routes.ts';
import type { Response } from '../../../src/kernel/wire.ts';
import type { Context } from '../context.ts';
import type { Business } from '../world/business.ts';
import { refuse } from './errors.ts';

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/about-the-platform: per hour, app and account. */
const CALLS_MAX = { new: 200, active: 5_000 } as const;

/** Where files are fetched and media nodes stand, nothing about the account is told or changed. */
function isCounted({ world }: Context, { path, params }: Call): boolean {
  if (path.endsWith('/messages') || path.endsWith('/media')) return false;
  const { id } = params;
  return id !== undefined && !world.media.has(id);
}

/** Counts a call; refuses it when it is one too many. Assumption: by whole hours. */
export function callRefusal(
  context: Context,
  { calls, portfolio }: Business,
  call: Call,
): Response | undefined {
  if (!isCounted(context, call)) return undefined;
  const now = context.services.clock.now();
  const hour = Math.floor(now / HOUR);
  if (calls.hour !== hour) {
    calls.hour = hour;
    calls.used = 0;
  }
  calls.used++;
  const max = CALLS_MAX[portfolio.registered.size > 0 ? 'active' : 'new'];
  if (calls.used <= max * context.options.rateFactor) return undefined;
  return refuse(context, 80007, {
    details: `More than ${max} calls about the account within an hour.`,
    waitMs: (hour + 1) * HOUR - now,
  });
}
