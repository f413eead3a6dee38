// Whatever triggers an account has: each fires once at most in an update, the cycle ends, and the log tells all of it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Action } from '../../../simulators/zendesk/world/business-rules/action.ts';
import type { Condition } from '../../../simulators/zendesk/world/business-rules/condition.ts';
import {
  createCategory,
  createTrigger,
} from '../../../simulators/zendesk/world/business-rules/trigger-changes.ts';
import {
  customText,
  LOGGED,
  LOGGED_NAMES,
  loggedValue,
} from '../../../simulators/zendesk/world/logged-fields.ts';
import {
  PRIORITIES,
  STATUSES,
  type Ticket,
  TYPES,
} from '../../../simulators/zendesk/world/ticket.ts';
import type { TicketChange } from '../../../simulators/zendesk/world/ticket-change.ts';
import { createTicket } from '../../../simulators/zendesk/world/ticket-create.ts';
import { updateTicket } from '../../../simulators/zendesk/world/ticket-update.ts';
import { basic } from '../../../src/kernel/wire.ts';
import { AT, createRuleStage, made } from './rule-stage.ts';
import { createStage } from './stage.ts';

const TAGS = ['a', 'b', 'c'] as const;
const CHANGED = ['changed', 'not_changed', 'value', 'value_previous', 'not_value'] as const;

const condition = fc.oneof(
  fc.record({
    field: fc.constant('status'),
    operator: fc.constantFrom('is', 'is_not', 'less_than', 'greater_than', ...CHANGED),
    value: fc.constantFrom(...STATUSES),
  }),
  fc.record({
    field: fc.constant('priority'),
    operator: fc.constantFrom('is', 'is_not', 'less_than', 'greater_than', ...CHANGED),
    value: fc.constantFrom('', ...PRIORITIES),
  }),
  fc.record({
    field: fc.constant('current_tags'),
    operator: fc.constantFrom('includes', 'not_includes'),
    value: fc.constantFrom(...TAGS),
  }),
  fc.record({
    field: fc.constant('assignee_id'),
    operator: fc.constantFrom('is', 'is_not', ...CHANGED),
    value: fc.constantFrom('', 'current_user', 'requester_id'),
  }),
  fc.record({
    field: fc.constant('update_type'),
    operator: fc.constant('is'),
    value: fc.constantFrom('Create', 'Change'),
  }),
) satisfies fc.Arbitrary<Condition>;

const action = fc.oneof(
  fc.record({ field: fc.constant('status'), value: fc.constantFrom(...STATUSES) }),
  fc.record({ field: fc.constant('priority'), value: fc.constantFrom(...PRIORITIES) }),
  fc.record({ field: fc.constant('type'), value: fc.constantFrom('', ...TYPES) }),
  fc.record({
    field: fc.constantFrom('current_tags', 'remove_tags', 'set_tags'),
    value: fc.constantFrom(...TAGS, 'a b'),
  }),
  fc.record({
    field: fc.constant('assignee_id'),
    value: fc.constantFrom('', 'current_user', 'requester_id'),
  }),
  fc.record({ field: fc.constant('group_id'), value: fc.constant('') }),
) satisfies fc.Arbitrary<Action>;

const rule = fc.record({
  all: fc.array(condition, { minLength: 1, maxLength: 2 }),
  any: fc.array(condition, { maxLength: 2 }),
  actions: fc.array(action, { minLength: 1, maxLength: 3 }),
});

const change: fc.Arbitrary<TicketChange> = fc.record(
  {
    status: fc.constantFrom(...STATUSES),
    priority: fc.constantFrom(...PRIORITIES),
    tags: fc.subarray([...TAGS]),
    subject: fc.string({ maxLength: 5 }),
    comment: fc.record({
      body: fc.constant('word'),
      html: fc.constant(null),
      public: fc.boolean(),
    }),
  },
  { requiredKeys: [] },
);

/** The values that the log says a ticket has. */
function replayed({ audits }: Ticket): Readonly<Record<string, unknown>> {
  const values: Record<string, unknown> = {};
  for (const { events } of audits) {
    for (const event of events) {
      if (event.type === 'Create') values[event.field] = event.value;
      if (event.type !== 'Change') continue;
      expect(event.previous ?? null).toEqual(values[event.field] ?? emptied(event.field));
      values[event.field] = event.value;
    }
  }
  return values;
}

/** What a ticket begins without is not told of. */
const emptied = (field: string): unknown => (field === 'tags' ? [] : null);

function expectTold(ticket: Ticket): void {
  const told = replayed(ticket);
  for (const name of LOGGED_NAMES) {
    const field = LOGGED[name];
    expect(told[field] ?? emptied(field), field).toEqual(loggedValue(ticket, name));
  }
  for (const id of Object.keys(ticket.customFields)) {
    expect(told[id] ?? null).toEqual(customText(ticket.customFields[id]));
  }
}

describe('whatever the triggers are', () => {
  it('none fires twice in an update, and the log gives the ticket as it is', () => {
    fc.assert(
      fc.property(
        fc.array(rule, { minLength: 1, maxLength: 8 }),
        fc.array(change, { maxLength: 6 }),
        fc.boolean(),
        (rules, changes, restarts) => {
          const { world, agent, customer, ids } = createRuleStage();
          createCategory(world, { name: 'Triggers' }, AT);
          world.ticketChoices = { ...world.ticketChoices, triggerRestarts: restarts };
          rules.forEach(({ all, any, actions }, i) => {
            // An event for each time that it fires.
            const mail = { field: 'notification_user', value: [`${ids['agent']}`, 's', 'b'] };
            made(
              createTrigger(
                world,
                { title: `${i}`, conditions: { all, any }, actions: [...actions, mail] },
                { authorId: 1, now: AT },
              ),
            );
          });
          const by = { author: agent, via: { channel: 'api' } } as const;
          const comment = { body: 'x', html: null, public: true };
          const { ticket } = made(
            createTicket(world, { requesterId: customer.id, comment }, by, AT),
          );
          for (const one of changes) updateTicket(world, ticket, one, by, AT);
          for (const { events } of ticket.audits) {
            const fired = events.flatMap(({ type, rule: by }) =>
              type === 'Notification' ? [by?.title] : [],
            );
            expect(new Set(fired).size).toBe(fired.length);
          }
          expectTold(ticket);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('whatever is sent', () => {
  const json = fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<unknown>;
  const word = fc.constantFrom(
    'status',
    'is',
    'includes',
    'current_tags',
    'assignee_id',
    'notification_user',
    'user.custom_fields.whatsapp_phone_number',
    'custom_fields_99999999999999999999',
    '__proto__',
    '\0',
    '{{ticket.id}}',
  );
  const value = fc.oneof(word, json, fc.double(), fc.array(word));
  const pair = fc.record({ field: fc.oneof(word, json), operator: word, value });
  const list = fc.oneof(fc.array(pair, { maxLength: 3 }), json);
  const sent = fc.oneof(
    json,
    fc.record(
      {
        title: value,
        all: list,
        any: list,
        conditions: fc.oneof(json, fc.record({ all: list, any: list })),
        actions: list,
        position: value,
        active: value,
        category_id: value,
        description: value,
      },
      { requiredKeys: [] },
    ),
  );
  const hours = { field: 'OPEN', operator: 'is', value: '2' };
  const good = (root: string) => ({
    title: 'good',
    conditions: {
      all: [
        { field: 'status', operator: 'is', value: 'open' },
        ...(root === 'automation' ? [hours] : []),
      ],
      any: [],
    },
    actions: [{ field: 'priority', value: 'low' }],
  });
  it('is taken or refused, never an error, and a refusal changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('trigger', 'automation'),
        fc.constantFrom('POST', 'PUT'),
        sent,
        async (root, method, body) => {
          const stage = createStage();
          const { email, token } = stage.zendesk.credentials.admin;
          const admin = basic(`${email}/token`, token);
          const list = async () => (await stage.call('GET', `/api/v2/${root}s`)).json;
          const made = await stage.call('POST', `/api/v2/${root}s`, { [root]: good(root) }, admin);
          const { id } = (made.json as Record<string, { id: number }>)[root] as { id: number };
          const path = `/api/v2/${root}s${method === 'PUT' ? `/${id}` : ''}`;
          const before = await list();
          const { status } = await stage.call(method as 'PUT', path, { [root]: body }, admin);
          expect([200, 201, 400, 404, 422]).toContain(status);
          if (status >= 400) expect(await list()).toEqual(before);
        },
      ),
      { numRuns: 150 },
    );
  });
});
