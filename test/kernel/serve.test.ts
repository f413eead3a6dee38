// Handlers on a port: the API straight, Express for the rest, and nothing a client does ends the process.
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Express } from 'express';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readBody, type Served, serve, serveHandler } from '../../src/kernel/serve.ts';
import { html, json, type Request, type Response } from '../../src/kernel/wire.ts';

const LIMIT = 1_000;
const seen: Request[] = [];

function api(asked: Request): Response | Promise<Response> | undefined {
  const path = new URL(asked.url).pathname;
  seen.push(asked);
  if (path.startsWith('/v1/slow')) return pause(200).then(() => json(200, { slow: true }));
  if (path === '/v1/throws') throw new Error('a bug');
  if (path === '/v1/rejects') return Promise.reject(new Error('a bug'));
  if (path === '/v1/bad-header') return json(200, {}, { 'x-bad': 'a\nb' });
  if (path === '/v1/bad-status') return json(9_999, {});
  if (path === '/v1/bytes') return { status: 200, headers: {}, body: new Uint8Array([0, 255]) };
  if (path.startsWith('/v1/')) return json(200, { url: asked.url, body: asked.body });
  return undefined;
}

function pages(app: Express): void {
  app.get('/page', (_request, response) => {
    response.send('<p>page</p>');
  });
  app.post('/form', (received, response) => {
    response.json({ body: received.body });
  });
  app.get('/page/:name', (received, response) => {
    response.send(received.params.name);
  });
  app.get('/broken', () => {
    throw new Error('a broken page');
  });
}

let served: Served;
beforeAll(async () => {
  served = await serve({ api, rest: pages, bodyBytesMax: LIMIT });
});
afterAll(() => served.close());

/** Writes raw bytes to the port; what comes back before the end or before `until` holds. */
function raw(bytes: string, until: (text: string) => boolean = () => false): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    const socket = connect(served.port, '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (chunk) => {
      text += chunk;
      if (until(text)) socket.destroy();
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(text));
  });
}

const alive = () => request(served.url).get('/v1/alive').expect(200);

describe('the API', () => {
  test('is answered straight, with the exact body and the whole URL', async () => {
    const body = '{"a" : 1,  "é": "😀"}';
    const answer = await request(served.url)
      .post('/v1/messages?x=%20y')
      .set('content-type', 'application/json')
      .set('X-Signature', 'abc')
      .send(body)
      .expect(200);
    expect(answer.body).toEqual({ url: `${served.url}/v1/messages?x=%20y`, body });
    expect(seen.at(-1)).toMatchObject({ method: 'POST', headers: { 'x-signature': 'abc' } });
  });

  test('takes and gives bytes', async () => {
    const bytes = Buffer.from([0, 1, 254, 255]);
    await request(served.url).post('/v1/media').set('content-type', 'image/jpeg').send(bytes);
    expect(Buffer.from(seen.at(-1)?.body ?? '')).toEqual(bytes);
    const answer = await request(served.url).get('/v1/bytes').buffer(true).parse(binary);
    expect(answer.body).toEqual(Buffer.from([0, 255]));
  });

  test('is addressed by the origin it is told, even through a proxy', async () => {
    const named = await serve({ api, origin: 'https://graph.facebook.com' });
    await request(named.url).get('/v1/me?x=1').expect(200);
    expect(seen.at(-1)?.url).toBe('https://graph.facebook.com/v1/me?x=1');
    await named.close();
    await raw(
      'GET http://elsewhere.example/v1/me?x=2 HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n',
    );
    expect(seen.at(-1)?.url).toBe(`${served.url}/v1/me?x=2`);
  });
});

describe('the rest', () => {
  test('goes to Express, with the body that was read', async () => {
    const page = await request(served.url).get('/page').expect(200, '<p>page</p>');
    expect(page.headers).not.toHaveProperty('x-powered-by');
    const answer = await request(served.url).post('/form').type('form').send('a=1&b=2').expect(200);
    expect(answer.body).toEqual({ body: 'a=1&b=2' });
  });

  test('what nobody serves is 404', async () => {
    const answer = await request(served.url).delete('/nothing').expect(404);
    expect(answer.body).toEqual({ error: 'nothing is served at DELETE /nothing' });
  });

  test('an error in a page is told without a stack trace', async () => {
    const broken = await request(served.url).get('/broken').expect(500);
    expect(broken.text).toBe('{"error":"channelproof failed to answer: a broken page"}');
    const malformed = await request(served.url).get('/page/%E0%A4%A').expect(400);
    expect(malformed.body.error).toContain('Failed to decode');
    expect(malformed.text).not.toContain('at ');
  });
});

describe('bad input', () => {
  test('a body over the limit is 413, at the limit it is taken', async () => {
    const post = (size: number) =>
      request(served.url).post('/v1/x').type('text/plain').send('x'.repeat(size));
    await post(LIMIT).expect(200);
    const refused = await post(LIMIT + 1).expect(413);
    expect(refused.body).toEqual({ error: `the body is larger than ${LIMIT} bytes` });
    await alive();
  });

  test.each(['OPTIONS', 'HEAD', 'PROPFIND', 'TRACE'])('the method %s is 404', async (method) => {
    const text = await raw(`${method} /v1/x HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`);
    expect(text).toMatch(/^HTTP\/1\.1 404 /);
    await alive();
  });

  test.each([
    [
      'no HTTP at all',
      'hello\r\n\r\n',
      /^HTTP\/1\.1 400 [\s\S]*\{"error":"the request is no HTTP: .+"\}$/,
    ],
    ['a method nobody knows', 'EAT /v1/x HTTP/1.1\r\nhost: x\r\n\r\n', /^HTTP\/1\.1 400 /],
    [
      'a header too long',
      `GET / HTTP/1.1\r\nhost: x\r\nx-long: ${'x'.repeat(40_000)}\r\n\r\n`,
      /^HTTP\/1\.1 431 [\s\S]*\{"error":"the address and the headers together are larger than \d+ bytes"\}$/,
    ],
    [
      'a length that is none',
      'POST /v1/x HTTP/1.1\r\nhost: x\r\ncontent-length: abc\r\n\r\n',
      /^HTTP\/1\.1 400 /,
    ],
    ['CONNECT', 'CONNECT a.example:443 HTTP/1.1\r\nhost: x\r\n\r\n', /^$/],
  ])('%s ends only its own connection', async (_what, bytes, answer) => {
    expect(await raw(bytes)).toMatch(answer);
    await alive();
  });

  test('dots in the path reach the handler as they are and nothing else', async () => {
    const text = await raw(
      'GET /v1/../../etc/passwd HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n',
    );
    expect(text).toContain('404');
    expect(seen.at(-1)?.url).toBe(`${served.url}/v1/../../etc/passwd`);
  });

  test('a target that is no path is below the origin all the same', async () => {
    await raw('GET * HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n');
    expect(seen.at(-1)?.url).toBe(`${served.url}/*`);
  });
});

describe('a handler with a bug', () => {
  test.each(['throws', 'rejects', 'bad-header', 'bad-status'])(
    '%s: 500, and life goes on',
    async (bug) => {
      const answer = await request(served.url).get(`/v1/${bug}`).expect(500);
      expect(answer.body.error).toMatch(/^channelproof failed to answer: /);
      await alive();
    },
  );
});

describe('a client that goes away', () => {
  test('while it sends its body', async () => {
    const part = 'POST /v1/x HTTP/1.1\r\nhost: x\r\ncontent-length: 500\r\n\r\nabc';
    const socket = connect(served.port, '127.0.0.1', () =>
      socket.write(part, () => socket.destroy()),
    );
    socket.on('error', () => {});
    await pause(50);
    await alive();
  });

  test('is noticed: reading its body fails instead of waiting for ever', async () => {
    const read = new Promise((resolve) => {
      const server = createServer((message) => resolve(readBody(message, LIMIT)));
      server.listen(0, '127.0.0.1', () => {
        const { port } = server.address() as AddressInfo;
        const part = 'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 500\r\n\r\nabc';
        const socket = connect(port, '127.0.0.1', () => socket.write(part));
        setTimeout(() => socket.destroy(), 20);
        setTimeout(() => server.close(), 100);
      });
    });
    await expect(read).rejects.toThrow('aborted');
  });

  test('before the answer is ready', async () => {
    const socket = connect(served.port, '127.0.0.1', () =>
      socket.write('GET /v1/slow HTTP/1.1\r\nhost: x\r\n\r\n', () =>
        setTimeout(() => socket.destroy(), 20),
      ),
    );
    socket.on('error', () => {});
    await pause(300);
    await alive();
  });

  test('a slow one holds up nobody else', async () => {
    const slow = connect(served.port, '127.0.0.1', () =>
      slow.write('POST /v1/x HTTP/1.1\r\nhost: x\r\n'),
    );
    slow.on('error', () => {});
    await alive();
    slow.destroy();
  });
});

test('a handler alone can be served, and closing lets go of the port and of who hangs on', async () => {
  const page = await serveHandler(() => html(200, '<p>hi</p>'));
  await request(page.url).get('/anything').expect(200, '<p>hi</p>');
  const hanging = connect(page.port, '127.0.0.1');
  const closed = new Promise((resolve) => hanging.on('close', resolve));
  hanging.on('error', () => {});
  await new Promise((resolve) => hanging.on('connect', resolve));
  await page.close();
  await closed;
  const again = await serveHandler(() => html(200, ''), { port: page.port });
  expect(again.port).toBe(page.port);
  await expect(serveHandler(() => html(200, ''), { port: page.port })).rejects.toThrow(
    'EADDRINUSE',
  );
  await again.close();
});

type Parse = (error: Error | null, body: Buffer) => void;
function binary(response: NodeJS.EventEmitter, done: Parse): void {
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(chunk));
  response.on('end', () => done(null, Buffer.concat(chunks)));
}
