// Vendors that have asked to be left alone: whatever waits for one of them waits until then (RELIABLE-3).
import type { Context } from './context.ts';
import { type Change, put } from './store.ts';

/** A Zendesk counts all calls to it; WhatsApp those of a number. */
export const zendeskOf = (customer: string): string => `zendesk/${customer}`;
export const whatsAppOf = (accountId: string): string => `whatsapp/${accountId}`;

/** In ms; 0 when the vendor has not asked for anything. */
export const quietUntil = async (context: Context, vendor: string): Promise<number> =>
  (await context.store.get('quiet', vendor))?.until ?? 0;

/** What to remember of a `Retry-After`, which is 0 where there was none. */
export function hush(context: Context, vendor: string, retryAfterS: number): readonly Change[] {
  const pause = context.law.leftAlone(retryAfterS);
  if (pause === 0) return [];
  return [put('quiet', vendor, { until: context.services.clock.now() + pause })];
}
