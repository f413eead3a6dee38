// Views and their counts as the Support API shows them.
// https://developer.zendesk.com/api-reference/ticketing/business-rules/views/
import type { Desk } from '../../desk.ts';
import { time } from '../../iso-time.ts';
import type { View, ViewOutput } from '../../world/business-rules/view.ts';
import { columnOf, type ViewColumn } from '../../world/business-rules/view-columns.ts';
import { restrictionJson } from './view-restriction-input.ts';

/** Fields of the account go by their number. */
const idOf = ({ id, fieldType }: ViewColumn): string | number =>
  fieldType === undefined ? id : Number(id);

/** Third party: the subject and the ticket's number are shown under these names. https://github.com/nukosuke/go-zendesk */
const SHOWN_AS: Readonly<Record<string, string>> = {
  description: 'subject',
  nice_id: 'ticket_id',
};

/** Third party, as far as recorded: https://github.com/facetoe/zenpy */
const isFilterable = ({ id }: ViewColumn): boolean => id !== 'description' && id !== 'created';

export const columnJson = (desk: Desk, column: ViewColumn) => {
  const { id, title, fieldType } = column;
  const shown = {
    title,
    filterable: isFilterable(column),
    sortable: column.sortValue !== undefined,
  };
  if (fieldType === undefined) return { id: SHOWN_AS[id] ?? id, ...shown };
  return {
    id: idOf(column),
    ...shown,
    type: fieldType,
    url: `${desk.origin}/api/v2/ticket_fields/${id}.json`,
  };
};

function executionJson(desk: Desk, output: ViewOutput) {
  const { groupBy, groupOrder, sortBy, sortOrder } = output;
  const columns = output.columns.map((id) => columnOf(desk.world, id));
  const orderJson = (id: string, order: string) => ({
    ...columnJson(desk, columnOf(desk.world, id)),
    order,
  });
  return {
    group_by: groupBy,
    group_order: groupOrder,
    sort_by: sortBy,
    sort_order: sortOrder,
    group: groupBy === null ? null : orderJson(groupBy, groupOrder),
    sort: sortBy === null ? null : orderJson(sortBy, sortOrder),
    columns: columns.map((column) => columnJson(desk, column)),
    fields: columns
      .filter(({ fieldType }) => fieldType === undefined)
      .map((column) => columnJson(desk, column)),
    custom_fields: columns
      .filter(({ fieldType }) => fieldType !== undefined)
      .map((column) => columnJson(desk, column)),
  };
}

export const viewJson = (desk: Desk, view: View) => ({
  url: `${desk.origin}/api/v2/views/${view.id}.json`,
  id: view.id,
  title: view.title,
  raw_title: view.title,
  active: view.active,
  description: view.description,
  position: view.position,
  default: view.isDefault,
  created_at: time(view.createdAt),
  updated_at: time(view.updatedAt),
  execution: executionJson(desk, view.output),
  conditions: view.conditions,
  restriction: restrictionJson(view.restriction),
});

const THOUSAND = 1_000;

/** Assumption: exact up to a hundred, and then about. */
export function prettyCount(count: number): string {
  if (count < 100) return String(count);
  if (count < THOUSAND) return `~${Math.floor(count / 100) * 100}`;
  if (count < THOUSAND * THOUSAND) return `~${Math.floor(count / THOUSAND)}k`;
  return `~${Math.floor(count / (THOUSAND * THOUSAND))}m`;
}

/** Assumption: counts are never from a cache. */
export const countJson = (value: number) => ({ value, pretty: prettyCount(value), fresh: true });

export const viewCountJson = (desk: Desk, { id, active }: View, value: number) => ({
  url: `${desk.origin}/api/v2/views/${id}/count.json`,
  view_id: id,
  ...countJson(value),
  active,
});
