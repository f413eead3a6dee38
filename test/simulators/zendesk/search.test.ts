// Search: what a query finds, in which order, on which pages; against a matcher that looks at every ticket.
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { basic } from '../../../src/kernel/wire.ts';
import { type Office, openOffice, type Plain } from './desk-calls.ts';
import { createStage } from './stage.ts';

const HOUR = 3_600_000;
const q = (query: string, more = ''): string => `/search?query=${encodeURIComponent(query)}${more}`;

const nameOf = ({ subject, name }: Plain): string => subject ?? name;
const found = async (office: Office, query: string, more = ''): Promise<readonly string[]> => {
  const { status, json } = await office.agents('GET', q(query, more));
  expect([query, status]).toEqual([query, 200]);
  return json.results.map(nameOf);
};

/** An office in which things were made, one a day from 2025-06-02 on. */
async function furnished(): Promise<Office> {
  const office = openOffice();
  const day = () => office.clock.advance(24 * HOUR);
  const made = async (path: string, body: object): Promise<Plain> => {
    const { status, json } = await office.as('POST', path, body);
    expect([json, status]).toEqual([json, 201]);
    return Object.values(json)[0];
  };
  await made('/user_fields', {
    user_field: { key: 'whatsapp_phone_number', type: 'text', title: 'WhatsApp' },
  });
  const order = await made('/ticket_fields', { ticket_field: { type: 'text', title: 'Order' } });
  const parts = await made('/ticket_fields', { ticket_field: { type: 'integer', title: 'Parts' } });
  const { id: organization_id } = await made('/organizations', {
    organization: { name: 'Parcels & Sons', domain_names: ['sons.example'] },
  });
  const ana = await made('/users', {
    user: {
      name: 'Ana Souza',
      email: 'ana@example.com',
      user_fields: { whatsapp_phone_number: '+5511912345678' },
      tags: ['gold'],
      organization_id,
    },
  });
  const bruno = await made('/users', {
    user: { name: 'Bruno Ana Lima', phone: '+55 (11) 98765-4321', notes: 'Likes parcels' },
  });
  const ticket = async (subject: string, values: object): Promise<void> => {
    await day();
    await made('/tickets', { ticket: { subject, comment: { body: 'Please help' }, ...values } });
  };
  await ticket('T1', {
    requester_id: ana.id,
    priority: 'urgent',
    tags: ['vip', 'late_parcel'],
    comment: { body: 'The blue parcel has not arrived' },
    external_id: 'ORD-17',
  });
  await ticket('T2', {
    requester_id: bruno.id,
    status: 'pending',
    assignee_id: office.agentId,
    custom_fields: [
      { id: order.id, value: 'Blue box' },
      { id: parts.id, value: 7 },
    ],
  });
  await ticket('T3', {
    requester_id: ana.id,
    assignee_id: office.agentId,
    status: 'solved',
    type: 'problem',
    tags: ['vipers'],
  });
  await ticket('T4', {
    requester_id: bruno.id,
    priority: 'low',
    comment: { body: 'Um pacote não chegou. नमस्ते दुनिया', public: false },
  });
  fields = { order: order.id, parts: parts.id };
  return office;
}

let fields = { order: 0, parts: 0 };
let office: Office;
beforeAll(async () => {
  office = await furnished();
});

describe('a query', () => {
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['type:ticket', ['T1', 'T2', 'T3', 'T4']],
    // Words.
    ['type:ticket parcel', ['T1']],
    ['type:ticket PARC', ['T1']],
    ['type:ticket arcel', []],
    ['type:ticket blue', ['T1', 'T2']],
    ['type:ticket blue parcel', ['T1']],
    ['type:ticket "blue parcel"', ['T1']],
    ['type:ticket "parcel blue"', []],
    ['type:ticket blue -parcel', ['T2']],
    ['type:ticket -"blue parcel" -T4', ['T2', 'T3']],
    ['type:ticket não', ['T4']],
    ['type:ticket नमस्ते', ['T4']],
    ['type:ticket नमसत', []],
    ['type:ticket 2', ['T2']],
    ['type:ticket vip', ['T1', 'T3']],
    ['type:ticket *', ['T1', 'T2', 'T3', 'T4']],
    // Fields.
    ['subject:T1', ['T1']],
    ['description:arrived', ['T1']],
    ['comment:pac*', ['T4']],
    ['tags:vip', ['T1']],
    ['tags:"vip vipers"', ['T1', 'T3']],
    ['type:ticket tags:none', ['T2', 'T4']],
    ['type:ticket -tags:none', ['T1', 'T3']],
    ['external_id:ord-17', ['T1']],
    ['external_id:ORD*', ['T1']],
    ['external_id:ORD', []],
    ['type:ticket external_id:none', ['T2', 'T3', 'T4']],
    ['status:pending', ['T2']],
    ['status<solved', ['T1', 'T2', 'T4']],
    ['status>=pending', ['T2', 'T3']],
    ['type:ticket priority:none', ['T2', 'T3']],
    ['priority>low', ['T1']],
    ['priority<=low', ['T4']],
    ['ticket_type:problem', ['T3']],
    ['type:problem', ['T3']],
    ['via:api', ['T1', 'T2', 'T3', 'T4']],
    ['has_attachment:true', []],
    ['fieldvalue:blue', ['T2']],
    ['custom_field_ORDER:box', ['T2']],
    ['type:ticket custom_field_ORDER:none', ['T1', 'T3', 'T4']],
    ['custom_field_PARTS>6', ['T2']],
    ['custom_field_PARTS<7', []],
    ['custom_field_PARTS:7', ['T2']],
    // Days.
    ['type:ticket created:2025-06-03', ['T1']],
    ['type:ticket created<2025-06-04', ['T1']],
    ['type:ticket created<=2025-06-04', ['T1', 'T2']],
    ['type:ticket created>2025-06-04', ['T3', 'T4']],
    ['type:ticket created>=2025-06-04T00:00:00Z created_at<2025-06-06', ['T2', 'T3']],
    ['solved:none type:ticket', ['T1', 'T2', 'T4']],
    ['solved>2025-06-01', ['T3']],
    // People.
    ['requester:ana@example.com', ['T1', 'T3']],
    ['requester:"Ana Souza"', ['T1', 'T3']],
    ['requester:lima', ['T2', 'T4']],
    ['requester:+5511912345678', ['T1', 'T3']],
    ['requester:"+55 11 91234-5678"', ['T1', 'T3']],
    ['requester:5511987654321', ['T2', 'T4']],
    ['requester:nobody@example.com', []],
    ['assignee:me', ['T2', 'T3']],
    ['assignee:none', ['T1', 'T4']],
    ['-assignee:none type:ticket', ['T2', 'T3']],
    ['organization:parcels type:ticket', ['T1', 'T3']],
    ['organization:none type:ticket', ['T2', 'T4']],
    ['type:ticket group:none', ['T1', 'T4']],
    ['type:ticket group:support', ['T2', 'T3']],
    ['type:ticket +5511912345678', ['T1', 'T3']],
    ['type:ticket 5511912345678', ['T1', 'T3']],
    ['type:ticket "+55 (11) 98765-4321"', ['T2', 'T4']],
    // Other kinds.
    ['type:user ana', ['Ana Souza', 'Bruno Ana Lima']],
    ['type:user "ana souza"', ['Ana Souza']],
    ['type:user name:ana -name:lima', ['Ana Souza']],
    ['type:user email:ANA@example.com', ['Ana Souza']],
    ['role:admin', ['Alex Admin']],
    ['phone:+5511987654321', ['Bruno Ana Lima']],
    ['phone:"+55 (11) 98765-4321"', ['Bruno Ana Lima']],
    ['type:user role:end-user phone:none', ['Ana Souza']],
    ['whatsapp_phone_number:5511912345678', ['Ana Souza']],
    ['whatsapp_phone_number:+55119*', ['Ana Souza']],
    ['whatsapp_phone_number:"+55 11 91234-5678"', ['Ana Souza']],
    ['role:end-user whatsapp_phone_number:none', ['Bruno Ana Lima']],
    ['type:user +5511987654321', ['Bruno Ana Lima']],
    ['type:user "55 11 98765 4321"', ['Bruno Ana Lima']],
    ['type:user "5511 98765 4321"', ['Bruno Ana Lima']],
    ['type:user notes:likes', ['Bruno Ana Lima']],
    ['type:user tags:gold', ['Ana Souza']],
    ['type:user organization:parcels', ['Ana Souza']],
    ['type:user role:end-user organization:none', ['Bruno Ana Lima']],
    ['type:organization parcels', ['Parcels & Sons']],
    ['type:organization name:sons', ['Parcels & Sons']],
    ['type:organization sons.example', ['Parcels & Sons']],
    ['type:group support', ['Support']],
    // All kinds at once, and what no kind has.
    ['parcel', ['T1', 'Bruno Ana Lima', 'Parcels & Sons']],
    ['parcel -type:ticket', ['Bruno Ana Lima', 'Parcels & Sons']],
    ['parcel type:ticket type:organization', ['T1', 'Parcels & Sons']],
    ['nonsense_field:5', []],
    ['type:organization -status:open', ['Parcels & Sons']],
    ['type:organization status:open', []],
    ['__proto__:x', []],
    ['constructor:x', []],
    ['status:', []],
  ];
  it.each(rows)('%s', async (query, names) => {
    const asked = query
      .replace('ORDER', String(fields.order))
      .replace('PARTS', String(fields.parts));
    expect([...(await found(office, asked))].sort()).toEqual([...names].sort());
    const { json } = await office.agents('GET', `/search/count?query=${encodeURIComponent(asked)}`);
    expect(json).toEqual({ count: names.length });
  });

  it.each([
    'status:opened',
    'priority>very',
    'created>yesterday',
    'created>4hours',
    'created:2025-13-01',
    'created:1',
    'updated<2025',
  ])('%s cannot be understood', async (query) => {
    for (const path of [q(query), `/search/count?query=${encodeURIComponent(query)}`]) {
      const { status, json } = await office.agents('GET', path);
      expect([status, json.error]).toEqual([422, 'invalid']);
      expect(json.description).toContain('Invalid search: ');
    }
  });

  it('is needed, and not without end', async () => {
    for (const path of ['/search', '/search?query=', q('a'.repeat(10_001)), '/search/count']) {
      expect((await office.agents('GET', path)).status).toBe(400);
    }
  });

  it('is for agents only', async () => {
    expect((await office.call('GET', '/api/v2/search?query=a', undefined, {})).status).toBe(401);
    const nobody = basic('ana@example.com/token', 'x');
    expect((await office.call('GET', '/api/v2/search?query=a', undefined, nobody)).status).toBe(
      401,
    );
  });

  it('that Zendesk would understand and this does not is a finding', async () => {
    expect(await found(office, 'type:ticket brand:Acme')).toEqual([]);
    const notes = office.trace.events.flatMap((event) =>
      event.kind === 'finding' ? [event.note] : [],
    );
    expect(notes).toContain('searching by "brand" is not simulated and finds nothing');
  });
});

describe('results', () => {
  const orders: readonly (readonly [string, string, string])[] = [
    ['', '', 'T4 T3 T2 T1'],
    ['', '&sort_order=asc', 'T1 T2 T3 T4'],
    ['', '&sort_by=created_at&sort_order=asc', 'T1 T2 T3 T4'],
    ['', '&sort_by=status', 'T3 T2 T4 T1'],
    ['', '&sort_by=priority&sort_order=asc', 'T2 T3 T4 T1'],
    ['', '&sort_by=__proto__', 'T4 T3 T2 T1'],
    [' order_by:created sort:asc', '', 'T1 T2 T3 T4'],
    [' order_by:status sort:desc', '', 'T3 T2 T4 T1'],
    [' order_by:status sort:desc', '&sort_by=created_at&sort_order=asc', 'T1 T2 T3 T4'],
  ];
  it.each(orders)('in order:%s %s', async (keywords, parameters, names) => {
    expect((await found(office, `type:ticket${keywords}`, parameters)).join(' ')).toBe(names);
  });

  it('look as the things do, with their type, and no facets', async () => {
    const { json } = await office.agents('GET', q('type:ticket parcel'));
    expect(json).toMatchObject({ count: 1, facets: null, next_page: null, previous_page: null });
    const { json: shown } = await office.agents('GET', '/tickets/1');
    expect(json.results).toEqual([{ ...shown.ticket, result_type: 'ticket' }]);
  });

  it('come page by page', async () => {
    const first = await office.agents('GET', q('type:ticket', '&per_page=3'));
    expect(first.json.results.map(nameOf)).toEqual(['T4', 'T3', 'T2']);
    const second = await office.call('GET', first.json.next_page.slice(ORIGIN_LENGTH));
    expect((second.json as Plain).results.map(nameOf)).toEqual(['T1']);
    expect(second.json).toMatchObject({ count: 4, next_page: null });
  });

  it('have no cursors', async () => {
    const { status, json } = await office.agents('GET', q('T1', '&page[size]=2'));
    expect([status, json.error.title]).toEqual([400, 'Invalid attribute']);
  });

  it.each([
    ['&page=10', 200],
    ['&page=11', 422],
    ['&page=500&per_page=2', 200],
    ['&page=501&per_page=2', 422],
    ['&page=34&per_page=30', 422],
    ['&page=11&per_page=-5', 422],
    ['&page=11&per_page=0', 422],
    ['&page=11&per_page=99.5', 422],
    ['&page=1e9', 422],
    ['&page=x', 200],
    ['&page=-1', 200],
  ])('end at 1,000: %s is %i', async (page, status) => {
    expect((await office.agents('GET', q('type:ticket', page))).status).toBe(status);
  });

  it('know nothing of what is deleted, and of changes at once', async () => {
    const own = await furnished();
    await own.as('PUT', '/tickets/2', { ticket: { subject: 'Green', tags: ['new'] } });
    expect(await found(own, 'type:ticket T2')).toEqual([]);
    expect(await found(own, 'green tags:new')).toEqual(['Green']);
    await own.as('PUT', '/tickets/2', { ticket: { comment: { body: 'Answered later' } } });
    expect(await found(own, 'type:ticket answered')).toEqual(['Green']);
    expect(await found(own, 'comment:later')).toEqual(['Green']);
    expect(await found(own, 'description:later')).toEqual([]);
    await own.as('DELETE', '/tickets/2');
    expect(await found(own, 'type:ticket green')).toEqual([]);
    await own.as('PUT', '/deleted_tickets/2/restore');
    expect(await found(own, 'type:ticket green')).toEqual(['Green']);
    const carla = await own.as('POST', '/users', { user: { name: 'Carla' } });
    expect(await found(own, 'type:user carla')).toEqual(['Carla']);
    await own.as('DELETE', `/users/${carla.json.user.id}`);
    expect(await found(own, 'type:user carla')).toEqual([]);
  });

  it('know the numbers among the identities of users', async () => {
    const own = openOffice();
    const { json } = await own.as('POST', '/users', {
      user: { name: 'Dora', identities: [{ type: 'phone_number', value: '+551133334444' }] },
    });
    await own.as('PUT', `/users/${json.user.id}`, { user: { phone: null } });
    expect(await found(own, 'phone:"+55 11 3333-4444"')).toEqual(['Dora']);
    expect(await found(own, 'role:end-user phone:none')).toEqual([]);
  });

  it('can be late', async () => {
    const stage = createStage(1, { searchLagMs: 60_000 });
    const count = async () =>
      ((await stage.call('GET', '/api/v2/search/count?query=late')).json as Plain).count;
    await stage.call('POST', '/api/v2/tickets', {
      ticket: { subject: 'late', comment: { body: 'b' } },
    });
    expect(await count()).toBe(0);
    await stage.clock.advance(60_000);
    expect(await count()).toBe(1);
  });
});

const ORIGIN_LENGTH = 'https://acme.zendesk.com'.length;

describe('an export of results', () => {
  const path = (query: string, more: string): string =>
    `/search/export?query=${encodeURIComponent(query)}&filter[type]=${more}`;

  it('goes through them by the time they were made, page by page', async () => {
    const names: string[] = [];
    let next: string | null = `/api/v2${path('*', 'ticket&page[size]=3')}`;
    let pages = 0;
    while (next !== null) {
      const { status, json } = await office.call('GET', next);
      expect(status).toBe(200);
      const { results, links, meta } = json as Plain;
      expect(links.prev).toBeNull();
      expect(meta.has_more).toBe(links.next !== null);
      names.push(...results.map(nameOf));
      next = links.next?.slice(ORIGIN_LENGTH) ?? null;
      pages++;
    }
    expect([names.join(' '), pages]).toEqual(['T1 T2 T3 T4', 2]);
  });

  it.each([
    ['user', ['Ana Souza', 'Bruno Ana Lima']],
    ['organization', []],
    ['ticket', []],
  ])('is of one type: %s', async (type, names) => {
    const { json } = await office.agents('GET', path('ana', type));
    expect(json.results.map(nameOf)).toEqual(names);
    expect(json.results.every((each: Plain) => each.result_type === type)).toBe(true);
  });

  it.each([
    ['', '', 400],
    ['a', 'view', 400],
    ['a', '', 400],
    ['type:ticket a', 'ticket', 400],
    ['a -type:ticket', 'ticket', 400],
    ['status:opened', 'ticket', 422],
    ['a', 'ticket&page[after]=x', 400],
    ['a', `ticket&page[after]=${Buffer.from('["a","b","c"]').toString('base64url')}`, 400],
    ['a', `ticket&page[after]=${Buffer.from('{}').toString('base64url')}`, 400],
  ])('of %s as %s is %i', async (query, more, status) => {
    expect((await office.agents('GET', path(query, more))).status).toBe(status);
  });

  it('can be gone on with for an hour', async () => {
    const own = await furnished();
    const { json } = await own.agents('GET', path('*', 'ticket&page[size]=1'));
    const next = json.links.next.slice(ORIGIN_LENGTH);
    await own.clock.advance(HOUR - 1_000);
    expect((await own.call('GET', next)).status).toBe(200);
    await own.clock.advance(2_000);
    expect((await own.call('GET', next)).status).toBe(400);
  });
});

describe('every query', () => {
  const WORDS = ['red', 'redder', 'blue', 'bluebird', 'box'];
  const word = fc.constantFrom(...WORDS);
  const STATUSES = ['new', 'open', 'pending', 'hold', 'solved', 'closed'];
  const PRIORITIES = ['low', 'normal', 'high', 'urgent'];
  const spec = fc.record({
    subject: fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' ')),
    tags: fc.uniqueArray(word, { maxLength: 2 }),
    status: fc.constantFrom('open', 'pending', 'solved'),
    priority: fc.constantFrom(null, ...PRIORITIES),
    external_id: fc.constantFrom(null, 'red-1', 'RED-1', 'box'),
    requester: fc.constantFrom('a', 'b').map((name) => ({
      name,
      email: `${name}@example.com`,
    })),
  });
  const operator = fc.constantFrom<':' | '<' | '>' | '<=' | '>='>(':', '<', '>', '<=', '>=');
  interface Asked {
    readonly text: string;
    readonly holds: (ticket: Plain) => boolean;
  }
  const beginning = fc.tuple(word, fc.nat(4)).map(([all, n]) => all.slice(0, Math.max(2, n)));
  const holdsWord = (ticket: Plain, start: string): boolean =>
    `${ticket.subject} ${ticket.description} ${ticket.tags.join(' ')} ${ticket.external_id ?? ''}`
      .toLowerCase()
      .split(/[^a-z0-9]+/)
      .some((each) => each.startsWith(start));
  const ordered = (names: readonly string[], own: string | null, op: string, wanted: string) => {
    if (own === null) return false;
    const order = names.indexOf(own) - names.indexOf(wanted);
    const tells: Record<string, boolean> = {
      ':': order === 0,
      '<': order < 0,
      '>': order > 0,
      '<=': order <= 0,
      '>=': order >= 0,
    };
    return tells[op] === true;
  };
  const simple: fc.Arbitrary<Asked> = fc.oneof(
    beginning.map((start) => ({ text: start, holds: (ticket: Plain) => holdsWord(ticket, start) })),
    fc.tuple(word, word).map(([a, b]) => ({
      text: `"${a} ${b}"`,
      holds: ({ subject, description }: Plain) =>
        [subject, description].some((text) => ` ${text} `.includes(` ${a} ${b} `)),
    })),
    beginning.map((start) => ({
      text: `subject:${start}`,
      holds: ({ subject }: Plain) =>
        subject.split(' ').some((each: string) => each.startsWith(start)),
    })),
    fc.constantFrom('none', ...WORDS).map((tag) => ({
      text: `tags:${tag}`,
      holds: ({ tags }: Plain) => (tag === 'none' ? tags.length === 0 : tags.includes(tag)),
    })),
    fc.tuple(operator, fc.constantFrom(...STATUSES)).map(([op, name]) => ({
      text: `status${op}${name}`,
      holds: ({ status }: Plain) => ordered(STATUSES, status, op, name),
    })),
    fc.tuple(operator, fc.constantFrom(...PRIORITIES)).map(([op, name]) => ({
      text: `priority${op}${name}`,
      holds: ({ priority }: Plain) => ordered(PRIORITIES, priority, op, name),
    })),
    fc.constantFrom('none', 'red-1', 'box', 'blue').map((id) => ({
      text: `external_id:${id}`,
      holds: ({ external_id: own }: Plain) =>
        id === 'none' ? own === null : (own ?? '').toLowerCase() === id,
    })),
    fc.constantFrom('a', 'b').map((name) => ({
      text: `requester:${name}@example.com`,
      holds: ({ who }: Plain) => who === name,
    })),
  );
  const asked = fc.tuple(simple, fc.boolean()).map(
    ([{ text, holds }, not]): Asked => ({
      text: not ? `-${text}` : text,
      holds: (ticket) => holds(ticket) !== not,
    }),
  );
  const step = fc.oneof(
    fc.record({ make: spec }),
    fc.record({ change: fc.nat(9), to: spec }),
    fc.record({ remove: fc.nat(9) }),
    fc.record({ ask: fc.array(asked, { minLength: 1, maxLength: 3 }) }),
  );

  async function take(own: Office, each: Plain, size: number): Promise<void> {
    const of = (at: number): string => `/tickets/${(at % Math.max(1, size)) + 1}`;
    const body = ({ requester, ...values }: Plain) => values;
    if (each.make !== undefined) {
      const ticket = { ...each.make, comment: { body: 'red box' }, assignee_id: own.agentId };
      expect((await own.as('POST', '/tickets', { ticket })).status).toBe(201);
    } else if (each.to !== undefined) {
      await own.as('PUT', of(each.change), { ticket: body(each.to) });
    } else await own.as('DELETE', of(each.remove));
  }

  it('finds what a look at every ticket finds, while tickets come, change and go', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 3, maxLength: 20, size: 'max' }),
        async (steps) => {
          const own = openOffice();
          let size = 0;
          for (const each of steps as readonly Plain[]) {
            if (each.ask === undefined) {
              await take(own, each, size);
              if (each.make !== undefined) size++;
              continue;
            }
            const terms: readonly Asked[] = each.ask;
            const all = (await own.as('GET', '/tickets?include=users')).json;
            const names = new Map(all.users.map(({ id, name }: Plain) => [id, name]));
            const expected = all.tickets
              .map((ticket: Plain) => ({ ...ticket, who: names.get(ticket.requester_id) }))
              .filter((ticket: Plain) => terms.every(({ holds }) => holds(ticket)));
            const query = `type:ticket ${terms.map(({ text }) => text).join(' ')}`;
            const { json } = await own.agents('GET', q(query));
            const idsOf = (list: Plain) => list.map(({ id }: Plain) => id).sort();
            expect([query, idsOf(json.results)]).toEqual([query, idsOf(expected)]);
            expect(json.count).toBe(expected.length);
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('is answered, whatever it is', async () => {
    const piece = fc.oneof(
      fc.constantFrom('type', 'status', 'created', 'tags', 'requester', 'order_by', 'sort', 'a'),
      fc.constantFrom(':', '<', '>', '<=', '>=', '-', '"', '*', ' ', '+', '(', '\\', '\0', '.'),
      fc.constantFrom('none', 'me', 'ticket', 'open', '2025-06-02', '+5511912345678', '1e400'),
      fc.string({ unit: 'grapheme', maxLength: 5 }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('')),
        fc.constantFrom('/search', '/search/count', '/search/export', '/users/search'),
        async (query, path) => {
          const text = encodeURIComponent(query);
          const { status } = await office.agents('GET', `${path}?query=${text}&filter[type]=user`);
          expect([200, 400, 422]).toContain(status);
        },
      ),
      { numRuns: 400 },
    );
  });
});
