// The tickets of views, kept up to date, against a walk through all tickets: the same ones, in the same order, at any time.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type {
  Condition,
  Conditions,
} from '../../../simulators/zendesk/world/business-rules/condition.ts';
import { holds } from '../../../simulators/zendesk/world/business-rules/holds.ts';
import {
  DEFAULT_OUTPUT,
  type ViewDefinition,
} from '../../../simulators/zendesk/world/business-rules/view.ts';
import { columnOf } from '../../../simulators/zendesk/world/business-rules/view-columns.ts';
import {
  forgetListings,
  ticketsOf,
} from '../../../simulators/zendesk/world/business-rules/view-listing.ts';
import { BY_API } from '../../../simulators/zendesk/world/comment.ts';
import type { Key } from '../../../simulators/zendesk/world/listing.ts';
import type { Ticket } from '../../../simulators/zendesk/world/ticket.ts';
import { createTicket } from '../../../simulators/zendesk/world/ticket-create.ts';
import { deleteTicket, restoreTicket } from '../../../simulators/zendesk/world/ticket-deletion.ts';
import { updateTicket } from '../../../simulators/zendesk/world/ticket-update.ts';
import type { User } from '../../../simulators/zendesk/world/user.ts';
import {
  addGroup,
  addUser,
  createWorld,
  joinGroup,
  type World,
} from '../../../simulators/zendesk/world/world.ts';
import { HOUR } from '../../../src/kernel/clock.ts';
import { createRandom } from '../../../src/kernel/random.ts';

const PHONE = 'whatsapp_phone_number';

interface Scene {
  readonly world: World;
  readonly agents: readonly User[];
  readonly customers: readonly User[];
  now: number;
}

function scene(): Scene {
  const world = createWorld(createRandom(1));
  const now = 1_000 * HOUR;
  const groups = ['Support', 'Night'].map((name, i) => addGroup(world, name, i === 0, now));
  const agents = ['Bea', 'Aki'].map((name) => addUser(world, { role: 'agent', name }, now));
  const customers = ['Zoe', 'ana', 'Rui'].map((name) =>
    addUser(world, { role: 'end-user', name }, now),
  );
  agents.forEach((agent, i) => void joinGroup(world, agent, groups[i] as never, now));
  const organization = {
    name: 'Acme',
    externalId: null,
    details: '',
    notes: '',
    groupId: null,
    sharedTickets: false,
    sharedComments: false,
    domainNames: [],
    tags: [],
    fields: {},
    createdAt: now,
    updatedAt: now,
  };
  for (const name of ['Acme', 'Beta']) {
    world.organizations.add({ ...organization, id: world.ids.next(), name });
  }
  return { world, agents, customers, now };
}

const condition = (field: string, operator: string, value: string): Condition => ({
  field,
  operator,
  value,
});

const CONDITION: fc.Arbitrary<Condition> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('is', 'is_not', 'less_than', 'greater_than'),
      fc.constantFrom('new', 'open', 'pending', 'solved'),
    )
    .map(([operator, value]) => condition('status', operator, value)),
  fc.constantFrom(
    condition('priority', 'less_than', 'high'),
    condition('assignee_id', 'is', 'current_user'),
    condition('assignee_id', 'is', ''),
    condition('group_id', 'is', 'current_groups'),
    condition('current_tags', 'includes', 'vip'),
    condition(`user.custom_fields.${PHONE}`, 'present', ''),
    condition(`user.custom_fields.${PHONE}`, 'is', '+551'),
  ),
);

const HOURS: fc.Arbitrary<Condition> = fc
  .tuple(
    fc.constantFrom(
      'NEW',
      'OPEN',
      'SOLVED',
      'updated_at',
      'assigned_at',
      'due_date',
      'until_due_date',
      'requester_updated_at',
    ),
    fc.constantFrom('is', 'less_than', 'greater_than'),
    fc.constantFrom('0', '1', '2', '5'),
  )
  .map(([field, operator, value]) => condition(field, operator, value));

const CONDITIONS: fc.Arbitrary<Conditions> = fc.record({
  all: fc.array(fc.oneof(CONDITION, HOURS), { maxLength: 2 }),
  any: fc.array(CONDITION, { maxLength: 2 }),
});

const COLUMNS = [
  'status',
  'priority',
  'requester',
  'assignee',
  'group',
  'organization',
  'updated',
  'due_date',
  'solved',
  'nice_id',
  'type',
] as const;
const COLUMN = fc.constantFrom<string>(...COLUMNS);
const DIRECTION = fc.constantFrom('asc' as const, 'desc' as const);

const ORDER = fc.record({
  groupBy: fc.option(COLUMN),
  groupOrder: DIRECTION,
  sortBy: fc.option(COLUMN),
  sortOrder: DIRECTION,
});
const VIEW: fc.Arbitrary<ViewDefinition> = fc.record({ conditions: CONDITIONS, output: ORDER });

interface Moment {
  readonly world: World;
  readonly now: number;
  readonly agent: User;
  readonly customer: User;
  readonly ticket: Ticket | undefined;
  readonly at: number;
  readonly value: number;
  update(change: object, author?: User): void;
}

const pick = <T>(list: readonly T[], n: number): T | undefined =>
  list[n % Math.max(1, list.length)];
const ids = (items: Iterable<{ readonly id: number }>): readonly number[] =>
  [...items].map(({ id }) => id);
const letter = (n: number): string => 'Mab'[n % 3] ?? '';

const DEEDS = {
  create: ({ world, now, agent, customer, at }: Moment) =>
    createTicket(
      world,
      {
        requesterId: customer.id,
        comment: { body: 'x', html: null, public: true },
        organizationId: pick([null, ...ids(world.organizations)], at),
      },
      { author: agent, via: BY_API },
      now,
    ),
  status: ({ update, agent, value }: Moment) =>
    update({
      status: pick(['open', 'pending', 'hold', 'solved', 'closed'], value),
      assigneeId: agent.id,
    }),
  priority: ({ update, at, value }: Moment) =>
    update({
      priority: pick(['low', 'normal', 'high', 'urgent'], value),
      type: pick([null, 'task', 'problem'], at),
    }),
  assign: ({ update, agent, value }: Moment) =>
    update({ assigneeId: pick([null, agent.id], value) }),
  tag: ({ update, value }: Moment) => update({ tags: pick([[], ['vip'], ['a', 'vip']], value) }),
  due: ({ update, now, value }: Moment) =>
    update({ dueAt: pick([null, now - HOUR, now + value * HOUR, now + 1.5 * HOUR], value) }),
  requester: ({ update, customer }: Moment) => update({ requesterId: customer.id }),
  reply: ({ update, customer }: Moment) =>
    update({ comment: { body: 'y', html: null, public: true } }, customer),
  move: ({ update, world, value }: Moment) =>
    update({ groupId: pick([null, ...ids(world.groups)], value) }),
  remove({ world, ticket, agent, now }: Moment) {
    if (ticket !== undefined) deleteTicket(world, ticket, agent, now);
  },
  restore({ world, at }: Moment) {
    const deletion = pick([...world.deletedTickets.values()], at);
    if (deletion !== undefined) restoreTicket(world, deletion);
  },
  phone({ world, customer, at }: Moment) {
    customer.fields = { [PHONE]: pick([null, '+551', '+552'], at) ?? null };
    world.users.changed(customer);
  },
  rename({ world, customer, value, at }: Moment) {
    customer.name = `${letter(value)} ${at}`;
    world.users.changed(customer);
  },
  renameAgent({ world, agent, value, at }: Moment) {
    agent.name = `${letter(at)} ${value}`;
    world.users.changed(agent);
  },
  renameOrganization({ world, value, at }: Moment) {
    const organization = pick([...world.organizations], at);
    if (organization === undefined) return;
    organization.name = letter(value);
    world.organizations.changed(organization);
  },
  renameGroup({ world, value, at }: Moment) {
    const group = pick([...world.groups], at);
    if (group === undefined) return;
    group.name = letter(value);
    world.groups.changed(group);
  },
  join({ world, agent, at, now }: Moment) {
    joinGroup(world, agent, pick([...world.groups], at) as never, now);
  },
} as const satisfies Readonly<Record<string, (moment: Moment) => unknown>>;

interface Step {
  readonly does: keyof typeof DEEDS | 'wait';
  readonly at: number;
  readonly value: number;
}
const STEP: fc.Arbitrary<Step> = fc.record({
  does: fc.constantFrom(
    ...(Object.keys(DEEDS) as (keyof typeof DEEDS)[]),
    ...(['create', 'create', 'status', 'due', 'wait', 'wait', 'wait'] as const),
  ),
  at: fc.nat(20),
  value: fc.nat(11),
});

function take(played: Scene, { does, at, value }: Step): void {
  const { world, agents, customers, now } = played;
  if (does === 'wait') {
    played.now += pick([1, HOUR - 1, HOUR, HOUR / 2, 5 * HOUR], value) ?? 0;
    return;
  }
  const agent = pick(agents, value) as User;
  const ticket = pick([...world.tickets], at);
  DEEDS[does]({
    world,
    now,
    agent,
    customer: pick(customers, value) as User,
    ticket,
    at,
    value,
    update(change, author = agent) {
      if (ticket !== undefined) updateTicket(world, ticket, change, { author, via: BY_API }, now);
    },
  });
}

/** What has no value is the lowest; text is compared without regard to case. */
function compareValues(a: number | string | null, b: number | string | null): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? -1 : 1;
  const [left, right] = [a, b].map((each) =>
    typeof each === 'string' ? each.toLowerCase() : each,
  ) as [number | string, number | string];
  return left < right ? -1 : left > right ? 1 : 0;
}

function naive({ world, now }: Scene, view: ViewDefinition, viewer: User): readonly Ticket[] {
  const { groupBy, groupOrder, sortBy, sortOrder } = view.output;
  const sign = (order: string): number => (order === 'desc' ? -1 : 1);
  const by = (column: string | null, a: Ticket, b: Ticket): number => {
    if (column === null) return 0;
    const { sortValue } = columnOf(world, column);
    return compareValues(sortValue?.(world, a) ?? null, sortValue?.(world, b) ?? null);
  };
  return [...world.tickets]
    .filter((ticket) => holds({ world, ticket, viewer, now }, view.conditions))
    .sort(
      (a, b) =>
        by(groupBy, a, b) * sign(groupOrder) ||
        by(sortBy, a, b) * sign(sortOrder) ||
        (a.id - b.id) * sign(sortOrder),
    );
}

describe('the tickets of a view', () => {
  /** Looks after every step, so that there is something to keep up to date before what comes next. */
  const agreeing = (views: fc.Arbitrary<ViewDefinition>, numRuns: number): void =>
    fc.assert(
      fc.property(
        fc.array(views, { minLength: 1, maxLength: 3 }),
        fc.array(STEP, { minLength: 10, maxLength: 60 }),
        (definitions, steps) => {
          const played = scene();
          const { world, agents } = played;
          for (const step of steps) {
            take(played, step);
            for (const view of definitions) {
              for (const agent of agents) {
                const listing = ticketsOf(world, view, agent, played.now);
                const right = ids(naive(played, view, agent));
                expect(ids(listing.page(0, 100))).toEqual(right);
                expect(listing.size).toBe(right.length);
              }
            }
          }
        },
      ),
      { numRuns },
    );

  it('are those of a walk through all, in the same order, whoever looks and whatever has happened', () => {
    agreeing(VIEW, 100);
  });

  it('are the same with the hours that pass', () => {
    const conditions = fc.record({
      all: fc.array(HOURS, { minLength: 1, maxLength: 2 }),
      any: fc.constant([]),
    });
    agreeing(fc.record({ conditions, output: ORDER }), 100);
  });

  it.each(
    ['due_date', 'until_due_date', 'NEW'].flatMap((field) =>
      ['is', 'less_than', 'greater_than'].flatMap((operator) =>
        ['0', '1', '2'].map((value) => [field, operator, value] as const),
      ),
    ),
  )('come and go at the millisecond: %s %s %s', (field, operator, value) => {
    const played = scene();
    const { world, agents } = played;
    const viewer = agents[0] as User;
    const view: ViewDefinition = {
      conditions: { all: [condition(field, operator, value)], any: [] },
      output: DEFAULT_OUTPUT,
    };
    take(played, { does: 'create', at: 0, value: 0 });
    const due = played.now + 4 * HOUR;
    updateTicket(
      world,
      world.tickets.get(1) as Ticket,
      { dueAt: due },
      { author: viewer, via: BY_API },
      played.now,
    );
    for (let hours = -4; hours <= 4; hours++) {
      for (const off of [-1, 0, 1]) {
        played.now = due + hours * HOUR + off;
        const { size } = ticketsOf(world, view, viewer, played.now);
        expect([hours, off, size]).toEqual([hours, off, naive(played, view, viewer).length]);
      }
    }
  });

  it('are in the same order with the names of others', () => {
    const named = fc.constantFrom('requester', 'assignee', 'group', 'organization');
    agreeing(
      fc.record({
        conditions: fc.constant({ all: [], any: [] }),
        output: fc.record({
          groupBy: fc.option(named),
          groupOrder: DIRECTION,
          sortBy: named,
          sortOrder: DIRECTION,
        }),
      }),
      100,
    );
  });

  it.each([
    ['whose groups change', condition('group_id', 'is', 'current_groups')],
    ['who is assigned', condition('assignee_id', 'is', 'current_user')],
    ["when requesters' fields change", condition(`user.custom_fields.${PHONE}`, 'is', '+551')],
  ])('are the same for one %s', (_name, only) => {
    const conditions = fc.constant({ all: [only], any: [] });
    agreeing(fc.record({ conditions, output: ORDER }), 60);
  });

  it('are read by cursor, each once, while others come into the view and leave it', () => {
    fc.assert(
      fc.property(
        VIEW.map(
          (view): ViewDefinition => ({
            ...view,
            conditions: { all: [condition('status', 'less_than', 'solved')], any: [] },
          }),
        ),
        fc.array(STEP, { maxLength: 30 }),
        (view, steps) => {
          const played = scene();
          const { world, agents } = played;
          const viewer = agents[0] as User;
          for (let value = 0; value < 8; value++)
            take(played, { does: 'create', at: value, value });
          const staying = [...world.tickets].filter(({ id }) => id % 2 === 0);
          const seen: Ticket[] = [];
          let place: Key | undefined;
          const queue = steps.filter(
            ({ does }) => !does.startsWith('rename') && does !== 'restore',
          );
          for (;;) {
            const listing = ticketsOf(world, view, viewer, played.now);
            const page = listing.after(place, 2);
            if (page.length === 0) break;
            seen.push(...page);
            place = listing.placeOf(page.at(-1) as Ticket);
            const step = queue.shift();
            if (step === undefined) continue;
            const all = [...world.tickets];
            if (step.does === 'create' || !staying.includes(pick(all, step.at) as Ticket)) {
              take(played, step);
            }
          }
          for (const ticket of staying)
            expect(seen.filter((each) => each === ticket)).toEqual([ticket]);
        },
      ),
      { numRuns: 100 },
    );
  });

  it.each([
    ['asc', [1, 2, 3]],
    ['desc', [3, 2, 1]],
  ] as const)('without a value come %s as the lowest', (sortOrder, ids) => {
    const played = scene();
    for (const value of [0, 1, 2]) take(played, { does: 'create', at: 0, value });
    take(played, { does: 'priority', at: 1, value: 0 });
    take(played, { does: 'priority', at: 2, value: 3 });
    const view: ViewDefinition = {
      conditions: { all: [], any: [] },
      output: { ...DEFAULT_OUTPUT, sortBy: 'priority', sortOrder },
    };
    const listing = ticketsOf(played.world, view, played.agents[0] as User, played.now);
    expect(listing.page(0, 9).map(({ id }) => id)).toEqual(ids);
  });
});

describe('what is kept of views', () => {
  const view = (value: string, current = false): ViewDefinition => ({
    conditions: {
      all: [
        condition('status', 'is', value),
        ...(current ? [condition('assignee_id', 'is', 'current_user')] : []),
      ],
      any: [],
    },
    output: DEFAULT_OUTPUT,
  });

  it('is one listing for all, or one for each agent when the view names whoever looks', () => {
    const { world, agents, now } = scene();
    for (const agent of [...agents, ...agents]) ticketsOf(world, view('open'), agent, now);
    expect(world.viewBook.kept.size).toBe(1);
    for (const agent of [...agents, ...agents]) ticketsOf(world, view('open', true), agent, now);
    expect(world.viewBook.kept.size).toBe(3);
    forgetListings(world, view('open', true));
    expect(world.viewBook.kept.size).toBe(1);
  });

  it('does not grow without end: the one that was looked at longest ago goes first', () => {
    const { world, agents, now } = scene();
    const agent = agents[0] as User;
    for (let i = 0; i < 250; i++) {
      ticketsOf(world, view(`x${i}`), agent, now);
      ticketsOf(world, view('open'), agent, now);
    }
    expect(world.viewBook.kept.size).toBe(200);
    expect([...world.viewBook.kept.keys()].at(-1)).toContain('"open"');
  });

  it('costs at a look what has changed, not how many there are', () => {
    const played = scene();
    const { world, agents } = played;
    const agent = agents[0] as User;
    const old: ViewDefinition = {
      conditions: { all: [condition('NEW', 'greater_than', '2')], any: [] },
      output: DEFAULT_OUTPUT,
    };
    for (let value = 0; value < 300; value++) take(played, { does: 'create', at: 0, value });
    expect(ticketsOf(world, old, agent, played.now).size).toBe(0);
    let asked = 0;
    for (const ticket of world.tickets) {
      const { marks } = ticket;
      Object.defineProperty(ticket, 'marks', {
        get() {
          asked++;
          return marks;
        },
      });
    }
    expect(ticketsOf(world, old, agent, played.now + HOUR / 2).size).toBe(0);
    expect(asked).toBe(0);
    expect(ticketsOf(world, old, agent, played.now + 2 * HOUR).size).toBe(300);
    expect(asked).toBeGreaterThan(0);
  });
});
