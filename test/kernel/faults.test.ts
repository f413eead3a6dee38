// Faults: what each kind does to a hop, and which hops it strikes.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EPOCH, SECOND } from '../../src/kernel/clock.ts';
import {
  makeFault,
  NETWORK_FAULT_NAMES,
  NETWORK_FAULT_SPECS,
  type NetworkFaultName,
} from '../../src/kernel/faults/catalogue.ts';
import { TIMEOUT_MS } from '../../src/kernel/network.ts';
import { json } from '../../src/kernel/wire.ts';
import { createSmallWorld, eventsOf, type SmallWorld } from './small-world.ts';

/** Calls one after another; what each call came to. */
async function callAll(world: SmallWorld, texts: readonly string[]): Promise<(number | string)[]> {
  const answers: (number | string)[] = [];
  for (const text of texts) {
    answers.push(await world.clock.drive(`call ${text}`, world.call(text)));
    await world.clock.settle();
  }
  return answers;
}

const texts = (world: SmallWorld) => world.arrivals.map(({ text }) => text);

describe('each kind', () => {
  test('drop: refused at once, never arrives', async () => {
    const world = createSmallWorld();
    world.fault('drop', {});
    expect(await callAll(world, ['x', 'y'])).toEqual(['refused', 200]);
    expect(texts(world)).toEqual(['y']);
    expect(eventsOf(world.finish(), 'no-answer')).toMatchObject([{ at: EPOCH, reason: 'refused' }]);
  });

  test('timeout: never arrives, the sender gives up', async () => {
    const world = createSmallWorld();
    world.fault('timeout', {});
    expect(await callAll(world, ['x', 'y'])).toEqual(['timeout', 200]);
    expect(texts(world)).toEqual(['y']);
  });

  test('answer-lost: arrives, the sender gives up', async () => {
    const world = createSmallWorld();
    world.fault('answer-lost', {});
    expect(await callAll(world, ['x', 'y'])).toEqual(['timeout', 200]);
    expect(texts(world)).toEqual(['x', 'y']);
    expect(eventsOf(world.finish(), 'response')).toHaveLength(1);
  });

  test('answer-lost: a node that stays silent beneath it breaks nothing', async () => {
    const world = createSmallWorld({
      handler: (w) => () =>
        w.network.sender('s')({ method: 'GET', url: 'https://x.example', headers: {}, body: '' }),
    });
    world.fault('answer-lost', {});
    expect(await callAll(world, ['x'])).toEqual(['timeout']);
  });

  test('delay: arrives as much later as it says', async () => {
    const prompt = createSmallWorld();
    await callAll(prompt, ['x']);
    const world = createSmallWorld();
    world.fault('delay', { ms: 3_000 });
    expect(await callAll(world, ['x'])).toEqual([200]);
    expect(world.arrivals[0]?.at).toBe((prompt.arrivals[0]?.at ?? 0) + 3_000);
  });

  test('delay: longer than the sender waits, it still arrives, and is answered once', async () => {
    const world = createSmallWorld();
    world.fault('delay', { ms: TIMEOUT_MS + SECOND });
    expect(await callAll(world, ['x'])).toEqual(['timeout']);
    await world.clock.advance(5 * SECOND);
    expect(texts(world)).toEqual(['x']);
    expect(world.finish().events.map(({ kind }) => kind)).toEqual([
      'request',
      'fault',
      'no-answer',
    ]);
  });

  test('http-status: answered on the way, not carried out', async () => {
    const world = createSmallWorld();
    world.fault('http-status', { status: 429, retryAfter: 7 });
    expect(await callAll(world, ['x', 'y'])).toEqual([429, 200]);
    expect(texts(world)).toEqual(['y']);
    expect(eventsOf(world.finish(), 'response')[0]).toMatchObject({
      status: 429,
      headers: { 'retry-after': '7' },
    });
  });

  test('duplicate: arrives once more for each copy; the sender sees the first answer', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 20 }), fc.nat(500), async (copies, everyMs) => {
        let count = 0;
        const world = createSmallWorld({ handler: () => () => json(200 + count++, {}) });
        world.fault('duplicate', { copies, everyMs });
        expect(await world.clock.drive('the call', world.call('x'))).toBe(200);
        await world.clock.advance(60 * SECOND);
        expect(texts(world)).toEqual(new Array<string>(copies + 1).fill('x'));
        expect(eventsOf(world.finish(), 'response')).toHaveLength(1);
      }),
      { numRuns: 30 },
    );
  });
});

describe('reorder', () => {
  /** Calls without waiting, `gap` ms apart. */
  async function burst(world: SmallWorld, names: readonly string[], gap: number): Promise<void> {
    for (const name of names) {
      const [from = 'a'] = name;
      world.call(name, from).catch(() => {});
      await world.clock.advance(gap);
    }
    await world.clock.advance(30 * SECOND);
  }

  test('the struck hop arrives after the next one between the same two nodes', async () => {
    const world = createSmallWorld();
    world.fault('reorder', { maxMs: 5_000 });
    await burst(world, ['a1', 'a2', 'a3'], 100);
    expect(texts(world)).toEqual(['a2', 'a1', 'a3']);
    expect(eventsOf(world.finish(), 'fault')).toMatchObject([{ hop: 0 }]);
  });

  test('hops of others do not count as overtaking', async () => {
    const world = createSmallWorld();
    world.fault('reorder', { maxMs: 5_000 });
    await burst(world, ['a1', 'b1', 'a2'], 100);
    expect(texts(world)).toEqual(['b1', 'a2', 'a1']);
  });

  test('times counts the hops held back: each is overtaken by the next', async () => {
    const world = createSmallWorld();
    world.fault('reorder', { maxMs: 5_000, times: 2 });
    await burst(world, ['a1', 'a2', 'a3', 'a4', 'a5'], 200);
    expect(texts(world)).toEqual(['a2', 'a1', 'a4', 'a3', 'a5']);
    expect(eventsOf(world.finish(), 'fault')).toMatchObject([{ hop: 0 }, { hop: 2 }]);
  });

  test('nobody overtakes: it goes on after the longest wait, and the fault is spent', async () => {
    const world = createSmallWorld();
    world.fault('reorder', { maxMs: 5_000 });
    expect(await callAll(world, ['a1', 'a2'])).toEqual([200, 200]);
    const [first, second] = world.arrivals;
    expect((first?.at ?? 0) - EPOCH).toBeGreaterThanOrEqual(5_000);
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeLessThan(100);
  });

  test('a wait that ends while the next one is under way breaks nothing', async () => {
    for (let maxMs = 50; maxMs <= 180; maxMs += 5) {
      const world = createSmallWorld();
      world.fault('reorder', { maxMs, times: 2 });
      await burst(world, ['a1', 'a2', 'a3', 'a4'], 50);
      expect(texts(world).sort()).toEqual(['a1', 'a2', 'a3', 'a4']);
    }
  });

  test('an overtaking hop that fails lets the other go, too', async () => {
    const world = createSmallWorld();
    world.fault('reorder', { maxMs: 5_000 });
    world.fault('drop', { after: 1 });
    await burst(world, ['a1', 'a2'], 100);
    expect(texts(world)).toEqual(['a1']);
    expect((world.arrivals[0]?.at ?? 0) - EPOCH).toBeLessThan(200);
  });

  test('leaves no timer behind', async () => {
    const world = createSmallWorld();
    world.fault('reorder', { maxMs: 5_000 });
    const both = Promise.all([world.call('a1'), world.call('a2')]);
    await world.clock.drive('both', both);
    const before = world.clock.now();
    await expect(world.clock.drive('it', new Promise(() => {}))).rejects.toThrow(/is scheduled/);
    expect(world.clock.now()).toBe(before);
  });

  test('a hop that nobody overtook in time is not waited for any more', async () => {
    const world = createSmallWorld();
    world.fault('reorder', { maxMs: 5_000, times: 2 });
    await callAll(world, ['a1', 'a2', 'a3']);
    const [, second, third] = world.arrivals.map(({ at }) => at - EPOCH);
    expect(eventsOf(world.finish(), 'fault')).toMatchObject([{ hop: 0 }, { hop: 1 }]);
    expect(second).toBeGreaterThan(10_000);
    expect(third).toBeLessThan(11_000);
  });
});

describe('which hops', () => {
  test('after lets that many pass, times strikes that many, the rest pass', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(5), fc.integer({ min: 1, max: 5 }), async (after, times) => {
        const world = createSmallWorld();
        world.fault('drop', { after, times });
        const calls = Array.from({ length: 12 }, (_, i) => `${i}`);
        expect(await callAll(world, calls)).toEqual(
          calls.map((_, i) => (i >= after && i < after + times ? 'refused' : 200)),
        );
      }),
      { numRuns: 30 },
    );
  });

  test.each([
    [{ from: 'b' }, ['refused', 200]],
    [{ from: 's' }, [200, 200]],
    [{ to: 's' }, ['refused', 'refused']],
    [{ to: 't' }, [200, 200]],
    [{ path: '/messages' }, ['refused', 'refused']],
    [{ path: '/media' }, [200, 200]],
    [{ from: 'b', to: 's', path: 'id=x' }, ['refused', 200]],
  ])('%j strikes only its own', async (match, expected) => {
    const world = createSmallWorld();
    world.fault('drop', { ...match, times: 9 });
    const answers = [
      await world.clock.drive('b', world.call('x', 'b')),
      await world.clock.drive('a', world.call('x', 'a')),
    ];
    expect(answers).toEqual(expected);
  });

  test('each fault counts for itself: which was added first changes no count', async () => {
    const struck = async (first: NetworkFaultName, second: NetworkFaultName) => {
      const world = createSmallWorld();
      for (const name of [first, second]) {
        if (name === 'drop') world.fault('drop', { after: 0 });
        else world.fault('timeout', { after: 1 });
      }
      return callAll(world, ['1', '2', '3']);
    };
    expect(await struck('drop', 'timeout')).toEqual(['refused', 'timeout', 200]);
    expect(await struck('timeout', 'drop')).toEqual(['refused', 'timeout', 200]);
  });

  test('two faults on one hop: the first added strikes, the second strikes the next', async () => {
    const world = createSmallWorld();
    world.fault('drop', {});
    world.fault('timeout', {});
    expect(await callAll(world, ['1', '2', '3'])).toEqual(['refused', 'timeout', 200]);
  });

  test('clearing disarms them', async () => {
    const world = createSmallWorld();
    world.fault('drop', { times: 9 });
    world.network.clearFaults();
    expect(await callAll(world, ['1'])).toEqual([200]);
  });
});

test('every fault of the catalogue can be made from its knobs, and says what it does', () => {
  const knobs: { readonly [K in NetworkFaultName]: object } = {
    drop: {},
    delay: { ms: 5 },
    duplicate: {},
    reorder: {},
    'http-status': { status: 503 },
    timeout: {},
    'answer-lost': {},
  };
  for (const name of NETWORK_FAULT_NAMES) {
    const parsed = NETWORK_FAULT_SPECS[name].parse({ ...knobs[name], after: 2 });
    const fault = makeFault(name, parsed as never);
    expect(fault).toMatchObject({ kind: name, match: { after: 2 } });
    expect(fault.note.length).toBeGreaterThan(10);
    expect(() => NETWORK_FAULT_SPECS[name].parse({ ...knobs[name], tiems: 2 })).toThrow();
  }
});
