// Triggers, their categories and automations over the Support API: who may do what, and what it looks like.
import { describe, expect, it } from 'vitest';
import { basic, type Headers } from '../../../src/kernel/wire.ts';
import { connect, createStage, type Stage } from './stage.ts';

const TRIGGER = {
  title: 'Refunds are urgent',
  conditions: { all: [{ field: 'update_type', operator: 'is', value: 'Create' }], any: [] },
  actions: [{ field: 'priority', value: 'urgent' }],
};
const AUTOMATION = {
  title: 'Remind',
  conditions: {
    all: [
      { field: 'status', operator: 'is', value: 'pending' },
      { field: 'PENDING', operator: 'is', value: '24' },
    ],
    any: [],
  },
  actions: [{ field: 'current_tags', value: 'reminded' }],
};
const ONE = { triggers: ['trigger', TRIGGER], automations: ['automation', AUTOMATION] } as const;
const KINDS = ['triggers', 'automations'] as const;
type Kind = (typeof KINDS)[number];

interface Shown {
  readonly id: number;
  readonly title: string;
  readonly position: number;
  readonly active: boolean;
}
type Methods = 'GET' | 'PUT' | 'POST' | 'DELETE';

function createRules() {
  const stage = createStage();
  const { email, token } = stage.zendesk.credentials.admin;
  const admin = basic(`${email}/token`, token);
  const ask = async (
    method: Methods | 'PATCH',
    path: string,
    body?: unknown,
    as: Headers = admin,
  ) => stage.call(method as Methods, `/api/v2${path}`, body, as);
  const create = async (kind: Kind, more: object = {}): Promise<Shown> => {
    const [root, good] = ONE[kind];
    const { json, status } = await ask('POST', `/${kind}`, { [root]: { ...good, ...more } });
    expect(status, JSON.stringify(json)).toBe(201);
    return (json as Record<string, Shown>)[root] as Shown;
  };
  const list = async (kind: Kind, query = ''): Promise<readonly Shown[]> =>
    ((await ask('GET', `/${kind}${query}`)).json as Record<string, readonly Shown[]>)[
      kind
    ] as readonly Shown[];
  return { ...stage, admin, ask, create, list };
}

const differently = (i: number) => ({
  title: `Rule ${i}`,
  actions: [{ field: 'current_tags', value: `tag${i}` }],
});

describe.each(KINDS)('%s', (kind) => {
  const [root] = ONE[kind];

  it('are made, shown, listed, changed and deleted', async () => {
    const { ask, create, list } = createRules();
    const rule = await create(kind);
    expect(rule).toMatchObject({
      ...ONE[kind][1],
      url: `https://acme.zendesk.com/api/v2/${kind}/${rule.id}.json`,
      raw_title: rule.title,
      active: true,
      default: false,
      created_at: '2025-06-02T09:00:00Z',
    });
    expect((await ask('GET', `/${kind}/${rule.id}`)).json).toEqual({ [root]: rule });
    expect((await list(kind)).map(({ id }) => id)).toContain(rule.id);
    const actions = [{ field: 'current_tags', value: 'x' }];
    const changed = await ask('PUT', `/${kind}/${rule.id}`, { [root]: { actions, colour: 1 } });
    expect(changed).toMatchObject({
      status: 200,
      json: { [root]: { title: rule.title, actions, conditions: ONE[kind][1].conditions } },
    });
    expect(changed.headers['x-zendesk-api-warn']).toContain(`"${root}.colour"`);
    expect(await ask('DELETE', `/${kind}/${rule.id}`)).toMatchObject({ status: 204 });
    expect(await ask('GET', `/${kind}/${rule.id}`)).toMatchObject({
      status: 404,
      json: { error: 'RecordNotFound' },
    });
  });

  it('are changed by admins only', async () => {
    const { ask, create, list, agent } = createRules();
    const { id } = await create(kind);
    const before = await list(kind);
    for (const [method, path, body] of [
      ['POST', `/${kind}`, { [root]: ONE[kind][1] }],
      ['PUT', `/${kind}/${id}`, { [root]: { active: false } }],
      ['DELETE', `/${kind}/${id}`],
      ['PUT', `/${kind}/update_many`, { [kind]: [{ id, active: false }] }],
      ['DELETE', `/${kind}/destroy_many?ids=${id}`],
    ] as const) {
      const refused = await ask(method, path, body, agent);
      expect(refused, `${method} ${path}`).toMatchObject({
        status: 403,
        json: { error: { title: 'Forbidden' } },
      });
    }
    expect(await list(kind)).toEqual(before);
    expect((await ask('GET', `/${kind}`, undefined, agent)).status).toBe(200);
    expect((await ask('GET', `/${kind}`, undefined, {})).status).toBe(401);
  });

  it.each([
    ['no object', 'x', 400],
    ['an array', [], 400],
    ['nothing', {}, 422],
    ['no title', { title: '' }, 422],
    ['a title that is a number', { title: 7 }, 422],
    ['conditions that are text', { conditions: 'x' }, 422],
    ['a condition without a field', { conditions: { all: [{ operator: 'is', value: 1 }] } }, 422],
    [
      'a condition with an object',
      { conditions: { all: [{ field: 'status', operator: 'is', value: {} }] } },
      422,
    ],
    [
      'an unknown condition',
      { conditions: { all: [{ field: 'x', operator: 'is', value: '1' }] } },
      422,
    ],
    ['an unknown action', { actions: [{ field: 'notification_channel', value: ['x'] }] }, 422],
    ['actions that are no list', { actions: {} }, 422],
    ['a huge position', { position: 1e300 }, 422],
    ['a broken position', { position: 1.5 }, 422],
    [
      'a value with a null byte',
      { conditions: { all: [{ field: 'status', operator: 'is', value: '\0' }] } },
      422,
    ],
    [
      '__proto__',
      { conditions: { all: [{ field: '__proto__', operator: 'is', value: 'x' }] } },
      422,
    ],
  ])('are refused with %s, and nothing changes', async (_name, input, status) => {
    const { ask, create, list } = createRules();
    const rule = await create(kind);
    const before = await list(kind);
    const whole = typeof input === 'object' && !Array.isArray(input);
    const given = whole && Object.keys(input).length > 0 ? { ...ONE[kind][1], ...input } : input;
    const made = await ask('POST', `/${kind}`, { [root]: given });
    expect(made.status, JSON.stringify(made.json)).toBe(status);
    if (status === 422) {
      expect(made.json).toMatchObject({ error: 'RecordInvalid', details: expect.any(Object) });
    }
    // An update of nothing is one.
    if (Object.keys(input).length > 0) {
      const update = await ask('PUT', `/${kind}/${rule.id}`, { [root]: input });
      expect(update.status, JSON.stringify(update.json)).toBe(status);
    }
    expect(await list(kind)).toEqual(before);
  });

  it('are refused whole: one bad condition among good ones', async () => {
    const { ask, create, list } = createRules();
    const rule = await create(kind);
    const before = await list(kind);
    const all = [
      ...ONE[kind][1].conditions.all,
      { field: 'status', operator: 'is', value: 'done' },
    ];
    const input = {
      title: 'Other',
      conditions: { all },
      actions: [{ field: 'type', value: 'task' }],
    };
    const refused = await ask('PUT', `/${kind}/${rule.id}`, { [root]: input });
    expect(refused).toMatchObject({
      status: 422,
      json: { details: { base: [{ description: expect.stringContaining('"done"') }] } },
    });
    expect(await list(kind)).toEqual(before);
  });

  it('are paged both ways, sorted, searched and filtered', async () => {
    const { ask, create, list } = createRules();
    const others = (await list(kind)).length;
    const made: Shown[] = [];
    for (let i = 0; i < 5; i++) {
      made.push(await create(kind, { ...differently(i), title: `${'edcba'[i]} rule ${i}` }));
    }
    const ids = made.map(({ id }) => id);
    expect((await list(kind)).slice(others).map(({ id }) => id)).toEqual(ids);
    await ask('PUT', `/${kind}/${ids[1]}`, { [root]: { active: false } });
    expect((await list(kind, '/active')).map(({ id }) => id)).not.toContain(ids[1]);
    expect((await list(kind, '?active=false')).map(({ id }) => id)).toEqual([ids[1]]);
    expect((await list(kind, '/search?query=RUL%203')).map(({ id }) => id)).toEqual([ids[3]]);
    const titles = async (query: string) =>
      (await list(kind, query))
        .map(({ title }) => title[0])
        .filter((one) => /[a-e]/.test(one ?? ''));
    expect(await titles('?sort_by=alphabetical')).toEqual([...'abcde']);
    expect(await titles('?sort_by=alphabetical&sort_order=desc')).toEqual([...'edcba']);
    expect(await titles('?sort=-alphabetical&page[size]=100')).toEqual([...'edcba']);
    const page = await ask('GET', `/${kind}?page[size]=2`);
    expect(page.json).toMatchObject({ meta: { has_more: true }, [kind]: [{}, {}] });
    expect((await ask('GET', `/${kind}?per_page=2&page=2`)).json).toMatchObject({
      count: others + 5,
      previous_page: expect.stringContaining('page=1'),
    });
  });

  it('are changed and deleted in numbers, all or none', async () => {
    const { ask, create, list } = createRules();
    const a = await create(kind, differently(1));
    const b = await create(kind, differently(2));
    const many = (rules: unknown) => ask('PUT', `/${kind}/update_many`, { [kind]: rules });
    const before = await list(kind);
    for (const [rules, status] of [
      [[{ id: a.id, active: false }, { id: 1 }], 404],
      [
        [
          { id: a.id, active: false },
          { id: b.id, position: 'x' },
        ],
        422,
      ],
      ['x', 422],
      [[], 422],
      [null, 422],
    ] as const) {
      expect((await many(rules)).status, JSON.stringify(rules)).toBe(status);
    }
    expect(await list(kind)).toEqual(before);
    const done = await many([
      { id: b.id, position: 1, colour: 'red' },
      { id: a.id, active: false },
    ]);
    expect(done).toMatchObject({
      status: 200,
      json: { count: 2, [kind]: [{ id: b.id }, { id: a.id }] },
    });
    expect(await list(kind, '?active=false')).toMatchObject([{ id: a.id }]);
    expect((await ask('DELETE', `/${kind}/destroy_many?ids=${a.id},1`)).status).toBe(404);
    expect((await ask('DELETE', `/${kind}/destroy_many?ids=`)).status).toBe(400);
    expect((await ask('DELETE', `/${kind}/destroy_many?ids=${a.id},${b.id}`)).status).toBe(204);
    expect((await list(kind)).length).toBe(before.length - 2);
  });
});

describe('triggers', () => {
  it('take conditions at the top as well, and are in a category', async () => {
    const { ask } = createRules();
    const { conditions, ...rest } = TRIGGER;
    const made = await ask('POST', '/triggers', { trigger: { ...rest, all: conditions.all } });
    expect(made.json).toMatchObject({
      trigger: { conditions, category_id: expect.stringMatching(/^\d+$/), description: null },
    });
    expect(made.headers['location']).toMatch(/\/api\/v2\/triggers\/\d+\.json$/);
    const elsewhere = { trigger: { ...TRIGGER, category_id: '1' } };
    expect(await ask('POST', '/triggers', elsewhere)).toMatchObject({
      status: 422,
      json: { details: { category_id: [{}] } },
    });
  });

  it('are put in order, all of them at once and within one category', async () => {
    const { ask, create, list } = createRules();
    const made = [await create('triggers'), await create('triggers'), await create('triggers')];
    const ids = made.map(({ id }) => id).reverse();
    const reorder = (trigger_ids: unknown) => ask('PUT', '/triggers/reorder', { trigger_ids });
    expect(await reorder(ids.slice(1))).toMatchObject({
      status: 404,
      json: { error: 'RecordNotFound' },
    });
    expect((await reorder([...ids, 1])).status).toBe(404);
    expect((await reorder('x')).status).toBe(400);
    expect((await list('triggers')).map(({ id }) => id)).toEqual([...ids].reverse());
    expect((await reorder(ids)).status).toBe(200);
    expect((await list('triggers')).map(({ id }) => id)).toEqual(ids);
    await ask('POST', '/trigger_categories', { trigger_category: { name: 'More' } });
    expect(await reorder(ids)).toMatchObject({
      status: 400,
      json: { errors: [{ code: 'LimitOneCategory' }] },
    });
  });

  it('keep what they were', async () => {
    const { ask, create } = createRules();
    const { id } = await create('triggers');
    await ask('PUT', `/triggers/${id}`, { trigger: { title: 'Renamed' } });
    await ask('PUT', `/triggers/${id}`, { trigger: { position: 4 } });
    const { json } = await ask('GET', `/triggers/${id}/revisions?include=users`);
    expect(json).toMatchObject({
      count: 2,
      trigger_revisions: [
        { snapshot: { title: 'Renamed' } },
        { snapshot: { title: TRIGGER.title } },
      ],
      users: [{ role: 'admin' }],
    });
    const [newest] = (json as { trigger_revisions: { id: number }[] }).trigger_revisions;
    expect((await ask('GET', `/triggers/${id}/revisions/${newest?.id}`)).json).toMatchObject({
      trigger_revision: { id: newest?.id, snapshot: { title: 'Renamed' } },
    });
    expect((await ask('GET', `/triggers/${id}/revisions/1`)).status).toBe(404);
  });

  it('with an action that is not simulated are a finding', async () => {
    const stage = createRules();
    await stage.create('triggers', {
      actions: [{ field: 'satisfaction_score', value: 'offered' }],
    });
    const findings = stage.trace.finish().events.filter(({ kind }) => kind === 'finding');
    expect(findings).toMatchObject([{ note: expect.stringContaining('"satisfaction_score"') }]);
  });

  it('whose conditions name what is gone by now can still be switched off', async () => {
    const stage = createRules();
    const { ask, create } = stage;
    await connect(stage);
    const number = 'user.custom_fields.whatsapp_phone_number';
    const all = [{ field: number, operator: 'present', value: null }];
    const { id } = await create('triggers', { conditions: { all, any: [] } });
    await stage.play(Promise.resolve(stage.zendesk.adminCenter.uninstall('WhatsApp')));
    expect((await ask('PUT', `/triggers/${id}`, { trigger: { active: false } })).status).toBe(200);
    const again = await ask('PUT', `/triggers/${id}`, { trigger: { conditions: { all } } });
    expect(again.status).toBe(422);
  });
});

describe('categories of triggers', () => {
  const create = (rules: ReturnType<typeof createRules>, trigger_category: unknown) =>
    rules.ask('POST', '/trigger_categories', { trigger_category });

  it('are made, renamed, listed and deleted when empty', async () => {
    const rules = createRules();
    const { json } = await create(rules, { name: 'Billing' });
    const { id } = (json as { trigger_category: { id: string } }).trigger_category;
    expect(id).toMatch(/^\d+$/);
    const path = `/trigger_categories/${id}`;
    expect(
      (await rules.ask('PATCH', path, { trigger_category: { name: 'Money' } })).json,
    ).toMatchObject({ trigger_category: { id, name: 'Money', position: 2 } });
    await rules.create('triggers', { category_id: id });
    expect((await rules.ask('GET', '/trigger_categories?include=rule_counts')).json).toMatchObject({
      trigger_categories: [{}, { id, active_count: 1, inactive_count: 0 }],
    });
    expect((await rules.list('triggers', `?category_id=${id}`)).length).toBe(1);
    expect(await rules.ask('DELETE', path)).toMatchObject({
      status: 400,
      json: { errors: [{ code: 'TriggerCategoryNotEmpty' }] },
    });
    const [{ id: trigger } = { id: 0 }] = await rules.list('triggers');
    await rules.ask('DELETE', `/triggers/${trigger}`);
    expect((await rules.ask('DELETE', path)).status).toBe(204);
    expect(await rules.ask('GET', path)).toMatchObject({
      status: 404,
      json: { errors: [{ code: 'TriggerCategoryNotFound' }] },
    });
  });

  it.each([[{}], [{ name: ' ' }], [{ name: 7 }], ['x'], [null]])(
    'are refused as %j',
    async (input) => {
      expect(await create(createRules(), input)).toMatchObject({
        status: 400,
        json: { errors: [{ code: 'InvalidTriggerCategory' }] },
      });
    },
  );

  it('are not an agent’s to change', async () => {
    const { ask, agent } = createRules();
    const body = { trigger_category: { name: 'x' } };
    expect((await ask('POST', '/trigger_categories', body, agent)).status).toBe(403);
    expect((await ask('GET', '/trigger_categories', undefined, agent)).status).toBe(200);
  });
});

describe('definitions', () => {
  interface Definition {
    readonly subject: string;
    readonly operators?: readonly { readonly value: string }[];
    readonly values?: readonly { readonly value: string; readonly title: string }[];
  }
  type Definitions = Readonly<
    Record<'actions' | 'conditions_all' | 'conditions_any', Definition[]>
  >;
  const definitions = async (stage: Stage): Promise<Definitions> => {
    const { json } = await stage.call('GET', '/api/v2/triggers/definitions');
    return (json as { definitions: Definitions }).definitions;
  };
  const named = (list: readonly Definition[], subject: string) =>
    list.find((definition) => definition.subject === subject);

  it('name what can be picked, and nothing of an integration where there is none', async () => {
    const { actions, conditions_all, conditions_any } = await definitions(createStage());
    expect(named(conditions_all, 'status')).toMatchObject({
      type: 'list',
      operators: expect.arrayContaining([{ value: 'changed', title: 'Changed', terminal: true }]),
      values: expect.arrayContaining([{ value: 'hold', title: 'Hold', enabled: true }]),
    });
    expect(named(conditions_any, 'status')).toBeDefined();
    expect(named(actions, 'group_id')?.values?.map(({ title }) => title)).toEqual(['-', 'Support']);
    for (const list of [conditions_all, conditions_any, actions]) {
      expect(named(list, 'integration_account')).toBeUndefined();
      expect(named(list, 'user.custom_fields.whatsapp_phone_number')).toBeUndefined();
    }
    expect(actions.filter(({ subject }) => /channel|whatsapp/.test(subject))).toEqual([]);
  });

  it('name an installed integration, its accounts and its number', async () => {
    const stage = createStage();
    await connect(stage, 'Acme Brasil');
    const { actions, conditions_all } = await definitions(stage);
    for (const field of ['via_id', 'current_via_id']) {
      const titles = named(conditions_all, field)?.values?.map(({ title }) => title);
      expect(titles).toContain('WhatsApp');
    }
    expect(named(conditions_all, 'integration_account')?.values).toMatchObject([
      { title: 'Acme Brasil' },
    ]);
    const phone = 'user.custom_fields.whatsapp_phone_number';
    expect(named(conditions_all, phone)?.operators?.map(({ value }) => value)).toEqual([
      'is',
      'is_not',
      'present',
      'not_present',
      'includes',
      'not_includes',
    ]);
    expect(named(actions, phone)).toBeDefined();
    expect(actions.filter(({ subject }) => /channel/.test(subject))).toEqual([]);
  });

  it('are not there for automations', async () => {
    expect(await createStage().call('GET', '/api/v2/automations/definitions')).toMatchObject({
      status: 404,
      json: { error: 'InvalidEndpoint' },
    });
  });
});
