// Whatever agents, customers and rules do to tickets: closed ones stay, logs tell all, pages miss nothing, refusals do nothing.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Office, openOffice, type Plain } from './desk-calls.ts';
import { type Account, connect, message } from './stage.ts';

const TICKETS = 6;
const ticketId = fc.integer({ min: 1, max: TICKETS });
const STATUSES = ['new', 'open', 'pending', 'hold', 'solved', 'closed'];
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 });

/** Who is meant is known only in the run. */
const who = fc.constantFrom('agent', 'admin', 'ana', 'nobody', 'null');

const change = fc.record({
  status: optional(fc.constantFrom(...STATUSES, 'nonsense')),
  priority: optional(fc.constantFrom('low', 'urgent', null)),
  type: optional(fc.constantFrom('problem', 'incident', 'task', null)),
  subject: optional(fc.constantFrom('A', 'B', '')),
  assignee_id: optional(who),
  requester_id: optional(fc.constantFrom('ana', 'rui', 'nobody')),
  group_id: optional(fc.constantFrom(null, 7)),
  external_id: optional(fc.constantFrom('E1', 'E2', null)),
  problem_id: optional(fc.option(ticketId)),
  due_at: optional(fc.constantFrom('2025-07-01T00:00:00Z', null, 'never')),
  tags: optional(fc.subarray(['a', 'b', 'c'])),
  additional_tags: optional(fc.subarray(['d', 'e'])),
  remove_tags: optional(fc.subarray(['a', 'd'])),
  custom_fields: optional(
    fc.array(
      fc.record({
        id: fc.integer({ min: 1, max: 3 }),
        value: fc.constantFrom<unknown>('x', 'y', null, 3, true, ['p', 'q']),
      }),
      { maxLength: 3 },
    ),
  ),
  email_ccs: optional(fc.constant([{ user_email: 'copy@example.com' }])),
  comment: optional(
    fc.record({
      body: fc.constantFrom('hello', ''),
      public: optional(fc.boolean()),
      author_id: optional(fc.constantFrom('ana', 'nobody')),
    }),
  ),
});

const operation = fc.oneof(
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('create' as const), change }) },
  {
    weight: 8,
    arbitrary: fc.record({ kind: fc.constant('update' as const), id: ticketId, change }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('bulk' as const), id: ticketId, change }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('push' as const), thread: fc.constantFrom('1', '2') }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('close' as const), id: ticketId }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('merge' as const), id: ticketId, source: ticketId }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('tags' as const),
      id: ticketId,
      method: fc.constantFrom('POST' as const, 'PUT' as const, 'DELETE' as const),
      tags: fc.subarray(['a', 'f', 'g']),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('private' as const), id: ticketId }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('delete' as const), id: ticketId }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restore' as const), id: ticketId }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('wait' as const) }) },
);
type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never;

interface Play extends Office {
  readonly account: Account;
  readonly ids: Readonly<Record<string, number | null>>;
}

const RULE = {
  title: 'Rule',
  conditions: {
    all: [{ field: 'status', operator: 'is_not', value: 'closed' }],
    any: [],
  },
  actions: [
    { field: 'current_tags', value: 'ruled' },
    { field: 'priority', value: 'normal' },
  ],
};

async function begin(withRule: boolean): Promise<Play> {
  const office = openOffice();
  const account = await connect(office);
  const first = await office.ticket();
  const second = await office.ticket({ requester: { name: 'Rui', email: 'rui@example.com' } });
  if (withRule) {
    const made = await office.as('POST', '/triggers', { trigger: RULE });
    expect(made.status).toBe(201);
  }
  const ids = {
    agent: office.agentId,
    admin: office.zendesk.credentials.admin.id,
    ana: first.requester_id,
    rui: second.requester_id,
    nobody: 7,
    null: null,
  };
  return { ...office, account, ids };
}

/** Names become ids. */
function meant({ ids }: Play, given: Plain): Plain {
  const id = (name: string | undefined): number | null | undefined =>
    name === undefined ? undefined : ids[name];
  return {
    ...given,
    assignee_id: id(given.assignee_id),
    requester_id: id(given.requester_id),
    comment: given.comment && { ...given.comment, author_id: id(given.comment.author_id) },
  };
}

/** The status of the answer. */
async function perform(play: Play, operation: Operation): Promise<number> {
  const { agents, as } = play;
  switch (operation.kind) {
    case 'create': {
      const ticket = { comment: { body: 'first' }, ...meant(play, operation.change) };
      return (await agents('POST', '/tickets', { ticket })).status;
    }
    case 'update': {
      const ticket = meant(play, operation.change);
      return (await agents('PUT', `/tickets/${operation.id}`, { ticket })).status;
    }
    case 'bulk': {
      const tickets = [{ ...meant(play, operation.change), id: operation.id }];
      const answer = await agents('PUT', '/tickets/update_many', { tickets });
      await play.jobs();
      return answer.status;
    }
    case 'push':
      return (await play.account.push(message({ thread_id: operation.thread }))).status;
    case 'close': {
      const ticket = { status: 'closed', assignee_id: play.agentId };
      return (await agents('PUT', `/tickets/${operation.id}`, { ticket })).status;
    }
    case 'merge': {
      const { id, source } = operation;
      const answer = await agents('POST', `/tickets/${id}/merge`, { ids: [source] });
      await play.jobs();
      return answer.status;
    }
    case 'tags': {
      const { id, method, tags } = operation;
      return (await agents(method, `/tickets/${id}/tags`, { tags })).status;
    }
    case 'private': {
      const { json } = await agents('GET', `/tickets/${operation.id}/audits`);
      const audit = json.audits?.[0]?.id ?? 7;
      return (await agents('PUT', `/tickets/${operation.id}/audits/${audit}/make_private`)).status;
    }
    case 'delete':
      return (await as('DELETE', `/tickets/${operation.id}`)).status;
    case 'restore':
      return (await as('PUT', `/deleted_tickets/${operation.id}/restore`)).status;
    case 'wait':
      await play.clock.advance(60_000);
      return 200;
  }
}

const allTickets = async (play: Play): Promise<Plain[]> =>
  (await play.as('GET', '/tickets')).json.tickets;
const auditsOf = async (play: Play, id: number): Promise<Plain[]> =>
  (await play.as('GET', `/tickets/${id}/audits`)).json.audits;

const scalar = (value: Plain): Plain =>
  value === null || Array.isArray(value) ? value : String(value);

/** What the event log says that a ticket's values are; each change must begin where the last ended. */
function replay(audits: readonly Plain[]): Map<string, Plain> {
  const values = new Map<string, Plain>();
  for (const { events } of audits) {
    for (const event of events) {
      if (event.type === 'Create') expect(values.has(event.field_name)).toBe(false);
      if (event.type === 'Change') {
        const empty = event.field_name === 'tags' ? [] : null;
        expect(event.previous_value).toEqual(values.get(event.field_name) ?? empty);
        expect(event.value).not.toEqual(event.previous_value);
      }
      if (event.field_name !== undefined) values.set(event.field_name, event.value);
    }
  }
  return values;
}

const FIELDS = [
  ...['subject', 'status', 'priority', 'type', 'requester_id', 'assignee_id', 'group_id'],
  ...['organization_id', 'external_id', 'problem_id', 'due_at'],
];

async function expectLogged(play: Play): Promise<void> {
  for (const ticket of await allTickets(play)) {
    const values = replay(await auditsOf(play, ticket.id));
    for (const field of FIELDS) {
      const logged = values.get(field) ?? null;
      // An empty text is not told of when a ticket is made.
      expect([field, logged ?? '']).toEqual([field, scalar(ticket[field]) ?? '']);
    }
    expect(values.get('tags') ?? []).toEqual(ticket.tags);
    for (const { id, value } of ticket.custom_fields) {
      expect([id, values.get(String(id)) ?? null]).toEqual([id, scalar(value)]);
    }
  }
}

/** What of a closed ticket could be changed; what others say of it (follow-ups, incidents) is not its own. */
async function closedOnes(play: Play): Promise<Map<number, string>> {
  const found = new Map<number, string>();
  for (const ticket of await allTickets(play)) {
    if (ticket.status !== 'closed') continue;
    const { followup_ids: _, has_incidents: __, allow_channelback: ___, ...own } = ticket;
    const { json } = await play.as('GET', `/tickets/${ticket.id}/comments`);
    found.set(ticket.id, JSON.stringify([own, json.comments]));
  }
  return found;
}

const seen = async (play: Play): Promise<Plain> => [
  await Promise.all((await allTickets(play)).map(async ({ id }) => [id, await auditsOf(play, id)])),
  play.zendesk.state(),
  (await play.as('GET', '/ticket_audits')).json,
  (await play.as('GET', '/tickets?include=users')).json,
  (await play.as('GET', '/deleted_tickets')).json,
];

describe('whatever is done to tickets', () => {
  it.each([false, true])(
    'closed ones never change, logs replay to what is there, refusals do nothing (a rule: %s)',
    async (withRule) => {
      const statuses = new Set<number>();
      let closed = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.array(operation, { minLength: 5, maxLength: 25 }),
          async (operations) => {
            const play = await begin(withRule);
            const settled = new Map<number, string>();
            for (const each of operations) {
              const before = await seen(play);
              const status = await perform(play, each);
              statuses.add(status);
              expect(status).toBeLessThan(500);
              if (status >= 400) expect(await seen(play)).toEqual(before);
              const now = await closedOnes(play);
              for (const [id, text] of now) {
                if (settled.has(id)) expect(text).toBe(settled.get(id));
                settled.set(id, text);
              }
            }
            closed += settled.size;
            await expectLogged(play);
          },
        ),
        { numRuns: 40, seed: 7 },
      );
      // It did happen: good and bad calls, and closed tickets.
      expect([...statuses]).toEqual(expect.arrayContaining([200, 201, 404, 422]));
      expect(closed).toBeGreaterThan(10);
    },
    60_000,
  );
});

describe('paging while others are added', () => {
  const idsIn = (page: Plain, key: string): number[] => page[key].map(({ id }: Plain) => id);

  async function walk(office: Office, path: string, key: string, adds: readonly number[]) {
    const visited: number[] = [];
    let next: string | null = path;
    for (let i = 0; next !== null; i++) {
      const { json } = await office.as('GET', next);
      visited.push(...idsIn(json, key));
      for (let n = 0; n < (adds[i] ?? 0); n++) {
        await office.ticket();
        await office.as('PUT', '/tickets/1', { ticket: { comment: { body: `${n}` } } });
      }
      const link = json.links?.next ?? json.after_url ?? json.next_page ?? null;
      next = link === null ? null : link.slice('https://acme.zendesk.com/api/v2'.length);
      expect(i).toBeLessThan(100);
    }
    return visited;
  }

  it.each([
    ['/tickets', 'tickets', 'page[size]'],
    ['/tickets?sort=id', 'tickets', 'page[size]'],
    ['/tickets?sort=-id', 'tickets', 'page[size]'],
    ['/tickets?sort_by=created_at', 'tickets', 'page[size]'],
    ['/tickets', 'tickets', 'per_page'],
    ['/tickets/1/comments', 'comments', 'page[size]'],
    ['/tickets/1/comments?sort=-created_at', 'comments', 'page[size]'],
    ['/tickets/1/audits', 'audits', 'per_page'],
    ['/ticket_audits', 'audits', 'page[size]'],
  ])(
    '%s (%s by %s) visits each once',
    async (path, key, size) => {
      await fc.assert(
        fc.asyncProperty(
          fc.integer({ min: 1, max: 12 }),
          fc.integer({ min: 1, max: 4 }),
          fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 6 }),
          async (count, pageSize, adds) => {
            const office = openOffice();
            for (let i = 0; i < count; i++) {
              await office.ticket();
              await office.as('PUT', '/tickets/1', { ticket: { comment: { body: `${i}` } } });
              await office.clock.advance(1_000);
            }
            const whole = await office.as(
              'GET',
              `${path}${path.includes('?') ? '&' : '?'}per_page=100`,
            );
            const sized = `${path}${path.includes('?') ? '&' : '?'}${size}=${pageSize}`;
            const visited = await walk(office, sized, key, adds);
            expect(new Set(visited).size).toBe(visited.length);
            expect(visited).toEqual(expect.arrayContaining(idsIn(whole.json, key)));
          },
        ),
        { numRuns: 15 },
      );
    },
    60_000,
  );
});
