// Whoever moves time: settle, drive, what happens on errors, and holding the clock.
import { describe, expect, test } from 'vitest';
import { createTimeline, EPOCH, HOUR, STILL_MS } from '../../src/kernel/clock.ts';
import { HarnessError } from '../../src/kernel/harness-error.ts';

describe('settle', () => {
  test('runs on while the next event is near, and stops before one that is later', async () => {
    const clock = createTimeline();
    const fired: number[] = [];
    for (const offset of [STILL_MS, 2 * STILL_MS, 3 * STILL_MS + 1]) {
      clock.at(EPOCH + offset, 'event', () => {
        fired.push(offset);
      });
    }
    await clock.settle();
    expect(fired).toEqual([STILL_MS, 2 * STILL_MS]);
    expect(clock.now()).toBe(EPOCH + 2 * STILL_MS);
  });

  test('waits no longer than it is told for a world that never comes to rest', async () => {
    const clock = createTimeline();
    let rounds = 0;
    const again = (): void => {
      rounds++;
      clock.at(clock.now() + 500, 'try again', again);
    };
    again();
    await clock.settle(10_000);
    expect(rounds).toBe(21);
    expect(clock.now()).toBe(EPOCH + 10_000);
  });
});

describe('drive', () => {
  test('runs the world until the promise is settled, and no further', async () => {
    const clock = createTimeline();
    let later = false;
    clock.at(EPOCH + 50, 'later', () => {
      later = true;
    });
    const answer = clock.sleep(40, 'answer').then(() => 'here');
    expect(await clock.drive('the answer', answer)).toBe('here');
    expect(clock.now()).toBe(EPOCH + 40);
    expect(later).toBe(false);
  });

  test('passes a refusal on', async () => {
    const clock = createTimeline();
    const answer = clock.sleep(40, 'answer').then(() => Promise.reject(new Error('no')));
    await expect(clock.drive('the answer', answer)).rejects.toThrow('no');
  });

  test('fails at once, naming what is waited for, when nothing is left to run', async () => {
    const clock = createTimeline();
    const never = new Promise(() => {});
    await expect(clock.drive('the reply of the agent', never)).rejects.toThrow(
      /waited for the reply of the agent, but nothing is scheduled/,
    );
    await expect(clock.drive('it', never)).rejects.toBeInstanceOf(HarnessError);
  });

  test('does not follow a timer that starts itself again for ever', async () => {
    const clock = createTimeline();
    let rounds = 0;
    const again = (): void => {
      rounds++;
      clock.at(clock.now() + HOUR, 'hourly rules', again);
    };
    again();
    await expect(clock.drive('a reply', new Promise(() => {}))).rejects.toThrow(/hourly rules/);
    expect(rounds).toBe(25);
  });

  test('may be called by what another drive waits for', async () => {
    const clock = createTimeline();
    const outer = async (): Promise<string> => {
      const inner = await clock.drive(
        'inner',
        clock.sleep(10, 'a').then(() => 'inner'),
      );
      await clock.sleep(10, 'b');
      return `${inner} and outer`;
    };
    expect(await clock.drive('outer', outer())).toBe('inner and outer');
    expect(clock.now()).toBe(EPOCH + 20);
  });

  test('leaves the world usable after it has failed', async () => {
    const clock = createTimeline();
    await clock.drive('nothing', new Promise(() => {})).catch(() => {});
    await clock.drive('a pause', clock.sleep(5, 'pause'));
    expect(clock.now()).toBe(EPOCH + 5);
  });
});

describe('errors', () => {
  const jobs = {
    'thrown in a job': (clock: ReturnType<typeof createTimeline>) =>
      clock.at(EPOCH + 1, 'job', () => {
        throw new Error('broken');
      }),
    'rejected in a job': (clock: ReturnType<typeof createTimeline>) =>
      clock.at(EPOCH + 1, 'job', () => Promise.reject(new Error('broken'))),
    'rejected after a pause': (clock: ReturnType<typeof createTimeline>) =>
      clock.spawn('job', async () => {
        await clock.sleep(1, 'pause');
        throw new Error('broken');
      }),
  };
  test.each(Object.entries(jobs))('%s: whoever moves time is told', async (_name, plant) => {
    for (const move of ['advance', 'settle', 'drive'] as const) {
      const clock = createTimeline();
      plant(clock);
      const moved =
        move === 'drive' ? clock.drive('a pause', clock.sleep(9, 'pause')) : clock[move](9);
      await expect(moved).rejects.toThrow('broken');
      // Told once; the world goes on.
      await clock.advance(9);
    }
  });
});

describe('hold', () => {
  test('the clock stands while it is held, by one or by many', async () => {
    const clock = createTimeline();
    const seen: string[] = [];
    clock.at(EPOCH + 1, 'event', () => {
      seen.push('event');
    });
    const first = clock.hold();
    const second = clock.hold();
    const advanced = clock.advance(10).then(() => seen.push('advanced'));
    await new Promise((resolve) => setImmediate(resolve));
    expect(seen).toEqual([]);
    first();
    first(); // Letting go twice counts once.
    await new Promise((resolve) => setImmediate(resolve));
    expect(seen).toEqual([]);
    seen.push('released');
    second();
    await advanced;
    expect(seen).toEqual(['released', 'event', 'advanced']);
  });

  test('what a release lets go on is done before time moves', async () => {
    const clock = createTimeline();
    const seen: string[] = [];
    clock.at(EPOCH + 1, 'event', () => {
      seen.push('event');
    });
    const release = clock.hold();
    setImmediate(() => {
      clock.spawn('arrival', async () => {
        for (let i = 0; i < 10; i++) await undefined;
        seen.push('arrived');
      });
      release();
    });
    await clock.advance(10);
    expect(seen).toEqual(['arrived', 'event']);
  });
});

describe('when quiet', () => {
  test('comes once everything that was started is parked, before time moves', async () => {
    const clock = createTimeline();
    const seen: string[] = [];
    clock.at(EPOCH + 1, 'event', () => {
      seen.push('event');
    });
    clock.whenQuiet(() =>
      clock.spawn('asker', async () => {
        // Going on is work, too: time waits for it.
        for (let i = 0; i < 20; i++) await undefined;
        seen.push('quiet');
      }),
    );
    clock.spawn('worker', async () => {
      for (let i = 0; i < 50; i++) await undefined;
      seen.push('parked');
      await clock.sleep(5, 'pause');
    });
    await clock.advance(1);
    expect(seen).toEqual(['parked', 'quiet', 'event']);
  });

  test('waits for a held clock, and runs what was asked for in order', async () => {
    const clock = createTimeline();
    const seen: string[] = [];
    for (const name of ['first', 'second']) {
      clock.whenQuiet(() => void seen.push(name));
    }
    const release = clock.hold();
    setImmediate(() => {
      seen.push('released');
      release();
    });
    await clock.advance(1);
    expect(seen).toEqual(['released', 'first', 'second']);
  });
});
