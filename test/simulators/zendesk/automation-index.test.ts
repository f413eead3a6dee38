// The clock of the automations looks only at tickets whose time has come; that must be as good as looking at all of them.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Desk } from '../../../simulators/zendesk/desk.ts';
import { DEFAULTS } from '../../../simulators/zendesk/options.ts';
import { startAutomations } from '../../../simulators/zendesk/support/business-rules/automation-clock.ts';
import type { Action } from '../../../simulators/zendesk/world/business-rules/action.ts';
import {
  createAutomation,
  updateAutomation,
} from '../../../simulators/zendesk/world/business-rules/automation-changes.ts';
import { runAutomations } from '../../../simulators/zendesk/world/business-rules/automation-run.ts';
import type { Condition } from '../../../simulators/zendesk/world/business-rules/condition.ts';
import { STATUSES } from '../../../simulators/zendesk/world/ticket.ts';
import { createTicket } from '../../../simulators/zendesk/world/ticket-create.ts';
import { updateTicket } from '../../../simulators/zendesk/world/ticket-update.ts';
import { valuesOf } from '../../../simulators/zendesk/world/update.ts';
import { addUser, createWorld } from '../../../simulators/zendesk/world/world.ts';
import { createTimeline, EPOCH, HOUR } from '../../../src/kernel/clock.ts';
import { createRandom } from '../../../src/kernel/random.ts';

const ACTIVE = ['new', 'open', 'pending', 'hold', 'solved'] as const;
const hours = fc.integer({ min: 0, max: 6 }).map(String);
const narrow = fc.record({
  field: fc.constant('status'),
  operator: fc.constantFrom('is', 'is_not', 'less_than', 'greater_than'),
  value: fc.constantFrom(...STATUSES),
});
const time = fc.record({
  field: fc.constantFrom(
    'NEW',
    'OPEN',
    'PENDING',
    'SOLVED',
    'updated_at',
    'due_date',
    'until_due_date',
  ),
  operator: fc.constantFrom('is', 'less_than', 'greater_than'),
  value: hours,
});
const other = fc.oneof(
  fc.record({
    field: fc.constant('current_tags'),
    operator: fc.constantFrom('includes', 'not_includes'),
    value: fc.constantFrom('a', 'b'),
  }),
  fc.record({
    field: fc.constant('requester_id'),
    operator: fc.constantFrom('is', 'is_not'),
    value: fc.constant('assignee_id'),
  }),
) satisfies fc.Arbitrary<Condition>;
const action = fc.oneof(
  fc.record({ field: fc.constant('status'), value: fc.constantFrom(...ACTIVE, 'closed') }),
  fc.record({
    field: fc.constantFrom('current_tags', 'remove_tags'),
    value: fc.constantFrom('a', 'b'),
  }),
  fc.record({ field: fc.constant('priority'), value: fc.constantFrom('low', 'high') }),
) satisfies fc.Arbitrary<Action>;

const automation = fc.record({
  all: fc.tuple(
    narrow,
    time,
    fc.option(time, { nil: undefined }),
    fc.option(other, { nil: undefined }),
  ),
  any: fc.array(other, { maxLength: 2 }),
  actions: fc.array(action, { minLength: 1, maxLength: 2 }),
});
type Automation = typeof automation extends fc.Arbitrary<infer T> ? T : never;

/** In the middle of an hour, so many hours after the beginning. */
const deed = fc.record({
  at: fc.integer({ min: 0, max: 30 }),
  ticket: fc.integer({ min: 1, max: 3 }),
  status: fc.constantFrom(...ACTIVE),
  tags: fc.subarray(['a', 'b']),
  due: fc.option(fc.integer({ min: 0, max: 40 }), { nil: undefined }),
  off: fc.boolean(),
});
type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never;

const LAST = 45;

async function played(rules: readonly Automation[], deeds: readonly Deed[], byClock: boolean) {
  const clock = createTimeline();
  const world = createWorld(createRandom(1));
  const agent = addUser(world, { role: 'agent', name: 'Aki' }, EPOCH);
  const customer = addUser(world, { role: 'end-user', name: 'Ana' }, EPOCH);
  const by = { author: agent, via: { channel: 'api' } } as const;
  const desk = { world, clock, random: createRandom(2), options: DEFAULTS };
  if (byClock) startAutomations(desk as unknown as Desk);
  const comment = { body: 'x', html: null, public: true };
  for (const requesterId of [agent.id, customer.id, customer.id]) {
    createTicket(world, { requesterId, assigneeId: agent.id, comment }, by, EPOCH);
  }
  for (const { all, any, actions } of rules) {
    const given = all.filter((condition) => condition !== undefined);
    createAutomation(world, { title: 'r', conditions: { all: given, any }, actions }, EPOCH);
  }
  for (let hour = 0; hour < LAST; hour++) {
    await clock.advanceTo(EPOCH + hour * HOUR + HOUR / 2);
    for (const { at, ticket, status, tags, due, off } of deeds) {
      const target = world.tickets.get(ticket);
      if (at !== hour || target === undefined) continue;
      const dueAt = due === undefined ? undefined : EPOCH + due * HOUR;
      updateTicket(world, target, { status, tags, dueAt }, by, clock.now());
      const [first] = world.ruleBook.automations;
      if (first !== undefined) updateAutomation(world, first, { active: !off }, clock.now());
    }
    await clock.advanceTo(EPOCH + (hour + 1) * HOUR);
    if (!byClock) runAutomations(world, [...world.tickets], clock.now(), true);
  }
  return [...world.tickets].map((ticket) => ({
    ...valuesOf(ticket),
    audits: ticket.audits.map(({ createdAt, events }) => [
      createdAt,
      ...events.map((event) => (event.type === 'Change' ? `${event.field} ${event.value}` : '')),
    ]),
  }));
}

it('whatever the automations are and whatever happens to the tickets', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(automation, { minLength: 1, maxLength: 4 }),
      fc.array(deed, { maxLength: 8 }),
      async (rules, deeds) => {
        expect(await played(rules, deeds, true)).toEqual(await played(rules, deeds, false));
      },
    ),
    { numRuns: 150 },
  );
});
