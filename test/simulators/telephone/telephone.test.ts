import { expect, test } from 'vitest';
import { createTelephone } from '../../../simulators/telephone/telephone.ts';
import { createTimeline, SECOND } from '../../../src/kernel/clock.ts';
import { createRandom } from '../../../src/kernel/random.ts';
import { createTrace } from '../../../src/kernel/trace.ts';

const MOBILE = '+5511912345678';

function stand(seed = 1) {
  const clock = createTimeline();
  const trace = createTrace(clock.now);
  const telephone = createTelephone({ clock, random: createRandom(seed), trace });
  return { clock, trace, telephone, start: clock.now() };
}

test('a text message arrives between 2 and 6 seconds later, and not before', async () => {
  const seen = new Set<number>();
  for (let seed = 0; seed < 30; seed++) {
    const { clock, telephone, start } = stand(seed);
    telephone.sms('WhatsApp', MOBILE, 'WhatsApp code 123-830');
    await clock.advance(2 * SECOND - 1);
    expect(telephone.received(MOBILE).sms).toEqual([]);
    await clock.advance(4 * SECOND + 1);
    const [sms] = telephone.received(MOBILE).sms;
    expect(sms).toMatchObject({ from: 'WhatsApp', text: 'WhatsApp code 123-830' });
    seen.add((sms?.at ?? 0) - start);
  }
  expect(seen.size).toBeGreaterThan(10);
});

test('a call arrives between 4 and 8 seconds later', async () => {
  const { clock, telephone, start } = stand();
  telephone.call('WhatsApp', MOBILE, 'Your code is 1 2 3.');
  await clock.advance(8 * SECOND);
  const [call] = telephone.received(MOBILE).calls;
  expect(call?.text).toBe('Your code is 1 2 3.');
  expect((call?.at ?? 0) - start).toBeGreaterThanOrEqual(4 * SECOND);
});

test('the trace says on arrival that a code came, never which', async () => {
  const { clock, telephone, trace, start } = stand();
  telephone.sms('WhatsApp', MOBILE, 'WhatsApp code 123-830');
  telephone.call('WhatsApp', MOBILE, 'Your WhatsApp code is 1 2 3 8 3 0.');
  await clock.advance(8 * SECOND);
  const { events } = trace.finish();
  expect(events.map(({ kind }) => kind)).toEqual(['sms', 'call']);
  expect(events).toMatchObject([
    { text: 'WhatsApp code ***-***', to: MOBILE },
    { text: 'Your WhatsApp code is * * * * * *.', answered: true },
  ]);
  expect(events[0]?.at).toBeGreaterThan(start);
});

test.each([
  { kind: 'mobile', sms: 1, calls: 1 },
  { kind: 'landline', sms: 0, calls: 1 },
  { kind: 'toll-free', sms: 0, calls: 0 },
  { kind: 'short-code', sms: 1, calls: 0 },
] as const)('a $kind takes $sms text and $calls spoken message', async ({ kind, sms, calls }) => {
  const { clock, telephone } = stand();
  telephone.define(MOBILE, { kind });
  telephone.sms('a', MOBILE, 'x');
  telephone.call('a', MOBILE, 'x');
  await clock.advance(9 * SECOND);
  const received = telephone.received(MOBILE);
  expect([received.sms.length, received.calls.length]).toEqual([sms, calls]);
});

test('a voice menu answers a call, and nobody hears it', async () => {
  const { clock, telephone, trace } = stand();
  telephone.define(MOBILE, { ivr: true });
  telephone.call('WhatsApp', MOBILE, 'Your code is 1.');
  await clock.advance(9 * SECOND);
  expect(telephone.received(MOBILE).calls).toEqual([]);
  expect(trace.finish().events).toMatchObject([{ kind: 'call', answered: false }]);
});

test('a number nobody defined is a clean mobile', () => {
  const { telephone } = stand();
  expect(telephone.lineOf('+1')).toEqual({
    kind: 'mobile',
    ivr: false,
    takesSms: true,
    takesCalls: true,
  });
  expect(telephone.received('+1')).toEqual({ sms: [], calls: [] });
});
