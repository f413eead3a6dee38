// The door for orders of hosting, as the account manager enters them.
import { z } from 'zod';
import { ORDERING } from '../../domain/hosting.ts';
import type { EligibleNumber } from '../../domain/phone-number.ts';
import type { Call } from '../../kernel/routes.ts';
import { json, type Response } from '../../kernel/wire.ts';
import type { Context } from '../context.ts';
import { badRequest, readJson, textOfUpTo } from '../door.ts';
import { readNumber } from '../number-door.ts';
import type { HostingRecord } from '../records/office.ts';
import { type Change, insert, put } from '../store.ts';
import { ask } from './activation.ts';
import { hostingKey, resumeCharges } from './charging.ts';
import { OFFICE_TEXT, type OfficeReason } from './letters.ts';
import { officeLane, refuseStranger } from './staff.ts';

/** Who bought, and for whom; the same with a deployment that was ordered together with its hosting. */
export const BUYER = z.object({
  orderedBy: z.enum(ORDERING),
  company: textOfUpTo(75),
  contact: z.string().regex(/^(?=.{3,254}$)[^\s@<>]+@[^\s@<>]+$/, 'must be a mail address'),
});
export type Buyer = z.output<typeof BUYER>;

const ORDER = BUYER.extend({
  subdomain: z.string().regex(/^[a-z0-9-]{1,63}$/),
  quantity: z.int().min(1).max(1_000),
  phoneNumbers: z.array(textOfUpTo(40)).max(1_000),
});
const BODY_MAX = 64 * 1024;

export const officeRefusal = (reason: OfficeReason, status = 422): Response =>
  badRequest(reason, OFFICE_TEXT[reason], status);

export async function order(context: Context, call: Call): Promise<Response> {
  const stranger = refuseStranger(context, call);
  if (stranger !== undefined) return stranger;
  const read = readJson(call.request, ORDER, BODY_MAX);
  if ('answer' in read) return read.answer;
  const { subdomain, quantity, phoneNumbers } = read.ok;
  const may = context.law.mayOrder(read.ok.orderedBy);
  if (!('ok' in may)) return officeRefusal(may.refused, 403);
  const named: EligibleNumber[] = [];
  for (const text of phoneNumbers) {
    const number = readNumber(context, text);
    if (!('ok' in number)) return number.answer;
    named.push(number.ok);
  }
  const numbers = context.law.numbersOrdered(quantity, named);
  if (!('ok' in numbers)) return officeRefusal(numbers.refused);
  return context.lanes.run(officeLane(subdomain), async () => {
    const bought = await buy(context, subdomain, read.ok, numbers.ok);
    if (bought === undefined) return officeRefusal('hosted-already', 409);
    if (!(await context.store.commit(bought.changes))) return officeRefusal('hosted-already', 409);
    begin(context, bought);
    await ask(context, subdomain);
    return json(201, { phoneNumbers: numbers.ok.map(({ e164 }) => e164) });
  });
}

export interface Bought {
  readonly hosted: readonly HostingRecord[];
  readonly changes: readonly Change[];
}

/** The purchase as changes to commit; `undefined` where somebody hosts one of the numbers already. */
export async function buy(
  context: Context,
  customer: string,
  { company, contact }: Buyer,
  numbers: readonly EligibleNumber[],
): Promise<Bought | undefined> {
  const { store, services } = context;
  const boughtAt = services.clock.now();
  const hosted: HostingRecord[] = [];
  for (const number of numbers) {
    if ((await store.get('hostedNumber', number.e164)) !== undefined) return undefined;
    // A number whose deployment is there already needs no letter that asks for it.
    const asked = (await store.get('number', number.e164)) !== undefined;
    hosted.push({ customer, number, boughtAt, charged: 0, asked });
  }
  const changes = [
    put('company', customer, { customer, name: company, contact }),
    ...hosted.flatMap((hosting) => [
      insert('hostedNumber', hosting.number.e164, { customer }),
      put('hosting', hostingKey(hosting), hosting),
    ]),
  ];
  return { hosted, changes };
}

/** After the purchase was committed: its charges begin. */
export function begin(context: Context, { hosted }: Bought): void {
  for (const { customer, number } of hosted) resumeCharges(context, customer, number.e164);
}
