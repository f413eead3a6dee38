// What a route about one ticket, or some of them, begins with.
import type { Call } from '../../../../src/kernel/routes.ts';
import type { Response } from '../../../../src/kernel/wire.ts';
import type { Desk } from '../../desk.ts';
import type { Ticket } from '../../world/ticket.ts';
import type { User } from '../../world/user.ts';
import { asAdmin, asAgent } from '../protocol/authentication.ts';
import { NOT_FOUND } from '../protocol/errors.ts';
import { idOf } from '../protocol/records.ts';

type OnTicket = (desk: Desk, ticket: Ticket, call: Call, agent: User) => Response;

const finding =
  (handle: OnTicket) =>
  (desk: Desk, call: Call, agent: User): Response => {
    const ticket = desk.world.tickets.get(idOf(call.params['id']));
    return ticket === undefined ? NOT_FOUND : handle(desk, ticket, call, agent);
  };

export const withTicket = (handle: OnTicket) => asAgent(finding(handle));
export const asAdminWithTicket = (handle: OnTicket) => asAdmin(finding(handle));

/** Attributes that Zendesk acts on and this simulator does not are findings. */
export function notSimulated(desk: Desk, call: Call, names: readonly string[]): void {
  for (const name of names) {
    desk.trace.record('finding', {
      node: 'zendesk',
      method: call.request.method,
      path: call.path,
      note: `the ticket attribute "${name}" is not simulated and was ignored`,
    });
  }
}
