// Every charge names a hosted number and a month that was due, and every month that was due has its charge.
import { DAY, MINUTE } from '../../kernel/clock.ts';
import type { Books } from '../ending.ts';
import type { Ruling, Violation } from '../ruling.ts';
import type { Sighting } from '../sighting.ts';

/** What falls due is charged by then. */
const CHARGED_WITHIN_MS = MINUTE;

type Charge = Books['charges'][number];

export function charges({ end, trouble }: Sighting): Ruling {
  if (end?.books === undefined || end.faulty) return { looked: 0, violations: [] };
  // An integration that was down charges what it has missed when it is back.
  if (trouble !== undefined && end.at - trouble.lastAt < CHARGED_WITHIN_MS) {
    return { looked: 0, violations: [] };
  }
  const wrong = wrongWith(end.books, end.at);
  return {
    looked: end.books.charges.length + end.books.hosting.length,
    violations: wrong.map((message): Violation => ({ message, evidence: [end.seq] })),
  };
}

function wrongWith({ hosting, charges: made }: Books, now: number): readonly string[] {
  const wrong: string[] = [];
  const left = new Set<Charge>(made);
  const take = (fits: (charge: Charge) => boolean): boolean => {
    for (const charge of left) if (fits(charge)) return left.delete(charge);
    return false;
  };
  const hosted = new Set(hosting.map(({ number }) => number));
  for (const { number, boughtAt } of hosting) {
    for (const { month, at } of monthsDue(boughtAt, now)) {
      const own = (charge: Charge): boolean =>
        charge.month === month && charge.at >= at && charge.number === number;
      // A number that was corrected since is charged under the one that was written before.
      const before = (charge: Charge): boolean =>
        charge.month === month &&
        charge.at >= at &&
        charge.number !== '' &&
        !hosted.has(charge.number);
      if (take(own) || take(before) || now - at <= CHARGED_WITHIN_MS) continue;
      wrong.push(`${number} was to be charged for ${month}, and was not`);
    }
  }
  for (const { number, month } of left) {
    const again = made.filter((each) => each.number === number && each.month === month).length > 1;
    const why = again ? 'more than once' : 'although nothing was due';
    wrong.push(`${number || 'no number'} is charged for ${month || 'no month'} ${why}`);
  }
  return wrong;
}

/** Month by month from the purchase: on the same day of the month, or on its last day. */
function monthsDue(boughtAt: number, now: number): readonly { month: string; at: number }[] {
  const due: { month: string; at: number }[] = [];
  const bought = new Date(boughtAt);
  for (let k = 0; ; k++) {
    const month = bought.getUTCMonth() + k;
    const last = new Date(Date.UTC(bought.getUTCFullYear(), month + 1, 0)).getUTCDate();
    const day = Math.min(bought.getUTCDate(), last);
    const midnight = Date.UTC(bought.getUTCFullYear(), month, day);
    const at = midnight + (boughtAt % DAY);
    if (!(at <= now)) return due;
    due.push({ month: new Date(at).toISOString().slice(0, 7), at });
  }
}
