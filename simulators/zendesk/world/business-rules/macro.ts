// Macros: what an agent does to a ticket with one click.
// https://developer.zendesk.com/api-reference/ticketing/business-rules/macros/
import type { Instant } from '../../../../src/kernel/clock.ts';
import type { Action } from './action.ts';
import type { Restriction } from './view-restriction.ts';

export interface MacroValues {
  title: string;
  description: string | null;
  active: boolean;
  /** New ones come last. */
  position: number;
  restriction: Restriction;
  actions: readonly Action[];
}

export interface Macro extends MacroValues {
  readonly id: number;
  readonly createdAt: Instant;
  updatedAt: Instant;
}

/** Where the first macro stands. Recorded from the live service: https://github.com/facetoe/zenpy */
export const MACRO_POSITION = 10_000;

const SEPARATOR = '::';

/** Assumption: `FAQ::Returns::Late` is in the category FAQ; without `::` a macro is in none. */
export function categoryOf(title: string): string | undefined {
  const end = title.indexOf(SEPARATOR);
  const category = end < 0 ? '' : title.slice(0, end).trim();
  return category === '' ? undefined : category;
}
