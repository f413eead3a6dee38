// Changing an account: read again and written in one go, so that a slow page does not undo what others changed.
import type { Context } from './context.ts';
import type { AccountRecord } from './records/account.ts';
import { type Change, put } from './store.ts';

/** Commits what `change` makes of the account as it is now, with `more`; `undefined` when there is none such. */
export const changeAccount = (
  context: Context,
  id: string,
  change: (now: AccountRecord) => AccountRecord,
  more: readonly Change[] = [],
): Promise<AccountRecord | undefined> =>
  context.lanes.run(`account:${id}`, async () => {
    const now = await context.store.get('account', id);
    if (now === undefined) return undefined;
    const changed = change(now);
    await context.store.commit([...more, put('account', id, changed)]);
    return changed;
  });
