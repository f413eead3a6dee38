// The back office, when its process dies between any two effects: no letter, no deployment mail and no charge is lost or doubled.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Law } from '../../src/connector/law.ts';
import type { Change, Store } from '../../src/connector/store.ts';
import type { Clock } from '../../src/kernel/clock.ts';
import { NoAnswer, type Response } from '../../src/kernel/wire.ts';
import { type Bench, createBench } from './bench.ts';
import { NUMBER, officeOf, SECOND, told } from './bench-office.ts';

const DAY = 86_400_000;

/** People and programs come back to whoever has not answered. */
async function surely(bench: Bench, ask: () => Promise<Response>): Promise<Response> {
  for (;;) {
    try {
      const answer = await ask();
      if (answer.status !== 503) return answer;
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
    }
    await bench.clock.advance(60_000);
  }
}

type Over = (store: Store, clock: Clock) => Store;
interface Planted {
  readonly law?: Partial<Law>;
  readonly over?: Over;
}

/** From the order of two numbers to their third charge, with processes that die at those moments. */
async function live(deaths: readonly number[], { law, over }: Planted = {}) {
  const bench = createBench('cloud', law, over);
  const office = officeOf(bench);
  const asks = () =>
    bench.mail.letters.filter(({ subject }) => subject.startsWith('Your WhatsApp'));
  const answering = (i: number, id: string, lines: readonly string[]) =>
    surely(bench, () => office.writes(lines, { id, inReplyTo: asks()[i]?.id ?? null }));
  bench.dieAt(...deaths);
  await surely(bench, () => office.order([NUMBER]));
  await surely(bench, () => office.event('create_integration'));
  await surely(bench, () => office.order([SECOND]));
  await answering(0, 'letter-a', told(NUMBER));
  await answering(1, 'letter-b', told(SECOND));
  await surely(bench, () => office.finishes(NUMBER));
  await surely(bench, () => office.finishes(SECOND));
  const bare = { hosting: undefined };
  await surely(bench, () => bench.host('dep-1', NUMBER, 'acme', bare));
  await surely(bench, () => bench.host('dep-2', SECOND, 'acme', bare));
  const written = bench.mail.letters.length;
  await bench.clock.advance(15 * DAY);
  await bench.clock.advance(50 * DAY);
  const { hosting, intakes, charges } = await office.shows();
  return {
    moments: bench.moments(),
    written,
    letters: bench.mail.letters.map(({ subject, text }) => `${subject}: ${about(text)}`).sort(),
    mailed: hosting.filter(({ mailedAt }) => mailedAt !== null).length,
    complete: intakes.map(({ phoneNumber, lacks }) => `${phoneNumber} ${lacks.join()}`).sort(),
    charges: charges.map(({ phoneNumber, month }) => `${phoneNumber} ${month}`).sort(),
    kept: await bench.store.list('post'),
  };
}

/** What tells one letter from another: the number that it asks for, the deployment that it names. */
const about = (text: string): string =>
  /\bdep-\d\b|\+55 11 4004 123\d/.exec(text)?.[0] ?? text.split('\n')[0] ?? '';

const COMPLETE = 'Re: Re: We have everything that we need, and begin. It takes one to two weeks.';
const WHOLE = {
  written: 4,
  letters: [
    COMPLETE,
    COMPLETE,
    'Your WhatsApp information: +55 11 4004 1234',
    'Your WhatsApp information: +55 11 4004 1235',
    'Your deployment ID: dep-1',
    'Your deployment ID: dep-2',
  ],
  mailed: 2,
  complete: [`${NUMBER} `, `${SECOND} `],
  charges: [NUMBER, SECOND].flatMap((number) =>
    ['2025-06', '2025-07', '2025-08'].map((month) => `${number} ${month}`),
  ),
  kept: [],
};

/** Ends a process at every moment there is; answers those at which something was lost or doubled. */
async function harmed(planted: Planted = {}): Promise<readonly number[]> {
  const { moments } = await live([], planted);
  const wrong: number[] = [];
  for (let moment = 1; moment <= moments; moment++) {
    const seen = await live([moment], planted);
    if (!matches(seen)) wrong.push(moment);
  }
  return wrong;
}

function matches({ moments: _, ...seen }: Awaited<ReturnType<typeof live>>): boolean {
  return JSON.stringify(seen) === JSON.stringify(WHOLE);
}

it('comes to all of it where no process dies', async () => {
  const { moments, ...seen } = await live([]);
  expect(seen).toEqual(WHOLE);
  // Twice for each commit and each call.
  expect(moments).toBeGreaterThan(60);
});

it('comes to the same wherever a process dies', async () => {
  expect(await harmed()).toEqual([]);
});

it('comes to the same wherever several die', async () => {
  const { moments } = await live([]);
  const deaths = fc.uniqueArray(fc.integer({ min: 1, max: moments }), {
    minLength: 2,
    maxLength: 6,
  });
  await fc.assert(
    fc.asyncProperty(deaths, async (several) => {
      const { moments: _, ...seen } = await live(several);
      expect(seen).toEqual(WHOLE);
    }),
    { numRuns: 40 },
  );
});

describe('a back office is found out that', () => {
  const listing =
    (
      change: Partial<{
        [C in 'post' | 'hosting']: (found: readonly object[]) => readonly object[];
      }>,
    ): Over =>
    (store) => ({
      ...store,
      list: (async (collection: 'post' | 'hosting', prefix?: string) => {
        const found = await store.list(collection, prefix);
        // Only a start lists all of them.
        return prefix === undefined ? (change[collection]?.(found) ?? found) : found;
      }) as Store['list'],
    });
  const torn: Over = (store) => ({
    ...store,
    async commit(changes: readonly Change[]) {
      for (const change of changes) if (!(await store.commit([change]))) return false;
      return true;
    },
  });
  const counting: Over = (store) => ({
    ...store,
    async commit(changes: readonly Change[]) {
      const charge = changes.filter((change) => change.in === 'charge');
      if (charge.length === 0) return store.commit(changes);
      await store.commit(changes.filter((change) => change.in !== 'charge'));
      return store.commit(charge);
    },
  });
  let again = 0;
  const anew: Law['chargeKey'] = ({ number, month }) => `${number}|${month}|${++again}`;

  it.each([
    ['leaves letters lying after a start', { over: listing({ post: () => [] }) }],
    ['forgets after a start what is hosted', { over: listing({ hosting: () => [] }) }],
    [
      'posts after a start under another id',
      {
        over: listing({
          post: (found) => found.map((letter) => ({ ...letter, id: `again-${++again}@x.example` })),
        }),
      },
    ],
    ['commits piece by piece', { over: torn }],
    [
      'charges under another key each time, piece by piece',
      { over: torn, law: { chargeKey: anew } },
    ],
    ['counts a charge before it makes it', { over: counting }],
  ])('%s', async (_what, planted) => {
    expect(await harmed(planted)).not.toEqual([]);
  });
});
