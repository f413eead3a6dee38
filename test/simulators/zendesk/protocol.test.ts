// What every call of the API meets: numbers, bodies that are none, endpoints that are not there, and new choices.
import { describe, expect, it } from 'vitest';
import { basic, bearer, get, jsonOf, type Method, type Request } from '../../../src/kernel/wire.ts';
import { createStage, type Stage, ZENDESK } from './stage.ts';

const raw = async (
  stage: Stage,
  method: Method,
  path: string,
  body: Request['body'],
  type = 'application/json',
) => {
  const headers = { ...stage.admin, 'content-type': type };
  const answer = await stage.zendesk.handler({ method, url: `${ZENDESK}${path}`, headers, body });
  return { ...answer, json: jsonOf(answer) };
};

const TICKET = JSON.stringify({ ticket: { comment: { body: 'Hi' } } });

describe('a body', () => {
  it.each([
    ['half an object', TICKET.slice(0, -1)],
    ['words', 'hello'],
    ['a form', 'ticket=1'],
    ['bytes', new Uint8Array([0xff, 0xfe, 0])],
  ])('that is %s is refused and changes nothing', async (_what, body) => {
    const stage = createStage();
    for (const [method, path] of [
      ['POST', '/api/v2/tickets'],
      ['PUT', '/api/v2/users/me.json'],
      ['POST', '/api/v2/nothing'],
    ] as const) {
      const answer = await raw(stage, method, path, body);
      expect(answer).toMatchObject({ status: 400, json: { error: 'InvalidJSON' } });
      expect(answer.headers['x-request-id']).toBeDefined();
    }
    expect((await stage.call('GET', '/api/v2/tickets')).json).toMatchObject({ count: 0 });
  });

  it.each([
    'null',
    '[]',
    '1',
    '"ticket"',
    '{"ticket":null}',
    '{"ticket":[]}',
    '{"ticket":"x"}',
    '',
  ])('%s has no ticket in it', async (body) => {
    const stage = createStage();
    expect((await raw(stage, 'POST', '/api/v2/tickets', body)).status).toBe(400);
  });

  it('comes as bytes or as text, under any name of JSON', async () => {
    const stage = createStage();
    const bytes = new TextEncoder().encode(TICKET);
    expect((await raw(stage, 'POST', '/api/v2/tickets', bytes)).status).toBe(201);
    const type = 'application/json; charset=UTF-8';
    expect((await raw(stage, 'POST', '/api/v2/tickets.json', TICKET, type)).status).toBe(201);
  });
});

it.each<[Method, string]>([
  ['GET', '/api/v2/nothing'],
  ['GET', '/api/v2/'],
  ['PATCH', '/api/v2/tickets/1'],
  ['DELETE', '/api/v2/tickets'],
  ['GET', `/api/v2/${'a'.repeat(300)}`],
  ['GET', '/api/v2/tickets/%'],
])('%s %s is not there', async (method, path) => {
  const answer = await createStage().call(method, path);
  expect(answer.status).toBe(404);
  expect(answer.json).toMatchObject({
    error: expect.stringMatching(/InvalidEndpoint|RecordNotFound/),
  });
});

it('every answer bears a number of its own, the same in every run', async () => {
  const numbers = async (): Promise<readonly (string | undefined)[]> => {
    const stage = createStage();
    const answers = [
      await stage.call('GET', '/api/v2/tickets'),
      await stage.call('GET', '/api/v2/tickets', undefined, {}),
      await stage.call('GET', '/api/v2/nothing'),
      await stage.call('POST', '/api/v2/tickets', JSON.parse(TICKET)),
      await stage.call('GET', '/api/v2/tickets', undefined, bearer('wrong')),
    ];
    return answers.map(({ headers }) => headers['x-request-id']);
  };
  const first = await numbers();
  expect(new Set(first).size).toBe(5);
  expect(first).not.toContain(undefined);
  expect(await numbers()).toEqual(first);
});

it.each([
  ['an agent with a password', basic('agent@acme.example', 'secret')],
  ['another scheme', { authorization: 'Digest x' }],
  ['no scheme', { authorization: 'x' }],
  ['nothing in it', { authorization: '' }],
  ['a null byte', { authorization: 'Bearer \0' }],
])('%s is not let in', async (_who, headers) => {
  const stage = createStage();
  const answer = await stage.zendesk.handler(get(`${ZENDESK}/api/v2/tickets`, headers));
  expect(answer.status).toBe(401);
  expect(answer.headers['ratelimit-limit']).toBeUndefined();
});

describe('what is chosen anew', () => {
  it('holds for what comes, and for nothing that was', async () => {
    const stage = createStage();
    const closed = { status: 'closed', comment: { body: 'Bye' }, assignee_id: stage.agentId };
    await stage.call('POST', '/api/v2/tickets', { ticket: closed });
    const change = () => stage.call('PUT', '/api/v2/tickets/1', { ticket: { subject: 'New' } });
    const before = await change();
    expect(before.status).toBe(422);
    const { options } = stage.zendesk;
    stage.zendesk.choose({ closedTicketText: 'It is closed' });
    expect(options.closedTicketText).toBe('It is closed');
    expect(JSON.stringify((await change()).json)).toContain('It is closed');
    stage.zendesk.choose({ editableWhenClosed: ['subject'] });
    expect((await change()).status).toBe(200);
  });

  it('is chosen for one account only', () => {
    const one = createStage();
    const other = createStage();
    one.zendesk.choose({ plan: 'team' });
    expect(other.zendesk.options.plan).toBe('enterprise');
  });
});
