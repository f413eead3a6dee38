// The trace: one line an event, one digest a history, and no secret in either.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EPOCH } from '../../src/kernel/clock.ts';
import { sha256 } from '../../src/kernel/random.ts';
import { createTrace, type FinishedTrace } from '../../src/kernel/trace.ts';

const text = fc.string({ unit: 'binary' });
const events = fc.array(fc.record({ to: text, from: text, text, wait: fc.nat(1_000) }), {
  maxLength: 20,
});

type Sms = {
  readonly to: string;
  readonly from: string;
  readonly text: string;
  readonly wait: number;
};

function traceOf(list: readonly Sms[], secrets: readonly string[] = []): FinishedTrace {
  let now = EPOCH;
  const trace = createTrace(() => now);
  for (const secret of secrets) trace.secret('code', secret);
  for (const { wait, ...sms } of list) {
    now += wait;
    trace.record('sms', sms);
  }
  return trace.finish();
}

const parsed = (trace: FinishedTrace): unknown[] =>
  trace.lines
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

describe('lines', () => {
  test('are one JSON object each, equal to the events, numbered without a gap', () => {
    fc.assert(
      fc.property(events, (list) => {
        const trace = traceOf(list);
        expect(parsed(trace)).toEqual(trace.events);
        expect(trace.events.map(({ seq }) => seq)).toEqual(list.map((_, i) => i));
        expect(trace.lines.endsWith('\n') || trace.lines === '').toBe(true);
      }),
    );
  });

  test('have one digest, the same for the same events and another for others', () => {
    fc.assert(
      fc.property(events, events, (list, other) => {
        const { lines, digest } = traceOf(list);
        expect(digest).toBe(sha256(lines));
        expect(traceOf(list).digest).toBe(digest);
        expect(traceOf(other).digest === digest).toBe(lines === traceOf(other).lines);
      }),
    );
  });

  test('cannot be rewritten by changing a value later', () => {
    const trace = createTrace(() => EPOCH);
    const value = { tickets: [1] };
    trace.record('state', { label: 'before', step: 1, value });
    value.tickets.push(2);
    expect(trace.finish().lines).toContain('"tickets":[1]}');
  });

  test('those of a kind since an instant can be read alone, also while others are still recorded', () => {
    fc.assert(
      fc.property(events, fc.nat(20_000), (list, later) => {
        let now = EPOCH;
        const trace = createTrace(() => now);
        for (const { wait, ...sms } of list) {
          now += wait;
          trace.record('sms', sms);
          trace.record('step', { step: 1, text: sms.text });
          if (wait % 2 === 0) expect(trace.events.at(-1)?.kind).toBe('step');
        }
        for (const instant of [EPOCH + later, now]) {
          const expected = trace.events.filter(({ at, kind }) => kind === 'sms' && at >= instant);
          expect(trace.since(instant, 'sms')).toEqual(expected);
        }
      }),
    );
  });

  test('record answers the number of the event', () => {
    const trace = createTrace(() => EPOCH);
    const sms = { to: 'a', from: 'b', text: 'c' };
    expect([trace.record('sms', sms), trace.record('sms', sms)]).toEqual([0, 1]);
  });

  test('finishing twice changes nothing', () => {
    const trace = createTrace(() => EPOCH);
    trace.secret('code', '123456');
    trace.record('sms', { to: 'a', from: 'b', text: '123456' });
    expect(trace.finish().digest).toBe(trace.finish().digest);
  });
});

describe('secrets', () => {
  test.each([
    ['Your code is 123-456', ['code']],
    ['Your code is 123456, and the PIN 654321', ['code', 'pin']],
    ['Order 1234567', []],
    ['', []],
  ])('what kinds of them stand in %j: %j', (said, kinds) => {
    const trace = createTrace(() => EPOCH);
    trace.secret('code', '123456');
    trace.secret('pin', '654321');
    expect([...trace.secretsIn(said)].sort()).toEqual(kinds);
    expect(trace.finish().lines).toBe('');
  });

  const leaked = (trace: FinishedTrace) => trace.events.filter(({ kind }) => kind === 'leak');

  test('a registered secret never stands in a line, wherever it was put', () => {
    const secret = fc.oneof(
      fc.string({ unit: 'binary', minLength: 4, maxLength: 40 }),
      fc.stringMatching(/^[0-9]{6}$/),
      fc.stringMatching(/^EAA[A-Za-z0-9+/=]{20}$/),
    );
    fc.assert(
      fc.property(secret, fc.constantFrom(' ', '"', '\n', '/', '?', 'é', ''), (value, beside) => {
        fc.pre(!'sms to from text seq at kind leak where event [code]'.includes(value));
        const around = `${beside}${value}${beside}`;
        const trace = traceOf(
          [{ to: around, from: 'b', text: `code: ${value}`, wait: 0 }],
          [value],
        );
        for (const event of trace.events.slice(0, 1)) {
          const { to, text: shown } = event as unknown as Sms;
          expect(to).not.toContain(value);
          expect(shown).not.toContain(value);
        }
        expect(parsed(trace)).toEqual(trace.events);
        expect(leaked(trace)).toHaveLength(1);
      }),
      { numRuns: 500 },
    );
  });

  test('the leak says what leaked and where', () => {
    const trace = traceOf(
      [{ to: 'a', from: 'b', text: 'Your code is 123456.', wait: 0 }],
      ['123456'],
    );
    expect(trace.events).toEqual([
      { seq: 0, at: EPOCH, kind: 'sms', to: 'a', from: 'b', text: 'Your code is [code].' },
      { seq: 1, at: EPOCH, kind: 'leak', secret: 'code', where: 'event 0' },
    ]);
  });

  test('is masked in events that were read before the end, too', () => {
    const trace = createTrace(() => EPOCH);
    trace.secret('code', '123456');
    trace.record('sms', { to: 'a', from: 'b', text: '123456' });
    expect(trace.events).toHaveLength(1);
    expect(trace.finish().events[0]).toMatchObject({ text: '[code]' });
  });

  test('is masked as a number, in a field name, in a URL and inside a longer word', () => {
    const trace = createTrace(() => EPOCH);
    trace.secret('pin', '123456');
    trace.secret('token', 'EAAB+/x==0123');
    trace.record('observed', {
      step: 0,
      subject: 'x',
      value: { pin: 123456, 'n-123456': [123456] },
    });
    trace.record('finding', {
      node: 'whatsapp',
      method: 'GET',
      path: `/v1/${encodeURIComponent('EAAB+/x==0123')}`,
      note: 'xEAAB+/x==0123x',
    });
    const { events } = trace.finish();
    expect(events[0]).toMatchObject({ value: { pin: '[pin]', 'n-[pin]': ['[pin]'] } });
    expect(events[1]).toMatchObject({ path: '/v1/[token]', note: 'x[token]x' });
    expect(events.slice(2)).toMatchObject([{ secret: 'pin' }, { secret: 'token' }]);
  });

  test.each(['123 456', '123-456', 'code=123%20456&', 'code=123+456&'])(
    'a code in halves is masked: %s',
    (written) => {
      const trace = traceOf([{ to: 'a', from: 'b', text: written, wait: 0 }], ['123456']);
      expect(trace.lines).not.toContain('456');
      expect(leaked(trace)).toHaveLength(1);
    },
  );

  test('the same digits inside a longer number are something else', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[0-9]{6}$/),
        fc.stringMatching(/^[1-9]{1,8}$/),
        (code, more) => {
          const list = [`${more}${code}`, `${code}${more}`, `a${code}`].map((around) => ({
            to: around,
            from: `+${more}${code}${more}`,
            text: `id ${around}`,
            wait: 0,
          }));
          const trace = traceOf(list, [code]);
          expect(leaked(trace)).toEqual([]);
          expect(trace.lines).toBe(traceOf(list).lines);
        },
      ),
    );
  });

  test('a code that equals a stamp of the trace by chance masks no stamp', () => {
    let now = 1234;
    const trace = createTrace(() => now++);
    trace.secret('pin', '1234');
    trace.secret('kind', 'response');
    trace.record('response', { hop: 1234, status: 1234, headers: {}, body: { id: 'x' } });
    expect(trace.finish().events).toEqual([
      {
        seq: 0,
        at: 1234,
        kind: 'response',
        hop: 1234,
        status: 1234,
        headers: {},
        body: { id: 'x' },
      },
    ]);
  });

  test('a secret that is part of another leaves nothing of the other in clear', () => {
    const token = 'EAAB-123456-rest-of-it';
    const list = [{ to: 'a', from: 'b', text: token, wait: 0 }];
    for (const secrets of [
      ['123456', token],
      [token, '123456'],
    ]) {
      expect(traceOf(list, secrets).lines).toContain('"text":"[code]"');
    }
  });

  test('what is too short to be a secret masks nothing', () => {
    expect(leaked(traceOf([{ to: 'a', from: 'b', text: 'abc', wait: 0 }], ['abc']))).toEqual([]);
  });
});
