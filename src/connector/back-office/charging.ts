// Monthly charges: the first with the purchase, then one in each month, as long as the number is hosted.
import { type Charge, chargeMonth } from '../../domain/hosting.ts';
import type { Context } from '../context.ts';
import { inAccount } from '../records/keys.ts';
import type { HostingRecord } from '../records/office.ts';
import { insert, put } from '../store.ts';
import { officeLane } from './staff.ts';

export const hostingKey = ({ customer, number }: HostingRecord): string =>
  inAccount(customer, number.e164);

/** For hosting that is new, or stands under another number now. */
export function resumeCharges(context: Context, customer: string, number: string): void {
  const key = inAccount(customer, number);
  context.services.clock.spawn('charges', () => charge(context, key, customer));
}

/** Charges what has fallen due, and comes back when the next month does. */
export const charge = (context: Context, key: string, customer: string): Promise<void> =>
  context.lanes.run(officeLane(customer), async () => {
    const { store, law, services } = context;
    let hosting = await store.get('hosting', key);
    while (hosting !== undefined) {
      const due = law.chargeDate(hosting.boughtAt, hosting.charged);
      if (due > services.clock.now()) {
        services.clock.at(due, 'monthly charge', () => charge(context, key, customer));
        return;
      }
      hosting = await chargeOnce(context, key, hosting, due);
    }
  });

/** A charge that is there already is not made again. */
async function chargeOnce(
  { store, law }: Context,
  key: string,
  hosting: HostingRecord,
  at: number,
): Promise<HostingRecord> {
  const { customer, number } = hosting;
  const made: Charge = { customer, number: number.e164, month: chargeMonth(at) };
  const charged = { ...hosting, charged: hosting.charged + 1 };
  const known = law.chargeKey(made);
  const counted = put('hosting', key, charged);
  const added = await store.commit([insert('charge', known, { ...made, at }), counted]);
  if (!added) await store.commit([counted]);
  return charged;
}
