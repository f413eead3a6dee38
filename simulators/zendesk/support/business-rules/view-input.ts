// What a view may be told: its title, conditions, output and who it is for.
// https://developer.zendesk.com/api-reference/ticketing/business-rules/views/#create-view
import { z } from 'zod';
import type { Call } from '../../../../src/kernel/routes.ts';
import type { Condition } from '../../world/business-rules/condition.ts';
import { DIRECTIONS } from '../../world/business-rules/view.ts';
import type { ViewInput } from '../../world/business-rules/view-changes.ts';
import { type ReadBody, readRoot } from '../protocol/body.ts';
import { CONDITIONS_INPUT, type ConditionsInput } from './conditions-input.ts';
import { unknownIn } from './rule-input.ts';
import { RESTRICTION } from './view-restriction-input.ts';

/** Columns are named by text, fields of the account by their number as well. */
const COLUMN = z.union([z.string().max(255), z.int().nonnegative().transform(String)]);
const NAMES_MAX = 100;

const OUTPUT = z.object({
  columns: z.array(COLUMN).max(NAMES_MAX).optional(),
  group_by: COLUMN.nullish(),
  group_order: z.enum(DIRECTIONS).nullish(),
  sort_by: COLUMN.nullish(),
  sort_order: z.enum(DIRECTIONS).nullish(),
});

const VIEW = z.looseObject({
  title: z.string().optional(),
  raw_title: z.string().optional(),
  description: z.string().nullish(),
  active: z.boolean().optional(),
  position: z.int().optional(),
  restriction: RESTRICTION,
  output: OUTPUT.nullish(),
  ...CONDITIONS_INPUT,
});

export interface GivenView {
  readonly input: ViewInput;
  readonly unknown: readonly string[];
}

export function readView(call: Call): ReadBody<GivenView> {
  const read = readRoot(call, 'view', VIEW);
  if ('response' in read) return read;
  const { title, raw_title, description, active, position, restriction, output } = read.value;
  return {
    value: {
      input: {
        title: title ?? raw_title,
        description,
        active,
        position,
        restriction,
        ...conditionsOf(read.value),
        output: outputOf(output),
      },
      unknown: unknownIn('view', VIEW, read.value),
    },
  };
}

/** Each list by itself: one that is given replaces that which was there. */
function conditionsOf({ all, any, conditions }: ConditionsInput): {
  readonly all?: readonly Condition[] | undefined;
  readonly any?: readonly Condition[] | undefined;
} {
  return { all: conditions?.all ?? all ?? undefined, any: conditions?.any ?? any ?? undefined };
}

function outputOf(given: z.output<typeof OUTPUT> | null | undefined): ViewInput['output'] {
  if (given === undefined || given === null) return undefined;
  const { columns, group_by, group_order, sort_by, sort_order } = given;
  return {
    ...(columns === undefined ? {} : { columns }),
    ...(group_by === undefined ? {} : { groupBy: group_by }),
    ...(group_order ? { groupOrder: group_order } : {}),
    ...(sort_by === undefined ? {} : { sortBy: sort_by }),
    ...(sort_order ? { sortOrder: sort_order } : {}),
  };
}
