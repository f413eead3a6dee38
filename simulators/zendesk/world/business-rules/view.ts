// Views: conditions that gather tickets, and how they are shown.
// https://developer.zendesk.com/api-reference/ticketing/business-rules/views/
import type { Instant } from '../../../../src/kernel/clock.ts';
import type { Conditions } from './condition.ts';
import type { Restriction } from './view-restriction.ts';

export const DIRECTIONS = ['asc', 'desc'] as const;
export type Direction = (typeof DIRECTIONS)[number];

export interface ViewOrder {
  /** Ids of columns; `null`: no groups. */
  readonly groupBy: string | null;
  readonly groupOrder: Direction;
  /** `null`: by id. */
  readonly sortBy: string | null;
  readonly sortOrder: Direction;
}

export interface ViewOutput extends ViewOrder {
  /** Ids of columns. */
  readonly columns: readonly string[];
}

export interface ViewValues {
  title: string;
  description: string | null;
  active: boolean;
  /** Views are listed from the smallest to the largest; new ones come last. */
  position: number;
  restriction: Restriction;
  conditions: Conditions;
  output: ViewOutput;
}

export interface View extends ViewValues {
  readonly id: number;
  /** Made with the account. */
  readonly isDefault: boolean;
  readonly createdAt: Instant;
  updatedAt: Instant;
}

/** What decides which tickets are in a view, and in which order. */
export interface ViewDefinition {
  readonly conditions: Conditions;
  readonly output: ViewOrder;
}

export const COLUMNS_MAX = 10;

/** Where new views begin, and what they show unless it is said. Recorded from the live service: https://github.com/facetoe/zenpy */
export const VIEW_POSITION = 10_000;
export const DEFAULT_OUTPUT: ViewOutput = {
  columns: ['description', 'requester', 'created', 'updated', 'group', 'assignee'],
  groupBy: null,
  groupOrder: 'desc',
  sortBy: null,
  sortOrder: 'desc',
};
