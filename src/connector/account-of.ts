// Which account a caller speaks for: the metadata that only Zendesk has been given says so.
import { z } from 'zod';
import type { Context } from './context.ts';
import type { AccountRecord } from './records/account.ts';

const METADATA = z.object({ account: z.string(), key: z.string() });

/** SECURE-3: `undefined` unless the metadata names an account and shows its key. */
export async function accountOf(
  context: Context,
  metadata: string,
): Promise<AccountRecord | undefined> {
  let given: unknown;
  try {
    given = JSON.parse(metadata);
  } catch {
    return undefined;
  }
  const named = METADATA.safeParse(given).data;
  if (named === undefined) return undefined;
  const account = await context.store.get('account', named.account);
  return account !== undefined && context.law.accountKeyRight(named.key, account.key)
    ? account
    : undefined;
}
