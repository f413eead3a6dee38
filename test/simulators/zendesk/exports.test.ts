// Incremental exports: whoever follows them sees every change, and comes to an end.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Office, openOffice, type Plain } from './desk-calls.ts';
import { createStage } from './stage.ts';

const MINUTE = 60_000;
const ORIGIN_LENGTH = 'https://acme.zendesk.com'.length;
const secondsAt = (office: Office): number => Math.floor(office.clock.now() / 1_000);

const make = async (office: Office, subject: string): Promise<void> => {
  const ticket = { subject, comment: { body: 'Help' } };
  expect((await office.as('POST', '/tickets', { ticket })).status).toBe(201);
};

/** Follows a stream to its end, as clients do; each page is one of the lists. */
async function follow(
  office: Office,
  first: string,
  key: string,
): Promise<{ pages: Plain[][]; last: Plain }> {
  const pages: Plain[][] = [];
  let path = first;
  for (let page = 0; page < 50; page++) {
    const { status, json } = await office.call('GET', path, undefined, office.admin);
    expect([path, status]).toEqual([path, 200]);
    const answer = json as Plain;
    pages.push(answer[key]);
    if (answer.end_of_stream) return { pages, last: answer };
    path = (answer.next_page ?? answer.after_url).slice(ORIGIN_LENGTH);
  }
  throw new Error(`${first} has no end`);
}

const STREAMS = [
  ['tickets', 'tickets'],
  ['tickets/cursor', 'tickets'],
  ['users', 'users'],
  ['users/cursor', 'users'],
  ['organizations', 'organizations'],
  ['ticket_events', 'ticket_events'],
] as const;

describe('every export', () => {
  it.each(STREAMS)('%s is for admins, from a start that is a minute ago', async (path) => {
    const office = openOffice();
    await office.clock.advance(10 * MINUTE);
    const of = (more: string) => office.as('GET', `/incremental/${path}${more}`);
    expect((await office.agents('GET', `/incremental/${path}?start_time=0`)).status).toBe(403);
    for (const start of [
      '',
      '?start_time=',
      '?start_time=x',
      '?start_time=-1',
      '?start_time=1.5',
    ]) {
      expect([start, (await of(start)).status]).toEqual([start, 400]);
    }
    const now = secondsAt(office);
    expect((await of(`?start_time=${now - 59}`)).json).toMatchObject({
      error: 'InvalidValue',
      description: expect.stringMatching(/^Too recent start_time\./),
    });
    expect((await of(`?start_time=${now - 59}`)).status).toBe(422);
    expect((await of(`?start_time=${now - 61}`)).status).toBe(200);
    expect((await of('?start_time=999999999999')).status).toBe(422);
  });

  it.each(STREAMS)('%s leaves out what is younger than a minute', async (path, key) => {
    const office = openOffice();
    await office.clock.advance(10 * MINUTE);
    const start = secondsAt(office) - 120;
    const seen = async () => {
      const { json } = await office.as('GET', `/incremental/${path}?start_time=${start}`);
      expect(json.end_of_stream).toBe(true);
      return json[key].length;
    };
    await office.ticket();
    await office.as('POST', '/organizations', { organization: { name: 'New' } });
    expect(await seen()).toBe(0);
    await office.clock.advance(MINUTE);
    expect(await seen()).toBe(1);
  });

  it.each(STREAMS)('%s answers whatever is asked', async (path) => {
    const office = openOffice();
    await office.clock.advance(10 * MINUTE);
    await office.ticket();
    const cursor = fc.oneof(
      fc.string(),
      fc.json().map((text) => Buffer.from(text).toString('base64url')),
    );
    const ask = fc.record(
      {
        start_time: fc.oneof(fc.nat(), fc.string(), fc.bigInt()).map(String),
        cursor,
        per_page: fc.oneof(fc.integer(), fc.string()).map(String),
        include: fc.constantFrom('users', 'groups,organizations', '__proto__', 'comment_events'),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(ask, async (query) => {
        const text = new URLSearchParams(query);
        const { status } = await office.as('GET', `/incremental/${path}?${text}`);
        expect([200, 400, 422]).toContain(status);
      }),
      { numRuns: 60 },
    );
  });
});

describe('pages', () => {
  it('by time: of the size that is asked for, with what comes beside them', async () => {
    const office = openOffice();
    for (const name of ['A', 'B', 'C']) {
      await make(office, name);
      await office.clock.advance(2_000);
    }
    await office.clock.advance(MINUTE);
    const { json } = await office.as(
      'GET',
      '/incremental/tickets?start_time=0&per_page=2&include=users,groups,organizations',
    );
    const [a, b] = json.tickets;
    expect([a.subject, b.subject, json.count, json.end_of_stream]).toEqual(['A', 'B', 2, false]);
    expect(json.end_time).toBe(b.generated_timestamp);
    expect(json.next_page).toContain(`start_time=${json.end_time}`);
    expect(json.users.map(({ id }: Plain) => id)).toEqual([a.requester_id]);
    expect([json.groups, json.organizations]).toEqual([[], []]);
    // The last second is given once more.
    const next = await office.call(
      'GET',
      json.next_page.slice(ORIGIN_LENGTH),
      undefined,
      office.admin,
    );
    expect((next.json as Plain).tickets.map(({ subject }: Plain) => subject)).toEqual(['B', 'C']);
  });

  it('by cursor: nothing twice, and a cursor to come back with', async () => {
    const office = openOffice();
    for (const name of ['A', 'B', 'C']) await make(office, name);
    await office.clock.advance(MINUTE);
    const path = '/api/v2/incremental/tickets/cursor?start_time=0&per_page=2';
    const { pages, last } = await follow(office, path, 'tickets');
    expect(pages.map((page) => page.map(({ subject }) => subject))).toEqual([['A', 'B'], ['C']]);
    expect(last.after_url).toContain('cursor=');
    expect(last.after_url).not.toContain('start_time');
    const again = async () =>
      follow(office, last.after_url.slice(ORIGIN_LENGTH), 'tickets').then(({ pages: all }) =>
        all.flat().map(({ subject }) => subject),
      );
    expect(await again()).toEqual([]);
    // An empty page leads back to itself.
    const { last: empty } = await follow(office, last.after_url.slice(ORIGIN_LENGTH), 'tickets');
    expect(empty.after_cursor).toBe(last.after_cursor);
    await office.as('PUT', '/tickets/1', { ticket: { subject: 'A2' } });
    expect(await again()).toEqual([]);
    await office.clock.advance(MINUTE);
    expect(await again()).toEqual(['A2']);
  });

  it('by time: more than a page in one second is no trap', async () => {
    const office = openOffice();
    await office.clock.advance(500);
    const started = await office.as('POST', '/tickets/create_many', {
      tickets: Array.from({ length: 9 }, (_, i) => ({ subject: `${i}`, comment: { body: 'x' } })),
    });
    expect(started.status).toBe(200);
    await office.jobs();
    await make(office, 'last');
    for (let second = 0; second < 70; second++) await office.clock.advance(1_000);
    const { pages } = await follow(
      office,
      '/api/v2/incremental/tickets?start_time=0&per_page=4',
      'tickets',
    );
    const subjects = new Set(pages.flat().map(({ subject }) => subject));
    expect([...subjects].sort()).toEqual([...'012345678', 'last']);
    expect(pages[0]?.length).toBe(9);
  });

  it('are samples of 50', async () => {
    const office = openOffice();
    for (let i = 0; i < 51; i++) {
      await make(office, `${i}`);
      await office.clock.advance(1_000);
    }
    await office.clock.advance(MINUTE);
    for (const [path, count] of [
      ['tickets', 50],
      ['ticket_events', 50],
      ['users', 2],
      ['organizations', 0],
    ] as const) {
      const { status, json } = await office.as('GET', `/incremental/${path}/sample?start_time=0`);
      expect([path, status, json.count]).toEqual([path, 200, count]);
    }
    expect((await office.as('GET', '/incremental/views/sample?start_time=0')).status).toBe(404);
    expect((await office.as('GET', '/incremental/toString/sample?start_time=0')).status).toBe(404);
  });
});

describe('deleted tickets', () => {
  const subjects = async (office: Plain, more = '') => {
    await office.clock.advance(MINUTE);
    const path = `/api/v2/incremental/tickets/cursor?start_time=0${more}`;
    const { json } = await office.call('GET', path, undefined, office.admin);
    return json.tickets.map(({ subject, status }: Plain) => `${subject} ${status}`);
  };

  it('are told of at the time at which they went, and came back', async () => {
    const office = openOffice();
    for (const name of ['A', 'B', 'C']) await make(office, name);
    await office.clock.advance(1_000);
    await office.as('DELETE', '/tickets/2');
    expect(await subjects(office)).toEqual(['A new', 'C new', 'B deleted']);
    expect(await subjects(office, '&exclude_deleted=true')).toEqual(['A new', 'C new']);
    await make(office, 'D');
    await office.as('PUT', '/deleted_tickets/2/restore');
    expect(await subjects(office)).toEqual(['A new', 'C new', 'D new', 'B new']);
  });

  it('are each told of when many go at once', async () => {
    const office = openOffice();
    for (const name of ['A', 'B', 'C', 'D']) await make(office, name);
    await office.as('DELETE', '/tickets/destroy_many?ids=4,1,3');
    await office.jobs();
    await office.clock.advance(MINUTE);
    const path = '/api/v2/incremental/tickets/cursor?start_time=0&per_page=1';
    const { pages } = await follow(office, path, 'tickets');
    expect(pages.flat().map(({ subject, status }) => `${subject} ${status}`)).toEqual([
      'B new',
      'A deleted',
      'C deleted',
      'D deleted',
    ]);
  });

  it('need not be', async () => {
    const stage = createStage(1, { exportDeleted: false });
    const { email, token } = stage.zendesk.credentials.admin;
    const admin = { authorization: `Basic ${btoa(`${email}/token:${token}`)}` };
    const office = { ...stage, admin };
    for (const subject of ['A', 'B']) {
      const ticket = { subject, comment: { body: 'x' } };
      await stage.call('POST', '/api/v2/tickets', { ticket }, admin);
    }
    await stage.call('DELETE', '/api/v2/tickets/1', undefined, admin);
    expect(await subjects(office)).toEqual(['B new']);
  });
});

describe('ticket events', () => {
  it('are audits, with what changed as their children', async () => {
    const office = openOffice();
    const { id } = await office.ticket();
    await office.as('PUT', `/tickets/${id}`, {
      ticket: { priority: 'high', comment: { body: 'Soon', public: false } },
    });
    await office.clock.advance(MINUTE);
    const path = '/incremental/ticket_events?start_time=0';
    const { json } = await office.as('GET', path);
    const { json: audits } = await office.as('GET', `/tickets/${id}/audits`);
    expect(json.ticket_events.map((each: Plain) => each.id)).toEqual(
      audits.audits.map((each: Plain) => each.id),
    );
    const [, update] = json.ticket_events;
    expect(update).toMatchObject({ ticket_id: id, event_type: 'Audit' });
    expect(update.child_events).toContainEqual(
      expect.objectContaining({ event_type: 'Change', priority: 'high', previous_value: null }),
    );
    expect(update.child_events).toContainEqual(
      expect.objectContaining({ comment_present: true, comment_public: false }),
    );
    expect(JSON.stringify(json)).not.toContain('Soon');
    const { json: whole } = await office.as('GET', `${path}&include=comment_events`);
    expect(whole.ticket_events[1].child_events).toContainEqual(
      expect.objectContaining({ event_type: 'Comment', body: 'Soon', public: false }),
    );
  });

  it('of a ticket that is imported stand where they happened', async () => {
    const office = openOffice();
    await make(office, 'new');
    await office.as('GET', '/incremental/ticket_events?start_time=0');
    await office.as('POST', '/imports/tickets', {
      ticket: {
        subject: 'old',
        created_at: '2020-01-01T00:00:00Z',
        comments: [{ body: 'x', created_at: '2020-01-01T00:00:00Z' }],
      },
    });
    await office.clock.advance(MINUTE);
    const { json } = await office.as('GET', '/incremental/ticket_events?start_time=0');
    expect(json.ticket_events.map((each: Plain) => each.ticket_id)).toEqual([2, 1]);
  });
});

describe('whoever follows an export', () => {
  const step = fc.oneof(
    { weight: 3, arbitrary: fc.record({ make: fc.constant(true) }) },
    { weight: 3, arbitrary: fc.record({ change: fc.nat(9) }) },
    { weight: 1, arbitrary: fc.record({ remove: fc.nat(9) }) },
    { weight: 1, arbitrary: fc.record({ restore: fc.nat(9) }) },
    {
      weight: 2,
      arbitrary: fc.record({ wait: fc.constantFrom(0, 300, 1_000, 30_000, 61_000) }),
    },
    { weight: 2, arbitrary: fc.record({ poll: fc.constant(true) }) },
  );

  async function take(office: Office, each: Plain, state: { made: number; changes: number }) {
    const at = (n: number): number => (n % Math.max(1, state.made)) + 1;
    if (each.make) {
      await make(office, `made ${++state.made}`);
    } else if (each.change !== undefined) {
      const ticket = { subject: `changed ${++state.changes}` };
      await office.as('PUT', `/tickets/${at(each.change)}`, { ticket });
    } else if (each.remove !== undefined) {
      await office.as('DELETE', `/tickets/${at(each.remove)}`);
    } else if (each.restore !== undefined) {
      await office.as('PUT', `/deleted_tickets/${at(each.restore)}/restore`);
    } else await office.clock.advance(each.wait);
  }

  /** What there is in the end, as a copy should be. */
  async function truth(office: Office): Promise<Plain> {
    const { json: alive } = await office.as('GET', '/tickets');
    const { json: gone } = await office.as('GET', '/deleted_tickets');
    return Object.fromEntries([
      ...alive.tickets.map(({ id, subject, status }: Plain) => [id, `${subject} ${status}`]),
      ...gone.deleted_tickets.map(({ id, subject }: Plain) => [id, `${subject} deleted`]),
    ]);
  }

  it.each(['cursor', 'time'])('by %s has a true copy in the end', async (way) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 4, maxLength: 25, size: 'max' }),
        fc.integer({ min: 1, max: 3 }),
        async (steps, size) => {
          const office = openOffice();
          await office.clock.advance(5 * MINUTE);
          const copy: Record<string, string> = {};
          const base = `/api/v2/incremental/tickets${way === 'cursor' ? '/cursor' : ''}`;
          let next = `${base}?start_time=0&per_page=${size}`;
          const poll = async (): Promise<void> => {
            const { pages, last } = await follow(office, next, 'tickets');
            for (const { id, subject, status } of pages.flat()) copy[id] = `${subject} ${status}`;
            if (way === 'cursor') next = last.after_url.slice(ORIGIN_LENGTH);
            else next = `${base}?start_time=${last.end_time}&per_page=${size}`;
          };
          const state = { made: 0, changes: 0 };
          for (const each of steps as readonly Plain[]) {
            await (each.poll ? poll() : take(office, each, state));
          }
          await office.clock.advance(2 * MINUTE);
          await poll();
          expect(copy).toEqual(await truth(office));
        },
      ),
      { numRuns: 120 },
    );
  });
});
