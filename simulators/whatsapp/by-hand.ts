// A number that WhatsApp has registered itself, with a code that somebody gave by hand.
import type { Context } from './context.ts';
import { secret } from './context.ts';
import { businessAt, numberAt } from './owner.ts';
import { type BusinessNumber, connect, newBusinessNumber } from './world/business-number.ts';
import { waIdOf } from './world/wa-id.ts';
import { twoStepOf } from './world/world.ts';

export interface ByHand {
  /** E.164 with a plus. */
  readonly phone: string;
  /** Cloud: the account that it comes to, and its display name. A hosted client has its number already. */
  readonly account?: { readonly wabaId: string; readonly verifiedName: string };
  /** Two-step verification is on from the start. */
  readonly pin?: string;
}

function added(
  context: Context,
  phone: string,
  { wabaId, verifiedName }: NonNullable<ByHand['account']>,
): BusinessNumber {
  const { world, ids } = context;
  const business = businessAt(world, wabaId);
  const number = newBusinessNumber({
    id: `1${ids.digits(14)}`,
    platform: 'cloud',
    owner: business.id,
    phone,
    waId: waIdOf(phone, world.rewriting),
    portfolio: business.portfolio,
    verifiedName,
  });
  business.numbers.set(number.id, number);
  world.numbers.set(number.id, number);
  return number;
}

export function registerByHand(context: Context, { phone, account, pin }: ByHand): void {
  const { world, services } = context;
  const number = account === undefined ? numberAt(world, phone) : added(context, phone, account);
  const now = services.clock.now();
  number.verification.verifiedAt = now;
  connect(number, world.registry, now);
  if (pin !== undefined) twoStepOf(world, phone).pin = secret(context, 'pin', pin);
}
