// After a start: letters that are still to be posted, charges and deployment mails that are still to come.
import type { Context } from '../context.ts';
import { activate, ask } from './activation.ts';
import { charge, hostingKey } from './charging.ts';
import { send } from './post.ts';
import { officeLane } from './staff.ts';

export async function resumeOffice(context: Context): Promise<void> {
  const { store, lanes } = context;
  for (const letter of await store.list('post')) send(context, letter);
  const hosted = await store.list('hosting');
  for (const hosting of hosted) {
    const { customer, number } = hosting;
    await charge(context, hostingKey(hosting), customer);
    await lanes.run(officeLane(customer), () => activate(context, customer, number.e164));
  }
  for (const customer of new Set(hosted.map((hosting) => hosting.customer))) {
    await lanes.run(officeLane(customer), () => ask(context, customer));
  }
}
