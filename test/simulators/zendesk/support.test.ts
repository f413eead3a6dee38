// The Support API: who is let in, what agents may do to tickets, and what is said of the rest.
import { describe, expect, it } from 'vitest';
import { basic, bearer } from '../../../src/kernel/wire.ts';
import { type Account, connect, createStage, message, type Stage } from './stage.ts';

async function withTicket(): Promise<Stage & { account: Account }> {
  const stage = createStage();
  const account = await connect(stage);
  await account.push(message());
  return Object.assign(stage, { account });
}

const put = (stage: Stage, ticket: unknown) =>
  stage.call('PUT', '/api/v2/tickets/1.json', { ticket });

describe('authentication', () => {
  it.each([
    ['nothing', {}, 401, { error: "Couldn't authenticate you" }],
    [
      'a wrong token',
      basic('agent@acme.example/token', 'x'),
      401,
      { error: "Couldn't authenticate you" },
    ],
    [
      'an unknown scheme',
      { authorization: 'Digest x' },
      401,
      { error: "Couldn't authenticate you" },
    ],
    ['a wrong access token', bearer('x'), 401, { error: 'invalid_token' }],
  ])('with %s', async (_name, headers, status, body) => {
    const stage = createStage();
    const answer = await stage.call('GET', '/api/v2/tickets.json', undefined, headers);
    expect(answer.status).toBe(status);
    expect(answer.json).toMatchObject(body);
  });

  it('users/me: the caller, anonymous without credentials, 401 with wrong ones', async () => {
    const stage = createStage();
    const me = (headers: Record<string, string>) =>
      stage.call('GET', '/api/v2/users/me.json', undefined, headers);
    expect((await me(stage.agent)).json).toMatchObject({
      user: { role: 'agent', email: 'agent@acme.example' },
    });
    const { email, token, oauthToken } = stage.zendesk.credentials.admin;
    for (const headers of [basic(`${email}/token`, token), bearer(oauthToken)]) {
      expect((await me(headers)).json).toMatchObject({ user: { role: 'admin' } });
    }
    expect(await me({})).toMatchObject({ status: 200, json: { user: { id: null } } });
    expect((await me(basic(`${email}/token`, 'wrong'))).status).toBe(401);
  });

  it('answers JSON with the headers of the API', async () => {
    const stage = createStage();
    const { headers } = await stage.call('GET', '/api/v2/users/me');
    expect(headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'x-zendesk-api-version': 'v2',
    });
  });
});

describe('not found', () => {
  it.each([
    '/api/v2/tickets/2',
    '/api/v2/tickets/x/comments',
    '/api/v2/users/1',
    '/api/v2/tickets/0',
  ])('%s', async (path) => {
    const answer = await createStage().call('GET', path);
    expect(answer).toMatchObject({ status: 404, json: { error: 'RecordNotFound' } });
  });

  it.each([
    ['GET', '/api/v2/ticket/7.json?x=1', 'GET /api/v2/tickets/{id}'],
    ['DELETE', '/api/v2/tickets/7/comments', '/api/v2/tickets/{id}'],
    ['POST', '/api/v2/any_channel/bulk_push', 'POST /api/v2/any_channel/push'],
    ['GET', '/../etc/passwd', 'GET'],
  ] as const)('%s %s is InvalidEndpoint and a finding', async (method, path, nearest) => {
    const stage = createStage();
    const answer = await stage.call(method, path);
    expect(answer).toMatchObject({ status: 404, json: { error: 'InvalidEndpoint' } });
    const findings = stage.trace.finish().events.filter(({ kind }) => kind === 'finding');
    expect(findings).toMatchObject([
      { node: 'zendesk', method, note: expect.stringContaining(nearest) },
    ]);
  });
});

describe('an agent', () => {
  it('comments in public without changing the status, unless one is given', async () => {
    const stage = await withTicket();
    const answer = await put(stage, { comment: { body: 'Olá <b>' } });
    expect(answer.json).toMatchObject({
      ticket: { status: 'new' },
      audit: {
        ticket_id: 1,
        events: [
          {
            type: 'Comment',
            body: 'Olá <b>',
            public: true,
            html_body: expect.stringContaining('Olá &lt;b&gt;'),
          },
        ],
      },
    });
    const pending = await put(stage, { comment: { body: 'x' }, status: 'pending' });
    expect(pending.json).toMatchObject({
      ticket: { status: 'pending' },
      audit: {
        events: [
          { type: 'Comment' },
          { type: 'Change', field_name: 'status', value: 'pending', previous_value: 'new' },
        ],
      },
    });
  });

  it('opens a new ticket by taking it', async () => {
    const stage = await withTicket();
    const { json } = await put(stage, { assignee_id: stage.agentId });
    expect(json).toMatchObject({ ticket: { status: 'open', assignee_id: stage.agentId } });
  });

  it('solves only what is assigned', async () => {
    const stage = await withTicket();
    const refused = await put(stage, { status: 'solved', comment: { body: 'Done' } });
    expect(refused).toMatchObject({
      status: 422,
      json: {
        error: 'RecordInvalid',
        details: { base: [{ ticket_field_type: 'FieldAssignee' }] },
      },
    });
    expect(stage.zendesk.state()).toMatchObject({ tickets: [{ status: 'new', comments: [{}] }] });
    const solved = await put(stage, { status: 'solved', assignee_id: stage.agentId });
    expect(solved.json).toMatchObject({ ticket: { status: 'solved' } });
  });

  it('cannot change a closed ticket', async () => {
    const stage = await withTicket();
    await put(stage, { status: 'closed', assignee_id: stage.agentId });
    const refused = await put(stage, { comment: { body: 'too late' } });
    expect(refused).toMatchObject({
      status: 422,
      json: { details: { status: [{ description: 'Status: closed prevents ticket update' }] } },
    });
    expect(stage.stub.channelbacks).toEqual([]);
  });

  it.each([
    ['status', { status: 'done' }],
    ['status', { status: 'new' }],
    ['priority', { priority: 'highest' }],
    ['priority', { priority: null }],
    ['assignee', { assignee_id: 1 }],
    ['comment', { comment: 'text' }],
    ['base', { comment: { body: '  ' } }],
  ])('is refused a wrong %s', async (field, ticket) => {
    const stage = await withTicket();
    await put(stage, { status: 'open', priority: 'low' });
    const before = stage.zendesk.state();
    const refused = await put(stage, ticket);
    expect(refused.status).toBe(422);
    expect(refused.json).toMatchObject({ details: { [field]: [{}] } });
    expect(stage.zendesk.state()).toEqual(before);
  });

  it.each([['{'], [{}], [{ ticket: 'x' }], [[]]])('is refused a body that is %j', async (body) => {
    const stage = await withTicket();
    const answer = await stage.call('PUT', '/api/v2/tickets/1', body);
    expect(answer).toMatchObject({ status: 400, json: { error: { title: 'Invalid attribute' } } });
  });

  it('is not overtaken when safe_update is asked for', async () => {
    const stage = await withTicket();
    const { json } = await stage.call('GET', '/api/v2/tickets/1');
    const { updated_at } = (json as { ticket: { updated_at: string } }).ticket;
    await stage.clock.advance(5_000);
    const safe = { safe_update: true, updated_stamp: updated_at };
    expect((await put(stage, { subject: 'one', ...safe })).status).toBe(200);
    await stage.clock.advance(5_000);
    const late = await put(stage, { subject: 'two', ...safe });
    expect(late).toMatchObject({ status: 409, json: { error: 'UpdateConflict' } });
    expect(stage.zendesk.state()).toMatchObject({ tickets: [{ subject: 'one' }] });
  });

  it('is told of unknown attributes, and channelproof of unsimulated ones', async () => {
    const stage = await withTicket();
    const { status, headers } = await put(stage, { subject: 's', colour: 'red', brand_id: 7 });
    expect(status).toBe(200);
    expect(headers['x-zendesk-api-warn']).toContain('"ticket.colour"');
    expect(headers['x-zendesk-api-warn']).not.toContain('brand_id');
    const findings = stage.trace.finish().events.filter(({ kind }) => kind === 'finding');
    expect(findings).toMatchObject([{ note: expect.stringContaining('"brand_id"') }]);
  });

  it('changes nothing by saying what is so already', async () => {
    const stage = await withTicket();
    await put(stage, { priority: 'low' });
    expect((await put(stage, { priority: 'low' })).json).toMatchObject({ audit: null });
    const { json } = await stage.call('GET', '/api/v2/tickets/1/audits');
    expect(json).toMatchObject({ count: 2 });
  });
});

describe('lists', () => {
  it('are paged by offset, with links that lead on', async () => {
    const stage = createStage();
    const { push } = await connect(stage);
    await push(...['a', 'b', 'c'].map((thread_id) => message({ thread_id })));
    const page = await stage.call('GET', '/api/v2/tickets.json?per_page=2');
    expect(page.json).toMatchObject({
      count: 3,
      tickets: [{ id: 1 }, { id: 2 }],
      next_page: 'https://acme.zendesk.com/api/v2/tickets.json?per_page=2&page=2',
      previous_page: null,
    });
    const { next_page } = page.json as { next_page: string };
    const next = await stage.call('GET', next_page.slice('https://acme.zendesk.com'.length));
    expect(next.json).toMatchObject({
      tickets: [{ id: 3 }],
      next_page: null,
      previous_page: expect.stringContaining('page=1'),
    });
    const deep = await stage.call('GET', '/api/v2/tickets?page=101');
    expect(deep).toMatchObject({ status: 400, json: { error: 'InvalidPaginationDepth' } });
  });
});

describe('one seed', () => {
  it('gives the same trace twice, and another seed another', async () => {
    const digest = async (seed: number) => {
      const stage = createStage(seed);
      const { push } = await connect(stage);
      await push(message({ external_id: 'a' }));
      await put(stage, { comment: { body: 'Olá' } });
      await stage.clock.settle();
      return stage.trace.finish().digest;
    };
    expect(await digest(1)).toBe(await digest(1));
    expect(await digest(1)).not.toBe(await digest(2));
  });
});
