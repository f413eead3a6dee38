// Automations on the virtual clock: when they run, on what, how often, and what Zendesk closes by itself.
import { describe, expect, it } from 'vitest';
import type { Desk } from '../../../simulators/zendesk/desk.ts';
import { DEFAULTS, type ZendeskOptions } from '../../../simulators/zendesk/options.ts';
import { startAutomations } from '../../../simulators/zendesk/support/business-rules/automation-clock.ts';
import type { Action } from '../../../simulators/zendesk/world/business-rules/action.ts';
import {
  addDefaultAutomation,
  automationRefusals,
  createAutomation,
} from '../../../simulators/zendesk/world/business-rules/automation-changes.ts';
import type { Condition } from '../../../simulators/zendesk/world/business-rules/condition.ts';
import type { BusinessRule } from '../../../simulators/zendesk/world/business-rules/rule.ts';
import {
  createCategory,
  createTrigger,
} from '../../../simulators/zendesk/world/business-rules/trigger-changes.ts';
import { blankField } from '../../../simulators/zendesk/world/field.ts';
import type { Ticket } from '../../../simulators/zendesk/world/ticket.ts';
import type { TicketChange } from '../../../simulators/zendesk/world/ticket-change.ts';
import { createTicket } from '../../../simulators/zendesk/world/ticket-create.ts';
import { updateTicket } from '../../../simulators/zendesk/world/ticket-update.ts';
import {
  addGroup,
  addUser,
  createWorld,
  joinGroup,
} from '../../../simulators/zendesk/world/world.ts';
import { createTimeline, DAY, EPOCH, HOUR, MINUTE, SECOND } from '../../../src/kernel/clock.ts';
import { createRandom } from '../../../src/kernel/random.ts';
import { made } from './rule-stage.ts';

const when = (field: string, value: string, operator = 'is'): Condition => ({
  field,
  operator,
  value,
});
const set = (field: string, value: Action['value']): Action => ({ field, value });
const BY_API = { channel: 'api' } as const;

function createHours(options: Partial<ZendeskOptions> = {}) {
  const clock = createTimeline();
  const world = createWorld(createRandom(1));
  const agent = addUser(world, { role: 'agent', name: 'Aki' }, EPOCH);
  const customer = addUser(world, { role: 'end-user', name: 'Ana' }, EPOCH);
  joinGroup(world, agent, addGroup(world, 'Support', true, EPOCH), EPOCH);
  createCategory(world, { name: 'Triggers' }, EPOCH);
  const desk = { world, clock, random: createRandom(2), options: { ...DEFAULTS, ...options } };
  startAutomations(desk as unknown as Desk);
  return {
    clock,
    world,
    agent,
    customer,
    open: (more: { readonly dueAt?: number } = {}): Ticket =>
      made(
        createTicket(
          world,
          {
            requesterId: customer.id,
            assigneeId: agent.id,
            comment: { body: 'x', html: null, public: true },
            ...more,
          },
          { author: agent, via: BY_API },
          clock.now(),
        ),
      ).ticket,
    change: (ticket: Ticket, asked: TicketChange) =>
      made(updateTicket(world, ticket, asked, { author: agent, via: BY_API }, clock.now())),
    automation: (
      all: readonly Condition[],
      actions: readonly Action[],
      title = 'auto',
    ): BusinessRule =>
      made(createAutomation(world, { title, conditions: { all, any: [] }, actions }, clock.now()))
        .automation,
    trigger: (all: readonly Condition[], actions: readonly Action[]) =>
      made(
        createTrigger(
          world,
          { title: 't', conditions: { all, any: [] }, actions },
          { authorId: 1, now: EPOCH },
        ),
      ),
  };
}

/** Whether anything is left that the clock would do. */
async function isStill({ clock }: ReturnType<typeof createHours>): Promise<boolean> {
  const before = clock.now();
  return clock.drive('nothing', new Promise<void>(() => {})).then(
    () => false,
    (error: Error) => clock.now() === before && /nothing is scheduled/.test(error.message),
  );
}

describe('a new account', () => {
  it.each([
    [0, 96 * HOUR],
    // Solved a moment later, it is not yet 96 hours old when the hour strikes.
    [1, 97 * HOUR],
    [30 * MINUTE, 97 * HOUR],
  ])(
    'closes what was solved %i ms past the hour in the run after 96 hours',
    async (past, closed) => {
      const hours = createHours();
      addDefaultAutomation(hours.world, EPOCH);
      const ticket = hours.open();
      await hours.clock.advance(past);
      hours.change(ticket, { status: 'solved' });
      await hours.clock.advanceTo(EPOCH + closed - SECOND);
      expect(ticket.status).toBe('solved');
      await hours.clock.advanceTo(EPOCH + closed);
      expect(ticket.status).toBe('closed');
      expect(ticket.audits.at(-1)).toMatchObject({
        authorId: -1,
        via: { channel: 'rule', rule: { kind: 'automation' } },
        events: [{ type: 'Change', field: 'status', value: 'closed', previous: 'solved' }],
      });
      expect(await isStill(hours)).toBe(true);
    },
  );

  it('does not close what was opened again', async () => {
    const hours = createHours();
    addDefaultAutomation(hours.world, EPOCH);
    const ticket = hours.open();
    hours.change(ticket, { status: 'solved' });
    await hours.clock.advance(3 * DAY);
    hours.change(ticket, { status: 'open' });
    await hours.clock.advance(40 * DAY);
    expect(ticket.status).toBe('open');
    expect(await isStill(hours)).toBe(true);
  });
});

describe('after 28 days', () => {
  it('Zendesk closes by itself, and no trigger hears of it', async () => {
    const hours = createHours();
    hours.trigger(
      [when('status', 'closed', 'value')],
      [set('current_tags', 'heard'), set('notification_user', ['requester_id', 's', 'b'])],
    );
    const ticket = hours.open();
    hours.change(ticket, { status: 'solved' });
    await hours.clock.advanceTo(EPOCH + 28 * DAY - SECOND);
    expect(ticket.status).toBe('solved');
    await hours.clock.advanceTo(EPOCH + 28 * DAY);
    expect(ticket).toMatchObject({ status: 'closed', tags: [] });
    expect(ticket.audits.at(-1)).toMatchObject({ via: { channel: 'system' }, events: [{}] });
    expect(await isStill(hours)).toBe(true);
  });
});

describe('the clock', () => {
  it('has nothing to do while nothing could happen to any ticket', async () => {
    const hours = createHours();
    addDefaultAutomation(hours.world, EPOCH);
    expect(await isStill(hours)).toBe(true);
    const ticket = hours.open();
    hours.change(ticket, { status: 'pending' });
    expect(await isStill(hours)).toBe(true);
    hours.automation([when('status', 'pending'), when('PENDING', '5')], [set('priority', 'high')]);
    await hours.clock.advance(HOUR);
    hours.change(ticket, { status: 'open' });
    await hours.clock.advance(10 * HOUR);
    expect(ticket.priority).toBe(null);
    expect(await isStill(hours)).toBe(true);
  });

  it('strikes in the minute that was chosen, or that the seed chooses', async () => {
    const struck = async (automationMinute: number | 'seeded') => {
      const hours = createHours({ automationMinute });
      const ticket = hours.open();
      hours.automation([when('status', 'open'), when('OPEN', '2')], [set('priority', 'high')]);
      await hours.clock.advance(5 * HOUR);
      return ((ticket.audits.at(-1)?.createdAt ?? 0) / MINUTE) % 60;
    };
    expect(await struck(0)).toBe(0);
    expect(await struck(17)).toBe(17);
    const seeded = await struck('seeded');
    expect(seeded).toBe(await struck('seeded'));
    expect(seeded).toBeGreaterThanOrEqual(0);
  });

  it('sees an automation that is made, changed or deleted later', async () => {
    const hours = createHours();
    const ticket = hours.open();
    await hours.clock.advance(10 * HOUR);
    const conditions = [when('status', 'open'), when('OPEN', '5', 'greater_than')];
    const not = when('current_tags', 'a', 'not_includes');
    const rule = hours.automation([...conditions, not], [set('current_tags', 'a')]);
    await hours.clock.advance(HOUR);
    expect(ticket.tags).toEqual(['a']);
    hours.world.ruleBook.automations.remove(rule);
    hours.change(ticket, { tags: [] });
    await hours.clock.advance(5 * HOUR);
    expect(ticket.tags).toEqual([]);
    expect(await isStill(hours)).toBe(true);
  });
});

describe('an automation', () => {
  it('acts once when its action ends its condition, and each hour when nothing does', async () => {
    const hours = createHours();
    const ticket = hours.open();
    const open = [when('status', 'open'), when('OPEN', '1', 'greater_than')];
    hours.automation(
      [...open, when('current_tags', 'told', 'not_includes')],
      [set('current_tags', 'told'), set('notification_user', ['requester_id', 's', 'b'])],
    );
    const audits = ticket.audits.length;
    await hours.clock.advance(6 * HOUR);
    expect(ticket.audits).toHaveLength(audits + 1);
    expect(ticket.audits.at(-1)?.events.map(({ type }) => type)).toEqual([
      'Change',
      'Notification',
    ]);
  });

  it('updates a ticket a hundred times at most, and then the clock rests', async () => {
    const hours = createHours();
    const ticket = hours.open();
    const never = when('current_tags', 'x', 'not_includes');
    // Each ends a condition on paper; the tag is taken off again each time.
    for (const text of ['a', 'b', 'c']) {
      hours.automation(
        [when('status', 'open'), when('OPEN', '1', 'greater_than'), never],
        [set('current_tags', 'x'), set('notification_user', ['requester_id', 's', text])],
      );
    }
    hours.trigger([when('current_tags', 'x', 'includes')], [set('remove_tags', 'x')]);
    const audits = ticket.audits.length;
    await hours.clock.advance(100 * HOUR);
    expect(ticket.audits).toHaveLength(audits + 100);
    expect(await isStill(hours)).toBe(true);
  });

  it('acts on a thousand tickets an hour', async () => {
    const hours = createHours();
    for (let i = 0; i < 1_003; i++) hours.open();
    hours.automation(
      [when('status', 'open'), when('OPEN', '1', 'greater_than')],
      [set('status', 'pending')],
    );
    const pending = () => [...hours.world.tickets].filter(({ status }) => status === 'pending');
    await hours.clock.advance(HOUR);
    expect(pending()).toHaveLength(1_000);
    await hours.clock.advance(HOUR);
    expect(pending()).toHaveLength(1_003);
  });

  it.each([true, false])(
    'makes triggers run if that is chosen: %s',
    async (automationsRunTriggers) => {
      const hours = createHours({ automationsRunTriggers });
      hours.trigger([when('current_via_id', '8')], [set('current_tags', 'by-rule')]);
      const ticket = hours.open();
      hours.automation([when('status', 'open'), when('OPEN', '1')], [set('priority', 'high')]);
      await hours.clock.advance(2 * HOUR);
      expect(ticket).toMatchObject({
        priority: 'high',
        tags: automationsRunTriggers ? ['by-rule'] : [],
      });
    },
  );

  it('sees what becomes of the requester, hours after its time has come', async () => {
    const hours = createHours();
    hours.world.userFields.add(blankField(1, 'plan', 'text', 'Plan', EPOCH));
    const ticket = hours.open();
    hours.automation(
      [
        when('status', 'open'),
        when('OPEN', '1', 'greater_than'),
        when('user.custom_fields.plan', 'gold'),
      ],
      [set('status', 'pending')],
    );
    await hours.clock.advance(5 * HOUR);
    expect(ticket.status).toBe('open');
    hours.customer.fields = { plan: 'gold' };
    hours.world.users.changed(hours.customer);
    await hours.clock.advance(HOUR);
    expect(ticket.status).toBe('pending');
  });

  it('leaves closed tickets alone', async () => {
    const hours = createHours();
    const ticket = hours.open();
    hours.change(ticket, { status: 'closed' });
    hours.automation([when('status', 'closed'), when('CLOSED', '1')], [set('priority', 'high')]);
    await hours.clock.advance(3 * HOUR);
    expect(ticket.priority).toBe(null);
  });

  it('that counts down to a due date acts in its hour', async () => {
    const hours = createHours();
    const ticket = hours.open({ dueAt: EPOCH + 10 * HOUR });
    hours.automation(
      [when('status', 'open'), when('until_due_date', '3')],
      [set('priority', 'high')],
    );
    await hours.clock.advanceTo(EPOCH + 7 * HOUR - 1);
    expect(ticket.priority).toBe(null);
    await hours.clock.advance(1);
    expect(ticket.priority).toBe('high');
    await hours.clock.advance(HOUR);
    expect(await isStill(hours)).toBe(true);
  });
});

describe('refused is an automation', () => {
  const { world } = createHours();
  const good = {
    title: 'good',
    conditions: { all: [when('status', 'open'), when('OPEN', '2')], any: [] },
    actions: [set('priority', 'high')],
  };
  const refused = (more: object) =>
    automationRefusals(world, undefined, { ...good, ...more }).map(
      ({ description }) => description,
    );
  const all = (...conditions: Condition[]) => ({ conditions: { all: conditions, any: [] } });
  const later = when('OPEN', '2', 'greater_than');
  it('that is good: not', () => expect(refused({})).toEqual([]));
  it.each([
    ['without a title', { title: ' ' }, /Title/],
    ['without conditions', all(), /at least one condition/],
    ['without actions', { actions: [] }, /at least one action/],
    [
      'without hours',
      { ...all(when('status', 'open')), actions: [set('status', 'hold')] },
      /condition on hours/,
    ],
    ['that looks at all tickets', all(when('OPEN', '2')), /needs one of status/],
    ['that goes on for ever', all(when('status', 'open'), later), /true once/],
    ['with an unknown action', { actions: [set('colour', 'red')] }, /is not among/],
    [
      'that is too large',
      { actions: [set('set_tags', 'x'.repeat(70_000))] },
      /at most 66560 bytes/,
    ],
  ])('%s', (_name, more, text) => {
    expect(refused(more)).toEqual([expect.stringMatching(text)]);
  });
  it.each([
    [[when('status', 'open'), later], set('status', 'pending')],
    [[when('status', 'solved', 'less_than'), later], set('status', 'solved')],
    [
      [when('status', 'open'), later, when('current_tags', 'a b', 'includes')],
      set('remove_tags', 'a b'),
    ],
    [
      [when('status', 'open'), later, when('current_tags', 'a', 'not_includes')],
      set('current_tags', 'a'),
    ],
    [[when('status', 'open'), later, when('priority', '')], set('priority', 'low')],
  ] as const)('%j ended by %j: not', (conditions, action) => {
    expect(refused({ ...all(...conditions), actions: [action] })).toEqual([]);
  });
  it.each([
    [[when('status', 'solved', 'less_than'), later], set('status', 'pending')],
    [
      [when('status', 'open'), later, when('current_tags', 'a b', 'includes')],
      set('remove_tags', 'a'),
    ],
    [
      [when('status', 'open'), later, when('current_tags', 'a', 'not_includes')],
      set('current_tags', 'b'),
    ],
  ] as const)('%j not ended by %j', (conditions, action) => {
    expect(refused({ ...all(...conditions), actions: [action] })).toEqual([
      expect.stringMatching(/true once/),
    ]);
  });
  it('that does what another one does already', () => {
    made(createAutomation(world, good, EPOCH));
    expect(refused({})).toEqual([expect.stringMatching(/does the same already/)]);
    expect(refused({ active: false })).toEqual([]);
    expect(refused({ actions: [set('priority', 'low')] })).toEqual([]);
  });
  it('that is the 501st active one', () => {
    for (let i = 0; i < 499; i++) {
      made(createAutomation(world, { ...good, actions: [set('set_tags', `t${i}`)] }, EPOCH));
    }
    const one = { actions: [set('set_tags', 'one-more')] };
    expect(refused(one)).toEqual([expect.stringMatching(/at most 500/)]);
    expect(refused({ ...one, active: false })).toEqual([]);
  });
});
