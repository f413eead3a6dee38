// Tickets over the API: how they are made, changed, listed, deleted, merged and imported, and what is refused.
import { describe, expect, it } from 'vitest';
import { openOffice } from './desk-calls.ts';
import { connect, message } from './stage.ts';

const refusals = [
  ['no comment', { comment: undefined }, 'base'],
  ['a blank comment', { comment: { body: ' ' } }, 'base'],
  ['an unknown requester', { requester: undefined, requester_id: 7 }, 'requester'],
  ['no address', { requester: { name: 'A', email: 'nobody' } }, 'requester'],
  ['an empty requester', { requester: {} }, 'requester'],
  ['an unknown assignee', { assignee_id: 7 }, 'assignee'],
  ["a customer's address as assignee", { assignee_email: 'ana@example.com' }, 'assignee'],
  ['an unknown group', { group_id: 7 }, 'group'],
  ['an unknown organization', { organization_id: 7 }, 'organization'],
  ['a problem that is none', { problem_id: 7 }, 'problem_id'],
  ['an unknown author', { comment: { body: 'x', author_id: 7 } }, 'author'],
  ['an unknown submitter', { submitter_id: 7 }, 'submitter'],
  ['an unknown upload', { comment: { body: 'x', uploads: ['no'] } }, 'base'],
  ['a customer as follower', { followers: [{ user_email: 'ana@example.com' }] }, 'followers'],
  ['an unknown copy', { email_ccs: [{ user_id: 7 }] }, 'email_ccs'],
  ['a follow-up of an open one', { via_followup_source_id: 1 }, 'via_followup_source_id'],
  ['no time', { due_at: 'tomorrow' }, 'due_at'],
  [
    'deep metadata',
    { metadata: JSON.parse(`${'{"a":'.repeat(99)}1${'}'.repeat(99)}`) },
    'metadata',
  ],
  ['a wrong custom field', { custom_fields: [{ id: 1, value: {} }] }, 'custom_fields'],
  ['solved by nobody', { status: 'solved' }, 'base'],
] as const;

describe('making tickets', () => {
  it('answers 201 with the ticket, its audit and where it is', async () => {
    const office = openOffice();
    const made = await office.agents('POST', '/tickets', {
      ticket: {
        subject: 'Parcel',
        description: 'Where is it?',
        requester: { name: 'Ana Souza', email: 'ana@example.com' },
        tags: ['Parcel', 'late late2'],
        priority: 'high',
        external_id: 'X-1',
        due_at: '2025-06-05T10:00:00+02:00',
        custom_fields: [
          { id: 360001, value: 'red' },
          { id: 360002, value: ['a', 'b'] },
        ],
        metadata: { custom: { order: 7 } },
        email_ccs: [{ user_email: 'rui@example.com', user_name: 'Rui' }],
        followers: [{ user_id: String(office.agentId), action: 'put' }],
        macro_ids: [1],
        colour: 'blue',
      },
    });
    expect(made.status).toBe(201);
    expect(made.headers).toMatchObject({
      location: 'https://acme.zendesk.com/api/v2/tickets/1.json',
      'x-zendesk-api-warn': expect.stringContaining('"ticket.colour"'),
    });
    const { ticket, audit } = made.json;
    expect(ticket).toMatchObject({
      id: 1,
      status: 'new',
      description: 'Where is it?',
      tags: ['parcel', 'late', 'late2'],
      external_id: 'X-1',
      due_at: '2025-06-05T08:00:00Z',
      custom_fields: [
        { id: 360001, value: 'red' },
        { id: 360002, value: ['a', 'b'] },
      ],
      follower_ids: [office.agentId],
      submitter_id: office.agentId,
      via: { channel: 'api' },
    });
    expect(ticket.fields).toEqual(ticket.custom_fields);
    expect(ticket.collaborator_ids).toHaveLength(2);
    expect(audit).toMatchObject({ ticket_id: 1, metadata: { custom: { order: 7 } } });
    expect(audit.events.map(({ field_name }: { field_name?: string }) => field_name)).toEqual(
      expect.arrayContaining(['subject', 'status', 'priority', 'requester_id', 'tags', '360001']),
    );
    const ccs = await office.agents('GET', '/tickets/1/email_ccs');
    expect(ccs.json).toMatchObject({ users: [{ name: 'Rui', role: 'end-user' }] });
    const findings = office.trace.finish().events.filter(({ kind }) => kind === 'finding');
    expect(findings).toMatchObject([{ note: expect.stringContaining('"macro_ids"') }]);
  });

  it('finds a requester by the address, whatever its case', async () => {
    const office = openOffice();
    const first = await office.ticket();
    const second = await office.ticket({ requester: { email: 'ANA@example.com' } });
    expect(second.requester_id).toBe(first.requester_id);
    const asked = await office.as('GET', `/users/${first.requester_id}/tickets/requested`);
    expect(asked.json.tickets.map(({ id }: { id: number }) => id)).toEqual([1, 2]);
  });

  it.each(refusals)('is refused with %s, and nobody is made', async (_what, more, field) => {
    const office = openOffice();
    await office.ticket();
    const before = await office.as('GET', '/users/me');
    const state = office.zendesk.state();
    const refused = await office.as('POST', '/tickets', {
      ticket: {
        subject: 's',
        comment: { body: 'x' },
        requester: { name: 'New', email: 'new@example.com' },
        collaborators: ['other@example.com'],
        ...more,
      },
    });
    expect(refused).toMatchObject({
      status: 422,
      json: { error: 'RecordInvalid', details: { [field]: [{}] } },
    });
    expect(office.zendesk.state()).toEqual(state);
    expect((await office.as('GET', '/users/me')).json).toEqual(before.json);
    // The next number was not used up, and the person not made.
    const next = await office.ticket({ requester: { name: 'Other', email: 'new@example.com' } });
    expect(next.id).toBe(2);
    const user = await office.as('GET', `/users/${next.requester_id}`);
    expect(user.json.user.name).toBe('Other');
  });

  it('by and by with async=true: the number at once, the ticket when the job is done', async () => {
    const office = openOffice();
    const queued = await office.as('POST', '/tickets?async=true', {
      ticket: { subject: 'later', comment: { body: 'x' } },
    });
    expect(queued).toMatchObject({
      status: 202,
      json: { job_status: { status: 'queued', results: null }, ticket: { id: 1 } },
    });
    expect((await office.ticket()).id).toBe(2);
    expect((await office.as('GET', '/tickets/1')).status).toBe(404);
    await office.jobs();
    const list = await office.as('GET', '/tickets');
    expect(list.json.tickets.map(({ id }: { id: number }) => id)).toEqual([1, 2]);
  });

  it('follows up a closed ticket with its tags, and each names the other', async () => {
    const office = openOffice();
    await office.ticket({ tags: ['vip'], status: 'closed', assignee_id: office.agentId });
    const followUp = await office.ticket({ via_followup_source_id: 1 });
    expect(followUp).toMatchObject({
      tags: ['vip'],
      via: { source: { from: { ticket_id: 1, subject: 'Parcel' }, rel: 'follow_up' } },
    });
    const own = await office.ticket({ via_followup_source_id: 1, tags: ['own'] });
    expect(own.tags).toEqual(['own']);
    const source = await office.as('GET', '/tickets/1');
    expect(source.json.ticket.followup_ids).toEqual([2, 3]);
    const related = await office.as('GET', '/tickets/2/related');
    expect(related.json.followup_source_ids).toEqual(['1']);
  });
});

describe('changing tickets', () => {
  it('adds and takes away tags and copies', async () => {
    const office = openOffice();
    await office.ticket({
      tags: ['a', 'b'],
      collaborators: ['rui@example.com', 'eva@example.com'],
    });
    const put = await office.agents('PUT', '/tickets/1', {
      ticket: {
        additional_tags: ['c'],
        remove_tags: 'a',
        assignee_email: 'agent@acme.example',
        email_ccs: [{ user_email: 'rui@example.com', action: 'delete' }],
      },
    });
    expect(put.json.ticket).toMatchObject({
      tags: ['b', 'c'],
      assignee_id: office.agentId,
      status: 'open',
    });
    expect(put.json.ticket.email_cc_ids).toHaveLength(1);
  });

  it.each([
    ['POST', 201, ['x', 'y']],
    ['PUT', 200, ['a', 'b', 'x', 'y']],
    ['DELETE', 204, ['a', 'b']],
  ] as const)('%s tags answers %i', async (method, status, expected) => {
    const office = openOffice();
    await office.ticket({ tags: ['a', 'b', ...(method === 'DELETE' ? ['x'] : [])] });
    const answer = await office.agents(method, '/tickets/1/tags', { tags: ['x', 'y'] });
    expect(answer.status).toBe(status);
    const { json } = await office.agents('GET', '/tickets/1/tags');
    expect(json).toEqual({ tags: expected });
  });

  it('is not overtaken on its tags either', async () => {
    const office = openOffice();
    await office.ticket();
    await office.clock.advance(5_000);
    const stale = { tags: ['x'], safe_update: false, updated_stamp: '2025-06-02T08:00:00Z' };
    expect((await office.agents('PUT', '/tickets/1/tags', stale)).status).toBe(409);
  });

  it('takes a comment for the customer whom it is by', async () => {
    const office = openOffice();
    const { requester_id } = await office.ticket({
      status: 'solved',
      assignee_id: office.agentId,
    });
    const put = await office.agents('PUT', '/tickets/1', {
      ticket: { comment: { body: 'Still nothing', author_id: requester_id } },
    });
    expect(put.json.ticket.status).toBe('open');
    expect(put.json.audit.author_id).toBe(office.agentId);
  });

  it('goes with the requester to the organization, and the replies find nobody on the channel', async () => {
    const office = openOffice();
    const { push } = await connect(office);
    await push(message());
    await office.agents('PUT', '/tickets/1', {
      ticket: { requester: { name: 'Rui', email: 'rui@example.com' } },
    });
    await office.agents('PUT', '/tickets/1', { ticket: { comment: { body: 'Olá' } } });
    await office.clock.settle();
    expect(office.stub.channelbacks).toHaveLength(1);
    expect(office.stub.channelbacks[0]).not.toHaveProperty('recipient_id');
  });
});

describe('lists', () => {
  it('of problems and incidents', async () => {
    const office = openOffice();
    await office.ticket({ type: 'problem' });
    await office.ticket({ type: 'incident', problem_id: 1 });
    const show = await office.as('GET', '/tickets/1');
    expect(show.json.ticket.has_incidents).toBe(true);
    expect((await office.as('GET', '/tickets/1/incidents')).json.tickets).toMatchObject([
      { id: 2 },
    ]);
    expect((await office.as('GET', '/problems')).json.tickets).toMatchObject([{ id: 1 }]);
    await office.as('PUT', '/tickets/2', { ticket: { problem_id: null } });
    expect((await office.as('GET', '/tickets/1/incidents')).json.count).toBe(0);
  });

  it.each([
    ['/tickets?sort_by=subject&sort_order=desc', [2, 3, 1]],
    ['/tickets?sort=-id&page[size]=2', [3, 2]],
    ['/tickets?sort_by=constructor', [1, 2, 3]],
    ['/tickets?external_id=E', [3]],
    ['/tickets/show_many?ids=3,1,9,3', [3, 1]],
    ['/users/AGENT/tickets/assigned?sort_by=subject', [3, 2]],
    ['/users/AGENT/tickets/ccd', []],
    ['/tickets/recent', [1]],
  ])('%s', async (path, expected) => {
    const office = openOffice();
    await office.ticket({ subject: 'A' });
    await office.ticket({ subject: 'C', assignee_id: office.agentId });
    await office.ticket({ subject: 'B', assignee_id: office.agentId, external_id: 'E' });
    await office.as('GET', '/tickets/1');
    const { json } = await office.as('GET', path.replace('AGENT', String(office.agentId)));
    expect(json.tickets.map(({ id }: { id: number }) => id)).toEqual(expected);
  });

  it('put the people of tickets beside them', async () => {
    const office = openOffice();
    await office.ticket();
    const { json } = await office.as('GET', '/tickets?include=users,groups,__proto__');
    expect(json.groups).toEqual([]);
    expect(json.users.map(({ name }: { name: string }) => name)).toEqual([
      'Ana Souza',
      'Alex Admin',
    ]);
  });

  it('count tags as tickets come, change and go', async () => {
    const office = openOffice();
    await office.ticket({ tags: ['a', 'b'] });
    await office.ticket({ tags: ['a', 'c'] });
    const tags = async () => (await office.as('GET', '/tags')).json.tags;
    expect(await tags()).toEqual([
      { name: 'a', count: 2 },
      { name: 'b', count: 1 },
      { name: 'c', count: 1 },
    ]);
    await office.as('PUT', '/tickets/2', { ticket: { tags: ['b'] } });
    await office.as('DELETE', '/tickets/1');
    expect(await tags()).toEqual([{ name: 'b', count: 1 }]);
    await office.as('PUT', '/deleted_tickets/1/restore');
    expect((await office.as('GET', '/tags/count')).json.count.value).toBe(2);
    expect((await office.as('GET', '/autocomplete/tags?name=b')).status).toBe(400);
  });

  it('of more than a hundred are refused', async () => {
    const office = openOffice();
    const ids = Array.from({ length: 101 }, (_, i) => i + 1).join(',');
    for (const [method, path] of [
      ['GET', `/tickets/show_many?ids=${ids}`],
      ['PUT', `/tickets/update_many?ids=${ids}`],
      ['DELETE', `/tickets/destroy_many?ids=${ids}`],
    ] as const) {
      const answer = await office.as(method, path, method === 'PUT' ? { ticket: {} } : undefined);
      expect(answer).toMatchObject({ status: 400, json: { error: 'TooManyValues' } });
    }
    const tickets = Array.from({ length: 101 }, () => ({ comment: { body: 'x' } }));
    const many = await office.as('POST', '/tickets/create_many', { tickets });
    expect(many).toMatchObject({ status: 400, json: { max_count: 100 } });
  });
});

describe('deleting tickets', () => {
  it('takes them out of sight, and back under their numbers', async () => {
    const office = openOffice();
    await office.ticket();
    await office.ticket();
    expect((await office.agents('DELETE', '/tickets/1')).status).toBe(403);
    expect((await office.as('DELETE', '/tickets/1')).status).toBe(204);
    expect((await office.as('GET', '/tickets/1')).status).toBe(404);
    expect((await office.as('GET', '/tickets/count')).json.count.value).toBe(1);
    expect((await office.as('GET', '/deleted_tickets')).json).toMatchObject({
      count: 1,
      deleted_tickets: [{ id: 1, actor: { name: 'Alex Admin' }, previous_state: 'new' }],
    });
    expect((await office.as('PUT', '/deleted_tickets/1/restore')).status).toBe(200);
    const { json } = await office.as('GET', '/tickets');
    expect(json.tickets.map(({ id }: { id: number }) => id)).toEqual([1, 2]);
    expect((await office.as('PUT', '/deleted_tickets/1/restore')).status).toBe(404);
  });

  it('for good is a job', async () => {
    const office = openOffice();
    await office.ticket();
    await office.as('DELETE', '/tickets/1');
    const { json } = await office.as('DELETE', '/deleted_tickets/1');
    await office.jobs();
    const { id } = json.job_status;
    expect((await office.as('GET', `/job_statuses/${id}`)).json.job_status).toMatchObject({
      status: 'completed',
      results: { success: true },
    });
    expect((await office.as('GET', '/deleted_tickets')).json.count).toBe(0);
    expect((await office.ticket()).id).toBe(2);
  });
});

describe('merging tickets', () => {
  it('closes the sources, copies their requesters in, and comments on both sides', async () => {
    const office = openOffice();
    await office.ticket();
    const other = await office.ticket({ requester: { name: 'Rui', email: 'rui@example.com' } });
    const merge = await office.agents('POST', '/tickets/1/merge', {
      ids: [2],
      target_comment: 'With 2',
      target_comment_is_public: true,
    });
    expect(merge.json.job_status).toMatchObject({ status: 'queued' });
    expect((await office.as('GET', '/tickets/2')).json.ticket.status).toBe('new');
    await office.jobs();
    const source = await office.as('GET', '/tickets/2');
    expect(source.json.ticket).toMatchObject({ status: 'closed', tags: ['closed_by_merge'] });
    const target = await office.as('GET', '/tickets/1');
    expect(target.json.ticket.email_cc_ids).toEqual([other.requester_id]);
    const { json } = await office.as('GET', '/tickets/1/comments');
    expect(json.comments.at(-1)).toMatchObject({
      body: 'With 2',
      public: true,
      via: { channel: 'merge', source: { from: { ticket_id: 2 } } },
    });
    const again = await office.agents('POST', '/tickets/1/merge', { ids: [2] });
    expect(again.status).toBe(422);
    expect((await office.agents('POST', '/tickets/1/merge', { ids: [1] })).status).toBe(422);
    expect((await office.agents('POST', '/tickets/1/merge', { ids: [9] })).status).toBe(404);
  });

  it('keeps its comments private when a ticket came by a channel', async () => {
    const office = openOffice();
    const { push } = await connect(office);
    await push(message());
    await office.ticket();
    await office.agents('POST', '/tickets/1/merge', { ids: [2], target_comment_is_public: true });
    await office.jobs();
    const { json } = await office.as('GET', '/tickets/1/comments');
    expect(json.comments.at(-1)).toMatchObject({ public: false });
    expect(office.stub.channelbacks).toEqual([]);
  });
});

describe('importing tickets', () => {
  it('keeps their times', async () => {
    const office = openOffice();
    const { requester_id: requester } = await office.ticket();
    const past = {
      subject: 'Long ago',
      requester_id: requester,
      assignee_id: office.agentId,
      status: 'closed',
      created_at: '2024-01-01T10:00:00Z',
      solved_at: '2024-01-03T10:00:00Z',
      comments: [
        { author_id: requester, value: 'One', created_at: '2024-01-01T10:00:00Z' },
        { value: 'Two', created_at: '2024-01-02T10:00:00Z', public: false },
      ],
    };
    expect((await office.agents('POST', '/imports/tickets', { ticket: past })).status).toBe(403);
    const made = await office.as('POST', '/imports/tickets', { ticket: past });
    expect(made.status).toBe(201);
    expect(made.json.ticket).toMatchObject({
      status: 'closed',
      created_at: past.created_at,
      updated_at: past.solved_at,
    });
    const { json } = await office.as('GET', '/tickets/2/comments');
    expect(json.comments).toMatchObject([
      { body: 'One', author_id: requester, created_at: past.created_at },
      { body: 'Two', public: false },
    ]);
    const future = { ...past, created_at: '2034-01-01T10:00:00Z' };
    expect((await office.as('POST', '/imports/tickets', { ticket: future })).status).toBe(422);
    const metrics = await office.as('GET', '/tickets/2/metrics');
    expect(metrics.json.ticket_metric).toMatchObject({ solved_at: past.solved_at, reopens: 0 });
  });
});
