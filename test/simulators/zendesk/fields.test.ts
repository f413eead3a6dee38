// Fields of tickets, users and organizations, and what they can hold.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blankField, CUSTOM_TYPES, type Field } from '../../../simulators/zendesk/world/field.ts';
import { FIELD_OWNERS } from '../../../simulators/zendesk/world/field-changes.ts';
import { tagsWith } from '../../../simulators/zendesk/world/field-tags.ts';
import { fieldValueRefusals, tagsOfValue } from '../../../simulators/zendesk/world/field-value.ts';
import type { CustomValue } from '../../../simulators/zendesk/world/ticket.ts';
import { createWorld } from '../../../simulators/zendesk/world/world.ts';
import { createRandom } from '../../../src/kernel/random.ts';
import type { Method } from '../../../src/kernel/wire.ts';
import { type Answer, connect, createStage, type Stage } from './stage.ts';

const admin = (stage: Stage, method: Method, path: string, body?: unknown): Promise<Answer> =>
  stage.call(method, `/api/v2/${path}`, body, stage.admin);

const field = (type: Field['type'], more: Partial<Field> = {}): Field => ({
  ...blankField(1, 'k', type, 'Field', 0),
  options: [
    { id: 1, name: 'A', value: 'a' },
    { id: 2, name: 'B', value: 'b' },
  ],
  ...more,
});

describe('values', () => {
  it.each([
    ['text', ['a', '', 'x'.repeat(65_535), null], ['x'.repeat(65_536), ['a'], true]],
    ['textarea', ['a'], [false]],
    ['checkbox', [true, false, 'true', '0'], ['yes', 7]],
    ['date', ['2025-06-02', '2024-02-29'], ['2025-02-29', '2025-13-01', '2. 6. 2025', 20250602]],
    ['integer', [1, '-12', '0'], ['1.5', 1.5, 'x', '1e3', ['1'], true]],
    ['decimal', [1.5, '1.50', '-2'], ['x', '1,5', ['1']]],
    ['tagger', ['a', 'b'], ['c', 'A', ['a'], 1]],
    ['dropdown', ['a'], ['c']],
    ['multiselect', [['a', 'b'], [], 'a'], [['a', 'c'], 'c']],
    ['lookup', ['123', 123], [['1']]],
  ] as const)('%s', (type, good, bad) => {
    const of = (value: unknown) => fieldValueRefusals(field(type), value as CustomValue);
    for (const value of good) expect(of(value)).toEqual([]);
    for (const value of bad)
      expect(of(value)).toMatchObject([{ field: 'k', error: 'InvalidValue' }]);
  });

  it('of a regexp field match its expression', () => {
    const of = (value: CustomValue) =>
      fieldValueRefusals(field('regexp', { regexp: '^\\d{3}$' }), value);
    expect(of('123')).toEqual([]);
    expect(of('12')).toHaveLength(1);
    expect(of(123)).toHaveLength(1);
  });

  it('whatever is given, it is accepted or refused, and gives no tags that are no text', () => {
    const types = fc.constantFrom(...CUSTOM_TYPES, 'subject' as const);
    fc.assert(
      fc.property(
        types,
        fc.oneof(fc.jsonValue(), fc.constant({ toString: 1 })),
        fc.string(),
        (type, value, regexp) => {
          const one = field(type, { regexp });
          expect(fieldValueRefusals(one, value as CustomValue).length).toBeLessThan(2);
          if (fieldValueRefusals(one, value as CustomValue).length > 0) return;
          for (const tag of tagsOfValue(one, value as CustomValue))
            expect(tag).toBeTypeOf('string');
        },
      ),
    );
  });

  it('chosen options and ticked boxes put tags on and take them off', () => {
    const world = createWorld(createRandom(1));
    world.ticketFields.add(field('tagger', { id: 1, key: '1' }));
    world.ticketFields.add(field('checkbox', { id: 2, key: '2', tag: 'ticked' }));
    world.ticketFields.add(field('multiselect', { id: 3, key: '3' }));
    expect(tagsWith(world, ['x', 'a'], { 1: 'a' }, { 1: 'b', 2: true })).toEqual([
      'x',
      'b',
      'ticked',
    ]);
    expect(tagsWith(world, ['x', 'b', 'ticked'], { 2: true, 3: ['b'] }, {})).toEqual(['x']);
  });
});

describe.each(FIELD_OWNERS)('%s fields', (owner) => {
  const root = `${owner}_field`;
  const all = `${root}s`;
  const make = async (stage: Stage, values: object): Promise<number> => {
    const answer = await admin(stage, 'POST', all, {
      [root]: { key: 'own', title: 'Own', ...values },
    });
    expect(answer.status).toBe(201);
    return (answer.json as Record<string, { id: number }>)[root]?.id ?? 0;
  };

  it('are made, read by agents, changed and deleted', async () => {
    const stage = createStage();
    const id = await make(stage, { type: 'integer' });
    const path = `${all}/${id}`;
    expect(await stage.call('GET', `/api/v2/${path}`)).toMatchObject({
      status: 200,
      json: { [root]: { id, type: 'integer', title: 'Own', description: 'Own', active: true } },
    });
    const put = await admin(stage, 'PUT', path, { [root]: { title: 'New', active: false } });
    expect(put.json).toMatchObject({ [root]: { title: 'New', active: false, type: 'integer' } });
    expect((await stage.call('DELETE', `/api/v2/${path}`)).status).toBe(403);
    expect((await admin(stage, 'DELETE', path)).status).toBe(204);
    expect((await admin(stage, 'GET', path)).status).toBe(404);
  });

  it('options keep their ids when they are renamed', async () => {
    const stage = createStage();
    const custom_field_options = [{ name: 'A', value: 'a' }];
    const path = `${all}/${await make(stage, { type: 'tagger', custom_field_options })}/options`;
    const listed = async () =>
      (
        (await stage.call('GET', `/api/v2/${path}`)).json as {
          custom_field_options: { id: number }[];
        }
      ).custom_field_options;
    const [first] = await listed();
    const renamed = { id: first?.id, name: 'C', value: 'c' };
    const put = await admin(stage, 'POST', path, { custom_field_option: renamed });
    expect(put).toMatchObject({ status: 200, json: { custom_field_option: renamed } });
    const added = await admin(stage, 'POST', path, {
      custom_field_option: { name: 'B', value: 'b' },
    });
    expect(added.status).toBe(201);
    const again = await admin(stage, 'POST', path, {
      custom_field_option: { name: 'B', value: 'b' },
    });
    expect(again.status).toBe(422);
    expect((await admin(stage, 'DELETE', `${path}/${first?.id}`)).status).toBe(204);
    expect(await listed()).toMatchObject([{ name: 'B', value: 'b' }]);
  });

  it.each([
    [{ title: 'A' }, 422],
    [{ type: 'text', title: ' ' }, 422],
    [{ type: 'subject' }, 422],
    [{ type: 'text', custom_field_options: [{ name: 'A', value: 'a' }] }, 422],
    [
      {
        type: 'tagger',
        custom_field_options: [
          { name: 'A', value: 'a' },
          { name: 'B', value: 'a' },
        ],
      },
      422,
    ],
    [{ type: 'regexp', regexp_for_validation: '(' }, 422],
    [{ type: 'regexp', regexp_for_validation: '^(a+)+$' }, 422],
    [{ type: 'regexp', regexp_for_validation: '(a|a)*b' }, 422],
    [{ type: 'text', position: 1e300 }, 422],
  ])('%j is refused', async (values, status) => {
    const stage = createStage();
    const before = await admin(stage, 'GET', `${all}/count`);
    const body = { [root]: { key: 'own', title: 'Own', ...values } };
    const typeless = 'type' in values ? body : { [root]: { key: 'own', title: 'A' } };
    expect((await admin(stage, 'POST', all, typeless)).status).toBe(status);
    expect((await admin(stage, 'GET', `${all}/count`)).json).toMatchObject({
      count: { value: (before.json as { count: { value: number } }).count.value },
    });
  });

  it('are put in another order', async () => {
    const stage = createStage();
    const one = await make(stage, { type: 'text', key: 'one' });
    const two = await make(stage, { type: 'text', key: 'two' });
    const order = async () =>
      ((await admin(stage, 'GET', all)).json as Record<string, { id: number }[]>)[all]
        ?.map(({ id }) => id)
        .filter((id) => id === one || id === two);
    expect(await order()).toEqual([one, two]);
    const reorder = (ids: unknown) =>
      admin(stage, 'PUT', `${all}/reorder`, { [`${root}_ids`]: ids });
    expect((await reorder([two, one])).status).toBe(200);
    expect(await order()).toEqual([two, one]);
    expect((await reorder([one, 7])).status).toBe(404);
    expect((await reorder('x')).status).toBe(400);
    expect(await order()).toEqual([two, one]);
  });
});

describe('fields that an account has', () => {
  it('seven of tickets, which stay', async () => {
    const stage = createStage();
    const { json } = await stage.call('GET', '/api/v2/ticket_fields');
    const fields = (json as { ticket_fields: { id: number; type: string; removable: boolean }[] })
      .ticket_fields;
    expect(fields.map(({ type }) => type)).toEqual([
      'subject',
      'description',
      'status',
      'tickettype',
      'priority',
      'group',
      'assignee',
    ]);
    for (const { id, removable } of fields) {
      expect(removable).toBe(false);
      expect((await admin(stage, 'DELETE', `ticket_fields/${id}`)).status).toBe(422);
    }
  });

  it('a channel integration brings the WhatsApp phone number', async () => {
    const stage = createStage();
    const keys = async () =>
      (
        (await admin(stage, 'GET', 'user_fields')).json as { user_fields: { key: string }[] }
      ).user_fields.map(({ key }) => key);
    expect(await keys()).toEqual([]);
    await connect(stage);
    expect(await keys()).toEqual(['whatsapp_phone_number']);
  });

  it('a key is there once', async () => {
    const stage = createStage();
    const user_field = { type: 'text', key: 'own', title: 'Own' };
    expect((await admin(stage, 'POST', 'user_fields', { user_field })).status).toBe(201);
    expect(await admin(stage, 'POST', 'user_fields', { user_field })).toMatchObject({
      status: 422,
      json: { details: { key: [{ error: 'DuplicateValue' }] } },
    });
  });
});
