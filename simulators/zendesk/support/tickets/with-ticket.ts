// What a route about one ticket, or some of them, begins with.
import type { Call } from '../../../../src/kernel/routes.ts';
import type { Response } from '../../../../src/kernel/wire.ts';
import type { Desk } from '../../desk.ts';
import { time } from '../../iso-time.ts';
import type { Ticket } from '../../world/ticket.ts';
import type { User } from '../../world/user.ts';
import { answer } from '../protocol/answer.ts';
import { asAdmin, asAgent } from '../protocol/authentication.ts';
import { invalidAttribute, NOT_FOUND, TOO_MANY_VALUES } from '../protocol/errors.ts';

/** As digits; anything else is an id of nothing. */
export const idOf = (text: string | undefined): number =>
  text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : 0;

type OnTicket = (desk: Desk, ticket: Ticket, call: Call, agent: User) => Response;

const finding =
  (handle: OnTicket) =>
  (desk: Desk, call: Call, agent: User): Response => {
    const ticket = desk.world.tickets.get(idOf(call.params['id']));
    return ticket === undefined ? NOT_FOUND : handle(desk, ticket, call, agent);
  };

export const withTicket = (handle: OnTicket) => asAgent(finding(handle));
export const asAdminWithTicket = (handle: OnTicket) => asAdmin(finding(handle));

/** Zendesk takes no more at a time. */
export const MANY_MAX = 100;

/** `?ids=1,2,3`, each once; a refusal when there are none or too many. */
export function idsOf(call: Call): { readonly ids: readonly number[] } | Response {
  const given = (call.query.get('ids') ?? '').split(',').filter((text) => text.trim() !== '');
  if (given.length === 0) return invalidAttribute('Invalid parameter: ids must name some');
  if (given.length > MANY_MAX) return TOO_MANY_VALUES;
  return { ids: [...new Set(given.map((text) => idOf(text.trim())))] };
}

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

/** How many there are, as Zendesk counts: it says when it did. */
export const countAnswer = ({ clock }: Desk, value: number): Response =>
  answer(200, { count: { value, refreshed_at: time(clock.now()) } });
