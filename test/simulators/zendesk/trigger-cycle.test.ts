// Triggers at work on a ticket: their order, their restarts, what they change and what they log.
import { describe, expect, it } from 'vitest';
import type { Action } from '../../../simulators/zendesk/world/business-rules/action.ts';
import { actionRefusals } from '../../../simulators/zendesk/world/business-rules/action-refusals.ts';
import type { Condition } from '../../../simulators/zendesk/world/business-rules/condition.ts';
import {
  fieldOffered,
  fieldsOffered,
} from '../../../simulators/zendesk/world/business-rules/condition-fields.ts';
import type { Trigger } from '../../../simulators/zendesk/world/business-rules/trigger.ts';
import {
  createCategory,
  createTrigger,
  updateCategory,
  updateTrigger,
} from '../../../simulators/zendesk/world/business-rules/trigger-changes.ts';
import {
  blankField,
  type Field,
  type FieldOption,
} from '../../../simulators/zendesk/world/field.ts';
import type { TicketChange } from '../../../simulators/zendesk/world/ticket-change.ts';
import { createTicket } from '../../../simulators/zendesk/world/ticket-create.ts';
import { updateTicket } from '../../../simulators/zendesk/world/ticket-update.ts';
import { CONDITIONAL, type Webhook } from '../../../simulators/zendesk/world/webhook.ts';
import { addUser } from '../../../simulators/zendesk/world/world.ts';
import { AT, createRuleStage, made, type RuleStage } from './rule-stage.ts';

const BY_API = { channel: 'api' } as const;
const when = (field: string, value: string, operator = 'is'): Condition => ({
  field,
  operator,
  value,
});
const set = (field: string, value: Action['value']): Action => ({ field, value });

function createCycle() {
  const stage = createRuleStage();
  createCategory(stage.world, { name: 'Triggers' }, AT);
  const trigger = (title: string, all: readonly Condition[], actions: readonly Action[]): Trigger =>
    made(
      createTrigger(
        stage.world,
        { title, conditions: { all, any: [] }, actions },
        { authorId: 1, now: AT },
      ),
    ).trigger;
  const change = (asked: TicketChange, author = stage.agent) =>
    made(updateTicket(stage.world, stage.ticket, asked, { author, via: BY_API }, AT));
  return { ...stage, trigger, change };
}

/** What triggers did: `title field value`. */
const deeds = ({ audits }: RuleStage['ticket']): readonly string[] =>
  (audits.at(-1)?.events ?? []).flatMap((event) => {
    if (event.rule === undefined) return [];
    const told = event.type === 'Change' ? `${event.field} ${event.value}` : event.type;
    return [`${event.rule.title}: ${told}`];
  });

describe('triggers', () => {
  it('run in order, each seeing what those before have done', () => {
    const { trigger, change, ticket } = createCycle();
    trigger('first', [when('status', 'open')], [set('priority', 'urgent')]);
    trigger('second', [when('priority', 'urgent')], [set('current_tags', 'hot')]);
    change({ status: 'open' });
    expect(deeds(ticket)).toEqual(['first: priority urgent', 'second: tags vip,hot']);
    expect(ticket).toMatchObject({ priority: 'urgent', tags: ['vip', 'hot'] });
  });

  it('start again from the top once one has changed the ticket, unless there is one pass only', () => {
    for (const restarts of [true, false]) {
      const { world, trigger, change, ticket } = createCycle();
      world.ticketChoices = { ...world.ticketChoices, triggerRestarts: restarts };
      trigger('late', [when('current_tags', 'hot', 'includes')], [set('type', 'task')]);
      trigger('early', [when('status', 'open')], [set('current_tags', 'hot')]);
      change({ status: 'open' });
      expect(deeds(ticket)).toEqual(
        restarts ? ['early: tags vip,hot', 'late: type task'] : ['early: tags vip,hot'],
      );
    }
  });

  it('fire once in an update, even when they undo each other', () => {
    const { trigger, change, ticket } = createCycle();
    trigger('up', [when('priority', 'urgent', 'is_not')], [set('priority', 'urgent')]);
    trigger('down', [when('priority', 'low', 'is_not')], [set('priority', 'low')]);
    change({ status: 'open' });
    expect(deeds(ticket)).toEqual(['up: priority urgent', 'down: priority low']);
    change({ subject: 'Again' });
    expect(deeds(ticket)).toEqual(['up: priority urgent', 'down: priority low']);
  });

  it('leave nothing in the log when they change nothing', () => {
    const { trigger, change, ticket } = createCycle();
    trigger(
      'same',
      [when('status', 'open')],
      [set('priority', 'high'), set('current_tags', 'vip')],
    );
    trigger(
      'there and back',
      [when('status', 'open')],
      [set('type', 'task'), set('type', 'incident')],
    );
    change({ status: 'open' });
    expect(deeds(ticket)).toEqual([]);
  });

  it('know what changed against the ticket before the update, with what triggers changed', () => {
    const { trigger, change, ticket } = createCycle();
    trigger('prior', [when('status', 'pending', 'value_previous')], [set('priority', 'low')]);
    trigger(
      'chain',
      [when('priority', 'high', 'value_previous')],
      [set('current_tags', 'was-high')],
    );
    trigger('never', [when('status', 'open', 'not_value')], [set('current_tags', 'wrong')]);
    change({ status: 'open' });
    expect(deeds(ticket)).toEqual(['prior: priority low', 'chain: tags vip,was-high']);
    change({ subject: 'x' });
    expect(deeds(ticket)).toEqual(['never: tags vip,was-high,wrong']);
  });

  it('run for new tickets and tell them from changed ones', () => {
    const { world, trigger, customer } = createCycle();
    trigger('new', [when('update_type', 'Create')], [set('current_tags', 'fresh')]);
    trigger('old', [when('update_type', 'Change')], [set('current_tags', 'stale')]);
    const { ticket } = made(
      createTicket(
        world,
        { requesterId: customer.id, comment: { body: 'Hi', html: null, public: true } },
        { author: customer, via: BY_API },
        AT,
      ),
    );
    expect(ticket.tags).toEqual(['fresh']);
  });

  it('that are not active do not run; a changed position, or category, moves them', () => {
    const { world, trigger, change, ticket } = createCycle();
    const by = { authorId: 1, now: AT };
    const a = trigger('a', [when('status', 'closed', 'less_than')], [set('set_tags', 'a')]);
    const b = trigger('b', [when('status', 'closed', 'less_than')], [set('set_tags', 'b')]);
    const last = () => {
      change({ subject: `${Math.max(...ticket.audits.map(({ id }) => id))}` });
      return ticket.tags;
    };
    expect(last()).toEqual(['b']);
    updateTrigger(world, a, { position: 9 }, by);
    expect(last()).toEqual(['a']);
    updateTrigger(world, a, { active: false }, by);
    expect(last()).toEqual(['b']);
    updateTrigger(world, a, { active: true }, by);
    const second = createCategory(world, { name: 'Later' }, AT);
    updateTrigger(world, b, { categoryId: second.id }, by);
    expect(last()).toEqual(['b']);
    updateCategory(world, second, { position: 0 }, AT);
    expect(last()).toEqual(['a']);
  });

  it('run when a ticket is being closed, and not for updates that leave rules out', () => {
    const { world, trigger, change, ticket, agent } = createCycle();
    trigger('closing', [when('status', 'closed', 'value')], [set('current_tags', 'done')]);
    const by = { author: agent, via: BY_API };
    made(updateTicket(world, ticket, { status: 'closed' }, by, AT, false));
    expect(ticket.tags).toEqual(['vip']);
    ticket.status = 'solved';
    change({ status: 'closed' });
    expect(deeds(ticket)).toEqual(['closing: tags vip,done']);
  });

  it('have nothing to do with a refused update', () => {
    const { world, trigger, ticket, agent } = createCycle();
    trigger('any', [when('status', 'closed', 'less_than')], [set('current_tags', 'touched')]);
    const audits = ticket.audits.length;
    const by = { author: agent, via: BY_API };
    expect(updateTicket(world, ticket, { priority: null }, by, AT)).toHaveProperty('refused');
    expect(ticket.tags).toEqual(['vip']);
    expect(ticket.audits).toHaveLength(audits);
  });
});

describe('an action', () => {
  const cases: readonly (readonly [Action, object])[] = [
    [set('status', 'hold'), { status: 'hold' }],
    [set('status', 'new'), { status: 'open' }],
    [set('type', ''), { type: null }],
    [set('priority', 'low'), { priority: 'low' }],
    [set('group_id', ''), { groupId: null }],
    [set('group_id', '$other'), { groupId: '$other' }],
    [set('assignee_id', ''), { assigneeId: null }],
    [set('assignee_id', 'current_user'), { assigneeId: '$agent' }],
    [set('assignee_id', 'requester_id'), { assigneeId: '$agent' }],
    [set('set_tags', 'b a'), { tags: ['b', 'a'] }],
    [set('set_tags', ''), { tags: [] }],
    [set('current_tags', 'b VIP'), { tags: ['vip', 'b'] }],
    [set('remove_tags', 'vip x'), { tags: [] }],
    [set('follower', '$agent'), { followerIds: ['$agent'] }],
  ];
  it.each(cases)('%j', (action, expected) => {
    const { trigger, change, ticket, ids } = createCycle();
    const known = (value: unknown): unknown =>
      typeof value === 'string' && value.startsWith('$') ? ids[value.slice(1)] : value;
    const value = known(action.value) as Action['value'];
    trigger('act', [when('status', 'open')], [{ ...action, value: String(value) }]);
    change({ status: 'open' });
    const wanted = Object.entries(expected).map(([name, each]) => [
      name,
      Array.isArray(each) ? each.map(known) : known(each),
    ]);
    expect(ticket).toMatchObject(Object.fromEntries(wanted));
  });

  it("sets the requester's WhatsApp number while an integration is there", () => {
    const { world, trigger, change, customer } = createCycle();
    const field = 'user.custom_fields.whatsapp_phone_number';
    trigger('number', [when('status', 'open')], [set(field, '+5521')]);
    change({ status: 'open' });
    expect(customer.fields['whatsapp_phone_number']).toBe('+5521');
    world.integrations.length = 0;
    customer.fields = {};
    change({ status: 'pending' });
    change({ status: 'open' });
    expect(customer.fields).toEqual({});
    expect(actionRefusals(world, 'trigger', [set(field, 'x')])).toHaveLength(1);
  });

  it('whose target is gone does nothing', () => {
    const { world, trigger, change, ticket, ids, agent } = createCycle();
    const group = world.groups.get(ids['other'] as number);
    const gone = addUser(world, { role: 'agent', name: 'Gone' }, AT);
    trigger(
      'stale',
      [when('status', 'open')],
      [
        set('group_id', String(group?.id)),
        set('assignee_id', String(gone.id)),
        set('follower', String(gone.id)),
        set('notification_user', [String(gone.id), 's', 'b']),
        set('notification_group', [String(group?.id), 's', 'b']),
        set('current_tags', 'still'),
      ],
    );
    if (group !== undefined) world.groups.remove(group);
    world.users.remove(gone);
    change({ status: 'open' });
    expect(deeds(ticket)).toEqual(['stale: tags vip,still']);
    expect(ticket).toMatchObject({ assigneeId: agent.id, followerIds: [] });
  });

  it('notifies: an event with the filled-in text and the recipients', () => {
    const { trigger, change, ticket, customer, agent, ids } = createCycle();
    const text =
      '{{ticket.requester.first_name}}|{{ ticket.id }}|{{ticket.latest_comment}}|{{x.y}}';
    trigger(
      'mail',
      [when('status', 'open')],
      [
        set('notification_user', ['requester_id', 'Re: {{ticket.title}}', text]),
        set('notification_user', ['all_agents', 'a', '{{ticket.account}}']),
        set('notification_group', [ids['group'] as number, 'g', '{{current_user.name}}']),
      ],
    );
    change({ status: 'open', comment: { body: 'a "quoted" word', html: null, public: true } });
    const told = ticket.audits.at(-1)?.events.filter(({ type }) => type === 'Notification');
    expect(told).toMatchObject([
      {
        subject: 'Re: Where is the order',
        body: `Ana|${ticket.id}|a "quoted" word|`,
        recipients: [customer.id],
        rule: { kind: 'trigger', title: 'mail' },
      },
      { body: 'Acme', recipients: [agent.id] },
      { body: 'Aki Agent', recipients: [agent.id] },
    ]);
  });
});

describe('fields of the account', () => {
  const option = (value: string): FieldOption => ({ id: 1, name: value.toUpperCase(), value });
  const field = (
    id: number,
    key: string,
    type: Field['type'],
    options: readonly FieldOption[] = [],
  ): Field => ({ ...blankField(id, key, type, key, AT), options });
  function createFields() {
    const cycle = createCycle();
    const { ticketFields, userFields, organizationFields } = cycle.world;
    ticketFields.add(field(7, 'colour', 'tagger', [option('red'), option('blue')]));
    ticketFields.add(field(8, 'sure', 'checkbox'));
    ticketFields.add(field(9, 'pieces', 'integer'));
    ticketFields.add(field(10, 'sizes', 'multiselect', [option('s'), option('m')]));
    ticketFields.add(field(11, 'subject', 'subject'));
    userFields.add(field(20, 'plan', 'text'));
    organizationFields.add(field(30, 'tier', 'integer'));
    return cycle;
  }

  it('are set with values of their own kinds', () => {
    const { trigger, change, ticket, customer, world } = createFields();
    trigger(
      'set',
      [when('status', 'open')],
      [
        set('custom_fields_7', 'red'),
        set('custom_fields_8', 'true'),
        set('custom_fields_9', 12),
        set('custom_fields_10', ['s', 'm']),
        set('requester.custom_fields.plan', 'gold'),
        set('organization.custom_fields.tier', '3'),
      ],
    );
    change({ status: 'open' });
    expect(ticket.customFields).toEqual({ 7: 'red', 8: true, 9: 12, 10: ['s', 'm'] });
    expect(deeds(ticket)).toEqual(['set: 7 red', 'set: 8 true', 'set: 9 12', 'set: 10 s,m']);
    expect(customer.fields).toMatchObject({ plan: 'gold' });
    expect(world.organizations.page(0, 1)[0]?.fields).toEqual({ tier: 3 });
  });

  it.each([
    ['custom_fields_7', 'is', 'red', true],
    ['custom_fields_7', 'is', 'blue', false],
    ['custom_fields_7', 'present', null, true],
    ['custom_fields_8', 'is', 'true', true],
    ['custom_fields_8', 'is', 'false', false],
    ['custom_fields_9', 'less_than', '100', true],
    ['custom_fields_9', 'greater_than', '9', true],
    ['custom_fields_10', 'is', 'm', true],
    ['user.custom_fields.plan', 'includes_string', 'OLD', true],
    ['user.custom_fields_plan', 'not_includes_string', 'OLD', false],
    ['organization.custom_fields.tier', 'not_present', null, false],
  ] as const)('are asked: %s %s %s', (name, operator, value, expected) => {
    const { trigger, change, ticket, customer, world } = createFields();
    ticket.customFields = { 7: 'red', 8: true, 9: 12, 10: ['s', 'm'] };
    customer.fields = { plan: 'gold' };
    for (const organization of world.organizations) organization.fields = { tier: 3 };
    trigger('ask', [{ field: name, operator, value }], [set('priority', 'low')]);
    change({ status: 'open' });
    expect(ticket.priority).toBe(expected ? 'low' : 'high');
  });

  it('are refused with values that they do not take, and not offered when they have names of their own', () => {
    const { world } = createFields();
    const wrong = [
      set('custom_fields_7', 'green'),
      set('custom_fields_8', 'perhaps'),
      set('custom_fields_9', 'many'),
      set('custom_fields_10', ['s', 'xl']),
      set('custom_fields_11', 'x'),
      set('organization.custom_fields.colour', 'x'),
    ];
    for (const action of wrong) {
      expect(actionRefusals(world, 'trigger', [action]), action.field).toHaveLength(1);
    }
    const fields = fieldsOffered(world, 'trigger').map(({ field }) => field);
    expect(fields).toEqual(expect.arrayContaining(['custom_fields_7', 'user.custom_fields.plan']));
    expect(fields).not.toContain('custom_fields_11');
  });
});

describe('a webhook', () => {
  it('is called with the filled-in body, and not when it is gone', () => {
    const { world, trigger, change, ticket } = createCycle();
    const webhook = {
      id: '01HOOK',
      name: 'hook',
      requestFormat: 'json',
      subscriptions: [CONDITIONAL],
    };
    world.webhooks.set('01HOOK', webhook as unknown as Webhook);
    const body = '{"id":{{ticket.id}},"text":"{{ticket.latest_comment}}"}';
    const { id } = trigger(
      'call',
      [when('status', 'open')],
      [set('notification_webhook', ['01HOOK', body])],
    );
    const said = { body: 'a "quoted"\nword', html: null, public: false };
    const done = change({ status: 'open', comment: said });
    expect(done.effects).toEqual([
      {
        kind: 'webhook',
        webhookId: '01HOOK',
        ticket,
        body: `{"id":${ticket.id},"text":"a \\"quoted\\"\\nword"}`,
        rule: { kind: 'trigger', id, title: 'call' },
      },
    ]);
    expect(deeds(ticket)).toEqual([]);
    world.webhooks.clear();
    change({ status: 'pending' });
    expect(change({ status: 'open' }).effects).toEqual([]);
  });
});

describe('a channel', () => {
  it('that is renamed goes on being known by its rules', () => {
    const { world, trigger, change, ticket, ids } = createCycle();
    trigger('by channel', [when('via_id', String(ids['integration']))], [set('priority', 'low')]);
    const [integration] = world.integrations;
    if (integration === undefined) throw new Error('there is an integration');
    integration.manifest = { ...integration.manifest, name: 'Renamed' };
    change({ status: 'open' });
    expect(ticket.priority).toBe('low');
    const titles = fieldOffered(world, 'view', 'via_id')?.choices?.(world, 'view');
    expect(titles).toContainEqual({ value: String(ids['integration']), title: 'Renamed' });
  });
});

describe('triggers that can be active', () => {
  it('are 7,000', () => {
    const { world } = createCycle();
    const input = {
      title: 't',
      conditions: { all: [when('status', 'open')], any: [] },
      actions: [set('priority', 'low')],
      position: 1,
    };
    const by = { authorId: 1, now: AT };
    for (let i = 0; i < 7_000; i++) made(createTrigger(world, input, by));
    expect(createTrigger(world, input, by)).toMatchObject({
      refused: [{ description: expect.stringContaining('7000') }],
    });
    const { trigger } = made(createTrigger(world, { ...input, active: false }, by));
    expect(updateTrigger(world, trigger, { active: true }, by)).toHaveProperty('refused');
    expect(trigger.active).toBe(false);
  });
});

describe('the actions of', () => {
  const { world, ids } = createRuleStage();
  const refused = (kind: 'trigger' | 'automation' | 'macro', action: Action) =>
    actionRefusals(world, kind, [action]).map(({ description }) => description);
  it.each([
    ['trigger', set('notification_channel', ['x']), /"notification_channel" is not among/],
    ['trigger', set('notification_whatsapp', ['x']), /is not among/],
    ['automation', set('notification_sms_user', ['x']), /is not among/],
    ['trigger', set('comment_value', 'x'), /is not among/],
    ['macro', set('notification_user', ['requester_id', 's', 'b']), /is not among/],
    ['macro', set('status', 'closed'), /"closed" is not one of action "status".*"solved"/],
    ['trigger', set('priority', ''), /"urgent"/],
    ['trigger', set('status', ['open', 'hold']), /is not one of action/],
    ['trigger', set('group_id', '1'), /is not one of action "group_id"/],
    ['automation', set('assignee_id', 'current_user'), /the id of an agent/],
    ['trigger', set('notification_user', 'requester_id'), /\[recipient, subject, body\]/],
    ['trigger', set('notification_user', ['nobody', 's', 'b']), /\[recipient/],
    ['trigger', set('notification_webhook', ['01', '{}']), /id of a webhook that/],
    ['trigger', set('current_tags', ''), /tags/],
    ['trigger', set('custom_fields_1', 'x'), /is not among/],
    ['trigger', set('__proto__', 'x'), /is not among/],
  ] as const)('a %s are not %j', (kind, action, text) => {
    expect(refused(kind, action)).toEqual([expect.stringMatching(text)]);
  });
  it.each([
    ['macro', set('comment_value', 'Hello')],
    ['macro', set('comment_value', ['channel:all', 'Hello'])],
    ['trigger', set('status', 'closed')],
    ['automation', set('notification_user', ['all_agents', 's', 'b'])],
    ['trigger', set('notification_group', ['group_id', 's', 'b'])],
    ['trigger', set('group_id', ids['group'] as number)],
    ['trigger', set('custom_status_id', '1')],
  ] as const)('a %s are %j', (kind, action) => {
    expect(refused(kind, action)).toEqual([]);
  });
});
