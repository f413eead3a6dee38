// Webhooks: what admins decide, what a rule's call looks like, and what comes of one that is not answered well.
import { createHmac } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { createCircuit } from '../../../simulators/zendesk/support/webhooks/circuit.ts';
import { json, type Request, type Response } from '../../../src/kernel/wire.ts';
import { type Account, connect, createStage, later, message, type Stage } from './stage.ts';

const WEBHOOKS = '/api/v2/webhooks';
const ENDPOINT = 'https://hooks.example/in?from=zendesk';

const good = (more: object = {}) => ({
  name: 'Told',
  status: 'active',
  endpoint: ENDPOINT,
  http_method: 'POST',
  request_format: 'json',
  subscriptions: ['conditional_ticket_events'],
  ...more,
});

interface Shown {
  readonly webhook: { readonly id: string } & Readonly<Record<string, unknown>>;
}

let stage: Stage;
let received: (Request & { readonly at: number })[];
let answers: (Response | 'silence')[];

beforeEach(() => {
  stage = createStage();
  received = [];
  answers = [];
  stage.network.attach('receiver', ['https://hooks.example'], (request) => {
    received.push({ ...request, at: stage.clock.now() });
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    if (answer === 'silence') return new Promise(() => {});
    return answer ?? json(200, { taken: true });
  });
});

const asAdmin = (
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
) => stage.call(method, path, body, stage.admin);

async function create(more: object = {}): Promise<Shown['webhook']> {
  const made = await asAdmin('POST', WEBHOOKS, { webhook: good(more) });
  expect(made.status).toBe(201);
  return (made.json as Shown).webhook;
}

const show = async (id: string) =>
  ((await asAdmin('GET', `${WEBHOOKS}/${id}`)).json as Shown).webhook;

const secretOf = async (id: string): Promise<string> => {
  const { json: body } = await asAdmin('GET', `${WEBHOOKS}/${id}/signing_secret`);
  return (body as { signing_secret: { secret: string } }).signing_secret.secret;
};

/** A trigger that calls the webhook for each new ticket, and an account that brings such tickets. */
async function triggered(id: string, body = '{"ticket":"{{ticket.id}}"}'): Promise<Account> {
  const made = await asAdmin('POST', '/api/v2/triggers', {
    trigger: {
      title: 'Tell',
      conditions: { all: [{ field: 'update_type', operator: 'is', value: 'Create' }], any: [] },
      actions: [{ field: 'notification_webhook', value: [id, body] }],
    },
  });
  expect(made.status).toBe(201);
  return connect(stage);
}

const fresh = (n = 0) => message({ thread_id: `thread-${n}` });

describe('a webhook', () => {
  it('is made with a ULID, and shown without what is secret', async () => {
    const webhook = await create({
      authentication: {
        type: 'basic_auth',
        data: { username: 'zen', password: 'very-secret-9' },
        add_position: 'header',
      },
    });
    expect(webhook.id).toMatch(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/);
    expect(webhook).toMatchObject({ ...good(), created_by: expect.any(String) });
    expect(webhook['authentication']).toEqual({
      type: 'basic_auth',
      data: { username: 'zen' },
      add_position: 'header',
    });
    expect(await show(webhook.id)).toEqual(webhook);
  });

  it('is changed in parts by PATCH and as a whole by PUT', async () => {
    const { id } = await create({ description: 'For the tests' });
    const patched = await asAdmin('PATCH', `${WEBHOOKS}/${id}`, { webhook: { name: 'Other' } });
    expect(patched.status).toBe(204);
    expect(await show(id)).toMatchObject({ name: 'Other', description: 'For the tests' });
    const put = await asAdmin('PUT', `${WEBHOOKS}/${id}`, { webhook: good() });
    expect(put.status).toBe(204);
    expect(await show(id)).toMatchObject({ name: 'Told', description: '' });
    const part = await asAdmin('PUT', `${WEBHOOKS}/${id}`, { webhook: { name: 'Other' } });
    expect(part.status).toBe(422);
    expect(await show(id)).toMatchObject({ name: 'Told' });
  });

  it('is cloned, listed by cursor, filtered and deleted', async () => {
    const { id } = await create();
    const clone = await asAdmin('POST', `${WEBHOOKS}?clone_webhook_id=${id}`);
    expect(clone).toMatchObject({ status: 201, json: { webhook: { name: 'Told (copy)' } } });
    const copy = (clone.json as Shown).webhook.id;
    expect(await secretOf(copy)).not.toBe(await secretOf(id));
    const names = async (query: string) =>
      ((await asAdmin('GET', `${WEBHOOKS}${query}`)).json as { webhooks: { name: string }[] })
        .webhooks;
    expect(await names('')).toHaveLength(2);
    expect(await names('?page[size]=1')).toHaveLength(1);
    expect(await names('?filter[name_contains]=COPY')).toMatchObject([{ id: copy }]);
    expect(await names('?filter[status]=inactive')).toEqual([]);
    expect((await asAdmin('DELETE', `${WEBHOOKS}/${id}`)).status).toBe(204);
    expect((await asAdmin('GET', `${WEBHOOKS}/${id}`)).status).toBe(404);
  });

  it('is for admins', async () => {
    const { id } = await create();
    for (const [method, path] of [
      ['GET', WEBHOOKS],
      ['POST', WEBHOOKS],
      ['GET', `${WEBHOOKS}/${id}`],
      ['GET', `${WEBHOOKS}/${id}/signing_secret`],
      ['POST', `${WEBHOOKS}/test?webhook_id=${id}`],
      ['DELETE', `${WEBHOOKS}/${id}`],
    ] as const) {
      expect((await stage.call(method, path)).status).toBe(403);
    }
  });

  it.each<[string, object, number]>([
    ['no name', { name: '' }, 422],
    ['a name that is a list', { name: ['x'] }, 422],
    ['an unknown status', { status: 'asleep' }, 422],
    ['no URL', { endpoint: 'hooks.example' }, 422],
    ['a URL of another kind', { endpoint: 'file:///etc/passwd' }, 422],
    ['an unknown method', { http_method: 'HEAD' }, 422],
    ['an unknown format', { request_format: 'yaml' }, 422],
    ['an unknown event', { subscriptions: ['everything'] }, 422],
    [
      'a rule and an event',
      { subscriptions: ['conditional_ticket_events', 'zen:event-type:user.created'] },
      400,
    ],
    ['events by GET', { subscriptions: ['zen:event-type:user.created'], http_method: 'GET' }, 400],
    ['a header with a line end', { custom_headers: { 'x-a': 'a\r\nx-b: c' } }, 422],
    ['a header that is no name', { custom_headers: { 'x a': 'b' } }, 422],
    [
      'a key in no header',
      { authentication: { type: 'api_key', data: { name: 'a\nb', value: 'c' } } },
      422,
    ],
    ['an unknown authentication', { authentication: { type: 'magic', data: {} } }, 422],
  ])('is refused with %s, and nothing is made', async (_name, more, status) => {
    const refused = await asAdmin('POST', WEBHOOKS, { webhook: good(more) });
    expect(refused.status).toBe(status);
    expect((await asAdmin('GET', WEBHOOKS)).json).toMatchObject({ webhooks: [] });
  });

  it('that serves events is a finding', async () => {
    await create({ subscriptions: ['zen:event-type:ticket.created'] });
    const findings = stage.trace.events.filter(({ kind }) => kind === 'finding');
    expect(findings).toHaveLength(1);
  });
});

describe("a rule's call", () => {
  it('carries its body, the signature, and the webhook it is of', async () => {
    const webhook = await create();
    const account = await triggered(webhook.id);
    await account.push(fresh());
    expect(received).toHaveLength(1);
    const request = received[0] as Request;
    expect(request).toMatchObject({ method: 'POST', url: ENDPOINT, body: '{"ticket":"1"}' });
    const { headers } = request;
    const timestamp = headers['x-zendesk-webhook-signature-timestamp'];
    expect(timestamp).toMatch(/^2025-06-02T09:\d\d:\d\dZ$/);
    const expected = createHmac('sha256', await secretOf(webhook.id))
      .update(`${timestamp}{"ticket":"1"}`)
      .digest('base64');
    expect(headers['x-zendesk-webhook-signature']).toBe(expected);
    expect(headers['x-zendesk-webhook-id']).toBe(webhook.id);
    expect(headers['content-type']).toBe('application/json');
  });

  it.each<[string, object, Record<string, string>]>([
    [
      'basic',
      { type: 'basic_auth', data: { username: 'u', password: 'p' } },
      { authorization: `Basic ${btoa('u:p')}` },
    ],
    ['bearer', { type: 'bearer_token', data: { token: 'tok' } }, { authorization: 'Bearer tok' }],
    ['api key', { type: 'api_key', data: { name: 'X-Key', value: 'k-1' } }, { 'x-key': 'k-1' }],
  ])('shows who the account is: %s', async (_name, authentication, headers) => {
    const { id } = await create({ authentication, custom_headers: { 'X-Own': 'yes' } });
    await (await triggered(id)).push(fresh());
    expect(received[0]?.headers).toMatchObject({ ...headers, 'x-own': 'yes' });
  });

  it.each([
    ['xml', 'application/xml'],
    ['form_encoded', 'application/x-www-form-urlencoded'],
  ])('as %s', async (request_format, type) => {
    const { id } = await create({ request_format });
    await (await triggered(id, 'a=1')).push(fresh());
    expect(received[0]).toMatchObject({ body: 'a=1', headers: { 'content-type': type } });
  });

  it('by GET has no body, and is signed without one', async () => {
    const { id } = await create({ http_method: 'GET' });
    await (await triggered(id)).push(fresh());
    expect(received[0]).toMatchObject({ method: 'GET', body: '' });
    const timestamp = received[0]?.headers['x-zendesk-webhook-signature-timestamp'] ?? '';
    const expected = createHmac('sha256', await secretOf(id))
      .update(timestamp)
      .digest('base64');
    expect(received[0]?.headers['x-zendesk-webhook-signature']).toBe(expected);
  });

  it('is not made by a webhook that is inactive', async () => {
    const { id } = await create();
    const account = await triggered(id);
    await asAdmin('PATCH', `${WEBHOOKS}/${id}`, { webhook: { status: 'inactive' } });
    await account.push(fresh());
    expect(received).toEqual([]);
  });

  it('is signed with the new secret after a reset', async () => {
    const { id } = await create();
    const before = await secretOf(id);
    expect((await asAdmin('POST', `${WEBHOOKS}/${id}/signing_secret`)).status).toBe(201);
    expect(await secretOf(id)).not.toBe(before);
  });

  it('leaves no secret in the trace', async () => {
    const { id } = await create({
      authentication: { type: 'bearer_token', data: { token: 'very-secret-9' } },
      custom_headers: { 'x-own': 'also-secret-7' },
    });
    await (await triggered(id)).push(fresh());
    const secret = await secretOf(id);
    const { events } = stage.trace.finish();
    const text = JSON.stringify(events);
    expect(received).toHaveLength(1);
    for (const word of ['very-secret-9', 'also-secret-7', secret]) expect(text).not.toContain(word);
    expect(events.filter(({ kind }) => kind === 'leak')).toEqual([]);
  });
});

describe('a secret that somebody writes where it can be seen', () => {
  it('is masked, and told of as a leak', async () => {
    const { id } = await create();
    const secret = await secretOf(id);
    await asAdmin('PATCH', `${WEBHOOKS}/${id}`, { webhook: { name: secret } });
    const { events } = stage.trace.finish();
    expect(JSON.stringify(events)).not.toContain(secret);
    expect(events.some(({ kind }) => kind === 'leak')).toBe(true);
  });
});

describe('a call that is not answered well', () => {
  const attemptsOf = async (id: string) => {
    const { json: body } = await asAdmin('GET', `${WEBHOOKS}/${id}/invocations`);
    const [invocation] = (body as { invocations: { id: string; status: string }[] }).invocations;
    const path = `${WEBHOOKS}/${id}/invocations/${invocation?.id}/attempts`;
    const { attempts } = (await asAdmin('GET', path)).json as {
      attempts: { status_code: number }[];
    };
    return { status: invocation?.status, codes: attempts.map((each) => each.status_code) };
  };

  it.each<[string, Response | 'silence', number[]]>([
    ['409', json(409, {}), [409, 409, 409, 409]],
    ['429', json(429, {}), [429, 429, 429, 429]],
    ['503', json(503, {}), [503, 503, 503, 503]],
    ['400', json(400, {}), [400]],
    ['404', json(404, {}), [404]],
    ['500', json(500, {}), [500]],
    ['302', json(302, {}), [302]],
  ])('%s', async (_name, answer, codes) => {
    answers.push(answer);
    const { id } = await create();
    await (await triggered(id)).push(fresh());
    await later(stage, 60);
    expect(await attemptsOf(id)).toEqual({ status: 'failed', codes });
    const [first = 0] = received.map(({ at }) => at);
    const waits = received.map(({ at }) => Math.round((at - first) / 1000));
    expect(waits).toEqual([0, 1, 6, 36].slice(0, codes.length));
  });

  it('is tried again after silence of ten seconds', async () => {
    answers.push('silence', json(200, {}));
    const { id } = await create();
    await (await triggered(id)).push(fresh());
    await later(stage, 30);
    expect(await attemptsOf(id)).toEqual({ status: 'success', codes: [null, 200] });
  });

  it('waits for as long as Retry-After says', async () => {
    answers.push(json(429, {}, { 'retry-after': '20' }), json(200, {}));
    const { id } = await create();
    await (await triggered(id)).push(fresh());
    await later(stage, 10);
    expect(received).toHaveLength(1);
    await later(stage, 15);
    expect(received).toHaveLength(2);
  });

  it('is given up when the webhook is deleted', async () => {
    answers.push(json(503, {}));
    const { id } = await create();
    await (await triggered(id)).push(fresh());
    await asAdmin('DELETE', `${WEBHOOKS}/${id}`);
    await later(stage, 60);
    expect(received.length).toBeLessThan(3);
  });

  it('makes the webhook rest once most of many calls have failed', async () => {
    answers.push(json(500, {}));
    const { id } = await create();
    const account = await triggered(id);
    for (let n = 0; n < 20; n++) await account.push(fresh(n));
    expect(received).toHaveLength(20);
    answers.splice(0, 1, json(200, {}));
    await account.push(fresh(20));
    expect(received).toHaveLength(20);
    await later(stage, 6);
    expect(received).toHaveLength(21);
  });
});

describe('the circuit', () => {
  it.each([
    [19, 0, false],
    [20, 0, true],
    [14, 6, true],
    [13, 7, false],
  ])('%s errors beside %s good answers', (errors, good, open) => {
    const circuit = createCircuit();
    for (let n = 0; n < good; n++) circuit.note(false, 1_000, 5_000);
    for (let n = 0; n < errors; n++) circuit.note(true, 2_000, 5_000);
    expect(circuit.openUntil > 2_000).toBe(open);
  });

  it('forgets after five minutes, and opens for a thousand errors whatever their share', () => {
    const old = createCircuit();
    for (let n = 0; n < 19; n++) old.note(true, 0, 5_000);
    old.note(true, 300_000, 5_000);
    expect(old.openUntil).toBe(0);
    const many = createCircuit();
    for (let n = 0; n < 4_000; n++) many.note(false, 0, 5_000);
    for (let n = 0; n < 1_000; n++) many.note(true, 0, 5_000);
    expect(many.openUntil).toBe(0);
    many.note(true, 0, 5_000);
    expect(many.openUntil).toBe(5_000);
  });
});

describe('a test', () => {
  it('calls the endpoint and shows what it says', async () => {
    const { id } = await create();
    const tested = await asAdmin('POST', `${WEBHOOKS}/test?webhook_id=${id}`, {
      request: { payload: '{"x":1}' },
    });
    expect(tested).toMatchObject({
      status: 200,
      json: { response: { status_code: 200, payload: '{"taken":true}' } },
    });
    expect(received[0]).toMatchObject({ url: ENDPOINT, body: '{"x":1}' });
  });

  it('of a webhook as it is, without a body of its own', async () => {
    const { id } = await create();
    expect((await asAdmin('POST', `${WEBHOOKS}/test?webhook_id=${id}`)).status).toBe(200);
  });

  it.each<[string, string, unknown, number]>([
    ['of one that is not there', `${WEBHOOKS}/test?webhook_id=nope`, {}, 404],
    ['of nothing', `${WEBHOOKS}/test`, {}, 400],
    ['without an endpoint', `${WEBHOOKS}/test`, { request: {} }, 400],
    [
      'where nobody is',
      `${WEBHOOKS}/test`,
      { request: { endpoint: 'https://nobody.example/' } },
      400,
    ],
  ])('%s is refused', async (_name, path, body, status) => {
    expect((await asAdmin('POST', path, body)).status).toBe(status);
  });
});
