// Files: uploaded, fetched in two steps, deleted; sent by their address; received from customers.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import supertest from 'supertest';
import { describe, expect, test } from 'vitest';
import { RECORDABLE } from '../../../simulators/whatsapp/recordable.ts';
import {
  bytesMaxOf,
  isAnimated,
  kindOfType,
  MEDIA_KINDS,
  MEDIA_TYPES,
  mediaRefusal,
} from '../../../simulators/whatsapp/world/media.ts';
import { DAY, MINUTE, SECOND } from '../../../src/kernel/clock.ts';
import { REDACTED, redactBody, redactUrl, redactValue } from '../../../src/kernel/redact.ts';
import { serveHandler } from '../../../src/kernel/serve.ts';
import { bearer, get, jsonOf, NoAnswer, type Response } from '../../../src/kernel/wire.ts';
import { connected, DIALECTS, type Driver } from './dialects.ts';
import { ANA, BUSINESS, createStand, type Stand } from './stand.ts';

const MB = 1024 * 1024;
const GRAPH = 'https://graph.facebook.com/v23.0';
const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x00, 0xff]);
const OTHER = '+5511944444444';
const sha256 = (bytes: Uint8Array, as: 'hex' | 'base64'): string =>
  createHash('sha256').update(bytes).digest(as);

/** The extended header of a WebP file, still or moving, followed by nothing. */
function webp(size: number, animated: boolean): Uint8Array {
  const bytes = new Uint8Array(size);
  bytes.set(new TextEncoder().encode('RIFF....WEBPVP8X'));
  bytes[20] = animated ? 0x12 : 0x10;
  return bytes;
}

interface Part {
  readonly filename?: string;
  readonly type?: string;
  readonly bytes?: Uint8Array;
}

function form(
  { filename = 'p.png', type = 'image/png', bytes = PNG }: Part,
  more = '',
): Uint8Array {
  const stated = type === '' ? '' : `\r\nContent-Type: ${type}`;
  return new Uint8Array(
    Buffer.concat([
      Buffer.from(
        `--B\r\nContent-Disposition: form-data; name="messaging_product"\r\n\r\nwhatsapp\r\n${more}--B\r\nContent-Disposition: form-data; name="file"; filename="${filename}"${stated}\r\n\r\n`,
      ),
      bytes,
      Buffer.from('\r\n--B--\r\n'),
    ]),
  );
}

/** A number of Cloud's with the token of its account, which the drivers keep to themselves. */
async function account(stand: Stand, phone = BUSINESS) {
  const created = stand.whatsapp.createBusiness;
  let token = '';
  const business: Stand['whatsapp']['createBusiness'] = (input) => {
    const made = created(input);
    token = made.accessToken;
    return made;
  };
  const drive = await connected(
    { ...stand, whatsapp: { ...stand.whatsapp, createBusiness: business } },
    DIALECTS[0],
    phone,
  );
  const { handler } = stand.whatsapp;
  const post = async (body: Uint8Array | string, type = 'multipart/form-data; boundary=B') => {
    const headers = { ...bearer(token), 'content-type': type };
    const url = `${GRAPH}/${drive.id}/media`;
    const response = await handler({ method: 'POST', url, headers, body });
    // biome-ignore lint/suspicious/noExplicitAny: bodies are for each test to read
    return { status: response.status, body: jsonOf(response) as any };
  };
  const upload = async (part: Part = {}): Promise<string> => (await post(form(part))).body.id;
  const node = (id: string, query = '') => drive.call('GET', `/${id}${query}`);
  const fetch = async (url: string, as = token): Promise<Response> => handler(get(url, bearer(as)));
  return { ...drive, token, post, upload, node, fetch };
}

const statuses = (stand: Stand) =>
  stand.received
    .flatMap(({ body }) => body.entry?.[0].changes[0].value.statuses ?? [])
    .map((status: { status: string; errors?: { code: number }[] }) => [
      status.status,
      status.errors?.[0]?.code,
    ]);

const filesOn = (stand: Stand) =>
  (stand.whatsapp.phones.device(ANA).chats[0]?.messages ?? [])
    .filter(({ direction }) => direction === 'shown')
    .map(({ file }) => file);

describe('an uploaded file', () => {
  test('is fetched in two steps', async () => {
    const acme = await account(createStand());
    const id = await acme.upload();
    expect(id).toMatch(/^\d{15}$/);
    const { status, body } = await acme.node(id);
    expect(status).toBe(200);
    expect(body).toEqual({
      messaging_product: 'whatsapp',
      url: expect.stringMatching(
        new RegExp(
          `^https://lookaside\\.fbsbx\\.com/whatsapp_business/attachments/\\?mid=${id}&ext=\\d{10}&hash=[\\w-]+$`,
        ),
      ),
      mime_type: 'image/png',
      sha256: sha256(PNG, 'hex'),
      file_size: PNG.length,
      id,
    });
    expect(await acme.fetch(body.url)).toEqual({
      status: 200,
      headers: { 'content-type': 'image/png', 'content-disposition': 'inline;filename=p.png' },
      body: PNG,
    });
  });

  test('lies under the origin that was chosen', async () => {
    const acme = await account(createStand({ mediaOrigin: 'http://127.0.0.1:4000' }));
    const { body } = await acme.node(await acme.upload());
    expect(body.url).toMatch(/^http:\/\/127\.0\.0\.1:4000\/whatsapp_business\/attachments\/\?mid=/);
  });

  test.each([
    { after: 0, found: true },
    { after: 5 * MINUTE, found: true },
    { after: 5 * MINUTE + SECOND, found: false },
  ])('has an address that works after $after ms: $found', async ({ after, found }) => {
    const stand = createStand();
    const acme = await account(stand);
    const id = await acme.upload();
    const { body } = await acme.node(id);
    await stand.clock.advance(after);
    expect((await acme.fetch(body.url)).status).toBe(found ? 200 : 404);
    const again = await acme.node(id);
    expect((await acme.fetch(again.body.url)).status).toBe(200);
  });

  test.each([
    { after: 30 * DAY - 1, found: true },
    { after: 30 * DAY, found: false },
  ])('is there after $after ms: $found', async ({ after, found }) => {
    const stand = createStand();
    const acme = await account(stand);
    const id = await acme.upload();
    await stand.clock.advance(after);
    const answer = await acme.node(id);
    expect(answer).toMatchObject(found ? { status: 200 } : { status: 400, code: 100, subcode: 33 });
  });

  test('goes with its address when it is deleted', async () => {
    const acme = await account(createStand());
    const id = await acme.upload();
    const { body } = await acme.node(id);
    expect((await acme.call('DELETE', `/${id}?phone_number_id=1`)).subcode).toBe(33);
    expect((await acme.call('DELETE', `/${id}?phone_number_id=${acme.id}`)).body).toEqual({
      success: true,
    });
    expect((await acme.fetch(body.url)).status).toBe(404);
    expect((await acme.node(id)).subcode).toBe(33);
    expect((await acme.call('DELETE', `/${id}`)).subcode).toBe(33);
  });

  test('is nobody else’s', async () => {
    const stand = createStand();
    const acme = await account(stand);
    const other = await account(stand, OTHER);
    const id = await acme.upload();
    const { body } = await acme.node(id, `?phone_number_id=${acme.id}`);
    expect((await other.node(id)).subcode).toBe(33);
    expect((await other.call('DELETE', `/${id}`)).subcode).toBe(33);
    expect((await acme.node(id, `?phone_number_id=${other.id}`)).subcode).toBe(33);
    const { url } = body;
    const bad = [
      [url, other.token],
      [url, 'wrong'],
      [url.replace(/hash=./, 'hash=!'), acme.token],
      [url.replace(/ext=\d+/, 'ext=9999999999'), acme.token],
      [url.replace(/mid=\d+/, 'mid=1'), acme.token],
      [url.replace(/\?.*/, ''), acme.token],
    ];
    for (const [address, token] of bad) {
      expect(await acme.fetch(address, token), address).toEqual({
        status: 404,
        headers: {},
        body: '',
      });
    }
    expect((await stand.whatsapp.handler(get(url))).status).toBe(404);
    expect((await acme.fetch(url)).status).toBe(200);
  });

  test.each([
    ['写真 1.png', "inline;filename*=UTF-8''%E5%86%99%E7%9C%9F%201.png"],
    ['a%22b%22;(1).png', "inline;filename*=UTF-8''a%22b%22%3B%281%29.png"],
    ['a%0D%0Ab.png', "inline;filename*=UTF-8''a%0D%0Ab.png"],
    ['', 'inline'],
  ])('called %s keeps its name', async (filename, disposition) => {
    const acme = await account(createStand());
    const { body } = await acme.node(await acme.upload({ filename }));
    const { headers } = await acme.fetch(body.url);
    expect(headers['content-disposition']).toBe(disposition);
  });

  test.each([
    ['image/png', '', 'image/png'],
    ['audio/ogg; codecs=opus', '', 'audio/ogg; codecs=opus'],
    ['IMAGE/JPEG', 'image/png', 'IMAGE/JPEG'],
    ['', 'application/pdf', 'application/pdf'],
    ['audio/opus', '', 'audio/opus'],
    ['application/octet-stream', 'image/png', undefined],
    ['image/gif', '', undefined],
    ['', '', undefined],
  ])('declared as "%s", with a field "%s", is %s', async (type, field, stored) => {
    const acme = await account(createStand());
    const more =
      field === '' ? '' : `--B\r\nContent-Disposition: form-data; name="type"\r\n\r\n${field}\r\n`;
    const { status, body } = await acme.post(form({ type }, more));
    if (stored === undefined) {
      expect(status).toBe(400);
      expect(body.error).toMatchObject({ code: 100, message: expect.stringMatching(/Received/) });
    } else expect((await acme.node(body.id)).body.mime_type).toBe(stored);
  });

  test.each([
    ['nothing', new Uint8Array(), 'image/png', false],
    ['an image', new Uint8Array(5 * MB), 'image/png', true],
    ['an image', new Uint8Array(5 * MB + 1), 'image/jpeg', false],
    ['a video', new Uint8Array(16 * MB + 1), 'video/mp4', false],
    ['a still sticker', webp(100 * 1024, false), 'image/webp', true],
    ['a still sticker', webp(100 * 1024 + 1, false), 'image/webp', false],
    ['a moving sticker', webp(500 * 1024, true), 'image/webp', true],
    ['a moving sticker', webp(500 * 1024 + 1, true), 'image/webp', false],
  ])('of %s in its size is judged', async (_what, bytes, type, fits) => {
    const acme = await account(createStand());
    const { status, body } = await acme.post(form({ bytes, type }));
    expect(status).toBe(fits ? 200 : 400);
    if (!fits) expect(body.error).toMatchObject({ code: 100 });
  });

  test.each([
    [
      'no file',
      '--B\r\nContent-Disposition: form-data; name="messaging_product"\r\n\r\nwhatsapp\r\n--B--\r\n',
    ],
    [
      'a file that is text',
      '--B\r\nContent-Disposition: form-data; name="messaging_product"\r\n\r\nwhatsapp\r\n--B\r\nContent-Disposition: form-data; name="file"\r\n\r\nx\r\n--B--\r\n',
    ],
    [
      'no product',
      '--B\r\nContent-Disposition: form-data; name="file"; filename="p"\r\nContent-Type: image/png\r\n\r\nx\r\n--B--\r\n',
    ],
    ['no end', '--B\r\nContent-Disposition: form-data; name="file"; filename="p"\r\n\r\nx'],
  ])('is refused with %s', async (_what, body) => {
    const acme = await account(createStand());
    expect(await acme.post(body)).toMatchObject({ status: 400, body: { error: { code: 100 } } });
    const faked = JSON.stringify({ messaging_product: 'whatsapp', file: { bytes: 'x' } });
    expect(await acme.post(faked, 'application/json')).toMatchObject({ status: 400 });
  });

  test('goes over a socket as it does in memory, whatever its bytes and name', async () => {
    const stand = createStand();
    const acme = await account(stand);
    const served = await serveHandler(stand.whatsapp.handler);
    try {
      const client = supertest.agent(served.url).set('authorization', `Bearer ${acme.token}`);
      const bytes = Buffer.from(Array.from({ length: 256 }, (_, i) => i));
      const posted = await client
        .post(`/v23.0/${acme.id}/media`)
        .field('messaging_product', 'whatsapp')
        .attach('file', bytes, { filename: 'né "1".pdf', contentType: 'application/pdf' })
        .expect(200);
      const node = await client.get(`/v23.0/${posted.body.id}`).expect(200);
      const { pathname, search } = new URL(node.body.url);
      const file = await client
        .get(`${pathname}${search}`)
        .buffer(true)
        .parse((answer, done) => {
          const chunks: Buffer[] = [];
          answer.on('data', (chunk: Buffer) => chunks.push(chunk));
          answer.on('end', () => done(null, Buffer.concat(chunks)));
        });
      expect(file.body).toEqual(bytes);
      expect(file.headers['content-type']).toBe('application/pdf');
      expect(file.headers['content-disposition']).toBe(
        "inline;filename*=UTF-8''n%C3%A9%20%221%22.pdf",
      );
      await client.delete(`/v23.0/${posted.body.id}`).expect(200, { success: true });
      await client.get(`${pathname}${search}`).expect(404);
    } finally {
      await served.close();
    }
  });
});

/** What lies at `https://files.example/NAME`; nobody answers for what is not named. */
function hosting(stand: Stand, files: Record<string, () => Response>): string[] {
  const asked: string[] = [];
  stand.receiver.file = (url) => {
    const name = url.split('/').at(-1) ?? '';
    asked.push(name);
    const serve = files[name];
    if (serve === undefined) throw new NoAnswer('timeout', url);
    return serve();
  };
  return asked;
}

const serving =
  (type: string, bytes: Uint8Array, status = 200) =>
  (): Response => ({
    status,
    headers: { 'content-type': type },
    body: bytes,
  });

const sendFile = (drive: Driver & { readonly id: string }, type: string, name: string) =>
  drive.call('POST', `/${drive.id}/messages`, {
    messaging_product: 'whatsapp',
    to: ANA,
    type,
    [type]: /^\d+$/.test(name) ? { id: name } : { link: `https://files.example/${name}` },
  });

async function opened(options = {}) {
  const stand = createStand(options);
  const acme = await account(stand);
  stand.whatsapp.phones.send(ANA, BUSINESS, { type: 'text', text: 'Oi' });
  return { stand, acme };
}

describe('a file sent by its address', () => {
  test('is fetched and shown', async () => {
    const { stand, acme } = await opened();
    hosting(stand, { photo: serving('image/png', PNG) });
    expect(await sendFile(acme, 'image', 'photo')).toMatchObject({ status: 200 });
    await stand.clock.settle();
    expect(filesOn(stand)).toEqual([
      { mimeType: 'image/png', size: PNG.length, sha256: sha256(PNG, 'hex'), filename: '' },
    ]);
    expect(statuses(stand)).toEqual([
      ['sent', undefined],
      ['delivered', undefined],
    ]);
  });

  test.each([
    ['is not there', 'image', serving('image/png', PNG, 404), 131053],
    ['has moved', 'image', serving('image/png', PNG, 302), 131053],
    ['never answers', 'image', undefined, 131053],
    ['is a page', 'image', serving('text/html', PNG), 131053],
    ['says no type', 'video', () => ({ status: 200, headers: {}, body: PNG }), 131053],
    ['is of another kind', 'audio', serving('image/png', PNG), 131053],
    ['is of a type that is only uploaded', 'audio', serving('audio/opus', PNG), 131053],
    ['is empty', 'image', serving('image/png', new Uint8Array()), 131053],
    ['is too large', 'image', serving('image/png', new Uint8Array(5 * MB + 1)), 131053],
    ['is a moving sticker', 'sticker', serving('image/webp', webp(500 * 1024, true)), undefined],
    ['is a large still one', 'sticker', serving('image/webp', webp(500 * 1024, false)), 131053],
    ['is any document', 'document', serving('application/zip', PNG), undefined],
  ])('and that %s comes to its end', async (_what, type, file, code) => {
    const { stand, acme } = await opened();
    hosting(stand, file === undefined ? {} : { x: file });
    expect((await sendFile(acme, type, 'x')).status).toBe(200);
    await stand.clock.settle();
    expect(statuses(stand).at(-1)).toEqual(
      code === undefined ? ['delivered', undefined] : ['failed', code],
    );
    expect(filesOn(stand)).toHaveLength(code === undefined ? 1 : 0);
  });

  test('fails as a file from a customer would, when that is chosen', async () => {
    const { stand, acme } = await opened({ linkCode: 131052 });
    hosting(stand, {});
    await sendFile(acme, 'image', 'x');
    await stand.clock.settle();
    expect(statuses(stand)).toEqual([['failed', 131052]]);
  });

  test.each([
    { after: 10 * MINUTE - 1, times: 1 },
    { after: 10 * MINUTE, times: 2 },
  ])('is fetched $times times within $after ms', async ({ after, times }) => {
    const { stand, acme } = await opened();
    const asked = hosting(stand, { photo: serving('image/png', PNG) });
    await sendFile(acme, 'image', 'photo');
    await stand.clock.advance(after);
    await sendFile(acme, 'image', 'photo');
    await stand.clock.settle();
    expect(asked).toHaveLength(times);
    expect(filesOn(stand)).toHaveLength(2);
  });

  test('is fetched again by another number, at another address and after a failure', async () => {
    const { stand, acme } = await opened();
    const other = await account(stand, OTHER);
    stand.whatsapp.phones.send(ANA, OTHER, { type: 'text', text: 'Oi' });
    let up = false;
    const asked = hosting(stand, {
      a: serving('image/png', PNG),
      b: serving('image/png', PNG),
      c: () => serving('image/png', PNG, up ? 200 : 503)(),
    });
    for (const drive of [acme, acme, other]) {
      await sendFile(drive, 'image', 'a');
      await stand.clock.settle();
    }
    for (const name of ['b', 'c']) {
      await sendFile(acme, 'image', name);
      await stand.clock.settle();
    }
    up = true;
    await sendFile(acme, 'image', 'c');
    await stand.clock.settle();
    expect(asked).toEqual(['a', 'a', 'b', 'c', 'c']);
  });

  test('is judged for each kind that it is sent as', async () => {
    const { stand, acme } = await opened();
    const asked = hosting(stand, { photo: serving('image/png', PNG) });
    for (const type of ['image', 'video', 'document']) {
      await sendFile(acme, type, 'photo');
      await stand.clock.settle();
    }
    expect(asked).toHaveLength(1);
    expect(statuses(stand).filter(([status]) => status !== 'sent')).toEqual([
      ['delivered', undefined],
      ['failed', 131053],
      ['delivered', undefined],
    ]);
  });
});

describe('a file sent by its id', () => {
  test.each([
    ['image', 'image/png', undefined],
    ['document', 'image/png', undefined],
    ['video', 'image/png', 131053],
    ['image', 'image/webp', 131053],
    ['audio', 'audio/opus', 131053],
    ['audio', 'audio/ogg; codecs=opus', undefined],
  ])('as %s that is %s comes to %s', async (kind, type, code) => {
    const { stand, acme } = await opened();
    const id = await acme.upload({ type });
    expect(await sendFile(acme, kind, id)).toMatchObject({ status: 200 });
    await stand.clock.settle();
    expect(statuses(stand).at(-1)).toEqual(
      code === undefined ? ['delivered', undefined] : ['failed', code],
    );
    expect(filesOn(stand)).toHaveLength(code === undefined ? 1 : 0);
  });

  test('is shown as long as it lives, and only from its own number', async () => {
    const { stand, acme } = await opened();
    const other = await account(stand, OTHER);
    const id = await acme.upload();
    expect(await sendFile(other, 'image', id)).toMatchObject({ status: 400 });
    expect((await sendFile(acme, 'image', id)).status).toBe(200);
    await stand.clock.advance(30 * DAY);
    expect(await sendFile(acme, 'image', id)).toMatchObject({ status: 400 });
    expect(filesOn(stand)).toHaveLength(1);
  });
});

describe('a file of a customer', () => {
  const picture = { type: 'image', caption: 'Olha', filename: '', voice: false } as const;
  const newest = (stand: Stand) =>
    stand.received.at(-1)?.body.entry[0].changes[0].value.messages[0];

  test('is told by its id and fetched in two steps for 7 days', async () => {
    const stand = createStand();
    const acme = await account(stand);
    const file = { mimeType: 'image/png', bytes: PNG };
    stand.whatsapp.phones.send(ANA, BUSINESS, { ...picture, file });
    await stand.clock.settle();
    const { image } = newest(stand);
    expect(image).toMatchObject({ mime_type: 'image/png', sha256: sha256(PNG, 'base64') });
    const { body } = await acme.node(image.id);
    expect(body).toMatchObject({ sha256: sha256(PNG, 'hex'), file_size: PNG.length });
    expect((await acme.fetch(body.url)).body).toEqual(PNG);
    const sentAt = stand.clock.now();
    await stand.clock.advance(7 * DAY - SECOND);
    expect((await acme.node(image.id)).status).toBe(200);
    await stand.clock.advanceTo(sentAt + 7 * DAY);
    expect(await acme.node(image.id)).toMatchObject({ status: 400, code: 100, subcode: 33 });
  });

  test.each([
    { size: 100 * MB, code: undefined },
    { size: 100 * MB + 1, code: 131052 },
  ])('of $size bytes ends in $code', async ({ size, code }) => {
    const stand = createStand();
    const acme = await account(stand);
    const file = { mimeType: 'application/pdf', bytes: new Uint8Array(size) };
    stand.whatsapp.phones.send(ANA, BUSINESS, { ...picture, type: 'document', file });
    await stand.clock.settle();
    const message = newest(stand);
    if (code === undefined) {
      expect((await acme.node(message.document.id)).body.file_size).toBe(size);
    } else {
      expect(message).toMatchObject({ type: 'unsupported', errors: [{ code }] });
      expect(message).not.toHaveProperty('document');
    }
    // The customer's own phone shows it, and the window is open.
    expect(stand.whatsapp.phones.device(ANA).chats[0]?.messages[0]?.file?.size).toBe(size);
    await acme.send(ANA, 'Hello');
    await stand.clock.settle();
    expect(statuses(stand).at(-1)).toEqual(['delivered', undefined]);
  });
});

test('a trace shows which file it was, never its bytes or what lets anybody fetch it', async () => {
  const acme = await account(createStand());
  const { body } = await acme.node(await acme.upload());
  const allowed = new Set(RECORDABLE);
  expect(redactUrl(body.url, allowed)).toBe(body.url.replace(/hash=.*/, `hash=${REDACTED}`));
  expect(redactValue(body, allowed)).toEqual({ ...body, url: REDACTED });
  const { headers, body: bytes } = await acme.fetch(body.url);
  expect(redactBody(bytes, headers, allowed)).toBe('[6 bytes of image/png]');
  const sent = redactBody(form({}), { 'content-type': 'multipart/form-data; boundary=B' }, allowed);
  expect(sent).toBe(`[${form({}).length} bytes of multipart/form-data]`);
});

describe('the rules of files', () => {
  test('every listed type is of one kind, and fits up to the limit and no further', () => {
    for (const kind of MEDIA_KINDS) {
      for (const mimeType of MEDIA_TYPES[kind]) {
        expect(kindOfType(`${mimeType.toUpperCase()}; x=y`)).toBe(kind);
        const limit = bytesMaxOf(kind, PNG);
        const judged = (size: number) =>
          mediaRefusal(kind, { mimeType, bytes: new Uint8Array(size) });
        expect(judged(1)).toBeUndefined();
        expect(judged(0)).toEqual({ refused: 'empty' });
        expect(judged(limit)).toBeUndefined();
        expect(judged(limit + 1)).toEqual({ refused: 'too-large', limit });
      }
    }
    expect(kindOfType('image/gif')).toBeUndefined();
  });

  test('property: a sticker is judged without reading past its end', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), fc.nat(40), (bytes, cut) => {
        expect(isAnimated(bytes.subarray(cut))).toBe(false);
        expect(isAnimated(webp(21 + cut, true).subarray(0, cut))).toBe(cut > 20);
        expect(isAnimated(webp(21 + cut, false))).toBe(false);
      }),
    );
  });
});
