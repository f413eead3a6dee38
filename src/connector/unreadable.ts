// Pieces of webhooks that nobody could read: kept, so that nothing is lost silently.
import type { Context } from './context.ts';
import { inAccount } from './records/keys.ts';
import { put } from './store.ts';
import type { Unreadable } from './webhooks/parts.ts';

/** Characters: enough to see what it was. */
const KEPT_MAX = 2_000;

/** `owner`: the account, or the WhatsApp Business Account while nothing more is known. */
export async function keepUnreadable(
  context: Context,
  owner: string,
  unreadable: readonly Unreadable[],
): Promise<void> {
  if (unreadable.length === 0) return;
  const at = context.services.clock.now();
  await context.store.commit(
    unreadable.map(({ reason, piece }) => {
      const record = { owner, at, text: JSON.stringify(piece).slice(0, KEPT_MAX) };
      const key = inAccount(owner, `unreadable-${context.nextOrder()}`);
      return put('undelivered', key, { what: 'webhook', reason, record });
    }),
  );
}
