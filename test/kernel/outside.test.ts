// The way out of a world: to programs on this machine, in real time, and nowhere else.
import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo, createServer as createSocketServer } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { createTimeline, EPOCH, HOUR, SECOND } from '../../src/kernel/clock.ts';
import { createNetwork, inMemory } from '../../src/kernel/network.ts';
import { createOutside, type Outside } from '../../src/kernel/outside.ts';
import { createRandom } from '../../src/kernel/random.ts';
import { createTrace } from '../../src/kernel/trace.ts';
import { get, json, NoAnswer, type Request, sendJson, textOf } from '../../src/kernel/wire.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A program of somebody else; the origin it listens at. */
async function stranger(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function outsideOf(timeoutMs?: number) {
  const trace = createTrace(() => EPOCH);
  const outside = createOutside({
    record: trace.record,
    after: (ms, job) => {
      const timer = setTimeout(job, ms);
      return () => clearTimeout(timer);
    },
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  });
  closing.push(outside.close);
  return { outside, trace };
}

const reasonOf = async (sent: Promise<unknown>): Promise<string> => {
  const error = await sent.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof NoAnswer ? error.reason : `no NoAnswer: ${error}`;
};

describe('a program on this machine', () => {
  test('gets method, path, headers and the exact bytes, and its answer comes back', async () => {
    const seen: unknown[] = [];
    const origin = await stranger((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { method, url, headers } = request;
        seen.push([method, url, headers['x-mine'], Buffer.concat(chunks).toString()]);
        response.writeHead(201, { 'content-type': 'image/png', 'x-theirs': 'b' });
        response.end(Buffer.from([0, 255]));
      });
    });
    const { outside } = outsideOf();
    const body = '{"a" : 1,  "é": "😀"}';
    const request: Request = {
      method: 'PUT',
      url: `${origin}/hook/a?x=%20y`,
      headers: { 'x-mine': 'a' },
      body,
    };
    const answer = await outside.send('whatsapp', request);
    expect(seen).toEqual([['PUT', '/hook/a?x=%20y', 'a', body]]);
    expect(answer).toMatchObject({ status: 201, headers: { 'x-theirs': 'b' } });
    expect(answer.body).toEqual(Buffer.from([0, 255]));
  });

  test('is reached as localhost too, and redirects are not followed', async () => {
    const origin = await stranger((_request, response) => {
      response.writeHead(302, { location: 'https://elsewhere.example/' }).end('moved');
    });
    const { outside } = outsideOf();
    const answer = await outside.send('a', get(origin.replace('127.0.0.1', 'localhost')));
    expect(answer.status).toBe(302);
    expect(textOf(answer.body)).toBe('moved');
  });

  test('that is not there refuses; one that is silent, slow or rude gives no answer', async () => {
    const { outside } = outsideOf(200);
    const silent = await stranger(() => {});
    const slow = await stranger((_request, response) => {
      response.write('a');
      const dripping = setInterval(() => response.write('a'), 20);
      closing.push(() => clearInterval(dripping));
    });
    const rude = createSocketServer((socket) => socket.end('no HTTP at all\r\n\r\n'));
    await new Promise<void>((resolve) => rude.listen(0, '127.0.0.1', resolve));
    const { port } = rude.address() as AddressInfo;
    const reasons = await Promise.all(
      [silent, slow, `http://127.0.0.1:${port}`].map((url) =>
        reasonOf(outside.send('a', get(url))),
      ),
    );
    expect(reasons).toEqual(['timeout', 'timeout', 'timeout']);
    rude.close();
    expect(await reasonOf(outside.send('a', get(`http://127.0.0.1:${port}`)))).toBe('refused');
    expect(outside.busy()).toBe(false);
  });

  test('is waited for, until everybody has answered or is given up', async () => {
    const { outside } = outsideOf();
    await outside.idle();
    const answers: (() => void)[] = [];
    const origin = await stranger((_request, response) => {
      answers.push(() => response.end());
      if (answers.length === 2) answers[0]?.();
    });
    const first = outside.send('a', get(`${origin}/1`));
    const second = reasonOf(outside.send('a', get(`${origin}/2`)));
    let idle = false;
    const waited = outside.idle().then(() => {
      idle = true;
    });
    await first;
    expect([outside.busy(), idle]).toEqual([true, false]);
    outside.close();
    await waited;
    expect(await second).toBe('timeout');
    expect(outside.busy()).toBe(false);
  });

  test('is called no more once the way is closed', async () => {
    let calls = 0;
    const origin = await stranger((_, response) => {
      calls++;
      response.end();
    });
    const { outside } = outsideOf();
    outside.close();
    expect(await reasonOf(outside.send('whatsapp', get(`${origin}/`)))).toBe('refused');
    expect(calls).toBe(0);
  });
});

describe('any other address', () => {
  test.each([
    'https://127.0.0.1:1/hook',
    'http://example.com/hook',
    'http://127.0.0.1.example.com/hook',
    'http://127.0.0.1@example.com/hook',
    'http://10.0.0.1/hook',
    'http://0.0.0.0:1/hook',
    'http://[::2]/hook',
    'ftp://localhost/hook',
    'http://[broken/hook',
    'nonsense',
  ])('%s is refused, and a finding says why', async (url) => {
    const { outside, trace } = outsideOf();
    expect(await reasonOf(outside.send('whatsapp', sendJson('POST', `${url}?token=x`, {})))).toBe(
      'refused',
    );
    expect(trace.events).toMatchObject([
      {
        kind: 'finding',
        node: 'whatsapp',
        note: `not sent to ${url}: only http addresses of this machine are called (127.0.0.1, localhost, [::1])`,
      },
    ]);
  });
});

describe('a network with a way out', () => {
  function world(outside: Pick<Outside, 'send'>) {
    const clock = createTimeline();
    const trace = createTrace(clock.now);
    const network = createNetwork({
      clock,
      random: createRandom(1),
      record: trace.record,
      allowed: new Set(['text']),
      transport: inMemory,
      instant: true,
      outside: outside.send,
    });
    network.attach('near', ['https://near.example'], () => json(200, { text: 'near' }));
    network.attach('far', ['https://far.example'], () => json(200, { text: 'far' }));
    network.attachFront('http://front', (url) => (url.includes('/near') ? 'near' : 'far'));
    return { clock, trace, network };
  }

  test('takes no time, and records the hop like any other', async () => {
    const origin = await stranger((_request, response) => response.end('{}'));
    const { clock, trace, network } = world(outsideOf().outside);
    const sent = network.sender('near')(get(`${origin}/hook`));
    for (let done = false; !done; ) {
      await clock.advanceTo(EPOCH);
      sent.then(() => {
        done = true;
      });
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    expect(clock.now()).toBe(EPOCH);
    expect(trace.events).toMatchObject([
      { kind: 'request', from: 'near', to: origin, url: `${origin}/hook` },
      { kind: 'response', status: 200 },
    ]);
  });

  test('lets a visitor in at once, who is told by the path whom to meet', async () => {
    const { trace, network } = world(outsideOf().outside);
    const visit = network.visitor('client');
    expect((await visit(get('http://front/near/x'))).body).toContain('near');
    expect((await visit(get('http://front/x'))).body).toContain('far');
    expect(trace.events).toMatchObject([
      { kind: 'request', from: 'client', to: 'near' },
      { kind: 'response' },
      { kind: 'request', from: 'client', to: 'far' },
      { kind: 'response' },
    ]);
    expect(await reasonOf(visit(get('http://nobody/')))).toBe('refused');
  });
});

describe('time', () => {
  test('stops short while somebody outside is waited for, and does what is due now', async () => {
    const clock = createTimeline();
    const done: string[] = [];
    let busy = false;
    clock.at(EPOCH + SECOND, 'call', () => {
      busy = true;
      done.push('called');
      clock.at(EPOCH + SECOND, 'at once', () => {
        done.push('at once');
      });
    });
    clock.at(EPOCH + 2 * SECOND, 'later', () => {
      done.push('later');
    });
    await clock.advanceTo(EPOCH + HOUR, () => busy);
    expect([clock.now(), done]).toEqual([EPOCH + SECOND, ['called', 'at once']]);
    busy = false;
    await clock.advanceTo(EPOCH + HOUR, () => busy);
    expect([clock.now(), done.at(-1)]).toEqual([EPOCH + HOUR, 'later']);
  });
});

describe('a trace that is kept short', () => {
  test('lets the oldest events go, and keeps their numbers', () => {
    let now = EPOCH;
    const trace = createTrace(() => now, 10);
    for (let i = 0; i < 95; i++) {
      now += 1;
      expect(trace.record('no-answer', { hop: i, reason: 'timeout' })).toBe(i);
    }
    const { first, lines } = trace.tail(0);
    expect(lines.length).toBeGreaterThanOrEqual(10);
    expect(lines.length).toBeLessThan(20);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ seq: first, hop: first });
    expect(trace.events.at(-1)).toMatchObject({ seq: 94, hop: 94 });
    expect(trace.tail(93)).toEqual({ first: 93, lines: lines.slice(-2) });
    expect(trace.tail(200)).toEqual({ first: 95, lines: [] });
    expect(trace.since(now - 1, 'no-answer')).toMatchObject([{ hop: 93 }, { hop: 94 }]);
  });

  test('masks in its tail what leaked', () => {
    const trace = createTrace(() => EPOCH, 10);
    trace.secret('token', 'abcdefgh');
    trace.record('sms', { to: 'a', from: 'b', text: 'it is abcdefgh' });
    expect(trace.tail(0).lines[0]).toContain('it is [token]');
  });
});
