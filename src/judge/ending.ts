// How a run ended: what stands on tickets, in Support, at WhatsApp and in the back office's books.
import type { Instant } from '../kernel/clock.ts';
import type { Json, TraceEvent } from '../kernel/trace.ts';
import { fields, list, text } from './reading.ts';

export interface TicketComment {
  readonly ticket: number;
  readonly requester: string | null;
  readonly role: string | null;
  readonly public: boolean;
  readonly body: string;
  readonly failure: string | null;
  /** How it came; empty where that was not recorded. */
  readonly channel: string;
  readonly at: Instant | undefined;
  readonly files: number;
  /** The ticket can be answered through the integration: it came by an account that is still at work. */
  readonly answerable: boolean;
}

/** A number as WhatsApp has it. */
export interface EndNumber {
  /** E.164. */
  readonly phone: string;
  readonly registered: boolean;
  /** Where its webhooks go; empty: nowhere. */
  readonly callback: string;
  readonly profile: { readonly [field: string]: Json };
}

/** The Edit account page of an account, looked at once more. */
export interface EndPage {
  readonly account: string;
  readonly shows: { readonly [field: string]: Json };
}

export interface Books {
  readonly hosting: readonly { readonly number: string; readonly boughtAt: Instant }[];
  readonly charges: readonly {
    readonly number: string;
    readonly month: string;
    readonly at: Instant;
  }[];
}

export interface Ending {
  readonly seq: number;
  readonly at: Instant;
  readonly comments: readonly TicketComment[];
  /** The names of the accounts that Support lists as active. */
  readonly accounts: readonly string[];
  readonly numbers: readonly EndNumber[];
  readonly pages: readonly EndPage[];
  /** `undefined` where the back office showed none. */
  readonly books: Books | undefined;
  /** The network was still to break somewhere. */
  readonly faulty: boolean;
}

export function endingOf({
  seq,
  at,
  value,
}: Extract<TraceEvent, { readonly kind: 'state' }>): Ending {
  const { zendesk, whatsapp, pages, books, faults } = fields(value);
  return {
    seq,
    at,
    comments: list(fields(zendesk)['tickets']).flatMap(commentsOf),
    accounts: list(fields(zendesk)['channelApps']).flatMap((app) =>
      list(fields(app)['accounts'])
        .filter((account) => fields(account)['active'] === true)
        .map((account) => text(fields(account)['name'])),
    ),
    numbers: numbersIn(fields(whatsapp)),
    pages: list(pages).map((page) => ({
      account: text(fields(page)['account']),
      shows: fields(fields(page)['shows']),
    })),
    books: books === undefined ? undefined : booksIn(fields(books)),
    faulty: typeof faults === 'number' && faults > 0,
  };
}

function commentsOf(value: Json): readonly TicketComment[] {
  const ticket = fields(value);
  const phone = fields(ticket['requester'])['whatsappPhoneNumber'];
  return list(ticket['comments']).map((item): TicketComment => {
    const comment = fields(item);
    const at = Date.parse(text(comment['at']));
    return {
      ticket: Number(ticket['id']),
      requester: typeof phone === 'string' ? phone : null,
      role: text(comment['role']),
      public: comment['public'] === true,
      body: text(comment['body']),
      failure: typeof comment['failure'] === 'string' ? comment['failure'] : null,
      channel: text(comment['channel']),
      at: Number.isNaN(at) ? undefined : at,
      files: list(comment['attachments']).length,
      answerable: text(ticket['integration']) !== '' && ticket['accountGone'] !== true,
    };
  });
}

function numbersIn(whatsapp: { readonly [field: string]: Json }): readonly EndNumber[] {
  const numberOf = (value: Json | undefined, callback: string): EndNumber => {
    const number = fields(value);
    return {
      phone: text(number['phone']),
      registered: number['registered'] === true,
      callback,
      profile: fields(number['profile']),
    };
  };
  return [
    ...list(whatsapp['accounts']).flatMap((value) => {
      const { subscribed, callback, numbers } = fields(value);
      const called = subscribed === true ? text(callback) : '';
      return list(numbers).map((number) => numberOf(number, called));
    }),
    ...list(whatsapp['deployments']).map((value) => {
      const { webhook, number } = fields(value);
      return numberOf(number, text(webhook));
    }),
  ];
}

const booksIn = ({ hosting, charges }: { readonly [field: string]: Json }): Books => ({
  hosting: list(hosting).map((value) => ({
    number: text(fields(value)['phoneNumber']),
    boughtAt: Date.parse(text(fields(value)['boughtAt'])),
  })),
  charges: list(charges).map((value) => ({
    number: text(fields(value)['phoneNumber']),
    month: text(fields(value)['month']),
    at: Date.parse(text(fields(value)['chargedAt'])),
  })),
});
