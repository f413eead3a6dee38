// A number's past with WhatsApp: which one keeps it out, and for how long.
// WhatsApp tells nobody of it, so the customer is asked when the number is handed over.
import type { Line } from './line.ts';
import { type Ruling, refused } from './refusal.ts';

/** A day of the calendar (UTC), `2025-06-02`: two of them compare as texts do. */
export type Day = string;

export const dayOf = (ms: number): Day => new Date(ms).toISOString().slice(0, 10);

const DAY = /^\d{4}-\d\d-\d\d$/;
/** Whether the calendar has that day. */
export const isDay = (text: string): boolean => {
  const ms = DAY.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(ms) && dayOf(ms) === text;
};

export const MONTHS_AT_REST = 6;

/** The same day six calendar months later; a day that its month does not have is the month's last. */
export function restedFrom(last: Day): Day {
  const year = Number(last.slice(0, 4));
  const month = Number(last.slice(5, 7)) - 1 + MONTHS_AT_REST;
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return dayOf(Date.UTC(year, month, Math.min(Number(last.slice(8)), lastOfMonth)));
}

/** NUMBER-4: six months have passed since the number was last registered; the day itself is inside. */
export const rested = (last: Day, today: Day): boolean => restedFrom(last) <= today;

/** NUMBER-2, NUMBER-4: time frees a mobile; any other line must never have been registered. */
export const timeFrees = (line: Line): boolean => line === 'mobile';

export const PAST_REFUSALS = ['number-used-before', 'number-used-lately'] as const;
export type PastRefusal = (typeof PAST_REFUSALS)[number];

/** NUMBER-2: clean is what was never registered; `last` is the last day on which it was. */
export function clean(
  line: Line,
  last: Day | undefined,
  today: Day,
  decide: { readonly rested: typeof rested; readonly timeFrees: typeof timeFrees },
): Ruling<true, PastRefusal> {
  if (last === undefined) return { ok: true };
  if (!decide.timeFrees(line)) return refused('number-used-before');
  return decide.rested(last, today) ? { ok: true } : refused('number-used-lately');
}
