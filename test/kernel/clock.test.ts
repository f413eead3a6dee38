// Virtual time: the order of events, and when time may move on.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createTimeline, DAY, EPOCH, HOUR, SECOND } from '../../src/kernel/clock.ts';

const dues = fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 40 });

describe('order', () => {
  test('events fire by due, then in the order in which they were set', async () => {
    await fc.assert(
      fc.asyncProperty(dues, async (offsets) => {
        const clock = createTimeline();
        const fired: { at: number; index: number }[] = [];
        offsets.forEach((offset, index) => {
          clock.at(EPOCH + offset, 'event', () => {
            fired.push({ at: clock.now() - EPOCH, index });
          });
        });
        await clock.advance(20);
        const expected = offsets
          .map((at, index) => ({ at, index }))
          .sort((a, b) => a.at - b.at || a.index - b.index);
        expect(fired).toEqual(expected);
      }),
    );
  });

  test('an event set while another fires takes its place among the rest, never in the past', async () => {
    // Each event sets its children: a tree of delays.
    const tree = fc.memo(
      (depth): fc.Arbitrary<Tree> =>
        fc.record({
          delay: fc.integer({ min: -5, max: 10 }),
          children: depth <= 1 ? fc.constant([]) : fc.array(tree(depth - 1), { maxLength: 3 }),
        }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(tree(4), { maxLength: 5 }), async (roots) => {
        const clock = createTimeline();
        const due: number[] = [];
        const seen: number[] = [];
        let expected = 0;
        const plant = ({ delay, children }: Tree): void => {
          expected++;
          const at = Math.max(clock.now() + delay, clock.now());
          clock.at(clock.now() + delay, 'node', () => {
            seen.push(clock.now());
            due.push(at);
            for (const child of children) plant(child);
          });
        };
        for (const root of roots) plant(root);
        await clock.advance(HOUR);
        expect(seen).toHaveLength(expected);
        expect(seen).toEqual(due);
        expect(seen).toEqual([...seen].sort((a, b) => a - b));
      }),
    );
  });

  test('an event that is set for the past stands behind those that are due now', async () => {
    const clock = createTimeline();
    const seen: string[] = [];
    await clock.advance(10);
    clock.at(EPOCH + 10, 'now', () => {
      seen.push('now');
    });
    clock.at(EPOCH, 'past', () => {
      seen.push('past');
    });
    await clock.advance(0);
    expect(seen).toEqual(['now', 'past']);
  });

  test('advancing in pieces is the same as advancing at once', async () => {
    const run = async (offsets: readonly number[], pieces: readonly number[]) => {
      const clock = createTimeline();
      const seen: string[] = [];
      offsets.forEach((offset, index) => {
        clock.spawn('worker', async () => {
          for (let round = 0; round < 3; round++) {
            await clock.sleep(offset, 'pause');
            seen.push(`${clock.now()} ${index} ${round}`);
          }
        });
      });
      for (const piece of pieces) await clock.advance(piece);
      await clock.advanceTo(EPOCH + 1_000);
      return seen;
    };
    await fc.assert(
      fc.asyncProperty(dues, fc.array(fc.nat(50), { maxLength: 10 }), async (offsets, pieces) => {
        expect(await run(offsets, pieces)).toEqual(await run(offsets, []));
      }),
      { numRuns: 50 },
    );
  });
});

interface Tree {
  readonly delay: number;
  readonly children: readonly Tree[];
}

describe('advance', () => {
  test('fires what is due at the very instant, and leaves the next millisecond alone', async () => {
    const clock = createTimeline();
    const fired: number[] = [];
    for (const offset of [9, 10, 11]) {
      clock.at(EPOCH + offset, 'event', () => {
        fired.push(offset);
      });
    }
    await clock.advance(10);
    expect(fired).toEqual([9, 10]);
    expect(clock.now()).toBe(EPOCH + 10);
  });

  test('returns only when the work of what fell due is done', async () => {
    const clock = createTimeline();
    let steps = 0;
    clock.at(EPOCH + 5, 'job', async () => {
      for (let i = 0; i < 100; i++) {
        await undefined;
        steps++;
      }
      await clock.sleep(5, 'pause');
      steps++;
    });
    await clock.advance(10);
    expect(steps).toBe(101);
  });

  test('waits for work that goes from tick to tick before time leaps', async () => {
    const clock = createTimeline();
    const seen: string[] = [];
    clock.at(EPOCH + 10 * SECOND, 'timeout', () => {
      seen.push('timeout');
    });
    clock.spawn('stream', async () => {
      for (let i = 0; i < 5; i++) await new Promise<void>((next) => process.nextTick(next));
      seen.push('stream done');
    });
    await clock.advance(DAY);
    expect(seen).toEqual(['stream done', 'timeout']);
  });

  test('does not go back', async () => {
    const clock = createTimeline();
    await clock.advance(10);
    await clock.advanceTo(EPOCH);
    expect(clock.now()).toBe(EPOCH + 10);
  });

  test('two who advance at once both get what they asked for, in order', async () => {
    const clock = createTimeline();
    const seen: string[] = [];
    for (const offset of [1, 2, 3]) {
      clock.at(EPOCH + offset, 'event', async () => {
        seen.push(`begin ${offset}`);
        for (let i = 0; i < 10; i++) await undefined;
        seen.push(`end ${offset}`);
      });
    }
    await Promise.all([
      clock.advance(1).then(() => seen.push(`first at ${clock.now() - EPOCH}`)),
      clock.advance(3).then(() => seen.push(`second at ${clock.now() - EPOCH}`)),
    ]);
    expect(seen).toEqual([
      'begin 1',
      'end 1',
      'first at 1',
      'begin 2',
      'end 2',
      'begin 3',
      'end 3',
      'second at 3',
    ]);
  });

  test('refuses a time that is none', () => {
    const clock = createTimeline();
    expect(() => clock.at(Number.NaN, 'the never', () => {})).toThrow(/"the never"/);
  });
});

describe('cancel', () => {
  test('a cancelled event never fires, and the others do', async () => {
    await fc.assert(
      fc.asyncProperty(dues, fc.array(fc.boolean(), { maxLength: 40 }), async (offsets, kept) => {
        const clock = createTimeline();
        const fired = new Set<number>();
        offsets.forEach((offset, index) => {
          const cancel = clock.at(EPOCH + offset, 'event', () => {
            fired.add(index);
          });
          if (!kept[index]) cancel();
        });
        await clock.advance(20);
        expect([...fired].sort((a, b) => a - b)).toEqual(
          offsets.map((_, index) => index).filter((index) => kept[index]),
        );
      }),
    );
  });

  test('an event may cancel one that is due at the same instant', async () => {
    const clock = createTimeline();
    let fired = false;
    const cancel = { later: () => {} };
    clock.at(EPOCH + 1, 'first', () => cancel.later());
    cancel.later = clock.at(EPOCH + 1, 'second', () => {
      fired = true;
    });
    await clock.advance(1);
    expect(fired).toBe(false);
  });
});
