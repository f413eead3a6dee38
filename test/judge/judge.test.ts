// The judge, on small traces made by hand: each check must be able to come out each way.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differences, equal, missingKeys } from '../../src/judge/expectation.ts';
import { judge } from '../../src/judge/judge.ts';
import { firstDifference } from '../../src/judge/state.ts';
import { worst } from '../../src/judge/verdict.ts';
import type { Json, TraceEvent } from '../../src/kernel/trace.ts';

type Loose = Record<string, unknown> & { readonly kind: string };

/** Events with their numbers filled in; 1,000 ms apart. */
const trace = (...events: readonly Loose[]): readonly TraceEvent[] =>
  events.map((event, seq) => ({ seq, at: seq * 1_000, ...event }) as unknown as TraceEvent);

const planned = (...steps: readonly object[]): Loose => ({
  kind: 'plan',
  plan: { steps: steps.map((step) => ({ text: 'step', proves: [], ...step })) },
});
const looking = (verb: string, expected: object) => ({ verb, proves: ['WINDOW-1'], expected });
const verdicts = (events: readonly TraceEvent[]) =>
  judge(events)
    .filter(({ requirement }) => requirement === 'WINDOW-1')
    .map(({ verdict }) => verdict);

describe('an expectation', () => {
  const plan = planned({ verb: 'replies' }, looking('expectReply', { delivered: true }));
  const done = { kind: 'outcome', step: 0, outcome: 'done', reason: '' };
  const seen = (value: object) => ({ kind: 'observed', step: 1, subject: 'expectReply', value });

  it.each([
    ['passes when it held', [plan, done, seen({ delivered: true })], 'pass'],
    ['fails when it did not', [plan, done, seen({ delivered: false })], 'fail'],
    ['is inconclusive when nothing was seen of it', [plan, done, seen({})], 'inconclusive'],
    ['is blocked when it was never looked at', [plan, done], 'blocked'],
  ])('%s', (_what, events, verdict) => {
    expect(verdicts(trace(...(events as Loose[])))).toEqual([verdict]);
  });

  it('names what differs, and the events that show it', () => {
    const [check] = judge(trace(plan, done, seen({ delivered: false, reason: 'window-closed' })));
    expect(check).toMatchObject({
      expected: { delivered: true },
      actual: { delivered: false },
      evidence: [1, 2],
    });
    expect(check?.message).toContain('delivered should be true but was false');
  });
});

describe('a refusal', () => {
  const plan = planned(
    { verb: 'requestsCode' },
    looking('expectRefusal', { reason: 'number-in-use', unchanged: true }),
  );
  const state = (label: string, value: object) => ({ kind: 'state', label, step: 0, value });
  const refused = (reason: string) => ({ kind: 'outcome', step: 0, outcome: 'refused', reason });
  const seen = (reason: string | null) => ({
    kind: 'observed',
    step: 1,
    subject: 'expectRefusal',
    value: { reason },
  });
  const same = { tickets: [1] };

  it.each([
    ['the right reason and nothing changed', 'number-in-use', same, 'pass'],
    ['another reason', 'code-too-soon', same, 'fail'],
    ['something changed', 'number-in-use', { tickets: [1, 2] }, 'fail'],
  ])('with %s', (_what, reason, after, verdict) => {
    const events = trace(
      plan,
      state('before', same),
      state('after', after),
      refused(reason),
      seen(reason),
    );
    expect(verdicts(events)).toEqual([verdict]);
  });

  it('is held to the states around it, and to its own reason, not to those of another', () => {
    const twice = planned(
      { verb: 'requestsCode' },
      looking('expectRefusal', { reason: 'code-too-soon', unchanged: true }),
      { verb: 'requestsCode' },
      looking('expectRefusal', { reason: 'number-in-use', unchanged: true }),
    );
    const at = (step: number, event: Loose): Loose => ({ ...event, step });
    const events = trace(
      twice,
      ...['before', 'after'].map((label) => state(label, { tickets: [] })),
      refused('code-too-soon'),
      seen('code-too-soon'),
      at(2, state('before', { tickets: [1] })),
      at(2, state('after', { tickets: [1, 2] })),
      at(2, refused('number-in-use')),
      at(3, seen('number-in-use')),
    );
    const checks = judge(events).filter(({ requirement }) => requirement === 'WINDOW-1');
    expect(checks.map(({ verdict }) => verdict)).toEqual(['pass', 'fail']);
    expect(checks[1]?.evidence).toEqual([7, 8]);
  });

  it('without the states to compare is inconclusive', () => {
    const events = trace(plan, refused('number-in-use'), seen('number-in-use'));
    expect(verdicts(events)).toEqual(['inconclusive']);
  });

  it('says where the state changed', () => {
    const events = trace(
      plan,
      state('before', { zendesk: { tickets: [] } }),
      state('after', { zendesk: { tickets: [{ id: 1 }] } }),
      refused('number-in-use'),
      seen('number-in-use'),
    );
    expect(judge(events)[0]?.message).toContain('zendesk.tickets.0');
  });
});

const posted = (hop: number, message: object): Loose => ({
  kind: 'request',
  hop,
  from: 'whatsapp',
  to: 'connector',
  method: 'POST',
  url: 'https://connector.example/connector/whatsapp/main-1/webhook',
  body: { messages: [{ from: '5511', ...message }] } as unknown as Json,
});
const webhook = (id: string, text: string, timestamp: number, hop: number): Loose =>
  posted(hop, { id, timestamp: String(timestamp), type: 'text', text: { body: text } });
const picture = (id: string, caption: string, hop: number): Loose =>
  posted(hop, { id, timestamp: '1', type: 'image', image: { caption } });
const newNumber = (id: string, hop: number): Loose =>
  posted(hop, { id, timestamp: '1', type: 'system', system: { type: 'user_changed_number' } });
const answered = (hop: number, status = 200): Loose => ({
  kind: 'response',
  hop,
  status,
  body: null,
});
const push = (id: string, hop: number): Loose => ({
  kind: 'request',
  hop,
  from: 'connector',
  to: 'zendesk',
  method: 'POST',
  url: 'https://acme.zendesk.com/api/v2/any_channel/push',
  body: { external_resources: [{ external_id: id }] },
});
const send = (text: string, hop: number, at: number): Loose => ({
  kind: 'request',
  hop,
  at,
  from: 'connector',
  to: 'whatsapp',
  method: 'POST',
  url: 'https://on-premises.example/on-premises/main-1/v1/messages',
  body: { to: '5511', type: 'text', text: { body: text } },
});
const shown = (text: string): Loose => ({
  kind: 'device',
  phone: '+5511',
  business: '+5599',
  direction: 'shown',
  message: 'm',
  type: 'text',
  text,
  template: false,
});
const comment = (body: string, role = 'end-user', isPublic = true): object => ({
  body,
  role,
  public: isPublic,
  failure: null,
});
const endWith = (requester: object, comments: readonly object[]): Loose => ({
  kind: 'state',
  label: 'end',
  step: 0,
  value: { zendesk: { tickets: [{ id: 1, requester, comments }] } } as unknown as Json,
});
const end = (...comments: readonly object[]): Loose => endWith({}, comments);
const endOf = (whatsappPhoneNumber: string, ...comments: readonly object[]): Loose =>
  endWith({ whatsappPhoneNumber }, comments);
const ruling = (id: string, ...events: readonly Loose[]) =>
  judge(trace(planned(), ...events)).find(({ requirement }) => requirement === `invariant:${id}`)
    ?.verdict;
const DAY_MS = 86_400_000;

describe('invariants', () => {
  it.each([
    [
      'a message that stands once',
      [webhook('a', 'Hi', 1, 1), answered(1), end(comment('Hi'))],
      'pass',
    ],
    ['a message that is missing', [webhook('a', 'Hi', 1, 1), answered(1), end()], 'fail'],
    [
      'a message that stands twice',
      [webhook('a', 'Hi', 1, 1), answered(1), end(comment('Hi'), comment('Hi'))],
      'fail',
    ],
    [
      'a message delivered twice that stands once',
      [
        webhook('a', 'Hi', 1, 1),
        answered(1),
        webhook('a', 'Hi', 1, 2),
        answered(2),
        end(comment('Hi')),
      ],
      'pass',
    ],
    [
      'a message that was never acknowledged',
      [webhook('a', 'Hi', 1, 1), answered(1, 500), end()],
      undefined,
    ],
    [
      'a comment that nobody wrote',
      [webhook('a', 'Hi', 1, 1), answered(1), end(comment('Hi'), comment('Ho'))],
      'fail',
    ],
    [
      'a comment on the ticket of somebody else',
      [webhook('a', 'Hi', 1, 1), answered(1), endOf('+5522', comment('Hi'))],
      'fail',
    ],
    [
      'a comment on the ticket of its author',
      [webhook('a', 'Hi', 1, 1), answered(1), endOf('+5511', comment('Hi'))],
      'pass',
    ],
    [
      'a message that is no text',
      [webhook('a', '', 1, 1), answered(1, 500), end(comment('(a picture)'))],
      undefined,
    ],
    ['a picture that stands on no ticket', [picture('a', 'Look', 1), answered(1), end()], 'fail'],
    [
      'a picture with its caption',
      [picture('a', 'Look', 1), answered(1), end(comment('[image]\nLook'))],
      'pass',
    ],
    [
      'a picture without its caption',
      [picture('a', 'Look', 1), answered(1), end(comment('[image]'))],
      'fail',
    ],
    [
      'a picture that excuses one comment, and not two',
      [picture('a', '', 1), answered(1), end(comment('[image]'), comment('Ho'))],
      'fail',
    ],
    [
      'a picture whose caption somebody wrote as a text as well',
      [
        picture('a', 'Hi', 1),
        answered(1),
        webhook('b', 'Hi', 1, 2),
        answered(2),
        end(comment('Hi'), comment('Hi')),
      ],
      'pass',
    ],
    [
      'a notice of a new number, told or not',
      [newNumber('n', 1), answered(1), webhook('b', 'Hi', 2, 2), answered(2), end(comment('Hi'))],
      'pass',
    ],
    [
      'a comment on the ticket of an author who has moved since',
      [
        webhook('a', 'Hi', 1, 1),
        answered(1),
        { ...shown(''), direction: 'sent', phone: '+5522', message: 'n' } as Loose,
        newNumber('n', 2),
        answered(2),
        endOf('+5522', comment('Hi')),
      ],
      'pass',
    ],
    ['a reply shown twice', [shown('Yes'), shown('Yes'), end(comment('Yes', 'agent'))], 'fail'],
  ])('exactly once: %s', (_what, events, verdict) => {
    expect(ruling('exactly-once', ...(events as Loose[]))).toBe(verdict);
  });

  it.each([
    ['at exactly 24:00:00', DAY_MS, 'pass'],
    ['at 24:00:01', DAY_MS + 1_000, 'fail'],
  ])('window: accepted %s', (_what, after, verdict) => {
    const heard = webhook('a', 'Hi', 10, 1);
    expect(
      ruling('window', heard, answered(1), send('Yes', 2, 10_000 + after), answered(2, 201)),
    ).toBe(verdict);
  });

  it('window: a message to another line opens none', () => {
    const heard = {
      ...webhook('a', 'Hi', 10, 1),
      url: 'https://c.example/whatsapp/main-2/webhook',
    };
    expect(ruling('window', heard, answered(1), send('Yes', 2, 11_000), answered(2, 201))).toBe(
      'fail',
    );
  });

  it('window: a template needs none', () => {
    const template = { ...send('', 2, 5_000), body: { to: '5511', type: 'template' } };
    expect(ruling('window', template, answered(2, 201))).toBe(undefined);
  });

  it('window: refused by WhatsApp is not accepted', () => {
    expect(ruling('window', send('Yes', 2, DAY_MS), answered(2, 400))).toBe(undefined);
  });

  it('window: accepted without any message before', () => {
    expect(ruling('window', send('Yes', 2, 5_000), answered(2, 201))).toBe('fail');
  });

  it.each([
    [
      'stays',
      [shown('Yes'), end(comment('Yes', 'agent'), comment('Secret', 'agent', false))],
      'pass',
    ],
    ['leaves', [shown('Secret'), end(comment('Secret', 'agent', false))], 'fail'],
  ])('notes: one that %s', (_what, events, verdict) => {
    expect(ruling('notes-stay', ...(events as Loose[]))).toBe(verdict);
  });

  it('order: a later message pushed first although the earlier had arrived', () => {
    const both = [webhook('a', 'One', 1, 1), answered(1), webhook('b', 'Two', 2, 2), answered(2)];
    expect(ruling('order', ...both, push('a', 3), push('b', 4))).toBe('pass');
    expect(ruling('order', ...both, push('b', 3), push('a', 4))).toBe('fail');
  });

  it('order: what had not arrived yet could not be known', () => {
    const late = [webhook('b', 'Two', 2, 1), answered(1), push('b', 2), webhook('a', 'One', 1, 3)];
    expect(ruling('order', ...late, answered(3), push('a', 4))).toBe('pass');
  });

  it('order: replies shown in another order than written', () => {
    const written = end(comment('One', 'agent'), comment('Two', 'agent'));
    expect(ruling('order', shown('One'), shown('Two'), written)).toBe('pass');
    expect(ruling('order', shown('Two'), shown('One'), written)).toBe('fail');
  });

  it('no secret: a leak that was masked is still a leak', () => {
    expect(ruling('no-secret', { kind: 'leak', secret: 'code', where: 'event 3' })).toBe('fail');
  });

  it('turn the row that they speak for red as well', () => {
    const red = judge(trace(planned(), webhook('a', 'Hi', 1, 1), answered(1), end()));
    expect(
      red.filter(({ verdict }) => verdict === 'fail').map((check) => check.requirement),
    ).toEqual(['invariant:exactly-once', 'TICKET-7']);
  });
});

describe('comparing', () => {
  const value = fc.jsonValue() as fc.Arbitrary<Json>;

  it('finds no difference between equal values, and one between others', () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        const copy = JSON.parse(JSON.stringify(a)) as Json;
        const plain = JSON.parse(JSON.stringify(a)) as Json;
        expect(equal(plain, copy)).toBe(true);
        expect(firstDifference(plain, copy)).toBe(undefined);
        const other = JSON.parse(JSON.stringify(b)) as Json;
        expect(firstDifference(plain, other) === undefined).toBe(equal(plain, other));
      }),
    );
  });

  it('tells an empty list from an empty object', () => {
    expect(equal([], {})).toBe(false);
    expect(firstDifference({ a: [] }, { a: {} })).toBe('a');
  });

  it('looks only at the keys that are expected', () => {
    expect(differences({ a: 1 }, { a: 1, b: 2 })).toEqual([]);
    expect(differences({ a: 1 }, { a: 2 })).toEqual([{ key: 'a', expected: 1, actual: 2 }]);
    expect(differences({ notices: ['x'] }, { notices: ['y', 'x'] })).toEqual([]);
    expect(differences({ notices: ['x', 'z'] }, { notices: ['y', 'x'] })).toHaveLength(1);
    expect(differences({ shows: ['x'] }, { shows: ['y', 'x'] })).toHaveLength(1);
    expect(missingKeys({ a: 1, b: 2 }, { b: 2 })).toEqual(['a']);
  });
});

describe('the worst verdict', () => {
  it.each([
    [['pass', 'fail', 'blocked'], 'fail'],
    [['pass', 'blocked'], 'blocked'],
    [['pass', 'inconclusive'], 'inconclusive'],
    [['pass', 'not-applicable'], 'pass'],
    [['harness-error', 'fail'], 'harness-error'],
    [[], 'inconclusive'],
  ] as const)('of %j is %s', (verdicts, expected) => {
    expect(worst(verdicts)).toBe(expected);
  });
});
