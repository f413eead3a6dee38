// One Support account that grows: what a ticket costs to make, show, change, list and find, at first and at the end.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createZendesk } from '../../simulators/zendesk/zendesk.ts';
import { createTimeline, SECOND } from '../../src/kernel/clock.ts';
import { createRandom } from '../../src/kernel/random.ts';
import { basic, empty, get, jsonOf, type Response, sendJson } from '../../src/kernel/wire.ts';
import { median } from './median.ts';

const ORIGIN = 'https://acme.zendesk.com';
const TICKETS_PER_CUSTOMER = 10;
/** Measured at a time, and how many times. */
const BATCH = 500;
const BATCHES = 9;

/** Keeps nothing, so that what is measured is Zendesk alone. */
const NO_TRACE = { record: () => 0, secret: () => undefined };

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

function heapBytes(): number {
  collect();
  return process.memoryUsage().heapUsed;
}

const phoneOf = (customer: number): string => `+5521${900_000_000 + customer}`;

export const OPERATIONS = ['create', 'show', 'update', 'view', 'count', 'search'] as const;
export type Costs = Readonly<Record<(typeof OPERATIONS)[number], number>>;

export interface TicketGrowth {
  /** In microseconds of the processor, in a world of the small size and of the large one. */
  readonly small: Costs;
  readonly large: Costs;
  readonly bytesPerTicket: number;
}

function open() {
  const clock = createTimeline();
  const zendesk = createZendesk(
    {
      clock,
      random: createRandom(1).fork('zendesk'),
      trace: NO_TRACE,
      send: () => Promise.resolve(empty(200)),
    },
    { options: { rateFactor: 1_000_000 } },
  );
  const { email, token } = zendesk.credentials.admin;
  const admin = basic(`${email}/token`, token);
  const good = (answer: Response): Response => {
    if (answer.status < 300) return answer;
    throw new Error(`Zendesk answered ${answer.status} ${answer.body}`);
  };
  const read = async (path: string) =>
    good(await zendesk.handler(get(`${ORIGIN}/api/v2/${path}`, admin)));
  const write = async (method: 'POST' | 'PUT', path: string, value: unknown) =>
    good(await zendesk.handler(sendJson(method, `${ORIGIN}/api/v2/${path}`, value, admin)));
  return { clock, read, write };
}

/** One customer with a WhatsApp number, as channels bring them in. */
const newCustomer = (customer: number) => ({
  user: {
    name: `Customer ${customer}`,
    phone: phoneOf(customer),
    user_fields: { whatsapp_phone_number: phoneOf(customer) },
  },
});

const newTicket = (requester: number) => ({
  ticket: {
    requester_id: requester,
    subject: 'Where is my parcel?',
    comment: { body: 'I ordered it a week ago, and it has not come.' },
  },
});

/** Grows to `sizes` tickets, and measures at each size. */
export async function growTickets(sizes: readonly [number, number]): Promise<TicketGrowth> {
  const { clock, read, write } = open();
  await write('POST', 'user_fields', {
    user_field: { key: 'whatsapp_phone_number', type: 'text', title: 'WhatsApp phone number' },
  });
  const view = jsonOf(
    await write('POST', 'views', {
      view: { title: 'Open', all: [{ field: 'status', operator: 'less_than', value: 'solved' }] },
    }),
  ) as { view: { id: number } };
  const customers: number[] = [];
  const most = sizes[1] + 2 * BATCH * BATCHES * 2;
  for (let n = 0; n * TICKETS_PER_CUSTOMER < most; n++) {
    const { user } = jsonOf(await write('POST', 'users', newCustomer(n))) as {
      user: { id: number };
    };
    customers.push(user.id);
    if (n % 1_000 === 0) await clock.advance(SECOND);
  }
  let tickets = 0;
  let heapBefore = heapBytes();
  const create = async (): Promise<void> => {
    const requester = customers[Math.floor(tickets / TICKETS_PER_CUSTOMER)] ?? 0;
    await write('POST', 'tickets', newTicket(requester));
    tickets++;
    if (tickets % 1_000 === 0) await clock.advance(SECOND);
  };
  const any = createRandom(7);
  const someTicket = (): number => any.int(1, tickets);
  const measured: Record<keyof Costs, () => Promise<unknown>> = {
    create,
    show: () => read(`tickets/${someTicket()}`),
    update: () =>
      write('PUT', `tickets/${someTicket()}`, { ticket: { priority: any.pick(['low', 'high']) } }),
    view: () => read(`views/${view.view.id}/tickets?per_page=30`),
    count: () => read(`views/${view.view.id}/count`),
    search: () =>
      read(
        `search?query=${encodeURIComponent(phoneOf(Math.floor(someTicket() / TICKETS_PER_CUSTOMER)))}`,
      ),
  };
  async function costs(): Promise<Costs> {
    const found: Record<string, number> = {};
    // The first look builds what later ones only follow.
    for (const name of OPERATIONS) await measured[name]();
    for (const name of OPERATIONS) {
      const us: number[] = [];
      for (let batch = 0; batch < BATCHES; batch++) {
        // Lists and indexes have something to follow.
        if (name !== 'create') for (let i = 0; i < 20; i++) await create();
        const start = process.cpuUsage();
        for (let i = 0; i < BATCH; i++) await measured[name]();
        const { user, system } = process.cpuUsage(start);
        us.push((user + system) / BATCH);
      }
      found[name] = median(us);
    }
    return found as unknown as Costs;
  }
  while (tickets < sizes[0]) await create();
  const small = await costs();
  const from = tickets;
  heapBefore = heapBytes();
  while (tickets < sizes[1]) await create();
  const large = await costs();
  return { small, large, bytesPerTicket: (heapBytes() - heapBefore) / (tickets - from) };
}
