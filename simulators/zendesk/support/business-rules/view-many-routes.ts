// Several views at once. https://developer.zendesk.com/api-reference/ticketing/business-rules/views/#update-many-views
import type { Call, Route } from '../../../../src/kernel/routes.ts';
import type { Response } from '../../../../src/kernel/wire.ts';
import type { Desk } from '../../desk.ts';
import { arrangeView, deleteView } from '../../world/business-rules/view-changes.ts';
import type { User } from '../../world/user.ts';
import { asAgent } from '../protocol/authentication.ts';
import { DELETED } from '../protocol/errors.ts';
import { idsOf } from '../protocol/records.ts';
import { find, findAll, VIEWS } from './view-access.ts';
import { readArranged } from './view-arranged-input.ts';
import { filtered } from './view-list-query.ts';
import { wholeList } from './view-routes.ts';

function showMany(desk: Desk, call: Call, user: User): Response {
  const named = idsOf(call);
  if (!('ids' in named)) return named;
  const views = named.ids.flatMap((id) => find(VIEWS, desk, id, user) ?? []);
  return wholeList(desk, filtered(call, views));
}

function updateMany(desk: Desk, call: Call, user: User): Response {
  const read = readArranged(call, 'views');
  if ('response' in read) return read.response;
  const ids = read.value.map(({ id }) => id);
  const found = findAll(VIEWS, desk, [...new Set(ids)], user);
  if (!('items' in found)) return found;
  const { views } = desk.world.viewBook;
  for (const { id, ...changes } of read.value) {
    const view = views.get(id);
    if (view !== undefined) arrangeView(desk.world, view, changes, desk.clock.now());
  }
  return wholeList(desk, found.items);
}

function destroyMany(desk: Desk, call: Call, user: User): Response {
  const named = idsOf(call);
  if (!('ids' in named)) return named;
  const found = findAll(VIEWS, desk, named.ids, user);
  if (!('items' in found)) return found;
  for (const view of found.items) deleteView(desk.world, view);
  return DELETED;
}

const SOURCE = 'https://developer.zendesk.com/api-reference/ticketing/business-rules/views/';
const documented = { fidelity: 'supported', confidence: 'documented', source: SOURCE } as const;

export const VIEW_MANY_ROUTES: readonly Route<Desk>[] = [
  {
    method: 'GET',
    path: '/api/v2/views/show_many',
    ...documented,
    fidelity: 'partial',
    note: 'without sideloads; assumption: ids of no view that the agent sees are passed over',
    handle: asAgent(showMany),
  },
  {
    method: 'PUT',
    path: '/api/v2/views/update_many',
    ...documented,
    note: 'position and active; assumption: all or none',
    handle: asAgent(updateMany),
  },
  {
    method: 'DELETE',
    path: '/api/v2/views/destroy_many',
    ...documented,
    note: 'assumption: all or none',
    handle: asAgent(destroyMany),
  },
];
