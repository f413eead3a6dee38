// Views, as a table. https://developer.zendesk.com/api-reference/ticketing/business-rules/views/
import type { Call, Route } from '../../../../src/kernel/routes.ts';
import type { Response } from '../../../../src/kernel/wire.ts';
import type { Desk } from '../../desk.ts';
import type { View } from '../../world/business-rules/view.ts';
import {
  createView,
  deleteView,
  updateView,
  withViewInput,
} from '../../world/business-rules/view-changes.ts';
import { isOffered, mayManage } from '../../world/business-rules/view-restriction.ts';
import type { User } from '../../world/user.ts';
import { answer } from '../protocol/answer.ts';
import { asAgent } from '../protocol/authentication.ts';
import { warning } from '../protocol/body.ts';
import { DELETED, invalidAttribute, recordInvalid } from '../protocol/errors.ts';
import { pageOf } from '../protocol/paging.ts';
import { countAnswer } from '../protocol/records.ts';

import { finding, managing, NOT_YOURS, VIEWS } from './view-access.ts';
import { readView } from './view-input.ts';
import { filtered, inOrder } from './view-list-query.ts';
import { viewJson } from './view-wire.ts';

const COMPACT_MAX = 32;

/** Those that the agent sees. */
export const offered = ({ world }: Desk, user: User): readonly View[] =>
  [...world.viewBook.views].filter((view) => isOffered(view, user));

const listPage = (desk: Desk, call: Call, views: readonly View[]): Response =>
  pageOf(call, 'views', inOrder(call, filtered(call, views), 'position'), (view) =>
    viewJson(desk, view),
  );

export const wholeList = (desk: Desk, views: readonly View[]): Response =>
  answer(200, {
    views: views.map((view) => viewJson(desk, view)),
    next_page: null,
    previous_page: null,
    count: views.length,
  });

function create(desk: Desk, call: Call, user: User): Response {
  const read = readView(call);
  if ('response' in read) return read.response;
  const { input, unknown } = read.value;
  const values = withViewInput(desk.world, undefined, input);
  if (!mayManage(values, user)) return NOT_YOURS;
  const view = createView(desk.world, values, desk.clock.now());
  if ('refused' in view) return recordInvalid(view.refused);
  const json = viewJson(desk, view);
  const headers = warning('views', 'create', unknown);
  return answer(201, { view: json }, { ...headers, location: json.url });
}

function update(desk: Desk, view: View, call: Call, user: User): Response {
  const read = readView(call);
  if ('response' in read) return read.response;
  const { input, unknown } = read.value;
  const values = withViewInput(desk.world, view, input);
  if (!mayManage(values, user)) return NOT_YOURS;
  const done = updateView(desk.world, view, values, desk.clock.now());
  if (done !== undefined) return recordInvalid(done.refused);
  return answer(200, { view: viewJson(desk, view) }, warning('views', 'update', unknown));
}

function search(desk: Desk, call: Call, user: User): Response {
  if ((call.query.get('query') ?? '').trim() === '') {
    return invalidAttribute('Invalid parameter: query must not be empty');
  }
  return listPage(desk, call, offered(desk, user));
}

function compact(desk: Desk, call: Call, user: User): Response {
  const active = offered(desk, user).filter((view) => view.active);
  return wholeList(desk, inOrder(call, active, 'position').page(0, COMPACT_MAX));
}

const SOURCE = 'https://developer.zendesk.com/api-reference/ticketing/business-rules/views/';
const documented = { fidelity: 'supported', confidence: 'documented', source: SOURCE } as const;
const LIST_NOTE = 'without sideloads; searches look for the text in titles, and are not ranked';

export const VIEW_ROUTES: readonly Route<Desk>[] = [
  {
    method: 'GET',
    path: '/api/v2/views',
    ...documented,
    fidelity: 'partial',
    note: LIST_NOTE,
    handle: asAgent((desk, call, user) => listPage(desk, call, offered(desk, user))),
  },
  {
    method: 'POST',
    path: '/api/v2/views',
    ...documented,
    note: 'agents make their own views, admins those of groups and of everybody',
    handle: asAgent(create),
  },
  {
    method: 'GET',
    path: '/api/v2/views/active',
    ...documented,
    fidelity: 'partial',
    note: LIST_NOTE,
    handle: asAgent((desk, call, user) =>
      listPage(
        desk,
        call,
        offered(desk, user).filter(({ active }) => active),
      ),
    ),
  },
  {
    method: 'GET',
    path: '/api/v2/views/compact',
    ...documented,
    note: `assumption: the first ${COMPACT_MAX} active ones, by position`,
    handle: asAgent(compact),
  },
  {
    method: 'GET',
    path: '/api/v2/views/count',
    ...documented,
    handle: asAgent((desk, _call, user) => countAnswer(desk, offered(desk, user).length)),
  },
  {
    method: 'GET',
    path: '/api/v2/views/search',
    ...documented,
    fidelity: 'partial',
    note: LIST_NOTE,
    handle: asAgent(search),
  },
  {
    method: 'GET',
    path: '/api/v2/views/{id}',
    ...documented,
    handle: asAgent(
      finding(VIEWS, 'id', (desk, view) => answer(200, { view: viewJson(desk, view) })),
    ),
  },
  {
    method: 'PUT',
    path: '/api/v2/views/{id}',
    ...documented,
    note: 'a list of conditions that is given replaces the one that was there, the other stays',
    handle: asAgent(managing(VIEWS, 'id', update)),
  },
  {
    method: 'DELETE',
    path: '/api/v2/views/{id}',
    ...documented,
    handle: asAgent(
      managing(VIEWS, 'id', ({ world }, view) => {
        deleteView(world, view);
        return DELETED;
      }),
    ),
  },
];
