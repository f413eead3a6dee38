// The same world over sockets: the same trace, to the byte.
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { createTimeline, type Timeline } from '../../src/kernel/clock.ts';
import { createLoopback, type Loopback } from '../../src/kernel/loopback.ts';
import type { Transport } from '../../src/kernel/network.ts';
import type { FinishedTrace } from '../../src/kernel/trace.ts';
import {
  type Body,
  type Handler,
  json,
  type Request,
  sendJson,
  textOf,
} from '../../src/kernel/wire.ts';
import { type Act, busy, createSmallWorld, play, S, type SmallWorld, T } from './small-world.ts';

const open: Loopback[] = [];
afterEach(async () => {
  for (const loopback of open.splice(0)) await loopback.close();
});

const overSockets = (clock: Timeline): Transport => {
  const loopback = createLoopback(clock);
  open.push(loopback);
  return loopback.transport;
};

/** The same story on both transports. */
async function both<T>(
  handler: (world: SmallWorld) => Handler,
  story: (world: SmallWorld) => Promise<T>,
): Promise<[T, T]> {
  return [
    await story(createSmallWorld({ handler })),
    await story(createSmallWorld({ handler, transport: overSockets })),
  ];
}

describe('the trace', () => {
  test('is the same as in memory, whatever the traffic', async () => {
    const acts: fc.Arbitrary<readonly Act[]> = fc.array(
      fc.record({
        from: fc.constantFrom('a' as const, 'b' as const),
        pause: fc.nat(60),
        wait: fc.boolean(),
      }),
      { minLength: 1, maxLength: 15 },
    );
    await fc.assert(
      fc.asyncProperty(acts, async (list) => {
        const [memory, sockets] = await both(busy, (world) => play(world, list));
        expect(sockets.lines).toBe(memory.lines);
      }),
      { numRuns: 25 },
    );
  });

  test('is the same when many hops are answered in the same instant', async () => {
    // Everybody waits for one gate: all answers start on their way at once.
    const handler = (world: SmallWorld): Handler => {
      const gate = world.clock.sleep(500, 'gate');
      return async (request) => {
        await gate;
        const id = textOf(request.body);
        // The first answers take longest to cross.
        return json(200, { id, token: 'x'.repeat(id.includes('"0"') ? 4_000_000 : 0) });
      };
    };
    const [memory, sockets] = await both(handler, async (world) => {
      const calls = Array.from({ length: 8 }, (_, i) => world.call(`${i}`, i % 2 ? 'a' : 'b'));
      await world.clock.drive('all calls', Promise.all(calls));
      return world.finish();
    });
    expect(sockets.lines).toBe(memory.lines);
  });

  test('is the same when a node goes on working beside its answer', async () => {
    const handler =
      (world: SmallWorld): Handler =>
      (request) => {
        world.clock.spawn('work', async () => {
          for (let i = 0; i < 30; i++) await undefined;
          for (const path of ['x', 'y']) {
            await world.network.sender('s')(sendJson('PUT', `${T}/${path}`, {}));
          }
        });
        return json(200, { id: textOf(request.body) });
      };
    const [memory, sockets] = await both(handler, (world) =>
      play(
        world,
        Array.from({ length: 6 }, (_, i) => ({ from: 'a', pause: 3, wait: i === 4 })),
      ),
    );
    expect(sockets.lines).toBe(memory.lines);
  });

  test('lets nobody overtake on the way there, either', async () => {
    const clock = createTimeline();
    const transport = overSockets(clock);
    const arrived: number[] = [];
    const request = (size: number): Request => ({
      method: 'POST',
      url: S,
      headers: {},
      body: 'x'.repeat(size),
    });
    const sizes = [4_000_000, 1, 2_000_000, 2];
    await clock.drive(
      'all',
      Promise.all(
        sizes.map((size) =>
          transport('s', request(size), ({ body }) => {
            arrived.push(body.length);
            return json(200, {});
          }),
        ),
      ),
    );
    expect(arrived).toEqual(sizes);
  });

  test('is the same under faults', async () => {
    const [memory, sockets] = await both(busy, async (world): Promise<FinishedTrace> => {
      world.fault('answer-lost', {});
      world.fault('duplicate', { from: 's', copies: 2, everyMs: 10 });
      world.fault('reorder', { maxMs: 300, after: 2 });
      return play(
        world,
        Array.from({ length: 6 }, (_, i) => ({ from: 'a', pause: i, wait: i > 3 })),
      );
    });
    expect(sockets.lines).toBe(memory.lines);
  });
});

describe('a message', () => {
  const bodies = fc.oneof(fc.string({ unit: 'grapheme' }), fc.uint8Array({ maxLength: 3_000 }));
  const types = fc.constantFrom('application/json', 'image/jpeg', 'application/xml', 'text/plain');

  test('arrives as it was sent, and so does its answer: text as text, bytes as bytes', async () => {
    // One world for all: the sockets are reused.
    const seen: Request[] = [];
    let answer: Body = '';
    const world = createSmallWorld({ transport: overSockets });
    const origin = 'https://echo.example';
    world.network.attach('echo', [origin], (request) => {
      seen.push(request);
      return { status: 201, headers: { 'content-type': 'image/png', 'x-more': '1' }, body: answer };
    });
    const send = world.network.sender('a');
    const path = fc.constantFrom('', '/', '/p q/é', '/%20?a=1&b=é#c', '?a=/b', '/v1//x/../y');
    await fc.assert(
      fc.asyncProperty(bodies, bodies, types, path, async (body, reply, type, where) => {
        // Bytes that claim to be text have to be text.
        fc.pre(typeof body === 'string' || type === 'image/jpeg');
        answer = reply;
        const headers = { 'content-type': type, 'x-signature': 'abc' };
        const request: Request = { method: 'PUT', url: `${origin}${where}`, headers, body };
        const response = await world.clock.drive('the call', send(request));
        const arrived = seen.pop();
        expect(arrived).toEqual({ ...request, body: arrived?.body });
        expect(typeof arrived?.body).toBe(typeof body);
        expect(Buffer.from(arrived?.body ?? '')).toEqual(Buffer.from(body));
        expect(response).toEqual({
          status: 201,
          headers: { 'content-type': 'image/png', 'x-more': '1' },
          body: response.body,
        });
        expect(typeof response.body).toBe(typeof reply);
        expect(Buffer.from(response.body)).toEqual(Buffer.from(reply));
      }),
      { numRuns: 60 },
    );
  });

  test('goes to the handler that is attached now: a node may be replaced', async () => {
    const world = createSmallWorld({ transport: overSockets });
    world.network.attach('s', [S], () => json(202, {}));
    expect(await world.clock.drive('the call', world.call('x'))).toBe(202);
    world.network.attach('s', [S], () => json(203, {}));
    expect(await world.clock.drive('the call', world.call('x'))).toBe(203);
  });
});

describe('errors', () => {
  test('what a node throws is thrown as in memory, and the clock is not left held', async () => {
    const error = new TypeError('a bug');
    const handler = () => () => {
      throw error;
    };
    const told = await both(handler, async (world) => {
      world.call('x').catch(() => {});
      const failure = await world.clock.advance(1_000).catch((thrown: unknown) => thrown);
      await world.clock.advance(1_000);
      return failure;
    });
    expect(told).toEqual([error, error]);
  });

  test('a message that no socket can carry fails the run instead of standing still', async () => {
    const world = createSmallWorld({ transport: overSockets });
    const send = world.network.sender('a');
    send({ method: 'GET', url: S, headers: { 'x-bad': 'line\nbreak' }, body: '' }).catch(() => {});
    await expect(world.clock.advance(1_000)).rejects.toThrow(/Invalid character in header/);
    await world.clock.advance(1_000);
  });

  test('a stranger on the port is turned away and disturbs nobody', async () => {
    const hosts: unknown[] = [];
    const note = (message: unknown): void => {
      hosts.push((message as { request: ClientRequest }).request.getHeader('host'));
    };
    subscribe('http.client.request.start', note);
    const world = createSmallWorld({ transport: overSockets });
    expect(await world.clock.drive('the call', world.call('x'))).toBe(200);
    unsubscribe('http.client.request.start', note);
    expect(hosts).toHaveLength(1);
    const stranger = await fetch(`http://${hosts[0]}/messages`, { method: 'POST', body: '{}' });
    expect(stranger.status).toBe(404);
    expect(world.arrivals).toHaveLength(1);
    expect(await world.clock.drive('the call', world.call('y'))).toBe(200);
  });
});

test('closing cuts what is still under way, and nobody hears of it', async () => {
  const world = createSmallWorld({
    transport: overSockets,
    handler: (w) => async () => {
      await w.clock.sleep(3_600_000, 'long work');
      return json(200, {});
    },
  });
  const answers: unknown[] = [];
  world.call('x').then(
    (answer) => answers.push(answer),
    (error) => answers.push(error),
  );
  await world.clock.advance(1_000);
  const [loopback] = open.splice(0);
  await loopback?.close();
  await world.clock.advance(1_000);
  expect(answers).toEqual([]);
});
