// The API of views: what they are made of, who may see and change them, and what they show.
import { describe, expect, it } from 'vitest';
import { basic } from '../../../src/kernel/wire.ts';
import { connect, createStage, message, type Stage } from './stage.ts';

// biome-ignore lint/suspicious/noExplicitAny: what an answer holds is what the tests are about
type Any = any;

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
type Ask = (method: Method, path: string, body?: unknown) => Promise<{ status: number; json: Any }>;

const OPEN = { field: 'status', operator: 'less_than', value: 'solved' };
const MINE = { field: 'assignee_id', operator: 'is', value: 'current_user' };

interface Office extends Stage {
  readonly asAdmin: Ask;
  readonly asAgent: Ask;
  readonly adminId: number;
}

function office(): Office {
  const stage = createStage();
  const { email, token, id } = stage.zendesk.credentials.admin;
  const as =
    (headers?: Record<string, string>): Ask =>
    (method, path, body) =>
      stage.call(method, `/api/v2${path}`, body, headers);
  return Object.assign(stage, {
    asAdmin: as(basic(`${email}/token`, token) as Record<string, string>),
    asAgent: as(),
    adminId: id,
  });
}

async function made(ask: Ask, view: object = {}): Promise<Any> {
  const answer = await ask('POST', '/views', { view: { title: 'Open', all: [OPEN], ...view } });
  expect(answer.status).toBe(201);
  return answer.json.view;
}

const titles = ({ json }: { json: Any }): readonly string[] =>
  json.views.map(({ title }: Any) => title);

describe('a new account', () => {
  it('has its default views, in order', async () => {
    const { asAgent } = office();
    const list = await asAgent('GET', '/views');
    expect(titles(list)).toEqual([
      'Your unsolved tickets',
      'Unassigned tickets',
      'All unsolved tickets',
      'Recently updated tickets',
      'Pending tickets',
      'Recently solved tickets',
    ]);
    expect(list.json.views.every((view: Any) => view.default && view.active)).toBe(true);
  });

  it('shows tickets in them', async () => {
    const stage = office();
    const { push } = await connect(stage);
    await push(message());
    const list = await stage.asAgent('GET', '/views/active');
    const ids = list.json.views.map(({ id }: Any) => id).join(',');
    const counts = async (): Promise<readonly number[]> =>
      (await stage.asAgent('GET', `/views/count_many?ids=${ids}`)).json.view_counts.map(
        ({ value }: Any) => value,
      );
    expect(await counts()).toEqual([0, 1, 1, 1, 0, 0]);
    const change = (ticket: object) => stage.asAgent('PUT', '/tickets/1', { ticket });
    await change({ assignee_id: stage.agentId, status: 'pending' });
    expect(await counts()).toEqual([1, 0, 1, 1, 1, 0]);
    await change({ status: 'solved' });
    expect(await counts()).toEqual([0, 0, 0, 1, 0, 1]);
    await stage.clock.advance(24 * 3_600_000);
    expect(await counts()).toEqual([0, 0, 0, 0, 0, 1]);
    await stage.clock.advance(24 * 3_600_000);
    expect(await counts()).toEqual([0, 0, 0, 0, 0, 0]);
  });
});

describe('a view', () => {
  it('is made, shown, changed and deleted', async () => {
    const { asAdmin } = office();
    const view = await made(asAdmin);
    expect(view).toMatchObject({
      url: `https://acme.zendesk.com/api/v2/views/${view.id}.json`,
      title: 'Open',
      raw_title: 'Open',
      active: true,
      default: false,
      position: 10_000,
      description: null,
      restriction: null,
      conditions: { all: [OPEN], any: [] },
      execution: {
        group_by: null,
        group_order: 'desc',
        sort_by: null,
        sort_order: 'desc',
        group: null,
        sort: null,
        custom_fields: [],
      },
    });
    expect(view.execution.columns.map(({ id }: Any) => id)).toEqual([
      'subject',
      'requester',
      'created',
      'updated',
      'group',
      'assignee',
    ]);
    expect((await asAdmin('GET', `/views/${view.id}.json`)).json.view).toEqual(view);
    const changed = await asAdmin('PUT', `/views/${view.id}`, {
      view: { any: [MINE], output: { group_by: 'assignee', sort_by: 'id', sort_order: 'asc' } },
    });
    expect(changed.json.view).toMatchObject({
      title: 'Open',
      conditions: { all: [OPEN], any: [MINE] },
      execution: {
        group_by: 'assignee',
        group: { id: 'assignee', title: 'Assignee', order: 'desc' },
        sort_by: 'nice_id',
        sort: { id: 'ticket_id', title: 'ID', order: 'asc' },
      },
    });
    const back = await asAdmin('PUT', `/views/${view.id}`, { view: changed.json.view });
    expect(back.json.view).toEqual(changed.json.view);
    expect((await asAdmin('DELETE', `/views/${view.id}`)).status).toBe(204);
    for (const method of ['GET', 'PUT', 'DELETE'] as const) {
      expect((await asAdmin(method, `/views/${view.id}`, undefined)).status).toBe(404);
    }
  });

  it('takes conditions under their own name, and new views come last', async () => {
    const { asAdmin } = office();
    const first = await made(asAdmin, { all: undefined, conditions: { all: [OPEN], any: [MINE] } });
    expect(first.conditions).toEqual({ all: [OPEN], any: [MINE] });
    expect((await made(asAdmin)).position).toBe(10_001);
  });

  it.each([
    ['no title', { title: ' ' }, 'title'],
    ['no conditions', { all: [] }, 'base'],
    ['none that narrows', { all: [{ field: 'priority', operator: 'is', value: 'low' }] }, 'base'],
    ['it under "any"', { all: [], any: [OPEN] }, 'base'],
    ['an unknown field', { all: [OPEN, { field: 'x', operator: 'is', value: '' }] }, 'base'],
    ['an unknown value', { all: [{ ...OPEN, value: 'done' }] }, 'base'],
    ['an operator of triggers', { all: [{ ...OPEN, operator: 'changed' }] }, 'base'],
    ['hours under "any"', { any: [{ field: 'NEW', operator: 'is', value: '1' }] }, 'base'],
    ['an unknown column', { output: { columns: ['colour'] } }, 'output'],
    ['eleven columns', { output: { columns: COLUMNS } }, 'output'],
    ['a sort by subject', { output: { sort_by: 'subject' } }, 'output'],
    ['a group by submitter', { output: { group_by: 'submitter' } }, 'output'],
    ['an unknown direction', { output: { sort_order: 'up' } }, 'output'],
    ['somebody unknown', { restriction: { type: 'User', id: 7 } }, 'restriction'],
    ['no group', { restriction: { type: 'Group', ids: [] } }, 'restriction'],
    ['an unknown group', { restriction: { type: 'Group', ids: ['7'] } }, 'restriction'],
    ['a number for a title', { title: 7 }, 'title'],
    ['a text for conditions', { all: 'status' }, 'all'],
    ['an object for a value', { all: [{ ...OPEN, value: {} }] }, 'all'],
    ['half a position', { position: 1.5 }, 'position'],
  ])('is refused %s, whole', async (_name, wrong, field) => {
    const { asAdmin } = office();
    const view = await made(asAdmin);
    const before = await asAdmin('GET', '/views?per_page=100');
    const create = await asAdmin('POST', '/views', { view: { title: 'T', all: [OPEN], ...wrong } });
    const update = await asAdmin('PUT', `/views/${view.id}`, { view: { active: false, ...wrong } });
    for (const { status, json } of [create, update]) {
      expect([status, Object.keys(json.details)]).toEqual([422, [field]]);
    }
    expect((await asAdmin('GET', '/views?per_page=100')).json).toEqual(before.json);
  });

  it.each([[undefined], ['{'], [{}], [{ view: [] }], [{ view: null }]])(
    'is refused a body that is %j',
    async (body) => {
      const { asAdmin } = office();
      for (const path of ['/views', '/views/preview', '/views/preview/count']) {
        expect((await asAdmin('POST', path, body)).status).toBe(400);
      }
    },
  );

  it('names what it does not know, and does the rest', async () => {
    const stage = office();
    const answer = await stage.call('POST', '/api/v2/views', {
      view: {
        title: 'T',
        all: [OPEN],
        colour: 1,
        restriction: { type: 'User', id: stage.agentId },
      },
    });
    expect(answer.status).toBe(201);
    expect(answer.headers['x-zendesk-api-warn']).toContain('"view.colour"');
    expect(answer.headers['location']).toContain('/api/v2/views/');
  });
});

const COLUMNS = [
  ...['status', 'type', 'priority', 'subject', 'requester', 'assignee'],
  ...['group', 'created', 'updated', 'solved', 'assigned'],
];

describe('whose a view is', () => {
  it.each([
    ["everybody's", () => ({})],
    ["a group's", ({ group }: Any) => ({ restriction: { type: 'Group', id: group } })],
    ["another's", ({ adminId }: Any) => ({ restriction: { type: 'User', id: adminId } })],
  ])('an agent makes none that is %s, nor turns the own into one', async (_name, restrict) => {
    const stage = office();
    const group = (await stage.asAgent('GET', '/users/me')).json.user.default_group_id;
    const wanted = restrict({ group, adminId: stage.adminId });
    const before = (await stage.asAdmin('GET', '/views')).json;
    const answer = await stage.asAgent('POST', '/views', {
      view: { title: 'T', all: [OPEN], ...wanted },
    });
    expect(answer).toMatchObject({ status: 403, json: { error: { title: 'Forbidden' } } });
    expect((await stage.asAdmin('GET', '/views')).json).toEqual(before);
    const own = await made(stage.asAgent, { restriction: { type: 'User', id: stage.agentId } });
    const turned = { restriction: null, ...wanted };
    expect((await stage.asAgent('PUT', `/views/${own.id}`, { view: turned })).status).toBe(403);
    expect((await stage.asAgent('GET', `/views/${own.id}`)).json.view).toEqual(own);
  });

  it("an agent's own is nobody else's", async () => {
    const stage = office();
    const restriction = { type: 'User', id: String(stage.agentId) };
    const own = await made(stage.asAgent, { restriction });
    expect(own.restriction).toEqual({ type: 'User', id: stage.agentId });
    for (const path of ['', '/tickets', '/execute', '/count', '/export']) {
      expect((await stage.asAgent('GET', `/views/${own.id}${path}`)).status).toBe(200);
      expect((await stage.asAdmin('GET', `/views/${own.id}${path}`)).status).toBe(404);
    }
    const view = { title: 'New' };
    expect((await stage.asAdmin('PUT', `/views/${own.id}`, { view })).status).toBe(404);
    expect((await stage.asAdmin('DELETE', `/views/${own.id}`)).status).toBe(404);
    for (const path of ['/views', '/views/search?query=open', `/views/show_many?ids=${own.id}`]) {
      expect((await stage.asAgent('GET', path)).json.views).toContainEqual(own);
      expect((await stage.asAdmin('GET', path)).json.views).not.toContainEqual(own);
    }
    const counts = `/views/count_many?ids=${own.id}`;
    expect((await stage.asAdmin('GET', counts)).json).toEqual({ view_counts: [] });
    const many = { views: [{ id: own.id, position: 3 }] };
    expect((await stage.asAdmin('PUT', '/views/update_many', many)).status).toBe(404);
    expect((await stage.asAdmin('DELETE', `/views/destroy_many?ids=${own.id}`)).status).toBe(404);
    expect((await stage.asAgent('PUT', `/views/${own.id}`, { view })).json.view.title).toBe('New');
    expect((await stage.asAgent('DELETE', `/views/${own.id}`)).status).toBe(204);
  });

  it('what everybody sees only admins change', async () => {
    const stage = office();
    const shared = await made(stage.asAdmin);
    const own = await made(stage.asAgent, { restriction: { type: 'User', id: stage.agentId } });
    const both = `${own.id},${shared.id}`;
    for (const [method, path, body] of [
      ['PUT', `/views/${shared.id}`, { view: { title: 'New' } }],
      ['DELETE', `/views/${shared.id}`],
      ['PUT', '/views/update_many', { views: [{ id: own.id }, { id: shared.id, active: false }] }],
      ['DELETE', `/views/destroy_many?ids=${both}`],
    ] as const) {
      expect((await stage.asAgent(method, path, body)).status).toBe(403);
    }
    expect((await stage.asAgent('GET', `/views/show_many?ids=${both}`)).json.views).toEqual([
      own,
      shared,
    ]);
  });

  it("a group's is its agents', and the admins'", async () => {
    const stage = office();
    const group = (await stage.asAgent('GET', '/users/me')).json.user.default_group_id;
    const restriction = { type: 'Group', ids: [group] };
    const view = await made(stage.asAdmin, { restriction });
    expect(view.restriction).toEqual({ type: 'Group', id: group, ids: [group] });
    expect((await stage.asAgent('GET', `/views/${view.id}`)).json.view).toEqual(view);
    expect((await stage.asAgent('PUT', `/views/${view.id}`, { view: {} })).status).toBe(403);
    expect(titles(await stage.asAgent('GET', `/views?group_id=${group}`))).toEqual(['Open']);
    expect(titles(await stage.asAgent('GET', '/views?group_id=1'))).toEqual([]);
  });
});

describe('lists of views', () => {
  async function some() {
    const stage = office();
    const defaults = (await stage.asAdmin('GET', '/views')).json.views;
    const ids = defaults.map(({ id }: Any) => id).join(',');
    expect((await stage.asAdmin('DELETE', `/views/destroy_many?ids=${ids}`)).status).toBe(204);
    await made(stage.asAdmin, { title: 'beta', position: 3 });
    await stage.clock.advance(1_000);
    await made(stage.asAdmin, { title: 'Alpha', position: 2, active: false });
    await stage.clock.advance(1_000);
    await made(stage.asAgent, {
      title: 'gamma',
      position: 1,
      restriction: { type: 'User', id: stage.agentId },
    });
    return stage;
  }

  it.each([
    ['', ['gamma', 'Alpha', 'beta']],
    ['?sort_order=desc', ['beta', 'Alpha', 'gamma']],
    ['?sort_by=alphabetical', ['Alpha', 'beta', 'gamma']],
    ['?sort_by=created_at', ['gamma', 'Alpha', 'beta']],
    ['?sort_by=created_at&sort_order=asc', ['beta', 'Alpha', 'gamma']],
    ['?sort_by=colour', ['gamma', 'Alpha', 'beta']],
    ['?page[size]=2', ['beta', 'Alpha']],
    ['?page[size]=9&sort=-created_at', ['gamma', 'Alpha', 'beta']],
    ['?active=true', ['gamma', 'beta']],
    ['?active=false', ['Alpha']],
    ['?access=personal', ['gamma']],
    ['?access=shared', ['Alpha', 'beta']],
    ['?access=account', ['Alpha', 'beta']],
    ['/active', ['gamma', 'beta']],
    ['/compact', ['gamma', 'beta']],
    ['/search?query=LPH', ['Alpha']],
    ['/search?query=a&active=true', ['gamma', 'beta']],
  ])('/views%s', async (path, right) => {
    const { asAgent } = await some();
    const answer = await asAgent('GET', `/views${path}`);
    expect([answer.status, titles(answer)]).toEqual([200, right]);
  });

  it('are paged, counted, and searched for something', async () => {
    const { asAgent } = await some();
    const page = await asAgent('GET', '/views?per_page=2&page=2');
    expect(page.json).toMatchObject({ count: 3, next_page: null, views: [{ title: 'beta' }] });
    expect((await asAgent('GET', '/views/count')).json).toEqual({
      count: { value: 3, refreshed_at: '2025-06-02T09:00:02Z' },
    });
    expect((await asAgent('GET', '/views/search')).status).toBe(400);
    expect((await asAgent('GET', '/views/definitions')).status).toBe(404);
  });

  it('are never compact beyond 32', async () => {
    const { asAdmin } = await some();
    for (let i = 0; i < 40; i++) await made(asAdmin, { title: `${i}`, position: 100 + i });
    expect(titles(await asAdmin('GET', '/views/compact'))).toHaveLength(32);
  });

  it('are arranged and cleared all or none', async () => {
    const { asAdmin } = await some();
    const [alpha, beta] = (await asAdmin('GET', '/views')).json.views;
    const many = (views: unknown) => asAdmin('PUT', '/views/update_many', { views });
    const done = await many([{ id: alpha.id, position: 9, active: true }, { id: String(beta.id) }]);
    expect(done.json.views).toMatchObject([
      { title: 'Alpha', position: 9, active: true },
      { id: beta.id },
    ]);
    const before = (await asAdmin('GET', '/views')).json;
    for (const [views, status] of [
      [[{ id: alpha.id, position: 1 }, { id: 7 }], 404],
      [
        [
          { id: alpha.id, position: 1 },
          { id: beta.id, position: 'x' },
        ],
        422,
      ],
      [[], 422],
      [{}, 400],
    ] as const) {
      expect((await many(views)).status).toBe(status);
    }
    expect((await asAdmin('DELETE', `/views/destroy_many?ids=${alpha.id},7`)).status).toBe(404);
    expect((await asAdmin('DELETE', '/views/destroy_many')).status).toBe(400);
    expect((await asAdmin('GET', '/views')).json).toEqual(before);
  });
});

describe('the tickets of a view', () => {
  async function filled() {
    const stage = office();
    const { push } = await connect(stage);
    for (const [i, name] of ['Caio', 'ana', 'Bia', 'Duda'].entries()) {
      await push(
        message({ thread_id: `t${i}`, author: { external_id: `55119000${i}`, name, fields: [] } }),
      );
      await stage.clock.advance(60_000);
    }
    const change = (id: number, ticket: object) =>
      stage.asAgent('PUT', `/tickets/${id}`, { ticket });
    await change(1, { priority: 'urgent', assignee_id: stage.agentId });
    await change(2, { priority: 'low' });
    await change(4, { status: 'solved', assignee_id: stage.agentId });
    return stage;
  }

  const idsIn = (json: Any): readonly number[] =>
    (json.tickets ?? json.rows).map((each: Any) => each.ticket?.id ?? each.id);

  it.each([
    [{}, '', [3, 2, 1]],
    [{ sort_by: 'nice_id', sort_order: 'asc' }, '', [1, 2, 3]],
    [{ sort_by: 'priority', sort_order: 'asc' }, '', [3, 2, 1]],
    [{ sort_by: 'priority', sort_order: 'desc' }, '', [1, 2, 3]],
    [{ sort_by: 'requester', sort_order: 'asc' }, '', [2, 3, 1]],
    [{ group_by: 'assignee', group_order: 'asc' }, '', [3, 2, 1]],
    [{ group_by: 'assignee', group_order: 'desc', sort_order: 'asc' }, '', [1, 2, 3]],
    [{}, '?sort_by=id&sort_order=asc', [1, 2, 3]],
    [{}, '?sort_by=created', [3, 2, 1]],
    [{}, '?sort_by=requester', [2, 3, 1]],
    [{}, '?sort_order=asc', [1, 2, 3]],
  ])('with %j and %j', async (output, query, right) => {
    const { asAdmin } = await filled();
    const { id } = await made(asAdmin, { output });
    for (const kind of ['tickets', 'execute']) {
      const answer = await asAdmin('GET', `/views/${id}/${kind}${query}`);
      expect([kind, idsIn(answer.json), answer.json.count]).toEqual([kind, right, 3]);
    }
    const view = { all: [OPEN], output };
    expect(idsIn((await asAdmin('POST', `/views/preview${query}`, { view })).json)).toEqual(right);
  });

  it.each(['sort_by=subject', 'sort_by=colour', 'sort_order=up'])(
    'are refused %s',
    async (query) => {
      const { asAdmin } = await filled();
      const { id } = await made(asAdmin);
      for (const kind of ['tickets', 'execute']) {
        expect((await asAdmin('GET', `/views/${id}/${kind}?${query}`)).status).toBe(400);
      }
    },
  );

  it('come by cursor, with people beside them', async () => {
    const stage = await filled();
    const { id } = await made(stage.asAdmin, { output: { group_by: 'status' } });
    const seen: number[] = [];
    let path: string | null = `/views/${id}/tickets?page[size]=2&include=users`;
    for (let i = 0; path !== null && i < 9; i++) {
      const { json }: Any = await stage.asAdmin('GET', path);
      seen.push(...idsIn(json));
      if (json.tickets.length > 0) expect(json.users.length).toBeGreaterThan(0);
      path = json.meta.has_more ? json.links.next.split('/api/v2')[1] : null;
    }
    expect(seen.toSorted()).toEqual([1, 2, 3]);
  });

  it('are counted as they are now, prettily', async () => {
    const stage = await filled();
    const view = await made(stage.asAdmin);
    const count = async () => (await stage.asAdmin('GET', `/views/${view.id}/count`)).json;
    expect(await count()).toEqual({
      view_count: {
        url: `https://acme.zendesk.com/api/v2/views/${view.id}/count.json`,
        view_id: view.id,
        value: 3,
        pretty: '3',
        fresh: true,
        active: true,
      },
    });
    await stage.asAgent('PUT', '/tickets/4', { ticket: { status: 'open' } });
    expect(await count()).toMatchObject({ view_count: { value: 4 } });
    await stage.asAdmin('PUT', `/views/${view.id}`, {
      view: { all: [{ field: 'status', operator: 'is', value: 'new' }] },
    });
    expect(await count()).toMatchObject({ view_count: { value: 2 } });
    const preview = await stage.asAdmin('POST', '/views/preview/count', { view: { all: [OPEN] } });
    expect(preview.json).toEqual({ view_count: { value: 4, pretty: '4', fresh: true } });
    const twenty = `${view.id},`.repeat(1) + Array.from({ length: 20 }, (_, i) => i + 1).join(',');
    expect((await stage.asAdmin('GET', `/views/count_many?ids=${twenty}`)).status).toBe(400);
    const starting = { export: { status: 'starting', view_id: view.id } };
    expect((await stage.asAdmin('GET', `/views/${view.id}/export`)).json).toEqual(starting);
  });

  it('are another list for each agent when the view names whoever looks', async () => {
    const stage = await filled();
    const { id } = await made(stage.asAdmin, { all: [OPEN, MINE] });
    const see = async (ask: Ask) => idsIn((await ask('GET', `/views/${id}/tickets`)).json);
    expect([await see(stage.asAgent), await see(stage.asAdmin)]).toEqual([[1], []]);
    await stage.asAgent('PUT', '/tickets/1', { ticket: { assignee_id: stage.adminId } });
    expect([await see(stage.asAgent), await see(stage.asAdmin)]).toEqual([[], [1]]);
  });

  it('have a row each, with what stands in the columns', async () => {
    const stage = await filled();
    const output = {
      columns: ['nice_id', 'subject', 'requester', 'assignee', 'priority', 'updated', 'submitter'],
      group_by: 'assignee',
      group_order: 'desc',
    };
    const { id } = await made(stage.asAdmin, { output });
    const { json } = await stage.asAdmin('GET', `/views/${id}/execute`);
    const requester = (await stage.asAdmin('GET', '/tickets/1')).json.ticket.requester_id;
    expect(json).toMatchObject({
      view: { id },
      groups: [
        { id: stage.agentId, title: 'Aki Agent' },
        { id: null, title: '-' },
      ],
      next_page: null,
      count: 3,
    });
    expect(json.columns.map((column: Any) => column.title)).toEqual([
      'ID',
      'Subject',
      'Requester',
      'Assignee',
      'Priority',
      'Updated',
      'Submitter',
    ]);
    expect(json.rows[0]).toMatchObject({
      ticket: { id: 1, status: 'open', priority: 'urgent' },
      ticket_id: 1,
      subject: 'Meu pedido não chegou',
      requester_id: requester,
      submitter_id: requester,
      assignee_id: stage.agentId,
      priority: 'urgent',
      updated: expect.stringMatching(/Z$/),
      group: stage.agentId,
      custom_fields: [],
    });
    expect(json.users.map(({ name }: Any) => name)).toEqual(
      expect.arrayContaining(['Caio', 'ana', 'Bia', 'Aki Agent']),
    );
  });

  it("show, are sorted and filtered by, the account's own fields", async () => {
    const stage = await filled();
    const options = ['red', 'blue'].map((value) => ({ name: value.toUpperCase(), value }));
    const field = await stage.asAdmin('POST', '/ticket_fields', {
      ticket_field: { type: 'tagger', title: 'Colour', custom_field_options: options },
    });
    const { id } = field.json.ticket_field;
    for (const [ticket, value] of [
      [1, 'red'],
      [3, 'blue'],
    ] as const) {
      const change = { ticket: { custom_fields: [{ id, value }] } };
      expect((await stage.asAgent('PUT', `/tickets/${ticket}`, change)).status).toBe(200);
    }
    const view = await made(stage.asAdmin, {
      output: { columns: ['nice_id', id], sort_by: 'Colour', sort_order: 'asc' },
    });
    expect(view.execution).toMatchObject({
      sort: { id, title: 'Colour', order: 'asc' },
      columns: [{ id: 'ticket_id' }, { id, title: 'Colour', type: 'tagger' }],
      fields: [{ id: 'ticket_id' }],
      custom_fields: [{ id }],
    });
    const { rows } = (await stage.asAdmin('GET', `/views/${view.id}/execute`)).json;
    expect(rows.map((row: Any) => [row.ticket_id, row.custom_fields[0].value])).toEqual([
      [2, null],
      [3, 'blue'],
      [1, 'red'],
    ]);
    const red = { all: [OPEN, { field: `custom_fields_${id}`, operator: 'is', value: 'red' }] };
    const count = await stage.asAdmin('POST', '/views/preview/count', { view: red });
    expect(count.json.view_count.value).toBe(1);
  });
});

describe('an integration', () => {
  it('brings conditions on its channel, its account and the phone number', async () => {
    const stage = office();
    const channel = (value: unknown) => ({
      title: 'T',
      all: [OPEN, { field: 'via_id', operator: 'is', value }],
    });
    const account = (value: unknown) => ({
      title: 'T',
      all: [OPEN, { field: 'integration_account', operator: 'is', value }],
    });
    const phone = (operator: string, value: string) => ({
      title: 'T',
      all: [OPEN, { field: 'user.custom_fields.whatsapp_phone_number', operator, value }],
    });
    const preview = async (view: object) => {
      // Previews are limited to a few in a minute.
      await stage.clock.advance(60_000);
      return stage.asAdmin('POST', '/views/preview/count', { view });
    };
    expect((await preview(account('1'))).status).toBe(422);
    expect((await preview(phone('present', ''))).status).toBe(422);
    const { push } = await connect(stage);
    await push(message());
    const count = async (view: object) => (await preview(view)).json.view_count?.value;
    expect(await count(channel('55'))).toBe(1);
    expect(await count(channel(74))).toBe(0);
    expect(await count(phone('present', ''))).toBe(1);
    expect(await count(phone('is', '+5511912345678'))).toBe(1);
    expect(await count(phone('is_not', '+5511912345678'))).toBe(0);
    const refused = await preview(account('1'));
    const known = /one of "(\d+)"/.exec(JSON.stringify(refused.json).replaceAll('\\"', '"'))?.[1];
    expect(await count(account(known))).toBe(1);
  });
});
