// What a customer has hosted, and whether a number may be added by it.
import type { EligibleNumber } from '../../domain/phone-number.ts';
import type { Ruling } from '../../domain/refusal.ts';
import type { Context } from '../context.ts';
import { inAccount, ofAccount } from '../records/keys.ts';
import type { HostingRecord } from '../records/office.ts';
import { type Change, put, remove } from '../store.ts';

export type AddingRefusal = 'not-installed' | 'hosting-missing' | 'hosting-limit';

export const hostedBy = (context: Context, customer: string): Promise<readonly HostingRecord[]> =>
  context.store.list('hosting', ofAccount(customer));

export const standingOf = async (context: Context, customer: string) =>
  (await context.store.get('installation', customer))?.standing ?? 'unheard';

/** HOSTING-1: installed, and hosting bought for this very number. */
export async function mayAdd(
  context: Context,
  customer: string,
  number: string,
): Promise<Ruling<true, AddingRefusal>> {
  const { law } = context;
  const installed = law.installationHeld(await standingOf(context, customer));
  if (!('ok' in installed)) return installed;
  const hosted = await hostedBy(context, customer);
  return law.hostingHeld(
    hosted.map((hosting) => hosting.number.e164),
    number,
  );
}

/** Hosting that was bought for a number goes on with the one that was meant. */
export async function rehosted(
  { store }: Context,
  customer: string,
  before: string,
  number: EligibleNumber,
): Promise<readonly Change[]> {
  const hosting = await store.get('hosting', inAccount(customer, before));
  if (hosting === undefined || before === number.e164) return [];
  return [
    remove('hosting', inAccount(customer, before)),
    remove('hostedNumber', before),
    put('hosting', inAccount(customer, number.e164), { ...hosting, number }),
    put('hostedNumber', number.e164, { customer }),
  ];
}
