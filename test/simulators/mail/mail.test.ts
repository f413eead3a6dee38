// Mail: letters from programs and from people, what lies in a mailbox, and what is passed on to a program.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMail, MAIL_ROUTES, withoutKeys } from '../../../simulators/mail/mail.ts';
import { RECORDABLE } from '../../../simulators/mail/recordable.ts';
import { createTimeline, DAY, HOUR, MINUTE, SECOND } from '../../../src/kernel/clock.ts';
import { createRandom } from '../../../src/kernel/random.ts';
import { createTrace } from '../../../src/kernel/trace.ts';
import {
  bearer,
  jsonOf,
  NoAnswer,
  type Request,
  type Response,
  sendJson,
} from '../../../src/kernel/wire.ts';

const TEAM = 'team@office.example';
const ANA = 'ana@acme.example';
const DOOR = 'https://mail.example/v1/mails';
const TOKEN = 'mail-token-of-the-test';
const READER = { url: 'https://office.example/letters', token: 'reader-token' };

const LETTER = {
  id: 'm1@office.example',
  from: TEAM,
  to: ANA,
  subject: 'Your number',
  text: 'Hello',
  inReplyTo: null,
};

function stand(seed = 1, answer: () => Response = () => ({ status: 200, headers: {}, body: '' })) {
  const clock = createTimeline();
  const trace = createTrace(clock.now);
  const passed: { readonly request: Request; readonly at: number }[] = [];
  const send = async (request: Request): Promise<Response> => {
    passed.push({ request, at: clock.now() });
    return answer();
  };
  const mail = createMail({ clock, random: createRandom(seed), trace, send }, TOKEN);
  const posts = (value: unknown, headers = bearer(TOKEN)): Promise<Response> =>
    Promise.resolve(mail.handler(sendJson('POST', DOOR, value, headers)));
  return { clock, trace, mail, passed, posts, start: clock.now() };
}

const posted = (more: Readonly<Record<string, unknown>> = {}) => ({ mail: { ...LETTER, ...more } });

describe('a letter', () => {
  it('arrives between 0.1 and 0.8 seconds later, and not before', async () => {
    const took = new Set<number>();
    for (let seed = 0; seed < 30; seed++) {
      const { clock, mail, posts, start } = stand(seed);
      expect(await posts(posted())).toMatchObject({ status: 202 });
      await clock.advance(99);
      expect(mail.mailbox(ANA)).toEqual([]);
      await clock.advance(701);
      const [letter] = mail.mailbox(ANA);
      expect(letter).toMatchObject(LETTER);
      took.add((letter?.at ?? 0) - start);
    }
    expect(took.size).toBeGreaterThan(10);
    expect(Math.min(...took)).toBeGreaterThanOrEqual(100);
    expect(Math.max(...took)).toBeLessThanOrEqual(800);
  });

  it('lies in the mailbox of its own address only', async () => {
    const { clock, mail, posts } = stand();
    await posts(posted());
    await clock.advance(SECOND);
    expect(mail.mailbox(ANA)).toHaveLength(1);
    expect(mail.mailbox(TEAM)).toEqual([]);
    expect(mail.state()).toEqual({ [ANA]: [{ ...LETTER, at: expect.any(Number) }] });
  });

  it('with a known id is the same letter, whatever it says now', async () => {
    const { clock, mail, posts } = stand();
    await posts(posted());
    expect(await posts(posted({ text: 'Again', to: TEAM }))).toMatchObject({ status: 202 });
    await clock.advance(DAY);
    await posts(posted());
    await clock.advance(DAY);
    expect(mail.mailbox(ANA)).toHaveLength(1);
    expect(mail.mailbox(TEAM)).toEqual([]);
  });

  it('of a person has an id of its own, by which it can be answered', async () => {
    const { clock, mail } = stand();
    const letter = { from: ANA, to: TEAM, subject: 'Re', text: 'Hi', inReplyTo: LETTER.id };
    const first = mail.write(letter);
    const second = mail.write(letter);
    await clock.advance(SECOND);
    expect(first).not.toBe(second);
    expect(
      mail
        .mailbox(TEAM)
        .map(({ id }) => id)
        .sort(),
    ).toEqual([first, second].sort());
    expect(mail.mailbox(TEAM)[0]).toMatchObject(letter);
  });

  it('is told of on its arrival, without a key that stands in it', async () => {
    const { clock, trace, posts } = stand();
    const key = '0123456789abcdef0123456789abcdef';
    await posts(posted({ text: `Open https://office.example/i?key=${key} please` }));
    expect(trace.finish().events).toEqual([]);
    await clock.advance(SECOND);
    const { events } = trace.finish();
    expect(events).toMatchObject([{ kind: 'mail', from: TEAM, to: ANA, subject: 'Your number' }]);
    expect(events[0]).toMatchObject({ text: 'Open https://office.example/i?key=… please' });
  });
});

it.each([
  ['0'.repeat(31), '0'.repeat(31)],
  ['0'.repeat(32), '…'],
  [`a ${'f'.repeat(64)}.`, 'a ….'],
  ['g'.repeat(40), 'g'.repeat(40)],
])('of %s a history says %s', (text, told) => {
  expect(withoutKeys(text)).toBe(told);
});

it('keeps the newest thousand letters of a mailbox, in the order in which they came', async () => {
  const { clock, mail } = stand();
  for (let i = 0; i < 1_001; i++) {
    mail.write({ from: TEAM, to: ANA, subject: `${i}`, text: '', inReplyTo: null });
    await clock.advance(SECOND);
  }
  const subjects = mail.mailbox(ANA).map(({ subject }) => Number(subject));
  expect(subjects).toEqual(Array.from({ length: 1_000 }, (_, i) => i + 1));
});

describe('the door for programs', () => {
  it.each([
    ['none', {}],
    ['another', bearer('guessed')],
    ['the right one, of another scheme', { authorization: `Basic ${TOKEN}` }],
  ])('wants its token: %s', async (_what, headers) => {
    const { clock, mail, posts } = stand();
    expect(await posts(posted(), headers as never)).toMatchObject({ status: 401 });
    await clock.advance(SECOND);
    expect(mail.mailbox(ANA)).toEqual([]);
  });

  it.each([
    ['an address without @', posted({ to: 'ana' }), 400, 'mail.to: must be a mail address'],
    ['an address of two', posted({ to: 'a@b@c' }), 400, 'mail.to'],
    ['an address with a blank', posted({ from: 'a b@c.example' }), 400, 'mail.from'],
    ['an address too long', posted({ to: `${'a'.repeat(250)}@b.ex` }), 400, 'mail.to'],
    ['an id with a blank', posted({ id: 'a b' }), 400, 'mail.id: must be a message id'],
    ['an id too long', posted({ id: 'a'.repeat(129) }), 400, 'mail.id'],
    ['no id', posted({ id: undefined }), 400, 'mail.id'],
    ['a subject too long', posted({ subject: 'x'.repeat(999) }), 400, 'mail.subject'],
    ['a text too long', posted({ text: 'x'.repeat(65_537) }), 400, 'mail.text'],
    ['no letter', {}, 400, 'mail: '],
    ['a text instead of a letter', { mail: 'Hello' }, 400, 'mail: '],
    ['more than 256 KB', { mail: LETTER, more: 'x'.repeat(263_000) }, 413, '262144 bytes'],
  ])('refuses %s', async (_what, value, status, says) => {
    const { clock, mail, posts } = stand();
    const answer = await posts(value);
    expect(answer.status).toBe(status);
    expect((jsonOf(answer) as { error: string }).error).toContain(says);
    await clock.advance(SECOND);
    expect(mail.state()).toEqual({});
  });

  it.each([
    ['the longest subject', { subject: 'x'.repeat(998) }],
    ['the longest text', { text: 'x'.repeat(65_536) }],
    ['the longest address', { to: `${'a'.repeat(249)}@b.ex` }],
    ['the longest id', { id: 'a'.repeat(128) }],
    ['the id of another letter', { inReplyTo: 'm0@acme.example' }],
  ])('takes %s', async (_what, more) => {
    expect(await stand().posts(posted(more))).toMatchObject({ status: 202 });
  });

  it('answers what is no JSON, and what is not served', async () => {
    const { mail, posts } = stand();
    const broken = { ...sendJson('POST', DOOR, {}, bearer(TOKEN)), body: '{' };
    expect(await mail.handler(broken)).toMatchObject({ status: 400 });
    const elsewhere = await mail.handler({ ...broken, method: 'GET' });
    expect(elsewhere.status).toBe(404);
    expect((jsonOf(elsewhere) as { error: string }).error).toContain(`GET ${DOOR}`);
    expect(await posts(posted())).toMatchObject({ status: 202 });
  });

  it('takes any letter that a program may write, or says what is wrong', async () => {
    const word = fc.string({ maxLength: 12 });
    const letter = fc.record(
      { id: word, from: word, to: word, subject: word, text: word, inReplyTo: word },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(fc.oneof(letter, fc.jsonValue()), async (mail) => {
        const { status } = await stand().posts({ mail });
        expect([202, 400]).toContain(status);
      }),
      { numRuns: 50 },
    );
  });

  it('is the only one', () => {
    expect(MAIL_ROUTES.map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /v1/mails']);
  });
});

describe('a program that reads a mailbox', () => {
  const status = (code: number) => () => ({ status: code, headers: {}, body: '' });
  async function lost(): Promise<never> {
    throw new NoAnswer('timeout', READER.url);
  }

  it('is posted each letter that comes from then on, with its own token', async () => {
    const { clock, mail, passed, posts } = stand();
    await posts(posted({ id: 'before' }));
    await clock.advance(SECOND);
    mail.passOn(ANA, READER);
    await posts(posted());
    await posts(posted({ id: 'elsewhere', to: TEAM }));
    await clock.advance(DAY);
    expect(passed.map(({ request }) => [request.method, request.url, jsonOf(request)])).toEqual([
      ['POST', READER.url, { mail: LETTER }],
    ]);
    expect(passed[0]?.request.headers['authorization']).toBe('Bearer reader-token');
    expect(mail.mailbox(ANA)).toHaveLength(2);
  });

  it.each([200, 204, 400, 401, 404, 422])(
    'that answers %i is not posted it again',
    async (code) => {
      const { clock, mail, passed, posts } = stand(1, status(code));
      mail.passOn(ANA, READER);
      await posts(posted());
      await clock.advance(4 * DAY);
      expect(passed).toHaveLength(1);
    },
  );

  it.each([
    ['answers 500', status(500)],
    ['answers 503', status(503)],
    ['answers 429', status(429)],
    ['does not answer', lost as never],
  ])('that %s is posted it after growing pauses, for three days', async (_what, answer) => {
    const { clock, mail, passed, posts } = stand(1, answer);
    mail.passOn(ANA, READER);
    await posts(posted());
    await clock.advance(10 * DAY);
    const [first, ...again] = passed.map(({ at }) => at);
    const minutes = again.map((at) => (at - (first ?? 0)) / MINUTE);
    expect(minutes).toEqual([1, 3, 7, 15, 31, 63, 127, 255, 511, 1_023, 2_047, 4_095]);
    expect(Math.max(...minutes) * MINUTE).toBeLessThanOrEqual(72 * HOUR);
    expect(mail.mailbox(ANA)).toHaveLength(1);
  });

  it('that comes back is posted it once', async () => {
    let down = true;
    const { clock, mail, passed, posts } = stand(1, () => status(down ? 503 : 200)());
    mail.passOn(ANA, READER);
    await posts(posted());
    await clock.advance(5 * MINUTE);
    down = false;
    await clock.advance(4 * DAY);
    expect(passed).toHaveLength(4);
  });

  it('with a mistake of its own ends the run: that is no trouble of the network', async () => {
    const { clock, mail, posts } = stand(1, (() => Promise.reject(new TypeError('ours'))) as never);
    mail.passOn(ANA, READER);
    await posts(posted());
    await expect(clock.advance(SECOND)).rejects.toThrow('ours');
  });
});

it('lets nothing of a text into a history of the wire', () => {
  expect(RECORDABLE).not.toContain('mail.text');
});

it('does the same for the same seed', async () => {
  const arrivals = async () => {
    const { clock, mail } = stand(9);
    const ids = [1, 2, 3].map(() =>
      mail.write({ from: TEAM, to: ANA, subject: '', text: '', inReplyTo: null }),
    );
    await clock.advance(SECOND);
    return { ids, box: mail.mailbox(ANA) };
  };
  expect(await arrivals()).toEqual(await arrivals());
});
