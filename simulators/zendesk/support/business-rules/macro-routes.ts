// Macros, as a table. https://developer.zendesk.com/api-reference/ticketing/business-rules/macros/
import type { Call, Route } from '../../../../src/kernel/routes.ts';
import type { Response } from '../../../../src/kernel/wire.ts';
import type { Desk } from '../../desk.ts';
import { categoryOf, type Macro } from '../../world/business-rules/macro.ts';
import {
  createMacro,
  updateMacro,
  withMacroInput,
} from '../../world/business-rules/macro-changes.ts';
import { isOffered, isPersonal, mayManage } from '../../world/business-rules/view-restriction.ts';
import type { User } from '../../world/user.ts';
import { answer } from '../protocol/answer.ts';
import { asAgent } from '../protocol/authentication.ts';
import { warning } from '../protocol/body.ts';
import { DELETED, forbidden, invalidAttribute, recordInvalid } from '../protocol/errors.ts';
import { pageOf } from '../protocol/paging.ts';
import { readMacro } from './macro-input.ts';
import { macroJson } from './macro-wire.ts';
import { tellWithoutDeed } from './rule-answers.ts';
import { finding, MACROS, managing, NOT_YOURS } from './view-access.ts';
import { filtered, inOrder } from './view-list-query.ts';

/** Those that can be applied; admins are shown all that they can manage unless they ask for these. */
function offered(desk: Desk, call: Call, user: User): readonly Macro[] {
  const { macros } = desk.world.viewBook;
  const seen = call.query.get('only_viewable') === 'true' ? isOffered : MACROS.seen;
  return [...macros].filter((macro) => seen(macro, user));
}

function list(desk: Desk, call: Call, user: User, macros: readonly Macro[]): Response {
  const category = call.query.get('category');
  const ofAgents = call.query.get('access') === 'agents';
  if (ofAgents && user.role !== 'admin') {
    return forbidden('The macros of all agents are for administrators');
  }
  const chosen = filtered(call, macros).filter(
    (macro) =>
      (category === null || categoryOf(macro.title) === category) &&
      (!ofAgents || isPersonal(macro)),
  );
  return pageOf(call, 'macros', inOrder(call, chosen, 'alphabetical'), (macro) =>
    macroJson(desk, macro),
  );
}

function create(desk: Desk, call: Call, user: User): Response {
  const read = readMacro(call);
  if ('response' in read) return read.response;
  const values = withMacroInput(desk.world, undefined, read.value.input);
  if (!mayManage(values, user)) return NOT_YOURS;
  const macro = createMacro(desk.world, values, desk.clock.now());
  if ('refused' in macro) return recordInvalid(macro.refused);
  tellWithoutDeed(desk, call, macro.actions);
  const headers = warning('macros', 'create', read.value.unknown);
  const json = macroJson(desk, macro);
  return answer(201, { macro: json }, { ...headers, location: json.url });
}

function update(desk: Desk, macro: Macro, call: Call, user: User): Response {
  const read = readMacro(call);
  if ('response' in read) return read.response;
  const values = withMacroInput(desk.world, macro, read.value.input);
  if (!mayManage(values, user)) return NOT_YOURS;
  const done = updateMacro(desk.world, macro, values, desk.clock.now());
  if (done !== undefined) return recordInvalid(done.refused);
  tellWithoutDeed(desk, call, macro.actions);
  const headers = warning('macros', 'update', read.value.unknown);
  return answer(200, { macro: macroJson(desk, macro) }, headers);
}

function search(desk: Desk, call: Call, user: User): Response {
  if ((call.query.get('query') ?? '').trim() === '') {
    return invalidAttribute('Invalid parameter: query must not be empty');
  }
  return list(desk, call, user, offered(desk, call, user));
}

function categories({ world }: Desk, user: User): Response {
  const names = [...world.viewBook.macros]
    .filter((macro) => isOffered(macro, user))
    .flatMap(({ title }) => categoryOf(title) ?? []);
  return answer(200, { categories: [...new Set(names)].sort() });
}

const SOURCE = 'https://developer.zendesk.com/api-reference/ticketing/business-rules/macros/';
const documented = { fidelity: 'supported', confidence: 'documented', source: SOURCE } as const;
const LIST_NOTE = 'without sideloads; uses are not counted, so nothing is sorted by them';

export const MACRO_ROUTES: readonly Route<Desk>[] = [
  {
    method: 'GET',
    path: '/api/v2/macros',
    ...documented,
    fidelity: 'partial',
    note: LIST_NOTE,
    handle: asAgent((desk, call, user) => list(desk, call, user, offered(desk, call, user))),
  },
  {
    method: 'POST',
    path: '/api/v2/macros',
    ...documented,
    confidence: 'assumption',
    note: '201, where the specification has 200; agents make their own macros, admins those of groups and of everybody',
    handle: asAgent(create),
  },
  {
    method: 'GET',
    path: '/api/v2/macros/active',
    ...documented,
    fidelity: 'partial',
    note: LIST_NOTE,
    handle: asAgent((desk, call, user) =>
      list(
        desk,
        call,
        user,
        offered(desk, call, user).filter(({ active }) => active),
      ),
    ),
  },
  {
    method: 'GET',
    path: '/api/v2/macros/search',
    ...documented,
    fidelity: 'partial',
    note: `${LIST_NOTE}; looks for the text in titles`,
    handle: asAgent(search),
  },
  {
    method: 'GET',
    path: '/api/v2/macros/categories',
    ...documented,
    note: 'assumption: what stands before the first "::" of a title',
    handle: asAgent((desk, _call, user) => categories(desk, user)),
  },
  {
    method: 'GET',
    path: '/api/v2/macros/{id}',
    ...documented,
    handle: asAgent(
      finding(MACROS, 'id', (desk, macro) => answer(200, { macro: macroJson(desk, macro) })),
    ),
  },
  {
    method: 'PUT',
    path: '/api/v2/macros/{id}',
    ...documented,
    handle: asAgent(managing(MACROS, 'id', update)),
  },
  {
    method: 'DELETE',
    path: '/api/v2/macros/{id}',
    ...documented,
    handle: asAgent(
      managing(MACROS, 'id', ({ world }, macro) => {
        world.viewBook.macros.remove(macro);
        return DELETED;
      }),
    ),
  },
];
