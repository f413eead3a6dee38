// The end of an account: Zendesk has deleted it, so nothing comes in or goes out by it any more.
import type { Context } from './context.ts';
import type { AccountRecord } from './records/account.ts';
import { put, remove } from './store.ts';

/** INSTALL-4: the deployment is free again, so that its number can be connected anew. */
export const stopAccount = (context: Context, account: AccountRecord): Promise<void> =>
  context.lanes.run(`deployment:${account.deploymentId}`, async () => {
    if (!context.law.accountStops()) return;
    const { store } = context;
    const deployment = await store.get('deployment', account.deploymentId);
    if (deployment?.accountId !== account.id) return;
    const { accountId: _gone, ...free } = deployment;
    await store.commit([
      remove('account', account.id),
      put('deployment', deployment.deploymentId, free),
    ]);
  });
