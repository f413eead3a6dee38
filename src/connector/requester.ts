// The requester of a message, as Support is told of it: no more than it has not been told before.
import type { Author } from '../domain/conversation.ts';
import type { Context } from './context.ts';
import type { AccountRecord } from './records/account.ts';
import type { InboxRecord } from './records/conversation.ts';
import { type Change, put, remove } from './store.ts';

/** By the id under which Support knows the author. */
const keyOf = (subdomain: string, author: string): string => `${subdomain}/${author}`;

export interface ToldRequester {
  readonly author: Author;
  /** To be committed once Support has taken the message. */
  readonly told: Change;
}

export async function requesterOf(
  { law, store }: Context,
  account: AccountRecord,
  { customer, name, address }: InboxRecord,
): Promise<ToldRequester> {
  const author = law.author(customer, name, address);
  const key = keyOf(account.customer, author.external_id);
  const before = await store.get('requester', key);
  const fields = law.fieldsToTell(author.fields, before?.fields ?? []);
  return { author: { ...author, fields }, told: put('requester', key, { fields: author.fields }) };
}

/** Support has deleted the user: whoever writes again is a new one, and is told of anew. */
export const requesterGone = (
  { store }: Context,
  subdomain: string,
  author: string,
): Promise<boolean> => store.commit([remove('requester', keyOf(subdomain, author))]);
