// What macros can be made of, and what they make of tickets, as a table.
// https://developer.zendesk.com/api-reference/ticketing/business-rules/macros/#show-ticket-after-changes
import type { Call, Route } from '../../../../src/kernel/routes.ts';
import type { Response } from '../../../../src/kernel/wire.ts';
import type { Desk } from '../../desk.ts';
import type { Action } from '../../world/business-rules/action.ts';
import type { MacroValues } from '../../world/business-rules/macro.ts';
import { withMacroInput } from '../../world/business-rules/macro-changes.ts';
import type { Ticket } from '../../world/ticket.ts';
import type { User } from '../../world/user.ts';
import { answer } from '../protocol/answer.ts';
import { asAgent } from '../protocol/authentication.ts';
import { invalidAttribute, NOT_FOUND } from '../protocol/errors.ts';
import { idOf } from '../protocol/records.ts';
import { withTicket } from '../tickets/with-ticket.ts';
import { macroActions, macroDefinitions } from './macro-definitions.ts';
import { changesJson, ticketAfterJson } from './macro-result-wire.ts';
import { macroValuesJson } from './macro-wire.ts';
import { find, finding, MACROS } from './view-access.ts';

/** Assumption: a macro made of a ticket sets what the ticket has, and says nothing. */
function actionsFrom(ticket: Ticket): readonly Action[] {
  const { status, priority, type, groupId, assigneeId, tags } = ticket;
  const settable = status !== 'new' && status !== 'closed';
  return [
    ...(settable ? [{ field: 'status', value: status }] : []),
    ...(priority === null ? [] : [{ field: 'priority', value: priority }]),
    ...(type === null ? [] : [{ field: 'type', value: type }]),
    ...(groupId === null ? [] : [{ field: 'group_id', value: String(groupId) }]),
    ...(assigneeId === null ? [] : [{ field: 'assignee_id', value: String(assigneeId) }]),
    ...(tags.length === 0 ? [] : [{ field: 'set_tags', value: tags.join(' ') }]),
  ];
}

function derive(desk: Desk, call: Call, user: User): Response {
  const macroId = call.query.get('macro_id');
  const ticketId = call.query.get('ticket_id');
  if (macroId === null && ticketId === null) {
    return invalidAttribute('Invalid parameter: macro_id or ticket_id must be given');
  }
  const values = macroId === null ? fromTicket(desk, ticketId) : fromMacro(desk, macroId, user);
  if (values === undefined) return NOT_FOUND;
  return answer(200, { macro: macroValuesJson(values) });
}

const fromMacro = (desk: Desk, id: string, user: User): MacroValues | undefined =>
  find(MACROS, desk, idOf(id), user);

function fromTicket({ world }: Desk, id: string | null): MacroValues | undefined {
  const ticket = world.tickets.get(idOf(id ?? ''));
  if (ticket === undefined) return undefined;
  return withMacroInput(world, undefined, { title: ticket.subject, actions: actionsFrom(ticket) });
}

const SOURCE = 'https://developer.zendesk.com/api-reference/ticketing/business-rules/macros/';
const documented = { fidelity: 'supported', confidence: 'documented', source: SOURCE } as const;
const notSimulated = {
  ...documented,
  fidelity: 'not simulated',
  note: 'macros have no attachments: lists are empty, uploads are refused',
} as const;

const NO_ATTACHMENTS = invalidAttribute('Attachments of macros are not simulated');

export const MACRO_USE_ROUTES: readonly Route<Desk>[] = [
  {
    method: 'GET',
    path: '/api/v2/macros/actions',
    ...documented,
    fidelity: 'partial',
    note: 'titles are our own',
    handle: asAgent(({ world }) => answer(200, { actions: macroActions(world) })),
  },
  {
    method: 'GET',
    path: '/api/v2/macros/definitions',
    ...documented,
    fidelity: 'partial',
    note: 'titles are our own; agents are those in groups',
    handle: asAgent(({ world }) =>
      answer(200, { definitions: { actions: macroDefinitions(world) } }),
    ),
  },
  {
    method: 'GET',
    path: '/api/v2/macros/new',
    ...documented,
    fidelity: 'partial',
    note: 'of a ticket: status, priority, type, group, assignee and tags, without a comment',
    handle: asAgent(derive),
  },
  {
    method: 'GET',
    path: '/api/v2/macros/{id}/apply',
    ...documented,
    note: 'assumption: placeholders stay, as there is no ticket; tags are added by additional_tags and taken by remove_tags',
    handle: asAgent(
      finding(MACROS, 'id', (desk, macro, _call, user) =>
        answer(200, { result: { ticket: changesJson(desk, macro, user) } }),
      ),
    ),
  },
  {
    method: 'GET',
    path: '/api/v2/tickets/{id}/macros/{macro_id}/apply',
    ...documented,
    note: 'assumption: a placeholder that is not known becomes nothing',
    handle: withTicket((desk, ticket, call, user) => {
      const macro = find(MACROS, desk, idOf(call.params['macro_id']), user);
      if (macro === undefined) return NOT_FOUND;
      return answer(200, { result: { ticket: ticketAfterJson(desk, macro, ticket, user) } });
    }),
  },
  {
    method: 'GET',
    path: '/api/v2/macros/{id}/attachments',
    ...notSimulated,
    handle: asAgent(finding(MACROS, 'id', () => answer(200, { macro_attachments: [] }))),
  },
  {
    method: 'POST',
    path: '/api/v2/macros/{id}/attachments',
    ...notSimulated,
    handle: asAgent(finding(MACROS, 'id', () => NO_ATTACHMENTS)),
  },
  {
    method: 'POST',
    path: '/api/v2/macros/attachments',
    ...notSimulated,
    handle: asAgent(() => NO_ATTACHMENTS),
  },
  {
    method: 'GET',
    path: '/api/v2/macros/attachments/{id}',
    ...notSimulated,
    handle: asAgent(() => NOT_FOUND),
  },
];
