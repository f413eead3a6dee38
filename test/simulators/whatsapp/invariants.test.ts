// What holds whatever people do: random days of customers, a business, phones and callbacks, in both dialects.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY, HOUR, SECOND } from '../../../src/kernel/clock.ts';
import { sha256 } from '../../../src/kernel/random.ts';
import { empty, textOf } from '../../../src/kernel/wire.ts';
import { connected, DIALECTS, type Dialect, type Driver } from './dialects.ts';
import { ANA, BUSINESS, createStand, type Stand } from './stand.ts';

const CAIO = '+5511933334444';
const PEOPLE = [ANA, CAIO] as const;
const WINDOW_S = 24 * 60 * 60;
/** On-Premises logs out after seven days. */
const LASTS_MS = 6 * DAY;

const who = fc.constantFrom(...PEOPLE);
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constant('writes' as const), who }) },
  { weight: 5, arbitrary: fc.record({ does: fc.constant('is-answered' as const), who }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('gets-a-template' as const), who }) },
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant('wait' as const),
      ms: fc.constantFrom(0, 1, SECOND, HOUR, 23 * HOUR, DAY - SECOND, DAY, DAY + SECOND),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant('switches' as const), who, on: fc.boolean() }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ does: fc.constant('blocks' as const), who, on: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('leaves' as const), who }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('returns' as const), who }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('reads' as const), who }) },
  {
    weight: 1,
    arbitrary: fc.record({ does: fc.constant('callback' as const), works: fc.boolean() }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
const days = fc.array(step, { minLength: 1, maxLength: 40, size: 'max' });

/** A message that WhatsApp took, and what must come of it; `later` is for what the phone does then to decide. */
interface Accepted {
  readonly id: string;
  readonly comes: 'to nothing' | 'to a failure' | 'onto the phone' | 'later';
}

interface Person {
  app: boolean;
  on: boolean;
  blocks: boolean;
  /** Epoch seconds. */
  wrote: number | undefined;
}

/** The vendor's rules once more, in other words than the simulator's. */
function outcome(person: Person, now: number, template: boolean): Accepted['comes'] {
  if (!person.app) return 'to a failure';
  if (!template && (person.wrote === undefined || now > person.wrote + WINDOW_S)) {
    return 'to a failure';
  }
  if (person.blocks) return 'to nothing';
  return person.on ? 'onto the phone' : 'later';
}

async function begin(dialect: Dialect, seed: number) {
  const stand = createStand({}, seed);
  const drive = await connected(stand, dialect);
  stand.whatsapp.phones.install(CAIO, 'messenger', 'Caio');
  const { accounts, deployments } = stand.whatsapp.state() as {
    accounts: { id: string }[];
    deployments: { id: string }[];
  };
  const owner = accounts[0]?.id ?? deployments[0]?.id ?? '';
  stand.whatsapp.templates.add(owner, { name: 'hello', language: 'en', body: 'Hello' });
  return { stand, drive };
}

const template = (drive: Driver & { id: string }, { dialect }: Dialect, to: string) =>
  drive.call('POST', dialect === 'cloud' ? `/${drive.id}/messages` : '/messages', {
    ...(dialect === 'cloud' ? { messaging_product: 'whatsapp' } : {}),
    to,
    type: 'template',
    template: {
      name: 'hello',
      namespace: 'n',
      language: { policy: 'deterministic', code: 'en' },
    },
  });

/** Lives through the steps, one at a time, and gives what was accepted. */
async function* live(dialect: Dialect, seed: number, steps: readonly Step[]) {
  const { stand, drive } = await begin(dialect, seed);
  const { clock, whatsapp } = stand;
  const { phones } = whatsapp;
  const began = clock.now();
  const seconds = () => Math.floor(clock.now() / SECOND);
  const people = new Map<string, Person>(
    PEOPLE.map((phone) => [phone, { app: true, on: true, blocks: false, wrote: undefined }]),
  );
  const accepted: Accepted[] = [];
  for (const each of steps) {
    if (each.does === 'wait') {
      if (clock.now() - began + each.ms <= LASTS_MS) await clock.advance(each.ms);
    } else if (each.does === 'callback') {
      stand.receiver.answer = () => empty(each.works ? 200 : 503);
    } else {
      const person = people.get(each.who) as Person;
      switch (each.does) {
        case 'writes':
          if (!person.app || !person.on) break;
          phones.send(each.who, BUSINESS, { type: 'text', text: 'Oi' });
          person.wrote = seconds();
          break;
        case 'is-answered':
        case 'gets-a-template': {
          const isTemplate = each.does === 'gets-a-template';
          const { body, status } = isTemplate
            ? await template(drive, dialect, each.who)
            : await drive.send(each.who, 'Hello');
          expect(status).toBe(dialect.sent);
          const comes = outcome(person, seconds(), isTemplate);
          accepted.push({ id: body.messages[0].id, comes });
          break;
        }
        case 'switches':
          phones.online(each.who, each.on);
          person.on = each.on;
          break;
        case 'blocks':
          phones.block(each.who, BUSINESS, each.on);
          person.blocks = each.on;
          break;
        case 'leaves':
          phones.deleteAccount(each.who);
          // Whom an account blocked is forgotten with it.
          if (person.app) person.blocks = false;
          person.app = false;
          break;
        case 'returns':
          phones.install(each.who, 'messenger', 'Again');
          person.app = true;
          person.on = true;
          break;
        case 'reads':
          if (person.app && person.on) phones.read(each.who, BUSINESS);
      }
    }
    await clock.settle();
    yield { stand, accepted };
  }
  stand.receiver.answer = () => empty(200);
  for (const phone of PEOPLE) phones.online(phone, true);
  // Longer than a message is kept, and than the longest pause between two attempts.
  await clock.advance(40 * DAY);
  yield { stand, accepted };
}

async function lived(dialect: Dialect, seed: number, steps: readonly Step[]) {
  let last: { stand: Stand; accepted: readonly Accepted[] } | undefined;
  for await (const now of live(dialect, seed, steps)) last = now;
  if (last === undefined) throw new Error('a life without an end');
  return last;
}

/** What was told of each message, once for each webhook however often it was tried. */
function told(stand: Stand): Map<string, string[]> {
  const statuses = new Map<string, string[]>();
  const bodies = new Set(stand.received.map(({ request }) => textOf(request.body)));
  for (const body of bodies) {
    const read = JSON.parse(body);
    for (const { id, status } of (read.entry?.[0].changes[0].value ?? read).statuses ?? []) {
      statuses.set(id, [...(statuses.get(id) ?? []), status]);
    }
  }
  return statuses;
}

const digest = (stand: Stand): string =>
  sha256(
    `${stand.trace.finish().digest} ${stand.received.map(({ at, request }) => `${at} ${textOf(request.body)}`).join('\n')} ${JSON.stringify(stand.whatsapp.state())}`,
  );

describe.each(DIALECTS)('whatever happens ($dialect)', (dialect) => {
  test('no free-form message is shown outside a window, and each comes to one end', async () => {
    await fc.assert(
      fc.asyncProperty(days, async (steps) => {
        const { stand, accepted } = await lived(dialect, 1, steps);
        const statuses = told(stand);
        const shown = new Map<string, number>();
        for (const event of stand.trace.since(0, 'device')) {
          if (event.direction !== 'shown') continue;
          shown.set(event.message, (shown.get(event.message) ?? 0) + 1);
        }
        expect([...shown.keys()].every((id) => accepted.some((each) => each.id === id))).toBe(true);
        for (const { id, comes } of accepted) {
          const said = statuses.get(id) ?? [];
          const times = shown.get(id) ?? 0;
          const ends = said.filter((status) => status === 'failed' || status === 'delivered');
          expect(new Set(said).size, `${said}`).toBe(said.length);
          expect(ends.length).toBeLessThanOrEqual(1);
          expect(times).toBe(ends[0] === 'delivered' ? 1 : 0);
          if (said.includes('read')) expect(ends).toEqual(['delivered']);
          if (comes === 'to nothing') expect(ends).toEqual([]);
          if (comes === 'to a failure') expect(said).toEqual(['failed']);
          if (comes === 'onto the phone') expect(ends).toEqual(['delivered']);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('two worlds side by side live as each does alone', async () => {
    await fc.assert(
      fc.asyncProperty(days, days, fc.integer(), fc.integer(), async (one, other, a, b) => {
        const alone = [
          digest((await lived(dialect, a, one)).stand),
          digest((await lived(dialect, b, other)).stand),
        ];
        const lives = [live(dialect, a, one), live(dialect, b, other)];
        const stands: Stand[] = [];
        for (let living = lives.length; living > 0; ) {
          living = 0;
          for (const [i, each] of lives.entries()) {
            const { value, done } = await each.next();
            if (done === true) continue;
            living++;
            if (value !== undefined) stands[i] = value.stand;
          }
        }
        const together = stands.map(digest);
        expect(together).toEqual(alone);
      }),
      { numRuns: 15 },
    );
  });
});
