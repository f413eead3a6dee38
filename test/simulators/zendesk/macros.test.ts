// The API of macros: what they are made of, who may see and change them, and what they make of tickets.
import { describe, expect, it } from 'vitest';
import { applyMacro } from '../../../simulators/zendesk/world/business-rules/macro-apply.ts';
import { BY_API } from '../../../simulators/zendesk/world/comment.ts';
import { createTicket } from '../../../simulators/zendesk/world/ticket-create.ts';
import { updateTicket } from '../../../simulators/zendesk/world/ticket-update.ts';
import { addUser, createWorld } from '../../../simulators/zendesk/world/world.ts';
import { createRandom } from '../../../src/kernel/random.ts';
import { basic } from '../../../src/kernel/wire.ts';
import { connect, createStage, message, type Stage } from './stage.ts';

// biome-ignore lint/suspicious/noExplicitAny: what an answer holds is what the tests are about
type Any = any;

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
type Ask = (method: Method, path: string, body?: unknown) => Promise<{ status: number; json: Any }>;

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

async function withTicket(): Promise<Office> {
  const stage = office();
  const { push } = await connect(stage);
  await push(message({ author: { external_id: '55', name: 'Ana Souza', fields: [] } }));
  return stage;
}

const SOLVE = { field: 'status', value: 'solved' };

async function made(ask: Ask, macro: object = {}): Promise<Any> {
  const answer = await ask('POST', '/macros', {
    macro: { title: 'Solve', actions: [SOLVE], ...macro },
  });
  expect(answer.status).toBe(201);
  return answer.json.macro;
}

const titles = ({ json }: { json: Any }): readonly string[] =>
  json.macros.map(({ title }: Any) => title);

describe('a macro', () => {
  it('is made with 201, shown, changed and deleted', async () => {
    const { asAdmin } = office();
    const macro = await made(asAdmin);
    expect(macro).toMatchObject({
      url: `https://acme.zendesk.com/api/v2/macros/${macro.id}.json`,
      title: 'Solve',
      active: true,
      position: 10_000,
      description: null,
      restriction: null,
      actions: [SOLVE],
    });
    expect((await asAdmin('GET', `/macros/${macro.id}`)).json.macro).toEqual(macro);
    const changes = { actions: [{ field: 'priority', value: 'low' }], description: 'd' };
    const changed = await asAdmin('PUT', `/macros/${macro.id}`, { macro: changes });
    expect(changed.json.macro).toMatchObject({ ...changes, title: 'Solve' });
    const back = await asAdmin('PUT', `/macros/${macro.id}`, { macro: changed.json.macro });
    expect(back.json.macro).toEqual(changed.json.macro);
    expect((await asAdmin('DELETE', `/macros/${macro.id}`)).status).toBe(204);
    for (const path of ['', '/apply', '/attachments']) {
      expect((await asAdmin('GET', `/macros/${macro.id}${path}`)).status).toBe(404);
    }
  });

  it.each([
    ['no title', { title: '' }, 'title'],
    ['no actions', { actions: [] }, 'base'],
    ['to make new', { actions: [{ field: 'status', value: 'new' }] }, 'base'],
    ['to close', { actions: [{ field: 'status', value: 'closed' }] }, 'base'],
    ['an unknown action', { actions: [{ field: 'dance', value: '1' }] }, 'base'],
    ['a mail', { actions: [{ field: 'notification_user', value: ['1', 'a', 'b'] }] }, 'base'],
    ['a webhook', { actions: [{ field: 'notification_webhook', value: ['1', '{}'] }] }, 'base'],
    ['an empty comment', { actions: [{ field: 'comment_value', value: ' ' }] }, 'base'],
    ['a comment for a fax', { actions: [{ field: 'comment_value', value: ['fax', 'x'] }] }, 'base'],
    ['an unknown mode', { actions: [{ field: 'comment_mode_is_public', value: '2' }] }, 'base'],
    ['two subjects in one', { actions: [{ field: 'subject', value: ['a', 'b'] }] }, 'base'],
    ['an end user to assign', { actions: [{ field: 'assignee_id', value: '7' }] }, 'base'],
    ['somebody unknown', { restriction: { type: 'User', id: 7 } }, 'restriction'],
    ['a text for actions', { actions: 'status' }, 'actions'],
    ['an object for a value', { actions: [{ field: 'status', value: {} }] }, 'actions'],
  ])('is refused %s, whole', async (_name, wrong, field) => {
    const { asAdmin } = office();
    const macro = await made(asAdmin);
    const create = await asAdmin('POST', '/macros', {
      macro: { title: 'T', actions: [SOLVE], ...wrong },
    });
    const update = await asAdmin('PUT', `/macros/${macro.id}`, {
      macro: { active: false, ...wrong },
    });
    for (const { status, json } of [create, update]) {
      expect([status, Object.keys(json.details)]).toEqual([422, [field]]);
    }
    expect((await asAdmin('GET', '/macros')).json.macros).toEqual([macro]);
  });

  it.each([[undefined], ['{'], [{}], [{ macro: [] }]])(
    'is refused a body that is %j',
    async (body) => {
      const { asAdmin } = office();
      expect((await asAdmin('POST', '/macros', body)).status).toBe(400);
    },
  );

  it('takes what only macros do', async () => {
    const { asAdmin } = office();
    const actions = [
      { field: 'comment_value', value: ['channel:all', 'Olá'] },
      { field: 'comment_value_html', value: '<p>Olá</p>' },
      { field: 'comment_mode_is_public', value: false },
      { field: 'subject', value: 'S' },
    ];
    expect((await made(asAdmin, { actions })).actions).toEqual(actions);
  });
});

describe('whose a macro is', () => {
  it("an agent's own is seen by admins too, and by no other agent", async () => {
    const stage = office();
    const own = await made(stage.asAgent, { restriction: { type: 'User', id: stage.agentId } });
    const theirs = await made(stage.asAdmin, { restriction: { type: 'User', id: stage.adminId } });
    expect((await stage.asAgent('GET', `/macros/${theirs.id}`)).status).toBe(404);
    expect((await stage.asAdmin('GET', `/macros/${own.id}`)).json.macro).toEqual(own);
    const all = await stage.asAdmin('GET', '/macros');
    expect(all.json.macros.map(({ id }: Any) => id).sort()).toEqual([own.id, theirs.id].sort());
    const viewable = await stage.asAdmin('GET', '/macros?only_viewable=true');
    expect(viewable.json.macros).toEqual([theirs]);
    expect((await stage.asAgent('GET', '/macros')).json.macros).toEqual([own]);
    expect((await stage.asAdmin('GET', '/macros?access=agents')).json.count).toBe(2);
    expect((await stage.asAgent('GET', '/macros?access=agents')).status).toBe(403);
  });

  it('an agent makes and changes only the own', async () => {
    const stage = office();
    const shared = await made(stage.asAdmin);
    const macro = { title: 'T', actions: [SOLVE] };
    const own = await made(stage.asAgent, { restriction: { type: 'User', id: stage.agentId } });
    for (const [method, path, body] of [
      ['POST', '/macros', { macro }],
      [
        'POST',
        '/macros',
        { macro: { ...macro, restriction: { type: 'User', id: stage.adminId } } },
      ],
      ['PUT', `/macros/${shared.id}`, { macro }],
      ['PUT', `/macros/${own.id}`, { macro: { restriction: null } }],
      ['DELETE', `/macros/${shared.id}`],
      [
        'PUT',
        '/macros/update_many',
        { macros: [{ id: own.id }, { id: shared.id, active: false }] },
      ],
      ['DELETE', `/macros/destroy_many?ids=${own.id},${shared.id}`],
    ] as const) {
      const answer = await stage.asAgent(method, path, body);
      expect(answer).toMatchObject({ status: 403, json: { error: { title: 'Forbidden' } } });
    }
    const left = (await stage.asAdmin('GET', '/macros')).json.macros;
    expect(left).toEqual(expect.arrayContaining([own, shared]));
    expect((await stage.asAgent('DELETE', `/macros/${own.id}`)).status).toBe(204);
  });
});

describe('lists of macros', () => {
  async function some() {
    const stage = office();
    await made(stage.asAdmin, { title: 'FAQ::beta', position: 3 });
    await stage.clock.advance(1_000);
    await made(stage.asAdmin, { title: 'Alpha', position: 2, active: false });
    await stage.clock.advance(1_000);
    const restriction = { type: 'User', id: stage.agentId };
    await made(stage.asAgent, { title: 'FAQ::gamma', position: 1, restriction });
    return stage;
  }

  it.each([
    ['', ['Alpha', 'FAQ::beta', 'FAQ::gamma']],
    ['?sort_by=position', ['FAQ::gamma', 'Alpha', 'FAQ::beta']],
    ['?sort_by=created_at', ['FAQ::gamma', 'Alpha', 'FAQ::beta']],
    ['?page[size]=2', ['FAQ::beta', 'Alpha']],
    ['?active=false', ['Alpha']],
    ['?category=FAQ', ['FAQ::beta', 'FAQ::gamma']],
    ['?category=F', []],
    ['?access=personal', ['FAQ::gamma']],
    ['/active', ['FAQ::beta', 'FAQ::gamma']],
    ['/search?query=faq', ['FAQ::beta', 'FAQ::gamma']],
  ])('/macros%s', async (path, right) => {
    const { asAgent } = await some();
    expect(titles(await asAgent('GET', `/macros${path}`))).toEqual(right);
  });

  it('are arranged and cleared all or none', async () => {
    const { asAdmin } = await some();
    const [alpha, beta] = (await asAdmin('GET', '/macros')).json.macros;
    const many = (macros: unknown) => asAdmin('PUT', '/macros/update_many', { macros });
    expect((await many([{ id: alpha.id, position: 9, active: true }])).json.macros).toMatchObject([
      { title: 'Alpha', position: 9, active: true },
    ]);
    expect((await many([{ id: beta.id, position: 1 }, { id: 7 }])).status).toBe(404);
    expect((await asAdmin('GET', `/macros/${beta.id}`)).json.macro).toEqual(beta);
    const ids = `${alpha.id},${beta.id}`;
    expect((await asAdmin('DELETE', `/macros/destroy_many?ids=${ids},7`)).status).toBe(404);
    expect((await asAdmin('DELETE', `/macros/destroy_many?ids=${ids}`)).status).toBe(204);
    expect(titles(await asAdmin('GET', '/macros'))).toEqual(['FAQ::gamma']);
  });

  it('say what there is to be made', async () => {
    const { asAgent } = await some();
    expect((await asAgent('GET', '/macros/categories')).json).toEqual({ categories: ['FAQ'] });
    const { definitions } = (await asAgent('GET', '/macros/definitions')).json;
    const status = definitions.actions.find(({ subject }: Any) => subject === 'status');
    expect(status.values.map(({ value }: Any) => value)).toEqual([
      'open',
      'pending',
      'hold',
      'solved',
    ]);
    const subjects = definitions.actions.map(({ subject }: Any) => subject);
    expect(new Set(subjects).size).toBe(subjects.length);
    expect(subjects).toEqual(expect.arrayContaining(['comment_value', 'subject', 'set_tags']));
    const { actions } = (await asAgent('GET', '/macros/actions')).json;
    expect(actions.map(({ value }: Any) => value)).toEqual(subjects);
  });
});

const ACTIONS = [
  { field: 'status', value: 'pending' },
  { field: 'priority', value: 'high' },
  { field: 'assignee_id', value: 'current_user' },
  { field: 'current_tags', value: 'late parcel' },
  { field: 'subject', value: '[{{ticket.id}}] {{ticket.title}}' },
  {
    field: 'comment_value',
    value:
      'Olá {{ticket.requester.first_name}}, {{current_user.name}}{{ticket.nothing}} #{{ticket.id}}',
  },
];

describe('a macro that is applied', () => {
  it('tells what it would change, and changes nothing', async () => {
    const stage = await withTicket();
    const { id } = await made(stage.asAdmin, { actions: ACTIONS });
    const before = stage.zendesk.state();
    expect((await stage.asAgent('GET', `/macros/${id}/apply`)).json).toEqual({
      result: {
        ticket: {
          status: 'pending',
          priority: 'high',
          assignee_id: stage.agentId,
          additional_tags: ['late', 'parcel'],
          subject: '[{{ticket.id}}] {{ticket.title}}',
          comment: {
            body: ACTIONS[5]?.value,
            public: true,
            scoped_body: [['channel:all', ACTIONS[5]?.value]],
          },
        },
      },
    });
    expect(stage.zendesk.state()).toEqual(before);
  });

  it('shows the whole ticket as it would be, and changes nothing', async () => {
    const stage = await withTicket();
    const { id } = await made(stage.asAdmin, { actions: ACTIONS });
    await stage.asAgent('PUT', '/tickets/1', { ticket: { tags: ['vip'], subject: 'Pedido' } });
    const before = stage.zendesk.state();
    const ticket = (await stage.asAgent('GET', '/tickets/1')).json.ticket;
    const applied = await stage.asAgent('GET', `/tickets/1/macros/${id}/apply`);
    expect(applied.json.result.ticket).toEqual({
      ...ticket,
      status: 'pending',
      priority: 'high',
      assignee_id: stage.agentId,
      group_id: expect.any(Number),
      tags: ['vip', 'late', 'parcel'],
      subject: '[1] Pedido',
      raw_subject: '[1] Pedido',
      comment: {
        body: 'Olá Ana, Aki Agent #1',
        public: true,
        scoped_body: [['channel:all', 'Olá Ana, Aki Agent #1']],
      },
    });
    expect(stage.zendesk.state()).toEqual(before);
    expect((await stage.asAgent('GET', `/tickets/7/macros/${id}/apply`)).status).toBe(404);
    expect((await stage.asAgent('GET', '/tickets/1/macros/7/apply')).status).toBe(404);
  });

  it('can be submitted as it was told', async () => {
    const stage = await withTicket();
    const { id } = await made(stage.asAdmin, { actions: ACTIONS });
    const changes = (await stage.asAgent('GET', `/macros/${id}/apply`)).json.result.ticket;
    const filled = (await stage.asAgent('GET', `/tickets/1/macros/${id}/apply`)).json.result.ticket;
    const { comment, subject } = filled;
    const ticket = { ...changes, comment, subject };
    const { json } = await stage.asAgent('PUT', '/tickets/1', { ticket });
    const { updated_at: _at, generated_timestamp: _generated, ...values } = json.ticket;
    expect(filled).toMatchObject(values);
    await stage.clock.settle();
    expect(stage.stub.channelbacks).toMatchObject([
      { fields: { message: 'Olá Ana, Aki Agent #1' } },
    ]);
  });

  it.each([
    [[{ field: 'comment_mode_is_public', value: 'false' }], { public: false }],
    [[{ field: 'comment_value', value: ['channel:web', 'B'] }], { body: 'A\nB' }],
    [[{ field: 'comment_value', value: ['channel:chat', 'B'] }], { body: 'A' }],
    [
      [{ field: 'comment_value_html', value: '<b>{{ticket.title}}</b>' }],
      { html_body: '<b>&lt;i&gt; &amp; co</b>', body: '<i> & co' },
    ],
  ])('with %j: %j', async (more, comment) => {
    const stage = await withTicket();
    await stage.asAgent('PUT', '/tickets/1', { ticket: { subject: '<i> & co' } });
    const actions = [{ field: 'comment_value', value: 'A' }, ...more];
    const { id } = await made(stage.asAdmin, { actions });
    const { json } = await stage.asAgent('GET', `/tickets/1/macros/${id}/apply`);
    expect(json.result.ticket.comment).toMatchObject(comment);
  });

  it('says nothing when it has no comment', async () => {
    const stage = await withTicket();
    const actions = [SOLVE, { field: 'comment_mode_is_public', value: 'false' }];
    const { id } = await made(stage.asAdmin, { actions });
    for (const path of [`/macros/${id}/apply`, `/tickets/1/macros/${id}/apply`]) {
      expect((await stage.asAgent('GET', path)).json.result.ticket).not.toHaveProperty('comment');
    }
  });

  it('is a change that an agent can submit', () => {
    const world = createWorld(createRandom(1));
    const agent = addUser(world, { role: 'agent', name: 'Aki Agent' }, 0);
    const customer = addUser(world, { role: 'end-user', name: 'Ana Souza' }, 0);
    const created = createTicket(
      world,
      { requesterId: customer.id, comment: { body: 'x', html: null, public: true } },
      { author: customer, via: BY_API },
      0,
    );
    if ('refused' in created) throw new Error('refused');
    const { ticket } = created;
    const follower = { field: 'follower', value: 'current_user' };
    const change = applyMacro(world, { actions: [...ACTIONS, follower] }, ticket, agent);
    expect(ticket).toMatchObject({ status: 'new', followerIds: [], tags: [] });
    const done = updateTicket(world, ticket, change, { author: agent, via: BY_API }, 1);
    expect(done).not.toHaveProperty('refused');
    expect(ticket).toMatchObject({
      status: 'pending',
      priority: 'high',
      assigneeId: agent.id,
      followerIds: [agent.id],
      tags: ['late', 'parcel'],
    });
    expect(ticket.comments.at(-1)).toMatchObject({
      authorId: agent.id,
      body: 'Olá Ana, Aki Agent #1',
      public: true,
    });
  });
});

describe('a new macro', () => {
  it('is derived from another, or from a ticket, and not kept', async () => {
    const stage = await withTicket();
    const macro = await made(stage.asAdmin, { title: 'Solve' });
    await stage.asAgent('PUT', '/tickets/1', {
      ticket: { priority: 'low', status: 'open', tags: ['a', 'b'], subject: 'S' },
    });
    const derive = (query: string) => stage.asAdmin('GET', `/macros/new?${query}`);
    const { id: _id, url: _url, ...values } = macro;
    const copy = (await derive(`macro_id=${macro.id}&ticket_id=1`)).json.macro;
    expect(values).toMatchObject(copy);
    expect(copy).not.toHaveProperty('id');
    expect((await derive('ticket_id=1')).json.macro).toMatchObject({
      title: 'S',
      actions: expect.arrayContaining([
        { field: 'status', value: 'open' },
        { field: 'priority', value: 'low' },
        { field: 'set_tags', value: 'a b' },
      ]),
    });
    expect((await derive('')).status).toBe(400);
    expect((await derive('ticket_id=7')).status).toBe(404);
    expect((await stage.asAdmin('GET', '/macros')).json.count).toBe(1);
  });

  it('has no attachments', async () => {
    const stage = office();
    const { id } = await made(stage.asAdmin);
    const list = await stage.asAdmin('GET', `/macros/${id}/attachments`);
    expect(list.json).toEqual({ macro_attachments: [] });
    for (const path of [`/macros/${id}/attachments`, '/macros/attachments']) {
      expect((await stage.asAdmin('POST', path, {})).status).toBe(400);
    }
  });
});
