// Several macros at once. https://developer.zendesk.com/api-reference/ticketing/business-rules/macros/#update-many-macros
import type { Call, Route } from '../../../../src/kernel/routes.ts';
import type { Response } from '../../../../src/kernel/wire.ts';
import type { Desk } from '../../desk.ts';
import { arrangeMacro } from '../../world/business-rules/macro-changes.ts';
import type { User } from '../../world/user.ts';
import { answer } from '../protocol/answer.ts';
import { asAgent } from '../protocol/authentication.ts';
import { DELETED } from '../protocol/errors.ts';
import { idsOf } from '../protocol/records.ts';
import { macroJson } from './macro-wire.ts';
import { findAll, MACROS } from './view-access.ts';
import { readArranged } from './view-arranged-input.ts';

function updateMany(desk: Desk, call: Call, user: User): Response {
  const read = readArranged(call, 'macros');
  if ('response' in read) return read.response;
  const ids = read.value.map(({ id }) => id);
  const found = findAll(MACROS, desk, [...new Set(ids)], user);
  if (!('items' in found)) return found;
  const { macros } = desk.world.viewBook;
  for (const { id, ...changes } of read.value) {
    const macro = macros.get(id);
    if (macro !== undefined) arrangeMacro(desk.world, macro, changes, desk.clock.now());
  }
  return answer(200, {
    macros: found.items.map((macro) => macroJson(desk, macro)),
    next_page: null,
    previous_page: null,
    count: found.items.length,
  });
}

function destroyMany(desk: Desk, call: Call, user: User): Response {
  const named = idsOf(call);
  if (!('ids' in named)) return named;
  const found = findAll(MACROS, desk, named.ids, user);
  if (!('items' in found)) return found;
  for (const macro of found.items) desk.world.viewBook.macros.remove(macro);
  return DELETED;
}

const SOURCE = 'https://developer.zendesk.com/api-reference/ticketing/business-rules/macros/';
const documented = { fidelity: 'supported', confidence: 'documented', source: SOURCE } as const;

export const MACRO_MANY_ROUTES: readonly Route<Desk>[] = [
  {
    method: 'PUT',
    path: '/api/v2/macros/update_many',
    ...documented,
    note: 'position and active; assumption: all or none',
    handle: asAgent(updateMany),
  },
  {
    method: 'DELETE',
    path: '/api/v2/macros/destroy_many',
    ...documented,
    note: 'assumption: all or none',
    handle: asAgent(destroyMany),
  },
];
