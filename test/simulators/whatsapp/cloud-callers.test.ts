// Calls as clients and Meta's own samples write them: the same things said in other ways.
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { askedFields } from '../../../simulators/whatsapp/cloud/fields.ts';
import { type Served, serveHandler } from '../../../src/kernel/serve.ts';
import { bearer, get, type Headers, jsonOf, postForm } from '../../../src/kernel/wire.ts';
import { ANA, BUSINESS, createStand } from './stand.ts';
import { account, TEMPLATE } from './template-account.ts';

const ORIGIN = 'https://graph.facebook.com';

/** A registered number that Ana has written to. */
async function open() {
  const stand = createStand();
  const { wabaId, accessToken, call } = await account(stand);
  const added = await call('POST', `/${wabaId}/phone_numbers`, {
    cc: '55',
    phone_number: BUSINESS.slice(3),
    verified_name: 'Acme',
  });
  const id: string = added.body.id;
  await call('POST', `/${id}/request_code`, { code_method: 'SMS', language: 'en_US' });
  await call('POST', `/${id}/verify_code`, { code: await stand.codeAt(BUSINESS) });
  await call('POST', `/${id}/register`, { messaging_product: 'whatsapp', pin: '246810' });
  stand.whatsapp.phones.send(ANA, BUSINESS, { type: 'text', text: 'Hello?' });
  const post = (path: string, type: string | undefined, body: string, more: Headers = {}) =>
    stand.handler({
      method: 'POST',
      url: `${ORIGIN}${path}`,
      headers: {
        ...bearer(accessToken),
        ...(type === undefined ? {} : { 'content-type': type }),
        ...more,
      },
      body,
    });
  return { ...stand, id, wabaId, accessToken, call, post };
}

const HELLO = { messaging_product: 'whatsapp', to: ANA, type: 'text', text: { body: 'Hello' } };

describe('an address', () => {
  test.each([
    ['as documented', (id: string) => `/v23.0/${id}`],
    ['of another version', (id: string) => `/v14.0/${id}`],
    ['without a version', (id: string) => `/${id}`],
    ['with a slash at its end', (id: string) => `/v23.0/${id}/`],
    ['with a slash at its end and a query', (id: string) => `/v23.0/${id}/?fields=id,status`],
    ['with two slashes', (id: string) => `//v23.0//${id}`],
    ['without a version and with slashes', (id: string) => `//${id}//`],
  ])('%s', async (_, path) => {
    const { handler, id, accessToken } = await open();
    const answer = await handler(get(`${ORIGIN}${path(id)}`, bearer(accessToken)));
    expect(jsonOf(answer)).toMatchObject({ id });
  });

  it('of an edge may end with a slash too, as in the sample of uploads', async () => {
    const { post } = await open();
    const path = '/v23.0/app/uploads/?file_length=3&file_type=image/png';
    expect(jsonOf(await post(path, undefined, ''))).toEqual({
      id: expect.stringMatching(/^upload:/),
    });
  });
});

describe('a body', () => {
  test.each([
    'application/json',
    'application/json; charset=utf-8',
    'application/json;charset=UTF-8',
    'Application/JSON',
  ])('of the type %s', async (type) => {
    const { id, post } = await open();
    const answer = await post(`/v23.0/${id}/messages`, type, JSON.stringify(HELLO));
    expect(answer.status).toBe(200);
  });

  it('of JSON that holds its parts as text', async () => {
    const { id, post } = await open();
    const contacts = JSON.stringify([{ name: { formatted_name: 'Bia', first_name: 'Bia' } }]);
    const message = { messaging_product: 'whatsapp', to: ANA, type: 'contacts', contacts };
    const answer = await post(`/v23.0/${id}/messages`, 'application/json', JSON.stringify(message));
    expect(answer.status).toBe(200);
  });

  it('of JSON without saying so is a form, and says nothing', async () => {
    const { id, post } = await open();
    const answer = await post(`/v23.0/${id}/messages`, undefined, JSON.stringify(HELLO));
    expect(jsonOf(answer)).toMatchObject({
      error: { code: 100, message: '(#100) The parameter messaging_product is required.' },
    });
  });
});

describe('a token', () => {
  const fields = { ...HELLO, text: JSON.stringify(HELLO.text) };

  async function sent(make: (url: string, token: string) => Parameters<typeof postForm>) {
    const { handler, id, accessToken } = await open();
    const url = `${ORIGIN}/v23.0/${id}/messages`;
    return handler(postForm(...make(url, accessToken)));
  }

  test.each<[string, Parameters<typeof sent>[0]]>([
    ['in a header', (url, token) => [url, fields, bearer(token)]],
    ['of OAuth', (url, token) => [url, fields, { authorization: `OAuth ${token}` }]],
    ['in the query', (url, token) => [`${url}?access_token=${token}`, fields]],
    ['in a form', (url, token) => [url, { ...fields, access_token: token }]],
  ])('%s', async (_, make) => {
    expect((await sent(make)).status).toBe(200);
  });

  it('in a JSON body', async () => {
    const { id, accessToken, post } = await open();
    const body = JSON.stringify({ ...HELLO, access_token: accessToken });
    const none = { authorization: '' };
    const path = `/v23.0/${id}/messages`;
    expect((await post(path, 'application/json', body, none)).status).toBe(200);
  });

  test.each<[string, Parameters<typeof sent>[0]]>([
    ['that is wrong, in a form', (url) => [url, { ...fields, access_token: 'EAAwrong' }]],
    [
      'that is right in the form but wrong in the header',
      (url, token) => [url, { ...fields, access_token: token }, bearer('EAAwrong')],
    ],
  ])('%s is 190', async (_, make) => {
    expect(jsonOf(await sent(make))).toMatchObject({ error: { code: 190 } });
  });
});

describe('fields', () => {
  async function read(fields: string, edge = '') {
    const { id, call } = await open();
    const path = `${edge === '' ? id : `${id}/${edge}`}?fields=${fields}`;
    return { id, answer: await call('GET', `/${path}`) };
  }

  test.each(['status, id', 'status,+id', 'status,', ',status', 'status,,id', 'status,id,status'])(
    '"%s" are two',
    async (fields) => {
      const { id, answer } = await read(fields);
      expect(answer.body).toEqual({ status: 'CONNECTED', id });
    },
  );

  it('none at all are the usual ones', async () => {
    const { answer } = await read('');
    expect(answer.body).toHaveProperty('verified_name');
    const profile = await read('', 'whatsapp_business_profile');
    expect(profile.answer.body.data[0]).toHaveProperty('vertical');
  });

  it('of fields', async () => {
    const { id, answer } = await read('id,throughput{level},health_status{entities{entity_type}}');
    expect(answer.body).toEqual({
      id,
      throughput: { level: 'STANDARD' },
      health_status: {
        entities: ['PHONE_NUMBER', 'WABA', 'BUSINESS', 'APP'].map((entity_type) => ({
          entity_type,
          id: expect.any(String),
        })),
      },
    });
  });

  it('of a profile, with what it always says', async () => {
    const { answer } = await read('about, messaging_product', 'whatsapp_business_profile');
    expect(answer.body.data).toEqual([{ about: '', messaging_product: 'whatsapp' }]);
  });

  it('of an account, as the official SDK names them', async () => {
    const { wabaId, call } = await open();
    const { body } = await call(
      'GET',
      `/${wabaId}?fields=id,primary_funding_id,health_status{can_send_message}`,
    );
    expect(body).toEqual({ id: wabaId, health_status: { can_send_message: 'AVAILABLE' } });
  });

  test.each(['colour', 'status,colour', 'status{', 'colour{id}', '["id"]'])(
    'one that there is not in "%s" is 100',
    async (fields) => {
      expect((await read(fields)).answer).toMatchObject({ status: 400, error: { code: 100 } });
    },
  );

  it('are read to a depth that no node has, however deep they are written', () => {
    const deep = `${'a{'.repeat(500)}b${'}'.repeat(500)}`;
    expect(askedFields(deep)).toMatchObject([{ name: 'a' }]);
  });
});

it('a filter is understood with the single quotes of the samples', async () => {
  const { wabaId, call } = await open();
  const filtering = "[{'field':'account_mode','operator':'EQUAL','value':'SANDBOX'}]";
  const path = `/${wabaId}/phone_numbers?filtering=${encodeURIComponent(filtering)}`;
  expect((await call('GET', path)).body).toEqual({ data: [] });
});

describe('what is not simulated is answered as Graph would, and reported', () => {
  test.each([
    ['GET', '/message_template_library', 100],
    ['GET', '/me', 100],
    ['POST', '/{number}/message_qrdls', 2500],
    ['POST', '/{number}/block_users', 2500],
  ] as const)('%s %s', async (method, path, code) => {
    const { id, call, trace } = await open();
    const answer = await call(
      method,
      path.replace('{number}', id),
      method === 'GET' ? undefined : {},
    );
    expect(answer).toMatchObject({ status: 400, error: { code } });
    expect(trace.finish().events).toContainEqual(expect.objectContaining({ kind: 'finding' }));
  });

  it('a template of the library', async () => {
    const { wabaId, call, trace } = await open();
    const answer = await call('POST', `/${wabaId}/message_templates`, {
      ...TEMPLATE,
      library_template_name: 'delivery_update_1',
    });
    expect(answer).toMatchObject({ status: 400, error: { code: 100 } });
    expect(trace.finish().events).toContainEqual(expect.objectContaining({ kind: 'finding' }));
  });

  it('another method on an object, which is named whole', async () => {
    const { handler, id, accessToken } = await open();
    const request = {
      ...get(`${ORIGIN}/v23.0/${id}`, bearer(accessToken)),
      method: 'PUT',
    } as const;
    expect(jsonOf(await handler(request))).toMatchObject({
      error: { code: 2500, message: `Unknown path components: /${id}` },
    });
  });

  it('an object that is not there is no finding', async () => {
    const { call, trace } = await open();
    expect(await call('GET', '/999')).toMatchObject({ error: { code: 100, error_subcode: 33 } });
    expect(trace.finish().events).not.toContainEqual(expect.objectContaining({ kind: 'finding' }));
  });
});

describe('over a socket', () => {
  const stand = createStand();
  let served: Served;
  beforeAll(async () => {
    served = await serveHandler(stand.handler);
  });
  afterAll(() => served.close());

  it('a picture sent without saying what it is keeps its bytes', async () => {
    const { accessToken } = stand.whatsapp.createBusiness({ name: 'Acme' });
    const picture = Uint8Array.from({ length: 256 }, (_, at) => at);
    const authorization = `OAuth ${accessToken}`;
    const session = await fetch(
      `${served.url}/v23.0/app/uploads?file_length=${picture.length}&file_type=image/png`,
      { method: 'POST', headers: { authorization } },
    );
    const { id } = (await session.json()) as { id: string };
    const uploaded = await fetch(`${served.url}/v23.0/${id}`, {
      method: 'POST',
      headers: {
        authorization,
        file_offset: '0',
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: picture,
    });
    expect(await uploaded.json()).toEqual({ h: expect.stringMatching(/^4:/) });
  });
});
