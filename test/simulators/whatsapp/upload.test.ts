// Resumable uploads: in pieces, interrupted and taken up again.
import { describe, expect, test } from 'vitest';
import { DAY } from '../../../src/kernel/clock.ts';
import { bearer, get, jsonOf, sendJson } from '../../../src/kernel/wire.ts';
import { createStand } from './stand.ts';

const GRAPH = 'https://graph.facebook.com/v23.0';
const MB = 1024 * 1024;
const DETAILS = { file_name: 'logo.png', file_length: 6, file_type: 'image/png' };

function uploader(stand = createStand()) {
  const { accessToken } = stand.whatsapp.createBusiness({ name: 'A' });
  const { handler } = stand.whatsapp;
  const call = async (request: Parameters<typeof handler>[0]) => {
    const response = await handler(request);
    // biome-ignore lint/suspicious/noExplicitAny: bodies are for each test to read
    return { status: response.status, body: jsonOf(response) as any };
  };
  const held = bearer(accessToken);
  return {
    stand,
    accessToken,
    start: (details: object = DETAILS, app = 'app') =>
      call(sendJson('POST', `${GRAPH}/${app}/uploads`, details, held)),
    put: (id: string, offset: string | undefined, ...bytes: number[]) =>
      call({
        method: 'POST',
        url: `${GRAPH}/${id}`,
        headers: {
          authorization: `OAuth ${accessToken}`,
          ...(offset === undefined ? {} : { file_offset: offset }),
        },
        body: new Uint8Array(bytes),
      }),
    offset: (id: string) => call(get(`${GRAPH}/${id}`, held)),
    call,
  };
}

describe('a resumable upload', () => {
  test('is taken up where it was interrupted', async () => {
    const { start, put, offset } = uploader();
    const { body } = await start();
    const { id } = body;
    expect(id).toMatch(/^upload:[0-9a-f]{32}$/);
    expect((await offset(id)).body).toEqual({ id, file_offset: 0 });
    expect((await put(id, '0', 1, 2)).body).toEqual({ id, file_offset: 2 });
    // The line was cut here; the client asks how far it came.
    expect((await offset(id)).body).toEqual({ id, file_offset: 2 });
    expect((await put(id, '2', 3)).body).toEqual({ id, file_offset: 3 });
    const whole = await put(id, '3', 4, 5, 6);
    expect(whole.body).toEqual({ h: expect.stringMatching(/^4:/) });
    expect((await offset(id)).body).toEqual({ id, file_offset: 6 });
    // An answer that was lost can be had again.
    expect(await put(id, '6')).toEqual(whole);
  });

  test.each([
    ['behind', '3', [3]],
    ['before', '0', [1]],
    ['nowhere', undefined, [3]],
    ['at no number', 'two', [3]],
    ['below nothing', '-1', [3]],
    ['in hexadecimal', '0x2', [3]],
    ['too far', '2', [3, 4, 5, 6, 7]],
  ])('takes no piece that stands %s', async (_where, at, bytes) => {
    const { start, put, offset } = uploader();
    const { id } = (await start()).body;
    await put(id, '0', 1, 2);
    expect(await put(id, at, ...bytes)).toMatchObject({
      status: 400,
      body: { error: { code: 100, error_data: { details: expect.any(String) } } },
    });
    expect((await offset(id)).body.file_offset).toBe(2);
  });

  test('is known by its id with the signature that older ids have', async () => {
    const { start, put, offset } = uploader();
    const { id } = (await start()).body;
    expect((await put(`${id}?sig=ARZ`, '0', 1, 2)).body).toEqual({ id, file_offset: 2 });
    expect((await offset(`${id}?sig=ARZ`)).body).toEqual({ id, file_offset: 2 });
    expect((await offset(encodeURIComponent(`${id}?sig=ARZ`))).body).toEqual({
      id,
      file_offset: 2,
    });
  });

  test('has its token in the header, and nobody else’s', async () => {
    const { stand, start, accessToken, call, offset } = uploader();
    const { id } = (await start()).body;
    const other = uploader(stand);
    expect(await other.offset(id)).toMatchObject({ body: { error: { error_subcode: 33 } } });
    expect(await other.put(id, '0', 1)).toMatchObject({ body: { error: { error_subcode: 33 } } });
    const url = `${GRAPH}/${id}?access_token=${accessToken}`;
    const headers = { file_offset: '0' };
    const body = new Uint8Array([1]);
    expect(await call({ method: 'POST', url, headers, body })).toMatchObject({
      status: 401,
      body: { error: { code: 190 } },
    });
    expect((await offset(id)).body.file_offset).toBe(0);
  });

  test.each([
    { after: DAY - 1, found: true },
    { after: DAY, found: false },
  ])('that is not whole is there after $after ms: $found', async ({ after, found }) => {
    const { stand, start, put, offset } = uploader();
    const { id } = (await start()).body;
    await put(id, '0', 1);
    await stand.clock.advance(after);
    expect((await offset(id)).status).toBe(found ? 200 : 400);
    expect((await put(id, '1', 2)).status).toBe(found ? 200 : 400);
  });

  test('lives as long as was chosen, and a whole file for good', async () => {
    const { stand, start, put, offset } = uploader(createStand({ uploadValidMs: 5 }));
    const { id } = (await start({ ...DETAILS, file_length: 1 })).body;
    const cut = (await start()).body.id;
    await put(id, '0', 1);
    await stand.clock.advance(5);
    expect((await offset(id)).status).toBe(200);
    expect((await offset(cut)).status).toBe(400);
  });

  test.each([
    ['without a name', { file_length: 6, file_type: 'image/png' }, 200],
    ['with its length as text', { ...DETAILS, file_length: '6' }, 200],
    ['of nothing', { ...DETAILS, file_length: 0 }, 400],
    ['of a broken length', { ...DETAILS, file_length: 1.5 }, 400],
    ['without a length', { file_type: 'image/png' }, 400],
    ['without a type', { file_length: 6 }, 400],
    ['as large as a document', { ...DETAILS, file_length: 100 * MB }, 200],
    ['larger than a document', { ...DETAILS, file_length: 100 * MB + 1 }, 400],
  ])('%s is begun or not', async (_what, details, status) => {
    expect((await uploader().start(details)).status).toBe(status);
  });

  test('is begun for the app, by its id too', async () => {
    const { start } = uploader();
    expect((await start(DETAILS, '999')).body.error).toMatchObject({
      code: 100,
      error_subcode: 33,
    });
  });
});
