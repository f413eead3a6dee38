// Cloud's doors: who is let in, what is understood, and what is answered to everything else.
import { describe, expect, test } from 'vitest';
import { basic, bearer, get, jsonOf, postForm, sendJson } from '../../../src/kernel/wire.ts';
import { cloud, connected, DIALECTS } from './dialects.ts';
import { ANA, BUSINESS, createStand } from './stand.ts';

const GRAPH = 'https://graph.facebook.com';

describe('Cloud', () => {
  test.each([
    ['no token', {}],
    ['a wrong token', bearer('EAAwrong')],
    ['another scheme', basic('a', 'b')],
  ])('%s is 401/190', async (_, headers) => {
    const { whatsapp } = createStand();
    const { wabaId } = whatsapp.createBusiness({ name: 'A' });
    const response = await whatsapp.handler(get(`${GRAPH}/v23.0/${wabaId}/phone_numbers`, headers));
    expect(response.status).toBe(401);
    expect(jsonOf(response)).toMatchObject({
      error: { code: 190, type: 'OAuthException', fbtrace_id: expect.stringMatching(/^A/) },
    });
  });

  test('an object that is missing or another’s is 400/100/33', async () => {
    const stand = createStand();
    const one = await cloud(stand);
    const two = await cloud(stand, '+5511900000001');
    for (const id of ['999', two.id]) {
      const answer = await one.call('GET', `/${id}`);
      expect(answer).toMatchObject({ status: 400, code: 100, subcode: 33 });
      expect(answer.body.error.type).toBe('GraphMethodException');
      expect(await one.call('POST', `/${id}/messages`, {})).toMatchObject({ subcode: 33 });
    }
  });

  test('an account is its own token’s only', async () => {
    const { whatsapp } = createStand();
    const [one, two] = [
      whatsapp.createBusiness({ name: 'A' }),
      whatsapp.createBusiness({ name: 'B' }),
    ];
    const list = (wabaId: string) =>
      whatsapp.handler(get(`${GRAPH}/${wabaId}/phone_numbers`, bearer(one.accessToken)));
    expect((await list(one.wabaId)).status).toBe(200);
    expect(jsonOf(await list(two.wabaId))).toMatchObject({ error: { error_subcode: 33 } });
  });

  test('an unknown path is 400/2500, and a finding with the nearest route', async () => {
    const stand = createStand();
    const drive = await cloud(stand);
    expect(await drive.call('POST', `/${drive.id}/request_codes`)).toMatchObject({
      status: 400,
      code: 2500,
    });
    expect(stand.trace.finish().events).toMatchObject([
      {
        kind: 'finding',
        node: 'whatsapp',
        method: 'POST',
        path: `/${drive.id}/request_codes`,
        note: expect.stringContaining('POST /{id}/request_code'),
      },
    ]);
  });

  test('any version and none are answered, also with a URL in the query', async () => {
    const { whatsapp } = createStand();
    const { wabaId, accessToken } = whatsapp.createBusiness({ name: 'A' });
    const back = encodeURIComponent('https://receiver.example');
    for (const url of [
      `${GRAPH}/v19.0/${wabaId}`,
      `${GRAPH}/${wabaId}`,
      `/v23.0/${wabaId}`,
      `${GRAPH}/v23.0/${wabaId}?x=${back}`,
      `/${wabaId}?x=https://receiver.example`,
      `${GRAPH}/${wabaId}?access_token=${accessToken}`,
    ]) {
      const headers = url.includes('access_token') ? {} : bearer(accessToken);
      expect((await whatsapp.handler(get(url, headers))).status, url).toBe(200);
    }
  });

  test('parameters come as query, form, multipart or JSON', async () => {
    const stand = createStand();
    const { wabaId, accessToken } = stand.whatsapp.createBusiness({ name: 'A' });
    const token = bearer(accessToken);
    const url = `${GRAPH}/v23.0/${wabaId}/phone_numbers`;
    const multipart = ['cc=55', 'phone_number=11900000004', 'verified_name=Four']
      .map((pair) => pair.split('='))
      .map(
        ([name, value]) =>
          `--B\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
      )
      .join('');
    const requests = [
      { ...get(`${url}?cc=55&phone_number=11900000001&verified_name=One`, token), method: 'POST' },
      postForm(url, { cc: '55', phone_number: '11900000002', verified_name: 'Two' }, token),
      sendJson(
        'POST',
        url,
        { cc: '55', phone_number: '(11) 90000-0003', verified_name: 'Three' },
        token,
      ),
      {
        method: 'POST',
        url,
        headers: { ...token, 'content-type': 'multipart/form-data; boundary=B' },
        body: new TextEncoder().encode(`${multipart}--B--\r\n`),
      },
    ] as const;
    for (const request of requests) {
      const response = await stand.whatsapp.handler(request);
      expect(jsonOf(response)).toEqual({ id: expect.stringMatching(/^\d{15}$/) });
    }
    const list = await stand.whatsapp.handler(get(url, token));
    const { data } = jsonOf(list) as { data: { display_phone_number: string }[] };
    expect(data.map((number) => number.display_phone_number)).toEqual(
      [1, 2, 3, 4].map((n) => `+551190000000${n}`),
    );
    // The same number again.
    expect(jsonOf(await stand.whatsapp.handler(requests[1]))).toMatchObject({
      error: { code: 100, error_subcode: 2388012 },
    });
  });

  test.each([
    ['a missing parameter', {}, /code_method is required/],
    ['a wrong one', { code_method: 'IVR', language: 'en' }, /Invalid parameter/],
    ['a wrong language', { code_method: 'SMS', language: 'english' }, /Invalid parameter/],
  ])('%s is 400/100', async (_, body, message) => {
    const drive = await cloud(createStand());
    const answer = await drive.call('POST', `/${drive.id}/request_code`, body);
    expect(answer).toMatchObject({ status: 400, code: 100 });
    expect(answer.body.error.message).toMatch(message);
  });

  test('JSON that is none, or no object, is 400/100', async () => {
    const stand = createStand();
    const { accessToken } = stand.whatsapp.createBusiness({ name: 'A' });
    for (const body of ['{"to":', '[]', '7', 'null']) {
      const headers = { ...bearer(accessToken), 'content-type': 'application/json' };
      const response = await stand.whatsapp.handler({
        method: 'POST',
        url: `${GRAPH}/app/uploads`,
        headers,
        body,
      });
      expect(response.status, body).toBe(400);
    }
  });

  test('a type of message that is not simulated is refused and found', async () => {
    const stand = createStand();
    const drive = await connected(stand, DIALECTS[0]);
    const message = (type: string) =>
      drive.call('POST', `/${drive.id}/messages`, {
        messaging_product: 'whatsapp',
        to: ANA,
        type,
        [type]: { type: 'flow' },
      });
    expect(await message('interactive')).toMatchObject({ status: 400, code: 131051 });
    expect(await message('pigeon')).toMatchObject({ status: 400, code: 100 });
    expect(stand.trace.finish().events.filter(({ kind }) => kind === 'finding')).toHaveLength(1);
  });

  test.each([
    ['text of 4096', 'x'.repeat(4096), ANA, 200, undefined],
    ['text of 4097', 'x'.repeat(4097), ANA, 400, 100],
    ['empty text', '', ANA, 400, 100],
    ['no number', 'x', 'ana', 400, 131009],
    ['itself', 'x', BUSINESS, 400, 131021],
    ['a written number', 'x', '+55 (11) 98765-4321', 200, undefined],
  ])('a message with %s', async (_, text, to, status, code) => {
    const drive = await connected(createStand(), DIALECTS[0]);
    expect(await drive.send(to, text)).toMatchObject({ status, code });
  });

  test('a customer’s message is marked as read', async () => {
    const stand = createStand();
    const drive = await connected(stand, DIALECTS[0]);
    const id = stand.whatsapp.phones.send(ANA, BUSINESS, { type: 'text', text: 'Oi' });
    const read = (message_id: string) =>
      drive.call('POST', `/${drive.id}/messages`, {
        messaging_product: 'whatsapp',
        status: 'read',
        message_id,
      });
    expect(await read('wamid.none')).toMatchObject({ status: 400 });
    expect((await read(id)).body).toEqual({ success: true });
    expect(JSON.stringify(stand.whatsapp.state())).toContain('"read":1');
  });

  test('an upload goes on where it stopped', async () => {
    const stand = createStand();
    const { accessToken } = stand.whatsapp.createBusiness({ name: 'A' });
    const session = await stand.whatsapp.handler(
      sendJson(
        'POST',
        `${GRAPH}/v23.0/app/uploads`,
        { file_length: 4, file_type: 'image/png' },
        bearer(accessToken),
      ),
    );
    const { id } = jsonOf(session) as { id: string };
    const url = `${GRAPH}/v23.0/${id}`;
    const put = async (offset: number, ...bytes: number[]) =>
      jsonOf(
        await stand.whatsapp.handler({
          method: 'POST',
          url,
          headers: { authorization: `OAuth ${accessToken}`, file_offset: `${offset}` },
          body: new Uint8Array(bytes),
        }),
      );
    expect(await put(0, 1, 2)).toEqual({ id, file_offset: 2 });
    expect(await put(0, 1, 2)).toMatchObject({ error: { code: 100 } });
    expect(jsonOf(await stand.whatsapp.handler(get(url, bearer(accessToken))))).toEqual({
      id,
      file_offset: 2,
    });
    expect(await put(2, 3, 4, 5)).toMatchObject({ error: { code: 100 } });
    expect(await put(2, 3, 4)).toEqual({ h: expect.any(String) });
  });
});
