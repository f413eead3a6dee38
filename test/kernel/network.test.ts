// The network: every hop recorded, latency from the seed, answers once.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EPOCH } from '../../src/kernel/clock.ts';
import { TIMEOUT_MS } from '../../src/kernel/network.ts';
import { get, json, NoAnswer, sendJson } from '../../src/kernel/wire.ts';
import { type Act, busy, createSmallWorld, eventsOf, play, S } from './small-world.ts';

const seed = fc.integer({ min: 0, max: 0x7fffffff });
const acts: fc.Arbitrary<readonly Act[]> = fc.array(
  fc.record({
    from: fc.constantFrom('a' as const, 'b' as const),
    pause: fc.nat(100),
    wait: fc.boolean(),
  }),
  { minLength: 1, maxLength: 12 },
);

describe('a hop', () => {
  test('is recorded as it leaves and as its answer is back, with what is not allowed hidden', async () => {
    const world = createSmallWorld();
    expect(await world.clock.drive('the call', world.call('hello'))).toBe(200);
    const { events } = world.finish();
    expect(events).toEqual([
      {
        seq: 0,
        at: EPOCH,
        kind: 'request',
        hop: 0,
        from: 'a',
        to: 's',
        method: 'POST',
        url: `${S}/messages?id=hello`,
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: { text: 'hello', token: '[redacted]' },
      },
      {
        seq: 1,
        at: world.clock.now(),
        kind: 'response',
        hop: 0,
        status: 200,
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: { id: 'answered' },
      },
    ]);
  });

  test('takes 5 to 40 ms each way, drawn from the seed', async () => {
    await fc.assert(
      fc.asyncProperty(seed, async (s) => {
        const times = async () => {
          const world = createSmallWorld({ seed: s });
          await world.clock.drive('the call', world.call('x'));
          return [world.arrivals[0]?.at ?? 0, world.clock.now()] as const;
        };
        const [arrived, answered] = await times();
        for (const way of [arrived - EPOCH, answered - arrived]) {
          expect(way).toBeGreaterThanOrEqual(5);
          expect(way).toBeLessThanOrEqual(40);
        }
        expect(await times()).toEqual([arrived, answered]);
      }),
    );
  });

  test('to a place where nobody is, is refused', async () => {
    const world = createSmallWorld();
    const sent = world.network.sender('a')(get('https://nobody.example/x'));
    await expect(world.clock.drive('the call', sent)).rejects.toThrow(
      'https://nobody.example/x: connection refused',
    );
    expect(eventsOf(world.finish(), 'no-answer')).toMatchObject([{ hop: 0, reason: 'refused' }]);
  });

  test('finds its node by the origin alone', async () => {
    const world = createSmallWorld({ handler: () => (request) => json(200, request.url) });
    for (const url of [S, `${S}?q=/x`, `${S}#top`, `${S}/a/b`]) {
      const sent = world.network.sender('a')(sendJson('POST', url, { text: 'x' }));
      expect((await world.clock.drive('the call', sent)).body).toBe(JSON.stringify(url));
    }
  });
});

describe('the same seed', () => {
  test('gives the same bytes for the same traffic, and another seed gives others', async () => {
    await fc.assert(
      fc.asyncProperty(seed, seed, acts, async (one, other, list) => {
        fc.pre(one !== other);
        const digest = async (s: number) =>
          (await play(createSmallWorld({ seed: s, handler: busy }), list)).lines;
        const lines = await digest(one);
        expect(await digest(one)).toBe(lines);
        // A few hops may by chance take as long under both.
        if (list.length >= 3) expect(await digest(other)).not.toBe(lines);
      }),
      { numRuns: 60 },
    );
  });

  test('holds for two worlds that live at the same time', async () => {
    const list: readonly Act[] = [1, 2, 3, 4].map((pause) => ({ from: 'a', pause, wait: true }));
    const alone = await play(createSmallWorld({ handler: busy }), list);
    const both = await Promise.all([
      play(createSmallWorld({ handler: busy }), list),
      play(createSmallWorld({ handler: busy }), list),
    ]);
    expect(both.map(({ digest }) => digest)).toEqual([alone.digest, alone.digest]);
  });
});

describe('timeout', () => {
  test('the sender gives up, and an answer that comes later is neither recorded nor an error', async () => {
    for (const late of ['answer', 'throw'] as const) {
      const world = createSmallWorld({
        handler: (w) => async () => {
          await w.clock.sleep(2 * TIMEOUT_MS, 'slow work');
          if (late === 'throw') throw new NoAnswer('timeout', 'https://far.example/');
          return json(200, {});
        },
      });
      expect(await world.clock.drive('the call', world.call('x'))).toBe('timeout');
      expect(world.clock.now()).toBe(EPOCH + TIMEOUT_MS);
      await world.clock.advance(10 * TIMEOUT_MS);
      expect(world.finish().events.map(({ kind }) => kind)).toEqual(['request', 'no-answer']);
    }
  });

  test('is the one that the sender asks for', async () => {
    const world = createSmallWorld({
      handler: (w) => async () => {
        await w.clock.sleep(5_000, 'slow work');
        return json(200, {});
      },
    });
    const sent = world.network.sender('a')(sendJson('POST', S, { text: 'x' }), {
      timeoutMs: 1_000,
    });
    await expect(world.clock.drive('the call', sent)).rejects.toThrow('no answer in time');
    expect(world.clock.now()).toBe(EPOCH + 1_000);
  });

  test('leaves nothing to fire once the answer is there', async () => {
    const world = createSmallWorld();
    await world.clock.drive('the call', world.call('x'));
    const before = world.clock.now();
    await expect(world.clock.drive('it', new Promise(() => {}))).rejects.toThrow(
      /nothing is scheduled/,
    );
    expect(world.clock.now()).toBe(before);
  });
});

describe('a node that throws', () => {
  test('fails the run, even when the sender swallows the error', async () => {
    const world = createSmallWorld({
      handler: () => () => {
        throw new TypeError('a bug');
      },
    });
    world.call('x').catch(() => {});
    await expect(world.clock.advance(1_000)).rejects.toThrow('a bug');
  });

  test('fails the run in a copy, too', async () => {
    let calls = 0;
    const world = createSmallWorld({
      handler: () => () => {
        if (++calls === 2) throw new TypeError('a bug in the copy');
        return json(200, {});
      },
    });
    world.fault('duplicate', { copies: 1, everyMs: 200 });
    expect(await world.clock.drive('the call', world.call('x'))).toBe(200);
    await expect(world.clock.advance(1_000)).rejects.toThrow('a bug in the copy');
  });

  test('because another stayed silent has answered 500, as a server does', async () => {
    const world = createSmallWorld({
      handler: (w) => () => w.network.sender('s')(get('https://nobody.example/')),
    });
    expect(await world.clock.drive('the call', world.call('x'))).toBe(500);
    expect(eventsOf(world.finish(), 'response')).toMatchObject([{ hop: 0, status: 500 }]);
  });
});
