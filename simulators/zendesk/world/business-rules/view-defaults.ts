// The views that a new account comes with.
import type { Instant } from '../../../../src/kernel/clock.ts';
import type { World } from '../world.ts';
import type { Condition } from './condition.ts';
import type { ViewOutput } from './view.ts';
import { addView, withViewInput } from './view-changes.ts';

const is = (field: string, value: string): Condition => ({ field, operator: 'is', value });
const UNSOLVED: Condition = { field: 'status', operator: 'less_than', value: 'solved' };
const NOT_CLOSED: Condition = { field: 'status', operator: 'less_than', value: 'closed' };
const withinHours = (field: string, hours: number): Condition => ({
  field,
  operator: 'less_than',
  value: String(hours),
});

interface DefaultView {
  readonly title: string;
  readonly all: readonly Condition[];
  readonly output: Partial<ViewOutput>;
}

const BY_STATUS = { groupBy: 'status', groupOrder: 'asc' } as const;
const NEWEST_UPDATE = { sortBy: 'updated', sortOrder: 'desc' } as const;

/** Assumption: what they are made of; the names are Zendesk's. */
const DEFAULT_VIEWS: readonly DefaultView[] = [
  {
    title: 'Your unsolved tickets',
    all: [UNSOLVED, is('assignee_id', 'current_user')],
    output: BY_STATUS,
  },
  { title: 'Unassigned tickets', all: [UNSOLVED, is('assignee_id', '')], output: {} },
  { title: 'All unsolved tickets', all: [UNSOLVED], output: {} },
  {
    title: 'Recently updated tickets',
    all: [NOT_CLOSED, withinHours('updated_at', 24)],
    output: NEWEST_UPDATE,
  },
  { title: 'Pending tickets', all: [is('status', 'pending')], output: {} },
  {
    title: 'Recently solved tickets',
    all: [is('status', 'solved'), withinHours('SOLVED', 48)],
    output: NEWEST_UPDATE,
  },
];

export function addDefaultViews(world: World, now: Instant): void {
  DEFAULT_VIEWS.forEach((input, i) => {
    const values = withViewInput(world, undefined, { ...input, position: i + 1 });
    addView(world, values, now, true);
  });
}
