// What Zendesk tells of the integration as an app of a customer: it is there, or it is gone.
import type { Context } from '../context.ts';
import { put } from '../store.ts';
import { ask } from './activation.ts';
import { standingOf } from './hosted.ts';
import { officeLane } from './staff.ts';

const STANDING: Readonly<Record<string, 'installed' | 'removed'>> = {
  create_integration: 'installed',
  destroy_integration: 'removed',
};

export async function noteInstallation(
  context: Context,
  event: string,
  customer: string,
): Promise<void> {
  const standing = Object.hasOwn(STANDING, event) ? STANDING[event] : undefined;
  if (standing !== undefined && customer !== '') await stand(context, customer, standing);
}

/** Zendesk opens our pages only where we are installed, so whoever missed the event hears of it then. */
export const pageOpened = (context: Context, customer: string): Promise<void> =>
  stand(context, customer, 'installed');

const stand = (
  context: Context,
  customer: string,
  standing: 'installed' | 'removed',
): Promise<void> =>
  context.lanes.run(officeLane(customer), async () => {
    if ((await standingOf(context, customer)) === standing) return;
    await context.store.commit([put('installation', customer, { standing })]);
    await ask(context, customer);
  });
