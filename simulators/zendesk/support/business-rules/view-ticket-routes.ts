// The tickets of views, as a table: lists, rows and counts. https://developer.zendesk.com/api-reference/ticketing/business-rules/views/#execute-view
import type { Call, Route } from '../../../../src/kernel/routes.ts';
import type { Response } from '../../../../src/kernel/wire.ts';
import type { Desk } from '../../desk.ts';
import type { View, ViewOutput, ViewValues } from '../../world/business-rules/view.ts';
import { definitionRefusals, withViewInput } from '../../world/business-rules/view-changes.ts';
import { columnNamed, type ViewColumn } from '../../world/business-rules/view-columns.ts';
import { ticketsOf } from '../../world/business-rules/view-listing.ts';
import type { Listing } from '../../world/listing.ts';
import type { Ticket } from '../../world/ticket.ts';
import type { User } from '../../world/user.ts';
import { answer } from '../protocol/answer.ts';
import { asAgent } from '../protocol/authentication.ts';
import { invalidAttribute, recordInvalid } from '../protocol/errors.ts';
import { pageOf } from '../protocol/paging.ts';
import { idsOf } from '../protocol/records.ts';
import { ticketsPage } from '../tickets/ticket-lists.ts';
import { find, finding, VIEWS } from './view-access.ts';
import { readView } from './view-input.ts';
import { besideRows, rowJson } from './view-row-wire.ts';
import { countJson, viewCountJson, viewJson } from './view-wire.ts';

const COUNTED_MAX = 20;

/** The output as the query asks for it; a column that nothing is sorted by is refused. */
function outputFor({ world }: Desk, call: Call, output: ViewOutput): ViewOutput | Response {
  const given = (name: string): string | null => call.query.get(name) || null;
  const columnIn = (name: string): ViewColumn | undefined => columnNamed(world, given(name) ?? '');
  const order = given('sort_order');
  const column = columnIn('sort_by');
  const group = columnIn('group_by');
  for (const [name, found] of [['sort_by', column] as const, ['group_by', group] as const]) {
    if (given(name) === null || found?.sortValue !== undefined) continue;
    return invalidAttribute(`Invalid parameter: ${name} must be a column to sort by`);
  }
  if (order !== null && order !== 'asc' && order !== 'desc') {
    return invalidAttribute('Invalid parameter: sort_order must be asc or desc');
  }
  // Assumption: as the list's own description has it, times come newest first and the rest upwards.
  const usual = column !== undefined && TIMES.has(column.id) ? 'desc' : 'asc';
  return {
    ...output,
    groupBy: group?.id ?? output.groupBy,
    sortBy: column?.id ?? output.sortBy,
    sortOrder: order ?? (column === undefined ? output.sortOrder : usual),
  };
}

const TIMES: ReadonlySet<string> = new Set([
  'assigned',
  'created',
  'due_date',
  'solved',
  'updated',
  'updated_assignee',
  'updated_requester',
]);

const listingFor = (
  { world, clock }: Desk,
  view: Pick<View, 'conditions' | 'output'>,
  user: User,
): Listing<Ticket> => ticketsOf(world, view, user, clock.now());

function tickets(desk: Desk, view: View, call: Call, user: User): Response {
  const output = outputFor(desk, call, view.output);
  if ('status' in output) return output;
  return ticketsPage(desk, call, listingFor(desk, { ...view, output }, user));
}

function rows(
  desk: Desk,
  view: Pick<View, 'conditions' | 'output'>,
  call: Call,
  user: User,
  shown: object,
): Response {
  const output = outputFor(desk, call, view.output);
  if ('status' in output) return output;
  return pageOf(
    call,
    'rows',
    listingFor(desk, { ...view, output }, user),
    (ticket) => rowJson(desk, output, ticket),
    (items) => ({ ...besideRows(desk, output, items), ...shown }),
  );
}

const countOf = (desk: Desk, view: View, user: User) =>
  viewCountJson(desk, view, listingFor(desk, view, user).size);

function countMany(desk: Desk, call: Call, user: User): Response {
  const named = idsOf(call);
  if (!('ids' in named)) return named;
  if (named.ids.length > COUNTED_MAX) {
    return invalidAttribute(`Invalid parameter: ids must name at most ${COUNTED_MAX}`);
  }
  const views = named.ids.flatMap((id) => find(VIEWS, desk, id, user) ?? []);
  return answer(200, { view_counts: views.map((view) => countOf(desk, view, user)) });
}

function previewed(desk: Desk, call: Call): ViewValues | Response {
  const read = readView(call);
  if ('response' in read) return read.response;
  const values = withViewInput(desk.world, undefined, read.value.input);
  const refused = definitionRefusals(desk.world, values);
  return refused.length > 0 ? recordInvalid(refused) : values;
}

function preview(desk: Desk, call: Call, user: User): Response {
  const view = previewed(desk, call);
  return 'status' in view ? view : rows(desk, view, call, user, {});
}

function previewCount(desk: Desk, call: Call, user: User): Response {
  const view = previewed(desk, call);
  if ('status' in view) return view;
  return answer(200, { view_count: countJson(listingFor(desk, view, user).size) });
}

const SOURCE = 'https://developer.zendesk.com/api-reference/ticketing/business-rules/views/';
const documented = { fidelity: 'supported', confidence: 'documented', source: SOURCE } as const;
const ROWS_NOTE =
  'assumption: people and organizations are told by id and stand beside the rows; never from a cache';
const COUNT_NOTE = 'always exact and fresh; assumption: how it is written in `pretty`';

export const VIEW_TICKET_ROUTES: readonly Route<Desk>[] = [
  {
    method: 'GET',
    path: '/api/v2/views/{id}/tickets',
    ...documented,
    note: 'assumption: sort_by changes the order within the groups of the view',
    handle: asAgent(finding(VIEWS, 'id', tickets)),
  },
  {
    method: 'GET',
    path: '/api/v2/views/{id}/execute',
    ...documented,
    fidelity: 'partial',
    note: ROWS_NOTE,
    handle: asAgent(
      finding(VIEWS, 'id', (desk, view, call, user) =>
        rows(desk, view, call, user, { view: viewJson(desk, view) }),
      ),
    ),
  },
  {
    method: 'GET',
    path: '/api/v2/views/{id}/count',
    ...documented,
    note: COUNT_NOTE,
    handle: asAgent(
      finding(VIEWS, 'id', (desk, view, _call, user) =>
        answer(200, { view_count: countOf(desk, view, user) }),
      ),
    ),
  },
  {
    method: 'GET',
    path: '/api/v2/views/count_many',
    ...documented,
    note: `${COUNT_NOTE}; more than ${COUNTED_MAX} ids are refused`,
    handle: asAgent(countMany),
  },
  {
    method: 'POST',
    path: '/api/v2/views/preview',
    ...documented,
    fidelity: 'partial',
    note: ROWS_NOTE,
    handle: asAgent(preview),
  },
  {
    method: 'POST',
    path: '/api/v2/views/preview/count',
    ...documented,
    note: COUNT_NOTE,
    handle: asAgent(previewCount),
  },
  {
    method: 'GET',
    path: '/api/v2/views/{id}/export',
    ...documented,
    fidelity: 'partial',
    note: 'says that it starts; no CSV is made',
    handle: asAgent(
      finding(VIEWS, 'id', (_desk, { id }) =>
        answer(200, { export: { status: 'starting', view_id: id } }),
      ),
    ),
  },
];
