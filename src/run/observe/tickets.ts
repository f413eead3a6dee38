// What an agent sees of a customer's tickets.
import type { EventOf } from '../../kernel/trace.ts';
import { named, numbersOf, phoneOf, type Reply, type Stage } from '../stage.ts';
import { isAccountOf } from './accounts.ts';
import type { Sight } from './sight.ts';

export interface SeenComment {
  readonly author: string | null;
  readonly role: string | null;
  readonly public: boolean;
  readonly body: string;
  readonly failure: string | null;
  readonly attachments?: readonly { readonly type: string }[];
}

export interface SeenTicket {
  readonly id: number;
  readonly status: string;
  readonly channel: string;
  readonly account: string | null;
  readonly followUpOf: number | null;
  readonly requester: { readonly name: string | null; readonly whatsappPhoneNumber: string | null };
  readonly comments: readonly SeenComment[];
}

const allTickets = ({ world }: Stage): readonly SeenTicket[] =>
  (world.zendesk.state() as unknown as { readonly tickets: readonly SeenTicket[] }).tickets;

const digits = (text: string): string => text.replace(/\D/g, '');

/** The scenario's names of those who asked for tickets; a stranger is called what Support calls it. */
export function customersOf(stage: Stage, tickets: readonly number[]): readonly string[] {
  const requesters = new Map(allTickets(stage).map(({ id, requester }) => [id, requester]));
  const customers = Object.entries(stage.plan.world.customers);
  return tickets.map((ticket) => {
    const requester = requesters.get(ticket);
    const found = customers.find(([customer, { name }]) =>
      isRequester(requester, numbersOf(stage, customer), name),
    );
    return found?.[0] ?? requester?.name ?? '';
  });
}

/** By the number, however a rule has spelled it; a requester without one can still be told by its name. */
const isRequester = (
  requester: SeenTicket['requester'] | undefined,
  numbers: readonly string[],
  name: string,
): boolean =>
  requester !== undefined &&
  (requester.whatsappPhoneNumber === null
    ? requester.name === name
    : numbers.map(digits).includes(digits(requester.whatsappPhoneNumber)));

/** The tickets with one account of many customers at once, oldest first, by the customer's name. */
export function ticketsOfMany(
  stage: Stage,
  customers: readonly string[],
  account: string,
): ReadonlyMap<string, readonly SeenTicket[]> {
  const { number } = named(stage.plan.world.accounts, account);
  const byRequester = new Map<string, SeenTicket[]>();
  for (const ticket of allTickets(stage)) {
    if (ticket.account === null || !isAccountOf(ticket.account, number)) continue;
    const { name, whatsappPhoneNumber: phone } = ticket.requester;
    const key = phone === null ? `${name}` : digits(phone);
    const known = byRequester.get(key);
    if (known === undefined) byRequester.set(key, [ticket]);
    else known.push(ticket);
  }
  return new Map(
    customers.map((customer) => {
      const { name } = named(stage.plan.world.customers, customer);
      const keys = new Set([name, ...numbersOf(stage, customer).map(digits)]);
      const tickets = [...keys].flatMap((key) => byRequester.get(key) ?? []);
      return [customer, tickets.sort((a, b) => a.id - b.id)];
    }),
  );
}

/** A customer's tickets with one account, oldest first. */
export function ticketsOf(stage: Stage, customer: string, account: string): readonly SeenTicket[] {
  const { name } = named(stage.plan.world.customers, customer);
  const { number } = named(stage.plan.world.accounts, account);
  const numbers = numbersOf(stage, customer);
  return allTickets(stage).filter(
    ({ requester, account: of }) =>
      // Also of an account that is gone.
      of !== null && isAccountOf(of, number) && isRequester(requester, numbers, name),
  );
}

/** "window-closed: the customer's last message …" → `window-closed`. */
export const reasonWord = (failure: string | null): string | null => failure?.split(':')[0] ?? null;

export function seeTicket(stage: Stage, customer: string, account: string): Sight {
  const tickets = ticketsOf(stage, customer, account);
  const last = tickets.at(-1);
  if (last === undefined) return { tickets: 0, comments: [], notes: [] };
  const replies = last.comments.filter((comment) => comment.public);
  const failure = last.comments.findLast((comment) => comment.failure !== null)?.failure ?? null;
  return {
    tickets: tickets.length,
    status: last.status,
    channel: last.channel,
    comments: replies.map(({ body }) => body),
    notes: last.comments.filter((comment) => !comment.public).map(({ body }) => body),
    says: replies.at(-1)?.body ?? '',
    lastComment: replies.at(-1)?.body ?? null,
    failureVisible: failure !== null,
    failureReason: reasonWord(failure),
    followsUp: last.followUpOf !== null && last.followUpOf === tickets.at(-2)?.id,
    attachments: replies.flatMap(({ attachments = [] }) => attachments.map(({ type }) => type)),
    lastAuthor: replies.at(-1)?.author ?? null,
    requester: { name: last.requester.name, phone: last.requester.whatsappPhoneNumber },
  };
}

export function seeAllTickets(stage: Stage): Sight {
  return { tickets: allTickets(stage).length };
}

/** The last reply to whoever is meant, at both of its ends: the customer's phone and the agent's ticket. */
export function seeReply(
  stage: Stage,
  meant: { readonly of: string | null; readonly account: string | null },
): Sight {
  const reply = stage.memory.replies.findLast(
    ({ customer, account }) =>
      (meant.of ?? customer) === customer && (meant.account ?? account) === account,
  );
  if (reply === undefined) return {};
  const { number } = named(stage.plan.world.accounts, reply.account);
  const chat = stage.world.whatsapp.phones
    .device(phoneOf(stage, reply.customer))
    .chats.find((one) => one.business === number);
  const shown = (chat?.messages ?? []).filter(
    ({ direction, at }) => direction === 'shown' && at >= reply.at,
  );
  const delivered =
    shown.some(({ text, template }) =>
      reply.template === undefined ? text === reply.text : template,
    ) &&
    reply.files.every(({ type, bytes }) =>
      shown.some(({ file }) => file?.mimeType === type && file.size === bytes.length),
    );
  const ticket = allTickets(stage).find(({ id }) => id === reply.ticket);
  const comment = ticket?.comments.findLast(
    ({ body, role }) => body === reply.text && role !== 'end-user',
  );
  return {
    delivered,
    attempted: stage.world.trace
      .since(reply.at, 'request')
      .some((request) => asksToSend(request, reply)),
    reason: reasonWord(comment?.failure ?? null),
  };
}

interface Asked {
  readonly to?: unknown;
  readonly text?: { readonly body?: unknown };
  readonly template?: { readonly name?: unknown };
}

/** A request to WhatsApp, of either dialect, that carries the reply. */
function asksToSend(request: EventOf['request'], reply: Reply): boolean {
  if (request.to !== 'whatsapp') return false;
  const body = request.body as Asked | null;
  if (reply.template !== undefined) return body?.template?.name === reply.template;
  if (body?.text?.body === reply.text) return true;
  return reply.files.length > 0 && body?.to !== undefined && body.text === undefined;
}
