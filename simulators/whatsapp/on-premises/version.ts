// Which release the client is of, and how far the product has come to its end: both change what it answers.
import type { Context } from '../context.ts';

const PARTS = /\d+/g;

/** Whether the client is of this release or a later one: `2, 39, 1` is v2.39.1. */
export function atLeast({ options }: Context, ...release: readonly number[]): boolean {
  const has = options.onPremisesVersion.match(PARTS) ?? [];
  for (const [i, wanted] of release.entries()) {
    const difference = Number(has[i] ?? 0) - wanted;
    if (difference !== 0) return difference > 0;
  }
  return true;
}

/** https://developers.facebook.com/docs/whatsapp/on-premises/reference/health */
const SUNSET = Date.UTC(2025, 9, 23);

/** No number can be registered any more. */
export function isClosed({ options, services }: Context): boolean {
  const { onPremisesMode: mode } = options;
  return mode === 'by-date' ? services.clock.now() >= SUNSET : mode !== 'live';
}

/** Nothing is sent or received any more. */
export const isOver = (context: Context): boolean =>
  context.options.onPremisesMode !== 'registration-blocked' && isClosed(context);
