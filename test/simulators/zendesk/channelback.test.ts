// An agent's reply on its way out: carried once, tried again when that helps, and shown as failed when it did not arrive.
import { describe, expect, it } from 'vitest';
import { bearer, json, type Response } from '../../../src/kernel/wire.ts';
import { type Account, connect, createStage, message, type Stage } from './stage.ts';
import { goodManifest } from './stub.ts';

async function withTicket(): Promise<Stage & { account: Account }> {
  const stage = createStage();
  const account = await connect(stage);
  await account.push(message({ external_id: 'wamid.1' }), message({ external_id: 'wamid.2' }));
  return Object.assign(stage, { account });
}

const reply = (stage: Stage, body: string, isPublic = true) =>
  stage.call('PUT', '/api/v2/tickets/1', { ticket: { comment: { body, public: isPublic } } });

const failures = (stage: Stage): (string | null)[] => {
  const state = stage.zendesk.state() as unknown as {
    tickets: { comments: { failure: string | null }[] }[];
  };
  return state.tickets.flatMap(({ comments }) => comments.map(({ failure }) => failure));
};

const report = (stage: Stage, account: Account, external_id: string, description?: string) =>
  stage.call(
    'POST',
    '/api/v2/any_channel/channelback/report_error',
    { instance_push_id: account.pushId, external_id, description },
    bearer(account.token),
  );

const eventsOf = async (stage: Stage): Promise<unknown[]> => {
  const { json } = await stage.call('GET', '/api/v2/tickets/1/audits');
  const { audits } = json as { audits: { events: { type: string }[] }[] };
  return audits
    .flatMap(({ events }) => events)
    .filter(({ type }) => type.startsWith('ChannelBack'));
};

describe('a public reply', () => {
  it('is posted as a form, and its id is known from then on', async () => {
    const stage = await withTicket();
    await reply(stage, 'Chega amanhã & sexta');
    await stage.clock.settle();
    expect(stage.stub.channelbacks.map(({ fields }) => fields)).toEqual([
      {
        message: 'Chega amanhã & sexta',
        parent_id: 'wamid.2',
        thread_id: '551140000000:5511912345678',
        recipient_id: '5511912345678',
        metadata: '{"account":"a-1"}',
        request_unique_identifier: expect.stringMatching(/^[0-9a-f]{32}$/),
      },
    ]);
    expect(failures(stage)).toEqual([null, null, null]);
    expect(await eventsOf(stage)).toMatchObject([
      { type: 'ChannelBackEvent', external_id: 'reply-1' },
    ]);
    expect((await stage.account.push(message({ external_id: 'reply-1' }))).json).toMatchObject({
      results: [{ status: { code: 'already_imported' } }],
    });
    expect(stage.stub.events.slice(-2)).toMatchObject([
      { type_id: 'channelback', data: { integration_instance_name: expect.any(String) } },
      {
        data: {
          resource_events: [
            { type_id: 'external_id_associated_with_channelback', external_id: 'reply-1' },
          ],
        },
      },
    ]);
  });

  it('does not wait for the integration', async () => {
    const stage = await withTicket();
    stage.stub.answers.push('silence');
    const before = stage.clock.now();
    expect((await reply(stage, 'x')).status).toBe(200);
    expect(stage.clock.now() - before).toBeLessThan(100);
  });

  it('keeps its place behind an earlier one that has to be tried again', async () => {
    const stage = await withTicket();
    stage.stub.answers.push(
      json(503, {}),
      json(200, { external_id: 'r1' }),
      json(200, { external_id: 'r2' }),
    );
    await reply(stage, 'first');
    await reply(stage, 'second');
    await stage.clock.advance(60_000);
    expect(stage.stub.channelbacks.map(({ fields }) => fields['message'])).toEqual([
      'first',
      'first',
      'second',
    ]);
  });

  it.each([
    ['a private note', undefined, false],
    ['an integration without channelback', { channelback_url: undefined }, true],
  ])('%s is not carried', async (_name, urls, isPublic) => {
    const stage = createStage();
    const manifest = goodManifest();
    stage.stub.manifest = { ...manifest, urls: { ...manifest.urls, ...urls } };
    const { push } = await connect(stage);
    await push(message());
    expect((await reply(stage, 'hm', isPublic)).status).toBe(200);
    await stage.clock.advance(600_000);
    expect(stage.stub.channelbacks).toEqual([]);
    expect(failures(stage)).toEqual([null, null]);
  });

  it.each([
    ['the resource', { allow_channelback: false }, undefined],
    ['the integration', {}, json(200, { external_id: 'r', allow_channelback: false })],
  ])('%s may forbid more replies', async (_name, more, answer) => {
    const stage = createStage();
    const { push } = await connect(stage);
    await push(message(more));
    if (answer !== undefined) {
      stage.stub.answers.push(answer);
      await reply(stage, 'one');
      await stage.clock.settle();
      stage.stub.channelbacks.length = 0;
    }
    await reply(stage, 'two');
    await stage.clock.settle();
    expect(stage.stub.channelbacks).toEqual([]);
    const { json: body } = await stage.call('GET', '/api/v2/tickets/1');
    expect(body).toMatchObject({ ticket: { allow_channelback: false } });
  });
});

const gaps = (stage: Stage): number[] => {
  const times = stage.stub.channelbacks.map(({ at }) => at);
  return times.slice(1).map((at, i) => Math.round((at - (times[i] ?? 0)) / 1000));
};

describe('an integration that does not take the reply', () => {
  it.each([
    ['429', json(429, {}), [5, 30, 120], /answered 429/],
    ['500', json(500, { error: 'boom' }), [5, 30, 120], /answered 500: boom/],
    ['503 with Retry-After', json(503, {}, { 'retry-after': '7' }), [7, 7, 7], /answered 503/],
    ['silence', 'silence', [15, 40, 130], /did not answer in time/],
  ] as const)('%s: tried four times, then failed', async (_name, answer, pauses, error) => {
    const stage = await withTicket();
    stage.stub.answers.push(answer);
    await reply(stage, 'Olá');
    await stage.clock.advance(600_000);
    expect(gaps(stage)).toEqual(pauses);
    const ids = stage.stub.channelbacks.map(({ fields }) => fields['request_unique_identifier']);
    expect(new Set(ids).size).toBe(1);
    expect(failures(stage)).toEqual([null, null, expect.stringMatching(error)]);
    expect(await eventsOf(stage)).toMatchObject([
      { type: 'ChannelBackFailedEvent', error: expect.stringMatching(error) },
    ]);
    expect(stage.zendesk.state()).toMatchObject({ tickets: [{ status: 'new' }] });
    expect(stage.stub.events.at(-1)).toMatchObject({
      type_id: 'channelback',
      error: expect.stringMatching(error),
    });
  });

  it('a connection refused is tried again too', async () => {
    const stage = await withTicket();
    const manifest = goodManifest();
    stage.stub.manifest = {
      ...manifest,
      id: 'other',
      name: 'Other',
      urls: { ...manifest.urls, channelback_url: 'https://nobody.example/c' },
    };
    await stage.play(
      stage.zendesk.adminCenter.install('https://connector.example/connector/manifest'),
    );
    const frame = await stage.play(stage.zendesk.adminCenter.addAccount('Other'));
    await stage.play(frame.submit('deployment', { deployment_id: 'D1' }));
    await stage.play(frame.submit('finish', {}));
    const visit = stage.stub.visits.at(-1);
    await stage.call(
      'POST',
      '/api/v2/any_channel/push',
      { instance_push_id: visit?.instance_push_id, external_resources: [message()] },
      bearer(visit?.zendesk_access_token ?? ''),
    );
    await stage.call('PUT', '/api/v2/tickets/2', { ticket: { comment: { body: 'x' } } });
    await stage.clock.advance(100_000);
    expect(failures(stage)).toEqual([null, null, null, null]);
    await stage.clock.advance(100_000);
    expect(failures(stage)).toEqual([null, null, null, expect.stringMatching(/cannot be reached/)]);
  });

  it.each([
    ['400', json(400, { description: 'window-closed' }), /answered 400: window-closed/],
    ['404', json(404, {}), /answered 404/],
    ['302', { status: 302, headers: {}, body: '' }, /answered 302/],
    ['200 without an id', json(200, {}), /no valid external_id/],
    ['200 with an empty id', json(200, { external_id: '' }), /no valid external_id/],
    ['200 with a long id', json(200, { external_id: 'x'.repeat(256) }), /no valid external_id/],
    ['200 without JSON', { status: 200, headers: {}, body: 'ok' }, /no valid external_id/],
  ] as [string, Response, RegExp][])('%s: failed at once', async (_name, answer, error) => {
    const stage = await withTicket();
    stage.stub.answers.push(answer);
    await reply(stage, 'Olá');
    await stage.clock.settle();
    expect(failures(stage)).toEqual([null, null, expect.stringMatching(error)]);
    await stage.clock.advance(600_000);
    expect(stage.stub.channelbacks).toHaveLength(1);
  });

  it('is forgiven when a later try is taken', async () => {
    const stage = await withTicket();
    stage.stub.answers.push('silence', json(500, {}), json(200, { external_id: 'r' }));
    await reply(stage, 'Olá');
    await stage.clock.advance(600_000);
    expect(stage.stub.channelbacks).toHaveLength(3);
    expect(failures(stage)).toEqual([null, null, null]);
    expect(await eventsOf(stage)).toMatchObject([{ type: 'ChannelBackEvent' }]);
  });
});

describe('report_error', () => {
  it('marks the reply and writes the log, for the agent to see', async () => {
    const stage = await withTicket();
    await reply(stage, 'late');
    await stage.clock.settle();
    const answer = await report(stage, stage.account, 'reply-1', 'window closed');
    expect(answer).toMatchObject({ status: 200, json: undefined });
    expect(failures(stage)).toEqual([null, null, 'window closed']);
    expect(await eventsOf(stage)).toMatchObject([
      { type: 'ChannelBackEvent' },
      { type: 'ChannelBackFailedEvent', error: 'window closed' },
    ]);
    expect(stage.stub.channelbacks).toHaveLength(1);
  });

  it('counts when it overtakes the answer to the channelback', async () => {
    const stage = await withTicket();
    stage.stub.answers.push('silence', json(200, { external_id: 'r9' }));
    await reply(stage, 'late');
    expect((await report(stage, stage.account, 'r9', 'window closed')).status).toBe(200);
    expect(failures(stage)).toEqual([null, null, null]);
    await stage.clock.advance(60_000);
    expect(failures(stage)).toEqual([null, null, 'window closed']);
  });

  it('is told on a closed ticket too', async () => {
    const stage = await withTicket();
    await reply(stage, 'late');
    await stage.clock.settle();
    await stage.call('PUT', '/api/v2/tickets/1', {
      ticket: { status: 'closed', assignee_id: stage.agentId },
    });
    await report(stage, stage.account, 'reply-1');
    expect(failures(stage)).toEqual([null, null, expect.any(String)]);
    expect(stage.zendesk.state()).toMatchObject({ tickets: [{ status: 'closed' }] });
  });

  it('does not know ids that no reply has: not a customer message, not another account', async () => {
    const stage = await withTicket();
    const other = await connect(stage, 'Other');
    await reply(stage, 'x');
    await stage.clock.settle();
    expect((await report(stage, stage.account, 'wamid.1')).status).toBe(404);
    expect((await report(stage, stage.account, 'nope')).status).toBe(404);
    expect((await report(stage, other, 'reply-1')).status).toBe(404);
    expect((await report(stage, stage.account, 'reply-1', 'x'.repeat(512))).status).toBe(422);
    expect(failures(stage)).toEqual([null, null, null]);
  });
});
