// What an integration pushes: the ticket it makes, what is wrong with a resource, and what is told back.
import { describe, expect, it } from 'vitest';
import { bearer } from '../../../src/kernel/wire.ts';
import { codes, PUSH, seen, setStatus } from './pushed.ts';
import { connect, createStage, message } from './stage.ts';

describe('the first message', () => {
  it('makes a ticket with its channel, account, requester, name and number', async () => {
    const stage = createStage();
    const { push } = await connect(stage, 'Acme');
    const answer = await push(message({ external_id: 'wamid.a' }));
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual({
      results: [
        {
          external_resource_id: 'wamid.a',
          status: { code: 'success', description: expect.any(String) },
        },
      ],
    });
    const { json } = await stage.call('GET', '/api/v2/tickets/1.json');
    expect(json).toMatchObject({
      ticket: {
        id: 1,
        status: 'new',
        subject: 'Meu pedido não chegou',
        description: 'Meu pedido não chegou',
        allow_channelback: true,
        from_messaging_channel: false,
        via: {
          channel: 'any_channel',
          source: {
            from: {
              service_info: {
                registered_integration_service_name: 'WhatsApp',
                integration_service_instance_name: 'Acme',
              },
            },
            rel: null,
          },
        },
      },
    });
    const { ticket } = json as { ticket: { requester_id: number } };
    expect(String(ticket.requester_id)).toHaveLength(14);
    const user = await stage.call('GET', `/api/v2/users/${ticket.requester_id}.json`);
    expect(user.json).toMatchObject({
      user: {
        name: 'Ana',
        role: 'end-user',
        user_fields: { whatsapp_phone_number: '+5511912345678' },
      },
    });
    const identities = await stage.call('GET', `/api/v2/users/${ticket.requester_id}/identities`);
    expect(identities.json).toMatchObject({
      identities: [{ type: 'any_channel', value: '5511912345678', primary: true }],
    });
    const comments = await stage.call('GET', '/api/v2/tickets/1/comments');
    expect(comments.json).toMatchObject({
      count: 1,
      comments: [
        {
          type: 'Comment',
          author_id: ticket.requester_id,
          body: 'Meu pedido não chegou',
          html_body:
            '<div class="zd-comment" dir="auto"><p dir="auto">Meu pedido não chegou</p></div>',
          public: true,
          created_at: '2025-06-02T08:59:30Z',
          via: { channel: 'any_channel' },
        },
      ],
    });
  });

  it('takes the author id for a name, and a subject when one is given', async () => {
    const stage = createStage();
    const { push } = await connect(stage);
    await push(message({ author: { external_id: 'x1' }, fields: [{ id: 'subject', value: 'S' }] }));
    expect(stage.zendesk.state()).toMatchObject({
      tickets: [{ subject: 'S', requester: { name: 'x1', whatsappPhoneNumber: null } }],
    });
  });
});

describe('bad resources', () => {
  it.each([
    ['parent and thread together', { parent_id: 'p', thread_id: 't' }],
    ['no message', { message: undefined }],
    ['an empty message', { message: '' }],
    ['a message that is too long', { message: 'x'.repeat(65_536) }],
    ['an id with blanks at its end', { external_id: 'a ' }],
    ['an id that is not ASCII', { external_id: 'é' }],
    ['an id that is too long', { external_id: 'x'.repeat(256) }],
    ['no author', { author: undefined }],
    ['a time that is none', { created_at: 'yesterday' }],
  ])('%s: processing_error, and the rest is halted', async (_name, fault) => {
    const stage = createStage();
    const { push } = await connect(stage);
    const { status, json } = await push(message(), message(fault), message());
    expect(status).toBe(200);
    expect(codes(json)).toEqual(['success', 'processing_error', 'halted']);
    expect(seen(stage).tickets).toMatchObject([{ comments: [{}] }]);
  });

  it.each([
    ['no JSON', 'x'],
    ['no push id', { external_resources: [] }],
    ['no list', { instance_push_id: 'p', external_resources: {} }],
    [
      'too many',
      { instance_push_id: 'p', external_resources: Array.from({ length: 257 }, message) },
    ],
  ])('a request with %s: 422', async (_name, body) => {
    const stage = createStage();
    const { token } = await connect(stage);
    const { status, json } = await stage.call('POST', PUSH, body, bearer(token));
    expect(status).toBe(422);
    expect(json).toMatchObject({ error: 'RecordInvalid' });
  });
});

describe('event callbacks', () => {
  it('tell where each resource went', async () => {
    const stage = createStage();
    const { push } = await connect(stage);
    await push(message({ external_id: 'a' }), message({ external_id: 'b' }));
    await setStatus(stage, 'closed');
    await push(message({ external_id: 'c' }));
    const told = stage.stub.events.slice(2);
    expect(told).toMatchObject([
      {
        type_id: 'resources_created_from_external_ids',
        data: {
          resource_events: [
            { type_id: 'comment_on_new_ticket', external_id: 'a', ticket_id: 1 },
            { type_id: 'comment_on_existing_ticket', external_id: 'b', ticket_id: 1 },
          ],
        },
      },
      {
        data: {
          resource_events: [
            { type_id: 'comment_on_follow_up_ticket', ticket_id: 1, follow_up_ticket_id: 2 },
          ],
        },
      },
    ]);
  });

  it('are not waited for, and their failure harms nobody', async () => {
    const stage = createStage();
    const { push } = await connect(stage);
    stage.network.attach('connector', ['https://connector.example'], () => new Promise(() => {}));
    expect(codes((await push(message())).json)).toEqual(['success']);
    await stage.clock.advance(60_000);
  });
});
