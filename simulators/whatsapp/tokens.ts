// The access tokens of an account: made in WhatsApp Manager, some of them for a while only.
import { type Context, secret } from './context.ts';
import { businessAt } from './owner.ts';
import type { Business } from './world/business.ts';

/** What an account has from the beginning: its system user's token and its app's own, which never expire. */
export function firstTokens({ world, services }: Context, business: Business): void {
  const issued = { business, issuedAt: services.clock.now(), endsAt: undefined };
  world.tokens.set(business.accessToken, { ...issued, kind: 'system-user' });
  world.tokens.set(`${business.appId}|${business.appSecret}`, { ...issued, kind: 'app' });
}

/** One more token for an account, good for `validMs` or for ever. Throws `HarnessError` for an unknown account. */
export function issueToken(context: Context, wabaId: string, validMs: number | undefined): string {
  const { world, services, ids } = context;
  const business = businessAt(world, wabaId);
  const issuedAt = services.clock.now();
  const token = secret(context, 'token', `EAA${ids.hex(48)}`);
  const endsAt = validMs === undefined ? undefined : issuedAt + validMs;
  world.tokens.set(token, { business, kind: 'system-user', issuedAt, endsAt });
  return token;
}
