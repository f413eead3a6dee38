// Every door with bad input: a clear refusal, nothing changed, and the next request works.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ROUTES } from '../../src/connector/routes.ts';
import { jsonOf, type Method, postForm, textOf } from '../../src/kernel/wire.ts';
import { CONNECTOR, createBench } from './bench.ts';

const POSTS = ROUTES.filter((route) => route.method === 'POST').map((route) =>
  route.path.replace('{deployment}', 'dep-1'),
);
const JSON_TYPE = { 'content-type': 'application/json' };
const FORM_TYPE = { 'content-type': 'application/x-www-form-urlencoded' };

describe.each(POSTS)('POST %s', (path) => {
  it.each([
    ['nothing', '', {}],
    ['no JSON', '{"entry":', JSON_TYPE],
    ['JSON of the wrong kind', '[1,2]', JSON_TYPE],
    ['null', 'null', JSON_TYPE],
    [
      'numbers for texts',
      '{"object":1,"entry":2,"events":3,"deploymentId":4,"messages":5}',
      JSON_TYPE,
    ],
    ['empty fields', 'session=&message=&metadata=&subdomain=', FORM_TYPE],
    ['an unknown session', 'session=nobody&section=about&about=x', FORM_TYPE],
    ['broken escapes', 'session=%E0%A4%A&metadata=%', FORM_TYPE],
    ['multipart without a boundary', 'x', { 'content-type': 'multipart/form-data' }],
    ['multipart without an end', '--B\r\nx', { 'content-type': 'multipart/form-data; boundary=B' }],
    ['far too much', 'x'.repeat(9_000_000), FORM_TYPE],
  ])('refuses %s clearly', async (_what, body, headers) => {
    const bench = createBench('on-premises');
    const metadata = await bench.connect();
    const answer = await bench.raw('POST', path, body, headers as Record<string, string>);
    // An empty JSON webhook of On-Premises carries nothing, and that is no mistake.
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    const said = jsonOf(answer) as { error?: string } | undefined;
    expect(said?.error !== undefined || textOf(answer.body).includes('data-reason=')).toBe(true);
    expect(textOf(answer.body)).not.toMatch(/at .*\.ts:\d+/);
    await bench.customerWrites({ id: 'm1' });
    await bench.reply(metadata, 'Hello');
    expect(bench.comments()).toEqual(['m1']);
    expect(bench.texts()).toEqual(['Hello']);
  });
});

it.each([
  ['/connector/wizard/code', { session: 'x'.repeat(65) }, 'session: is longer than 64 characters'],
  ['/connector/wizard/code', { code: '123456' }, 'session: is missing'],
  ['/connector/channelback', { metadata: '{}', thread_id: '1:2' }, 'message: is missing'],
  [
    '/connector/admin_ui',
    { return_url: 'https://a.zendesk.com/', subdomain: 'a', zendesk_access_token: 'x' },
    'instance_push_id: is missing',
  ],
  [
    '/connector/admin_ui',
    {
      return_url: 'https://a.zendesk.com/',
      subdomain: 'a.evil/',
      zendesk_access_token: 'x',
      instance_push_id: 'x',
    },
    'subdomain: must be that of a Zendesk',
  ],
])('says which field of %s is wrong', async (path, fields, description) => {
  const answer = await createBench().call(postForm(CONNECTOR + path, fields));
  expect(answer.status).toBe(400);
  expect(jsonOf(answer)).toEqual({ error: 'malformed', description });
});

it.each(['GET', 'PUT', 'PATCH', 'DELETE'] as const)(
  'answers %s on an unknown path with 404',
  async (method: Method) => {
    const bench = createBench();
    expect((await bench.raw(method, '/connector/nothing/../here')).status).toBe(404);
  },
);

it.each([
  ['no token', {}],
  ['a wrong token', { authorization: 'Bearer nonsense' }],
  ['a token twice as long', { authorization: `Bearer ${'back-office-token'.repeat(2)}` }],
])('lets nobody into the back office with %s', async (_what, headers) => {
  const bench = createBench();
  const answer = await bench.raw(
    'POST',
    '/connector/back-office/deployments',
    '{}',
    headers as Record<string, string>,
  );
  expect(answer.status).toBe(401);
});

it.each([
  ['4004 1234', 'number-malformed'],
  ['+55 11 81234 567', 'number-impossible'],
  ['+55 11 9123-45678 9', 'number-impossible'],
])('refuses the number %s with the form expected', async (number, error) => {
  const bench = createBench();
  const answer = await bench.host('dep-1', number);
  expect(answer.status).toBe(422);
  expect(jsonOf(answer)).toMatchObject({ error, description: expect.stringContaining('+55 11 9') });
});

it('hosts a number once, however it is spelled', async () => {
  const bench = createBench();
  expect((await bench.host('dep-1', '+55 11 4004-1234')).status).toBe(201);
  expect((await bench.host('dep-2', '0055 (11) 4004 1234')).status).toBe(409);
  expect((await bench.host('dep-1', '+55 11 4004 9999')).status).toBe(409);
  const wizard = await bench.toCodeScreen('dep-2');
  expect(wizard.page().reason).toBe('deployment-unknown');
});

it('answers the questions of Zendesk', async () => {
  const bench = createBench();
  expect(jsonOf(await bench.raw('GET', '/connector/manifest'))).toMatchObject({
    name: 'WhatsApp',
    create_followup_tickets: true,
    urls: { admin_ui: 'https://connector.example/connector/admin_ui' },
  });
  expect((await bench.raw('GET', '/connector/healthcheck')).status).toBe(200);
  const clicked = await bench.raw('GET', '/connector/clickthrough?external_id=%3Cscript%3E');
  expect(clicked.status).toBe(200);
  expect(textOf(clicked.body)).not.toContain('<script>');
});

it('never fails on arbitrary signed webhooks, and never doubles', async () => {
  const bench = createBench('cloud');
  await bench.connect();
  await fc.assert(
    fc.asyncProperty(fc.json(), async (value) => {
      const body = `{"object":"whatsapp_business_account","entry":[{"id":"WABA","changes":[{"field":"messages","value":${value}}]}]}`;
      const headers = { ...JSON_TYPE, 'x-hub-signature-256': bench.sign(body) };
      const answer = await bench.raw('POST', '/connector/whatsapp/webhook', body, headers);
      expect([200, 400]).toContain(answer.status);
    }),
    { numRuns: 200 },
  );
  await bench.customerWrites({ id: 'm1' });
  expect(bench.comments()).toEqual(['m1']);
});

it('escapes whatever an admin types', async () => {
  const bench = createBench();
  const metadata = await bench.connect();
  const evil = '"><script>alert(1)</script>';
  const page = await bench.openAdmin({ metadata, return_url: `https://acme.zendesk.com/${evil}` });
  expect(page.text).not.toContain('<script>');
});
