// Hosting of numbers: who may order it, for how many numbers, what it costs each month, and what it allows.
import { type Ruling, refused } from './refusal.ts';

/** On whose behalf an order is entered. */
export const ORDERING = ['account-manager', 'integration-team', 'customer'] as const;
export type Ordering = (typeof ORDERING)[number];

/** HOSTING-5: hosting is ordered through the account manager. */
export const mayOrder = (by: Ordering): Ruling<true, 'not-account-manager'> =>
  by === 'account-manager' ? { ok: true } : refused('not-account-manager');

/**
 * HOSTING-3, HOSTING-4: an order says for how many numbers it is, and names each of them: the customer
 * has them already, and none is made up here.
 */
export function numbersOrdered<Number extends { readonly e164: string }>(
  quantity: number,
  named: readonly Number[],
): Ruling<readonly Number[], 'number-missing' | 'more-than-ordered'> {
  const numbers = [...new Map(named.map((number) => [number.e164, number])).values()];
  if (numbers.length === 0 || numbers.length < quantity) return refused('number-missing');
  return numbers.length > quantity ? refused('more-than-ordered') : { ok: numbers };
}

/** HOSTING-1, HOSTING-3: a number needs hosting of its own; more numbers than were ordered need another order. */
export function hostingHeld(
  ordered: readonly string[],
  number: string,
): Ruling<true, 'hosting-missing' | 'hosting-limit'> {
  if (ordered.includes(number)) return { ok: true };
  return refused(ordered.length === 0 ? 'hosting-missing' : 'hosting-limit');
}

/** HOSTING-2: when the charge of that month falls due, the purchase itself being month 0. UTC. */
export function chargeDate(boughtAt: number, month: number): number {
  const bought = new Date(boughtAt);
  const due = new Date(boughtAt);
  // A 31st falls on the last day of a shorter month.
  due.setUTCMonth(bought.getUTCMonth() + month + 1, 0);
  due.setUTCDate(Math.min(bought.getUTCDate(), due.getUTCDate()));
  return due.getTime();
}

export interface Charge {
  /** Zendesk subdomain. */
  readonly customer: string;
  /** E.164. */
  readonly number: string;
  /** `2025-06` */
  readonly month: string;
}

export const chargeMonth = (at: number): string => new Date(at).toISOString().slice(0, 7);

/** HOSTING-2: charges with the same key are one charge, so each number has one in each month. */
export const chargeKey = ({ number, month }: Charge): string => `${number}|${month}`;

/** What Zendesk has told of the integration in a customer's Support; `unheard`: nothing yet. */
export type Standing = 'unheard' | 'installed' | 'removed';

/** HOSTING-1: nothing is added where the integration is not installed. A page that Zendesk opens shows that it is. */
export const installationHeld = (standing: Standing): Ruling<true, 'not-installed'> =>
  standing === 'removed' ? refused('not-installed') : { ok: true };
