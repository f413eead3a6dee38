// The invariants that look at how a run ended, on small traces made by hand: each must be able to come out each way.
import { describe, expect, it } from 'vitest';
import { judge } from '../../src/judge/judge.ts';
import type { TraceEvent } from '../../src/kernel/trace.ts';

type Loose = Record<string, unknown> & { readonly kind: string };

const START = Date.UTC(2025, 5, 2, 9);
/** Events with their numbers filled in; a second apart, unless they say when. */
const trace = (...events: readonly Loose[]): readonly TraceEvent[] =>
  events.map((event, seq) => {
    return { seq, at: START + seq * 1_000, ...event } as unknown as TraceEvent;
  });
const plan: Loose = { kind: 'plan', plan: { steps: [] } };
const iso = (at: number): string => new Date(at).toISOString();
const ended = (value: object, at = START + 600_000): Loose => ({
  kind: 'state',
  label: 'end',
  step: 0,
  at,
  value,
});

/** What the invariant says, and of how many things. */
function ruling(id: string, ...events: readonly Loose[]) {
  const checks = judge(trace(plan, ...events)).filter(
    ({ requirement }) => requirement === `invariant:${id}`,
  );
  const [check] = checks;
  return check === undefined
    ? 'not looked at'
    : check.verdict === 'pass'
      ? check.message
      : checks.map(({ message }) => message);
}

describe('a failure is visible', () => {
  const PHONE = '+5511';
  const reply = (body: string, more: object = {}): object => ({
    role: 'agent',
    public: true,
    channel: 'api',
    body,
    failure: null,
    at: iso(START + 1_000),
    ...more,
  });
  const end = (comments: readonly object[], ticket: object = {}) =>
    ended({
      zendesk: {
        tickets: [
          {
            id: 7,
            integration: 'WhatsApp',
            requester: { whatsappPhoneNumber: PHONE },
            comments,
            ...ticket,
          },
        ],
      },
    });
  const asked = (hop: number, body: object): Loose => ({
    kind: 'request',
    hop,
    from: 'connector',
    to: 'whatsapp',
    method: 'POST',
    url: 'https://graph.facebook.com/v23.0/1/messages',
    body: { to: '5511', ...body },
  });
  const sent = (hop: number, text: string) => asked(hop, { type: 'text', text: { body: text } });
  const template = (hop: number, name: string) =>
    asked(hop, { type: 'template', template: { name } });
  const file = (hop: number) => asked(hop, { type: 'image', image: {} });
  const taken = (hop: number, id: string): Loose => ({
    kind: 'response',
    hop,
    status: 200,
    body: { messages: [{ id }] },
  });
  const answered = (hop: number, status = 200, at?: number): Loose => ({
    kind: 'response',
    hop,
    status,
    body: null,
    ...(at === undefined ? {} : { at }),
  });
  const shown = (text: string, more: object = {}): Loose => ({
    kind: 'device',
    phone: PHONE,
    business: '+5599',
    direction: 'shown',
    message: 'm',
    type: 'text',
    text,
    template: false,
    ...more,
  });
  const failed = (hop: number, id: string): Loose => ({
    kind: 'request',
    hop,
    from: 'whatsapp',
    to: 'connector',
    method: 'POST',
    url: 'https://connector.example/connector/whatsapp/webhook',
    body: { entry: [{ changes: [{ value: { statuses: [{ id, status: 'failed' }] } }] }] },
  });
  const of = (...events: readonly Loose[]) => ruling('failure-visible', ...events);
  const LOST = [
    'the reply "Yes" on ticket 7 did not reach the customer, and its failure is not shown',
  ];
  const held = (count: number) => `held for all ${count} looked at`;
  const late = { at: iso(START + 599_000) };

  it.each<[string, readonly Loose[], unknown]>([
    ['that was shown', [shown('Yes'), end([reply('Yes')])], held(1)],
    ['that never left', [end([reply('Yes')])], LOST],
    ['whose failure is shown', [end([reply('Yes', { failure: 'late' })])], held(1)],
    ['that WhatsApp refused', [sent(1, 'Yes'), answered(1, 400), end([reply('Yes')])], LOST],
    ['that is with WhatsApp', [sent(1, 'Yes'), taken(1, 'w'), end([reply('Yes')])], held(1)],
    [
      'that WhatsApp could not deliver',
      [sent(1, 'Yes'), taken(1, 'w'), failed(2, 'w'), answered(2), end([reply('Yes')])],
      LOST,
    ],
    [
      'that WhatsApp could not deliver, which nobody has heard yet',
      [sent(1, 'Yes'), taken(1, 'w'), failed(2, 'w'), answered(2, 400), end([reply('Yes')])],
      held(1),
    ],
    [
      'that is shown to somebody else',
      [shown('Yes', { phone: '+5522' }), end([reply('Yes')])],
      LOST,
    ],
    [
      'that was shown before it was written',
      [shown('Yes', { at: START }), end([reply('Yes')])],
      LOST,
    ],
    ['of two that were shown once', [shown('Yes'), end([reply('Yes'), reply('Yes')])], LOST],
    [
      'beside one that failed and takes nothing',
      [shown('Yes'), end([reply('Yes', { failure: 'late' }), reply('Yes')])],
      held(2),
    ],
    [
      'with a file that arrived',
      [shown('Yes'), shown('', { type: 'image' }), end([reply('Yes', { attachments: [{}] })])],
      held(1),
    ],
    [
      'with a file that is with WhatsApp',
      [shown('Yes'), file(1), taken(1, 'f'), end([reply('Yes', { attachments: [{}] })])],
      held(1),
    ],
    ['whose file is missing', [shown('Yes'), end([reply('Yes', { attachments: [{}] })])], LOST],
    [
      'that asks for a template',
      [
        template(1, 'ready'),
        taken(1, 't'),
        shown('Oi', { type: 'template', template: true, message: 't' }),
        end([reply('&((template=[[ready]]))&')]),
      ],
      held(1),
    ],
    [
      'that stands beside a template, and is none',
      [
        template(1, 'ready'),
        taken(1, 't'),
        shown('Oi', { type: 'template', template: true, message: 't' }),
        end([reply('Yes')]),
      ],
      LOST,
    ],
    ['that was only just written', [end([reply('Yes', late)])], 'not looked at'],
    [
      'that was only just written, and is shown',
      [shown('Yes', { at: START + 599_500 }), end([reply('Yes', late)])],
      held(1),
    ],
    ['that is a note', [end([reply('Yes', { public: false })])], 'not looked at'],
    ['of a customer', [end([reply('Yes', { role: 'end-user' })])], 'not looked at'],
    ['that came by a merge', [end([reply('Yes', { channel: 'merge' })])], 'not looked at'],
    [
      'on a ticket of another channel',
      [end([reply('Yes')], { integration: null })],
      'not looked at',
    ],
    ['by an account that is gone', [end([reply('Yes')], { accountGone: true })], 'not looked at'],
    ['after trouble', [sent(1, 'Yes'), answered(1, 503), end([reply('Yes')])], 'not looked at'],
    ['lost before trouble began', [answered(1, 503, START + 60_000), end([reply('Yes')])], LOST],
    [
      'that arrived before trouble began',
      [shown('Yes'), answered(1, 503, START + 60_000), end([reply('Yes')])],
      held(1),
    ],
    [
      'that WhatsApp could not deliver, as it said in the midst of trouble',
      [
        sent(1, 'Yes'),
        taken(1, 'w'),
        answered(9, 503, START + 60_000),
        { ...failed(2, 'w'), at: START + 61_000 },
        answered(2, 200, START + 61_000),
        end([reply('Yes')]),
      ],
      held(1),
    ],
    ['that is under way', [sent(1, 'Yes'), end([reply('Yes')])], 'not looked at'],
  ])('of a reply %s', (_what, events, expected) => {
    expect(of(...events)).toEqual(expected);
  });

  it('when the trouble is long over', () => {
    const hours = START + 2 * 3_600_000;
    const at = (event: Loose): Loose => ({ ...event, at: hours });
    expect(of(sent(1, 'Yes'), answered(1, 503), at(end([reply('Yes')])))).toEqual(LOST);
  });
});

describe('accounts agree', () => {
  const PHONE = '+5511987654321';
  const door: Loose = {
    kind: 'request',
    hop: 1,
    from: 'zendesk',
    to: 'connector',
    method: 'GET',
    url: 'https://connector.example/connector/manifest',
    body: null,
  };
  const heard: Loose = { kind: 'response', hop: 1, status: 200, body: null };
  const number = { phone: PHONE, registered: true };
  const cloud = (more: object = {}, its: object = {}) => ({
    accounts: [
      {
        subscribed: true,
        callback: 'https://connector.example/connector/whatsapp/webhook',
        numbers: [{ ...number, ...its }],
        ...more,
      },
    ],
  });
  const hosted = (webhook: string) => ({ deployments: [{ webhook, number }] });
  const end = (whatsapp: object, account: object = {}, rest: object = {}) =>
    ended({
      zendesk: {
        channelApps: [
          { accounts: [{ name: 'Acme (+55 11 98765-4321)', active: true, ...account }] },
        ],
      },
      whatsapp,
      ...rest,
    });
  const of = (...events: readonly Loose[]) => ruling('accounts-agree', door, heard, ...events);
  const says = (why: string) => [`Support lists the account "Acme (+55 11 98765-4321)", ${why}`];
  const NONE = says('which names no number that is registered with WhatsApp');
  const DEAF = says(`whose number ${PHONE} WhatsApp does not tell the integration of`);

  it.each<[string, Loose, unknown]>([
    ['registered at Cloud', end(cloud()), 'held for all 1 looked at'],
    ['hosted', end(hosted('https://connector.example/x')), 'held for all 1 looked at'],
    ['not registered', end(cloud({}, { registered: false })), NONE],
    ['another', end(cloud({}, { phone: '+551140041000' })), NONE],
    ['not subscribed to', end(cloud({ subscribed: false })), DEAF],
    ['told of elsewhere', end(hosted('https://other.example/x')), DEAF],
    ['told of nowhere', end(hosted('')), DEAF],
    ['of an account that was stopped', end({}, { active: false }), 'not looked at'],
    ['looked at while the network is broken', end({}, {}, { faults: 1 }), 'not looked at'],
  ])('where the number is %s', (_what, event, expected) => {
    expect(of(event)).toEqual(expected);
  });

  it('not while a call is under way', () => {
    expect(ruling('accounts-agree', door, end({}))).toBe('not looked at');
  });

  describe('and so do profiles', () => {
    const page = (shows: object) => [{ account: 'Acme (+55 11 98765-4321)', shows }];
    const profile = { about: 'Oi', vertical: 'Other', websites: ['https://a.example'] };
    const shows = { ...profile, address: null };
    const look = (shown: object, has: object = profile) =>
      ruling('profile-agrees', end(cloud({}, { profile: has }), {}, { pages: page(shown) }));

    it('where the page shows what WhatsApp has', () => {
      expect(look(shows)).toBe('held for all 1 looked at');
      expect(look({ ...shows, vertical: 'OTHER' })).toBe('held for all 1 looked at');
    });

    it('but not where it shows something else', () => {
      expect(look({ ...shows, about: 'Olá' })).toEqual([
        'the page of "Acme (+55 11 98765-4321)" shows about as "Olá", WhatsApp has "Oi"',
      ]);
      expect(look({ ...shows, websites: [] })).toHaveLength(1);
      expect(look(shows, { ...profile, address: 'Rua A' })).toHaveLength(1);
    });

    it('where no page was opened, or the number is gone, nothing is looked at', () => {
      expect(ruling('profile-agrees', end(cloud()))).toBe('not looked at');
      expect(ruling('profile-agrees', end({}, {}, { pages: page(shows) }))).toBe('not looked at');
    });
  });
});

describe('charges', () => {
  const NUMBER = '+5511987654321';
  const bought = (at: string, phoneNumber = NUMBER) => ({ phoneNumber, boughtAt: at });
  const charge = (chargedAt: string, more: object = {}) => ({
    phoneNumber: NUMBER,
    month: chargedAt.slice(0, 7),
    chargedAt,
    ...more,
  });
  const JANUARY = '2025-01-31T10:00:00.000Z';
  const FEBRUARY = '2025-02-28T10:00:00.000Z';
  const MARCH = '2025-03-31T10:00:00.000Z';
  const books = (
    charges: readonly object[],
    {
      now = '2025-03-15T00:00:00Z',
      hosting = [bought(JANUARY)],
      ...rest
    }: {
      now?: string;
      hosting?: readonly object[];
      faults?: number;
    } = {},
  ) => ruling('charges', ended({ books: { hosting, charges }, ...rest }, Date.parse(now)));
  const both = [charge(JANUARY), charge(FEBRUARY)];
  const HELD = 'held for all 3 looked at';
  const other = '+551140041000';

  it.each<[string, ReturnType<typeof books>, unknown]>([
    ['each month since the purchase', books(both), HELD],
    [
      'none at all',
      books([]),
      [
        `${NUMBER} was to be charged for 2025-01, and was not`,
        `${NUMBER} was to be charged for 2025-02, and was not`,
      ],
    ],
    [
      'a month missing',
      books([charge(JANUARY)]),
      [`${NUMBER} was to be charged for 2025-02, and was not`],
    ],
    [
      'a month twice',
      books([...both, charge(FEBRUARY)]),
      [`${NUMBER} is charged for 2025-02 more than once`],
    ],
    [
      'a month too many',
      books([...both, charge(MARCH)]),
      [`${NUMBER} is charged for 2025-03 although nothing was due`],
    ],
    [
      'one that came too early',
      books([charge(JANUARY), charge('2025-02-27T10:00:00.000Z')]),
      [
        `${NUMBER} was to be charged for 2025-02, and was not`,
        `${NUMBER} is charged for 2025-02 although nothing was due`,
      ],
    ],
    [
      'a number that nobody hosts',
      books([...both, charge(FEBRUARY, { phoneNumber: other })]),
      [`${other} is charged for 2025-02 although nothing was due`],
    ],
    [
      'no number',
      books([charge(JANUARY), charge(FEBRUARY, { phoneNumber: '' })], {
        hosting: [bought(JANUARY), bought(FEBRUARY, other)],
      }),
      [
        `${NUMBER} was to be charged for 2025-02, and was not`,
        `${other} was to be charged for 2025-02, and was not`,
        'no number is charged for 2025-02 although nothing was due',
      ],
    ],
    [
      'a number that was corrected since',
      books([charge(JANUARY, { phoneNumber: other }), charge(FEBRUARY)]),
      HELD,
    ],
    [
      'two numbers, each its own',
      books([...both, charge(FEBRUARY, { phoneNumber: other })], {
        hosting: [bought(JANUARY), bought(FEBRUARY, other)],
      }),
      'held for all 5 looked at',
    ],
    [
      'one for two numbers',
      books(both, { hosting: [bought(JANUARY), bought(JANUARY, other)] }),
      [
        `${other} was to be charged for 2025-01, and was not`,
        `${other} was to be charged for 2025-02, and was not`,
      ],
    ],
    [
      'what fell due a moment ago',
      books([charge(JANUARY)], { now: '2025-02-28T10:00:30Z' }),
      'held for all 2 looked at',
    ],
    ['anything, while the network is broken', books([], { faults: 1 }), 'not looked at'],
  ])('of %s', (_what, said, expected) => {
    expect(said).toEqual(expected);
  });

  it('of books that nobody has seen', () => {
    expect(ruling('charges', ended({}))).toBe('not looked at');
  });
});
