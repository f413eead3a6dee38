// What can be chosen about tickets, jobs and uploads, and the limits that need many calls to be reached.
import { describe, expect, it } from 'vitest';
import type { ZendeskOptions } from '../../../simulators/zendesk/options.ts';
import { createZendesk } from '../../../simulators/zendesk/zendesk.ts';
import { createTimeline } from '../../../src/kernel/clock.ts';
import { createRandom } from '../../../src/kernel/random.ts';
import { basic, empty, get, jsonOf, type Method, sendJson } from '../../../src/kernel/wire.ts';
import type { Plain } from './desk-calls.ts';

function open(options: Partial<ZendeskOptions>) {
  const clock = createTimeline();
  const zendesk = createZendesk(
    {
      clock,
      random: createRandom(1),
      trace: { record: () => 0, secret: () => undefined },
      send: () => Promise.resolve(empty(200)),
    },
    { options: { rateFactor: 1_000_000, ...options } },
  );
  const { email, token, id } = zendesk.credentials.admin;
  const admin = basic(`${email}/token`, token);
  return {
    clock,
    id,
    async call(method: Method, path: string, body?: unknown) {
      const url = `https://acme.zendesk.com/api/v2${path}`;
      const request = body === undefined ? get(url, admin) : sendJson(method, url, body, admin);
      const answer = await zendesk.handler({ ...request, method });
      return { status: answer.status, json: jsonOf(answer) as Plain };
    },
  };
}

const closed = async (options: Partial<ZendeskOptions>) => {
  const desk = open(options);
  const ticket = { subject: 'A', comment: { body: 'x' }, status: 'closed', assignee_id: desk.id };
  expect((await desk.call('POST', '/tickets', { ticket })).status).toBe(201);
  return desk;
};

describe('options', () => {
  it('a closed ticket keeps all but what may be changed', async () => {
    const desk = await closed({ editableWhenClosed: ['tags'], closedTicketText: 'Shut' });
    const tags = await desk.call('PUT', '/tickets/1', { ticket: { tags: ['late'] } });
    expect(tags).toMatchObject({ status: 200, json: { ticket: { tags: ['late'] } } });
    for (const ticket of [{ subject: 'B' }, { tags: ['x'], subject: 'B' }, { status: 'open' }]) {
      expect(await desk.call('PUT', '/tickets/1', { ticket })).toMatchObject({
        status: 422,
        json: { details: { status: [{ description: 'Shut' }] } },
      });
    }
  });

  it('nothing of a closed ticket can be changed by default', async () => {
    const desk = await closed({});
    for (const ticket of [{ tags: ['x'] }, { subject: 'B' }, { priority: 'low' }]) {
      expect((await desk.call('PUT', '/tickets/1', { ticket })).status).toBe(422);
    }
  });

  it('the text of a conflict', async () => {
    const desk = open({ updateConflictText: 'Too late' });
    await desk.call('POST', '/tickets', { ticket: { comment: { body: 'x' } } });
    const ticket = { subject: 'B', safe_update: true, updated_stamp: '2020-01-01T00:00:00Z' };
    expect(await desk.call('PUT', '/tickets/1', { ticket })).toMatchObject({
      status: 409,
      json: { error: 'UpdateConflict', description: 'Too late' },
    });
  });

  it.each([
    [true, 'task'],
    [false, null],
  ])('whether triggers start again from the top: %s', async (triggerRestarts, type) => {
    const desk = open({ triggerRestarts });
    const hot = { field: 'current_tags', operator: 'includes', value: 'hot' };
    const made = { field: 'update_type', operator: 'is', value: 'Create' };
    for (const [condition, field, value] of [
      [hot, 'type', 'task'],
      [made, 'current_tags', 'hot'],
    ] as const) {
      const conditions = { all: [condition], any: [] };
      const trigger = { title: `Sets ${field}`, conditions, actions: [{ field, value }] };
      expect((await desk.call('POST', '/triggers', { trigger })).status).toBe(201);
    }
    await desk.call('POST', '/tickets', { ticket: { comment: { body: 'x' } } });
    expect(await desk.call('GET', '/tickets/1')).toMatchObject({
      json: { ticket: { tags: ['hot'], type } },
    });
  });

  it('how long jobs take, and uploads wait', async () => {
    const desk = open({ jobAfterMs: 60_000, uploadLifeMs: 3_600_000 });
    const tickets = [{ comment: { body: 'x' } }];
    const { json } = await desk.call('POST', '/tickets/create_many', { tickets });
    const job = async () =>
      (await desk.call('GET', `/job_statuses/${json.job_status.id}`)).json.job_status.status;
    await desk.clock.advance(59_000);
    expect(await job()).toBe('working');
    await desk.clock.advance(1_000);
    expect(await job()).toBe('completed');
    const upload = await desk.call('POST', '/uploads?filename=a.txt', 'hello');
    expect(upload.json.upload.expires_at).toBe('2025-06-02T10:01:00Z');
  });
});

describe('limits', () => {
  it('5,000 comments', async () => {
    const desk = open({});
    const comments = Array.from({ length: 5_000 }, (_, i) => ({ value: `${i}` }));
    const ticket = { subject: 'Long', comments };
    expect((await desk.call('POST', '/imports/tickets', { ticket })).status).toBe(201);
    const more = await desk.call('PUT', '/tickets/1', { ticket: { comment: { body: 'x' } } });
    expect(more).toMatchObject({ status: 422, json: { details: { base: [{}] } } });
    const other = await desk.call('PUT', '/tickets/1', { ticket: { priority: 'low' } });
    expect(other.status).toBe(200);
  });

  it.each([
    ['a comment', { comment: { body: 'x'.repeat(65_536) } }, 'base'],
    ['a subject', { subject: 'x'.repeat(65_536) }, 'subject'],
    ['a tag', { tags: ['x'.repeat(256)] }, 'tags'],
  ])('%s that is too long', async (_what, more, field) => {
    const desk = open({});
    const ticket = { comment: { body: 'x' }, ...more };
    const refused = await desk.call('POST', '/tickets', { ticket });
    expect(refused).toMatchObject({ status: 422, json: { details: { [field]: [{}] } } });
  });
});
