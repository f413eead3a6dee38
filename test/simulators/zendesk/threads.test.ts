// Which ticket a customer's message goes to, and what it does to that ticket.
import { describe, expect, it } from 'vitest';
import { codes, seen, setStatus } from './pushed.ts';
import { connect, createStage, message } from './stage.ts';
import { goodManifest } from './stub.ts';

describe('threads', () => {
  it('puts one conversation on one ticket, in the order of arrival, with the times given', async () => {
    const stage = createStage();
    const { push } = await connect(stage);
    await push(message({ message: 'b', created_at: '2025-06-02T08:00:02Z' }));
    await push(message({ message: 'a', created_at: '2025-06-02T08:00:01Z' }));
    const { json } = await stage.call('GET', '/api/v2/tickets/1/comments');
    expect(json).toMatchObject({
      comments: [
        { body: 'b', created_at: '2025-06-02T08:00:02Z' },
        { body: 'a', created_at: '2025-06-02T08:00:01Z' },
      ],
    });
    expect(seen(stage).tickets).toHaveLength(1);
  });

  it('keeps two numbers apart, but knows the customer', async () => {
    const stage = createStage();
    const first = await connect(stage, 'First');
    const second = await connect(stage, 'Second');
    const id = { external_id: 'same' };
    expect(codes((await first.push(message(id))).json)).toEqual(['success']);
    expect(codes((await second.push(message(id))).json)).toEqual(['success']);
    expect(stage.zendesk.state()).toMatchObject({
      tickets: [{ account: 'First' }, { account: 'Second' }],
    });
    const { json } = await stage.call('GET', '/api/v2/tickets');
    const { tickets } = json as { tickets: { requester_id: number }[] };
    expect(tickets[0]?.requester_id).toBe(tickets[1]?.requester_id);
  });

  it.each(['open', 'pending', 'hold', 'solved'])(
    'a message on a %s ticket opens it',
    async (status) => {
      const stage = createStage();
      const { push } = await connect(stage);
      await push(message());
      expect((await setStatus(stage, status)).status).toBe(200);
      await push(message());
      expect(seen(stage).tickets).toMatchObject([{ status: 'open', comments: [{}, {}] }]);
    },
  );

  it('a message on a new ticket leaves it new, and an internal note opens nothing', async () => {
    const stage = createStage();
    const { push } = await connect(stage);
    await push(message());
    await push(message());
    expect(seen(stage).tickets).toMatchObject([{ status: 'new' }]);
    await setStatus(stage, 'pending');
    await push(message({ internal_note: true }));
    expect(seen(stage).tickets).toMatchObject([
      { status: 'pending', comments: [{}, {}, { public: false }] },
    ]);
  });

  it.each([
    [true, 1, 'follow_up'],
    [undefined, 1, 'follow_up'],
    [false, null, null],
  ])(
    'after closing, a new ticket: follow-ups %s',
    async (create_followup_tickets, followUpOf, rel) => {
      const stage = createStage();
      stage.stub.manifest = { ...goodManifest(), create_followup_tickets };
      const { push } = await connect(stage);
      await push(message());
      await stage.call('PUT', '/api/v2/tickets/1', { ticket: { tags: ['vip'] } });
      await setStatus(stage, 'closed');
      await push(message({ message: 'Oi de novo' }));
      await push(message({ message: 'Alô?' }));
      expect(seen(stage).tickets).toMatchObject([
        { id: 1, status: 'closed', comments: [{}] },
        { id: 2, status: 'new', followUpOf, comments: [{ body: 'Oi de novo' }, { body: 'Alô?' }] },
      ]);
      const second = await stage.call('GET', '/api/v2/tickets/2');
      expect(second.json).toMatchObject({
        ticket: { via: { source: { rel } }, tags: rel === null ? [] : ['vip'] },
      });
      const first = await stage.call('GET', '/api/v2/tickets/1');
      expect(first.json).toMatchObject({ ticket: { followup_ids: rel === null ? [] : [2] } });
    },
  );

  it('a parent id leads to its ticket; an unknown one is said and halts nothing', async () => {
    const stage = createStage();
    const { push } = await connect(stage);
    const alone = { thread_id: undefined };
    await push(message({ ...alone, external_id: 'p' }));
    const { json } = await push(
      message({ ...alone, parent_id: 'nope' }),
      message({ ...alone, parent_id: 'p' }),
      message(alone),
    );
    expect(codes(json)).toEqual([
      'could_not_locate_parent_external_resource',
      'success',
      'success',
    ]);
    expect(json).toMatchObject({ results: [{ status: { description: 'nope' } }, {}, {}] });
    expect(seen(stage).tickets.map(({ comments }) => comments.length)).toEqual([2, 1]);
  });
});
