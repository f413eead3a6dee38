// `node-zendesk` over HTTP, knowing nothing but a base URL: what it does must come about, and what it reads be there.
import { createClient } from 'node-zendesk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ServedZendesk, servedZendesk } from './served.ts';

// biome-ignore lint/suspicious/noExplicitAny: the client's own types describe no answers
type Any = any;

let desk: ServedZendesk;
let admin: Any;
let agent: Any;

beforeAll(async () => {
  desk = await servedZendesk();
  const as = (who: 'admin' | 'agent'): Any => {
    const { email, token } = desk.zendesk.credentials[who];
    return createClient({ endpointUri: desk.endpointUri, username: email, token } as Any);
  };
  admin = as('admin');
  agent = as('agent');
});
afterAll(() => desk.close());

/** While a promise is waited for, time runs. */
async function meanwhile<T>(promise: Promise<T>): Promise<T> {
  desk.run();
  try {
    return await promise;
  } finally {
    desk.stand();
  }
}

const jobDone = async (answer: Any): Promise<Any> =>
  meanwhile(admin.jobstatuses.watch(answer.result.job_status.id, 20, 50));

describe('who calls', () => {
  it('with a token, with OAuth, and with neither', async () => {
    const { result } = await admin.users.me();
    expect(result).toMatchObject({ role: 'admin', email: 'admin@acme.example' });
    const { oauthToken } = desk.zendesk.credentials.agent;
    const bearer: Any = createClient({
      endpointUri: desk.endpointUri,
      oauth: true,
      token: oauthToken,
    } as Any);
    expect((await bearer.users.me()).result).toMatchObject({ role: 'agent' });
    const wrong: Any = createClient({
      endpointUri: desk.endpointUri,
      username: 'admin@acme.example',
      token: 'wrong',
    } as Any);
    await expect(wrong.tickets.list()).rejects.toThrow(/401|Not Authorized/);
  });

  it('an agent cannot do the work of an admin', async () => {
    const before = await admin.triggers.list();
    await expect(
      agent.triggers.create({
        trigger: { title: 'Mine', conditions: { all: [], any: [] }, actions: [] },
      }),
    ).rejects.toThrow(/Forbidden/);
    expect(await admin.triggers.list()).toEqual(before);
  });
});

describe('users', () => {
  it('are made, found, changed, identified, merged and deleted', async () => {
    const { result: ana } = await admin.users.create({
      user: { name: 'Ana Souza', email: 'ana@example.com' },
    });
    expect(ana).toMatchObject({ name: 'Ana Souza', role: 'end-user', active: true });
    await expect(
      admin.users.create({ user: { name: 'Other', email: 'ANA@example.com' } }),
    ).rejects.toThrow(/422/);
    const again = await admin.users.createOrUpdate({
      user: { name: 'Ana Lima', email: 'ana@example.com' },
    });
    expect(again.result).toMatchObject({ id: ana.id, name: 'Ana Lima' });
    await admin.users.update(ana.id, { user: { notes: 'vip' } });
    expect((await admin.users.show(ana.id)).result).toMatchObject({ notes: 'vip' });
    const found = await admin.users.search({ query: 'Ana' });
    expect(found.map(({ id }: Any) => id)).toContain(ana.id);

    const identity = await admin.useridentities.create(ana.id, {
      type: 'email',
      value: 'lima@example.com',
    });
    await admin.useridentities.makePrimary(ana.id, identity.result.id);
    expect((await admin.users.show(ana.id)).result.email).toBe('lima@example.com');

    const { result: double } = await admin.users.create({
      user: { name: 'Ana', email: 'a@b.example' },
    });
    await admin.users.merge(double.id, ana.id);
    const addresses = (await admin.useridentities.list(ana.id)).map(({ value }: Any) => value);
    expect(addresses).toEqual(
      expect.arrayContaining(['lima@example.com', 'ana@example.com', 'a@b.example']),
    );
    await admin.users.delete(ana.id);
    expect((await admin.users.show(ana.id)).result.active).toBe(false);
  });

  it('are made many at a time, by a job that takes its time', async () => {
    const users = Array.from({ length: 30 }, (_, i) => ({
      name: `Customer ${i}`,
      email: `customer${i}@example.com`,
    }));
    const queued = await admin.users.createMany({ users });
    expect(queued.result.job_status).toMatchObject({ status: 'queued', results: null });
    const done = await jobDone(queued);
    expect(done).toMatchObject({ status: 'completed', total: 30, progress: 30 });
    expect(done.results).toHaveLength(30);
    const all = await admin.users.list();
    expect(all.filter(({ name }: Any) => /^Customer \d+$/.test(name))).toHaveLength(30);
  });
});

describe('tickets', () => {
  it('are written, answered, noted, solved and searched for', async () => {
    const { result: ticket } = await admin.tickets.create({
      ticket: {
        subject: 'Parcel lost',
        comment: { body: 'It never came' },
        requester: { name: 'Bia', email: 'bia@example.com' },
        tags: ['parcel'],
      },
    });
    expect(ticket).toMatchObject({ subject: 'Parcel lost', status: 'new', tags: ['parcel'] });
    const me = (await agent.users.me()).result;
    await agent.tickets.update(ticket.id, {
      ticket: { comment: { body: 'We look into it' }, assignee_id: me.id, status: 'pending' },
    });
    await agent.tickets.update(ticket.id, { ticket: { comment: { body: 'n.b.', public: false } } });
    const comments = await agent.tickets.getComments(ticket.id);
    expect(comments.map((one: Any) => [one.body, one.public])).toEqual([
      ['It never came', true],
      ['We look into it', true],
      ['n.b.', false],
    ]);
    const audits = await agent.tickets.exportAudit(ticket.id);
    expect(audits.length).toBe(3);
    await agent.tickets.update(ticket.id, { ticket: { status: 'solved' } });
    const hits = await admin.search.query('type:ticket subject:parcel status:solved');
    const results = Array.isArray(hits) ? hits : hits.result;
    expect(JSON.stringify(results)).toContain('Parcel lost');
    await expect(agent.tickets.update(ticket.id, { ticket: { status: 'new' } })).rejects.toThrow(
      /422/,
    );
    expect((await agent.tickets.show(ticket.id)).result.status).toBe('solved');
  });

  it('are listed to the end, a hundred at a time', async () => {
    const all: Any[] = [];
    for (let i = 0; i < 3; i++) {
      const tickets = Array.from({ length: 90 }, (_, n) => ({
        subject: `Bulk ${i}-${n}`,
        comment: { body: 'x' },
        requester: { name: 'Bulk', email: 'bulk@example.com' },
      }));
      const done = await jobDone(await admin.tickets.createMany({ tickets }));
      expect(done.results.every(({ id }: Any) => id > 0)).toBe(true);
      all.push(...done.results);
    }
    const listed = await admin.tickets.list();
    const ids = listed.map(({ id }: Any) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id } of all) expect(ids).toContain(id);
    await jobDone(
      await admin.tickets.updateMany(
        all.slice(0, 50).map(({ id }: Any) => id),
        {
          ticket: { priority: 'urgent' },
        },
      ),
    );
    const { result: first } = await admin.tickets.show(all[0].id);
    expect(first.priority).toBe('urgent');
  });

  it('are exported as they change', async () => {
    await desk.clock.advance(120_000);
    const start = Math.floor(desk.clock.now() / 1000) - 3_600;
    const exported = await admin.tickets.incremental(start);
    const listed = await admin.tickets.list();
    expect(exported.map(({ id }: Any) => id).sort()).toEqual(
      listed.map(({ id }: Any) => id).sort(),
    );
  });
});

describe('business rules', () => {
  it('views count what they list', async () => {
    const { result: view } = await admin.views.create({
      view: {
        title: 'Urgent',
        all: [
          { field: 'status', operator: 'less_than', value: 'solved' },
          { field: 'priority', operator: 'is', value: 'urgent' },
        ],
      },
    });
    const tickets = await admin.views.tickets(view.id);
    const flat = tickets.flatMap((page: Any) => page.tickets ?? page);
    const count = await admin.views.showCount(view.id);
    expect(JSON.stringify(count.result)).toContain(`"value":${flat.length}`);
    expect(flat.length).toBe(50);
    await expect(
      agent.views.create({ view: { title: 'Shared', all: view.conditions.all } }),
    ).rejects.toThrow(/Forbidden/);
  });

  it('triggers fire, automations wait their hours, macros fill in', async () => {
    const { result: trigger } = await admin.triggers.create({
      trigger: {
        title: 'Refunds are urgent',
        conditions: {
          all: [
            { field: 'update_type', operator: 'is', value: 'Create' },
            { field: 'subject_includes_word', operator: 'includes', value: 'refund' },
          ],
          any: [],
        },
        actions: [{ field: 'priority', value: 'urgent' }],
      },
    });
    expect((await admin.triggers.listActive()).map(({ id }: Any) => id)).toContain(trigger.id);
    await admin.automations.create({
      automation: {
        title: 'Remind',
        conditions: {
          all: [
            { field: 'status', operator: 'is', value: 'new' },
            { field: 'NEW', operator: 'is', value: '2' },
          ],
          any: [],
        },
        actions: [{ field: 'current_tags', value: 'reminded' }],
      },
    });
    const { result: macro } = await admin.macros.create({
      macro: {
        title: 'Close',
        actions: [
          { field: 'status', value: 'pending' },
          { field: 'comment_value', value: 'Hello {{ticket.requester.first_name}}' },
        ],
      },
    });
    const { result: ticket } = await admin.tickets.create({
      ticket: {
        subject: 'A refund please',
        comment: { body: 'x' },
        requester: { name: 'Caio Prado', email: 'caio@example.com' },
      },
    });
    expect((await admin.tickets.show(ticket.id)).result.priority).toBe('urgent');
    await desk.clock.advance(3 * 3_600_000);
    expect((await admin.tickets.show(ticket.id)).result.tags).toContain('reminded');
    const id = macro.macro?.id ?? macro.id;
    const applied = await agent.macros.applyTicket(ticket.id, id);
    expect(JSON.stringify(applied.result)).toContain('Hello Caio');
    expect((await admin.tickets.show(ticket.id)).result.status).toBe('new');
  });
});

describe('a limit', () => {
  it('is met with Retry-After, and over when that has passed', async () => {
    const { result: ticket } = await admin.tickets.create({
      ticket: { subject: 'Busy', comment: { body: 'x' } },
    });
    // The client hands the refusal out as the result.
    const results: Any[] = [];
    for (let i = 0; i < 31; i++) {
      const change = { comment: { body: `no. ${i}`, public: false } };
      results.push((await agent.tickets.update(ticket.id, { ticket: change })).result);
    }
    expect(results.slice(0, 30).every((result) => !(result instanceof Error))).toBe(true);
    expect(String(results[30])).toMatch(/rate limits/);
    expect(await agent.tickets.getComments(ticket.id)).toHaveLength(31);
    await desk.clock.advance(600_000);
    await agent.tickets.update(ticket.id, { ticket: { comment: { body: 'at last' } } });
    expect(await agent.tickets.getComments(ticket.id)).toHaveLength(32);
  });
});
