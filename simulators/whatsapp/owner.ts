// Whose a number is, and telling them what happens to it.
import { HarnessError } from '../../src/kernel/harness-error.ts';
import type { Context } from './context.ts';
import type { Business } from './world/business.ts';
import type { BusinessNumber } from './world/business-number.ts';
import type { AccountNotice } from './world/notice.ts';
import type { World } from './world/world.ts';

/** Tells the account of a number; a hosted On-Premises client is told nothing of this kind. */
export function announceFor(context: Context, number: BusinessNumber, notice: AccountNotice): void {
  const business = context.world.businesses.get(number.owner);
  if (business !== undefined) context.announce(business, notice);
}

/** The number as whoever has it registered, else as it was added last. Throws `HarnessError` when nobody has it. */
export function numberAt(world: World, phone: string): BusinessNumber {
  let found = world.registry.get(phone);
  if (found !== undefined) return found;
  for (const number of world.numbers.values()) if (number.phone === phone) found = number;
  for (const { number } of world.deployments.values()) {
    if (number.phone === phone) found ??= number;
  }
  if (found === undefined) {
    throw new HarnessError(`no business has ${phone}: add it to an account or host it first`);
  }
  return found;
}

/** Throws `HarnessError` when there is no such account. */
export function businessAt(world: World, wabaId: string): Business {
  const business = world.businesses.get(wabaId);
  if (business === undefined) throw new HarnessError(`there is no WhatsApp account ${wabaId}`);
  return business;
}
