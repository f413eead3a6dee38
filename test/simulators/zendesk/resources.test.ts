// What an external resource may bring along: ticket fields, files, times; and the limits that it keeps.
import { describe, expect, it } from 'vitest';
import { json } from '../../../src/kernel/wire.ts';
import { codes, seen, setStatus } from './pushed.ts';
import { connect, createStage, later, message, type Stage } from './stage.ts';
import { goodManifest, ORIGIN } from './stub.ts';

const ticket = async (stage: Stage, id = 1) =>
  ((await stage.call('GET', `/api/v2/tickets/${id}`)).json as { ticket: Record<string, unknown> })
    .ticket;

const comments = async (stage: Stage, id = 1) =>
  (
    (await stage.call('GET', `/api/v2/tickets/${id}/comments`)).json as {
      comments: {
        id: number;
        body: string;
        html_body: string;
        created_at: string;
        attachments: { file_name: string; content_type: string; content_url: string }[];
      }[];
    }
  ).comments;

const findings = (stage: Stage) =>
  stage.trace.events.flatMap((event) => (event.kind === 'finding' ? [event.note] : []));

describe('the message', () => {
  const shown = async (resource: object) => {
    const stage = createStage();
    const account = await connect(stage);
    await account.push(message(resource));
    const [comment] = await comments(stage);
    return { body: comment?.body, html: comment?.html_body };
  };
  const framed = (inner: string) => `<div class="zd-comment" dir="auto">${inner}</div>`;

  it('is shown to the letter', async () => {
    expect(await shown({ message: '<b>Oi</b> &amp; tchau' })).toEqual({
      body: '<b>Oi</b> &amp; tchau',
      html: framed('<p dir="auto">&lt;b&gt;Oi&lt;/b&gt; &amp;amp; tchau</p>'),
    });
  });

  it('gives way to an html_message, of which what could do anything is gone', async () => {
    const html = '<b onclick="x()">Oi</b><script>x()</script><img src="javascript:x()">';
    expect(await shown({ message: 'Oi', html_message: html })).toEqual({
      body: 'Oi',
      html: framed('<b>Oi</b><img>'),
    });
  });
});

describe('ticket fields', () => {
  it('are set on the ticket that the resource makes', async () => {
    const stage = createStage();
    const account = await connect(stage);
    const fields = [
      { id: 'subject', value: 'Pedido 7' },
      { id: 'priority', value: 'high' },
      { id: 'type', value: 'problem' },
      { id: 'status', value: 'open' },
      { id: 'tags', value: ['vip', 'vip', 'br'] },
      { id: 4711, value: 'blue' },
    ];
    expect(codes((await account.push(message({ fields }))).json)).toEqual(['success']);
    expect(await ticket(stage)).toMatchObject({
      subject: 'Pedido 7',
      priority: 'high',
      type: 'problem',
      status: 'open',
      tags: ['vip', 'br'],
    });
    expect(findings(stage)).toEqual([]);
  });

  it('are passed over on a ticket that is there already', async () => {
    const stage = createStage();
    const account = await connect(stage);
    await account.push(message({ fields: [{ id: 'priority', value: 'low' }] }));
    const fields = [{ id: 'priority', value: 'none at all' }];
    expect(codes((await account.push(message({ fields }))).json)).toEqual(['success']);
    expect(await ticket(stage)).toMatchObject({ priority: 'low' });
  });

  it('that nobody knows are a finding', async () => {
    const stage = createStage();
    const account = await connect(stage);
    const author = { external_id: 'a', fields: [{ id: 'shoe_size', value: 43 }] };
    await account.push(message({ fields: [{ id: 'mood', value: 'good' }], author }));
    expect(findings(stage)).toEqual([
      expect.stringContaining('"mood" of a ticket'),
      expect.stringContaining('"shoe_size" of an author'),
    ]);
  });

  it.each([
    ['priority', 'soon'],
    ['priority', 7],
    ['type', 'complaint'],
    ['status', 'solved'],
    ['status', ['open']],
    ['subject', ''],
    ['tags', 'vip'],
    ['tags', [7]],
    ['4711', { deep: true }],
  ])('that cannot hold a value: %s %j; nothing is made', async (id, value) => {
    const stage = createStage();
    const account = await connect(stage);
    const bad = message({ fields: [{ id, value }], author: { external_id: 'nobody-else' } });
    expect(codes((await account.push(bad, message())).json)).toEqual([
      'processing_error',
      'halted',
    ]);
    expect(seen(stage).tickets).toEqual([]);
  });
});

describe('a push that imports nothing', () => {
  it('is nothing to tell the integration of', async () => {
    const stage = createStage();
    const account = await connect(stage);
    const one = message();
    await account.push(one);
    let told = 0;
    stage.stub.also.set('/connector/event_callback', () => {
      told++;
      return json(200, {});
    });
    await account.push(one);
    await account.push({});
    await account.push();
    expect(told).toBe(0);
    await account.push(message());
    expect(told).toBe(1);
  });
});

describe('times', () => {
  it('in the future are now', async () => {
    const stage = createStage();
    const account = await connect(stage);
    await account.push(message({ created_at: '2031-01-01T00:00:00Z' }));
    const [first] = await comments(stage);
    expect(first?.created_at).toMatch(/^2025-06-02T09:/);
  });
});

describe('files', () => {
  it('are fetched and become attachments of the comment, in their order', async () => {
    const stage = createStage();
    const account = await connect(stage);
    stage.stub.also.set('/files/a.png', () => ({
      status: 200,
      headers: { 'content-type': 'image/png' },
      body: new Uint8Array([1, 2, 3]),
    }));
    stage.stub.also.set('/files/b', () => ({
      status: 200,
      headers: { 'content-disposition': 'attachment; filename="b.pdf"' },
      body: 'pdf',
    }));
    const file_urls = [`${ORIGIN}/files/a.png?key=s3cr3t`, `${ORIGIN}/files/b`];
    expect(codes((await account.push(message({ file_urls }))).json)).toEqual(['success']);
    const [first] = await comments(stage);
    expect(first?.attachments).toMatchObject([
      { file_name: 'a.png', content_type: 'image/png' },
      { file_name: 'b.pdf', content_type: 'application/octet-stream' },
    ]);
  });

  it('are not fetched again for a resource that is known', async () => {
    const stage = createStage();
    const account = await connect(stage);
    let fetched = 0;
    stage.stub.also.set('/files/a', () => {
      fetched++;
      return json(200, {});
    });
    const one = message({ file_urls: [`${ORIGIN}/files/a`] });
    await account.push(one);
    await account.push(one);
    expect(fetched).toBe(1);
  });

  it.each([
    ['404', () => json(404, {}), /answered 404/],
    ['silence', () => new Promise<never>(() => {}), /did not answer in time/],
  ])(
    'that cannot be had leave the message, and are told in its events: %s',
    async (_n, answer, why) => {
      const stage = createStage();
      const account = await connect(stage);
      stage.stub.also.set('/files/a', answer);
      await account.push(message({ file_urls: [`${ORIGIN}/files/a?key=s3cr3t`] }));
      await later(stage, 15);
      const [first] = await comments(stage);
      expect(first?.attachments).toEqual([]);
      const log = JSON.stringify((await stage.call('GET', '/api/v2/tickets/1/audits')).json);
      expect(log).toMatch(why);
      expect(log).not.toContain('s3cr3t');
    },
  );
});

describe('limits', () => {
  const many = (n: number, url = `${ORIGIN}/files/a`) => Array.from({ length: n }, () => url);
  const data = { nested: true };
  it.each<[string, object, boolean, boolean]>([
    ['64 files', { file_urls: many(64) }, true, false],
    ['65 files', { file_urls: many(65) }, false, false],
    ['10 files', { file_urls: many(10) }, true, true],
    ['a plain file', { file_urls: many(1, 'http://connector.example/a') }, false, false],
    ['display info as an object', { display_info: [{ type: 't', data }] }, true, false],
    ['display info as text', { display_info: [{ type: 't', data: '{}' }] }, true, true],
    ['17 display infos', { display_info: Array(17).fill({ type: 't', data }) }, false, false],
    ['an image of 511', { author: { external_id: 'a', image_url: 'x'.repeat(511) } }, true, false],
    ['an image of 255', { author: { external_id: 'a', image_url: 'x'.repeat(255) } }, true, true],
  ])('%s', async (_name, more, bySchema, byDocs) => {
    for (const [strictDocsLimits, good] of [
      [false, bySchema],
      [true, byDocs],
    ] as const) {
      const stage = createStage(1, { strictDocsLimits });
      stage.stub.also.set('/files/a', () => json(200, {}));
      const account = await connect(stage);
      const { json: body } = await account.push(message(more));
      expect(codes(body)).toEqual([good ? 'success' : 'processing_error']);
    }
  });

  it('an id is known to its account, or to the whole integration if that is chosen', async () => {
    for (const idsOfIntegration of [false, true]) {
      const stage = createStage(1, { idsOfIntegration });
      const first = await connect(stage, 'First');
      const second = await connect(stage, 'Second');
      const same = message();
      await first.push(same);
      const expected = idsOfIntegration ? 'already_imported' : 'success';
      expect(codes((await second.push(same)).json)).toEqual([expected]);
    }
  });
});

describe('a reply', () => {
  const reply = (stage: Stage, comment: object) =>
    stage.call('PUT', '/api/v2/tickets/1', { ticket: { comment } });

  const form = (stage: Stage, bodies: string[]) =>
    stage.stub.also.set('/connector/channelback', (request) => {
      bodies.push(String(request.body));
      return json(200, { external_id: `r-${bodies.length}`, metadata: `m-${bodies.length}` });
    });

  it.each([true, false])(
    'carries its files if the manifest allows: %s',
    async (channelback_files) => {
      const stage = createStage();
      stage.stub.manifest = { ...goodManifest(), channelback_files };
      const account = await connect(stage);
      await account.push(message());
      const bodies: string[] = [];
      form(stage, bodies);
      const tokens: string[] = [];
      for (const name of ['a.txt', 'b c.txt']) {
        const uploaded = await stage.call(
          'POST',
          `/api/v2/uploads?filename=${encodeURIComponent(name)}`,
          { content: name },
        );
        tokens.push((uploaded.json as { upload: { token: string } }).upload.token);
      }
      await reply(stage, { body: 'Veja', uploads: tokens });
      await stage.clock.settle();
      const sent = new URLSearchParams(bodies[0]);
      const urls = sent.getAll('file_urls[]');
      expect(sent.get('message')).toBe('Veja');
      expect(urls).toHaveLength(channelback_files ? 2 : 0);
      const shown = (await comments(stage))[1]?.attachments.map((file) => file.content_url) ?? [];
      expect(shown).toHaveLength(2);
      if (channelback_files) expect(urls).toEqual(shown);
    },
  );

  it('names nobody once the requester is somebody else, and takes metadata over', async () => {
    const stage = createStage();
    const account = await connect(stage);
    await account.push(message());
    const bodies: string[] = [];
    form(stage, bodies);
    await reply(stage, { body: 'one' });
    await stage.clock.settle();
    const put = await stage.call('PUT', '/api/v2/tickets/1', {
      ticket: { requester_id: stage.agentId, comment: { body: 'two' } },
    });
    expect(put.status).toBe(200);
    await stage.clock.settle();
    const [first, second] = bodies.map((body) => new URLSearchParams(body));
    expect(first?.get('recipient_id')).toBe('5511912345678');
    expect(second?.has('recipient_id')).toBe(false);
    expect(second?.get('metadata')).toBe('m-1');
    expect(second?.get('thread_id')).toBe(first?.get('thread_id'));
  });

  it('to the newest message of the thread, whatever came before', async () => {
    const stage = createStage();
    const account = await connect(stage);
    const last = message();
    await account.push(message());
    await account.push(last);
    const bodies: string[] = [];
    form(stage, bodies);
    await reply(stage, { body: 'one' });
    await stage.clock.settle();
    expect(new URLSearchParams(bodies[0]).get('parent_id')).toBe(last.external_id);
  });
});

describe('a message in a thread whose ticket is gone', () => {
  it('makes a new ticket that follows nothing', async () => {
    const stage = createStage();
    const account = await connect(stage);
    await account.push(message());
    const gone = await stage.call('DELETE', '/api/v2/tickets/1', undefined, stage.admin);
    expect(gone.status).toBe(204);
    expect(codes((await account.push(message())).json)).toEqual(['success']);
    expect(await ticket(stage, 2)).toMatchObject({ status: 'new', followup_ids: [] });
  });

  it('follows up a closed one by way of its parent, too', async () => {
    const stage = createStage();
    const account = await connect(stage);
    const first = message({ thread_id: undefined });
    await account.push(first);
    await setStatus(stage, 'closed');
    await account.push(message({ thread_id: undefined, parent_id: first.external_id }));
    expect(seen(stage).tickets[1]).toMatchObject({ followUpOf: 1 });
  });
});

describe('clickthrough', () => {
  it('opens where a message stands, for comments that came by the channel', async () => {
    const stage = createStage();
    const urls = { ...goodManifest().urls, clickthrough_url: `${ORIGIN}/click` };
    stage.stub.manifest = { ...goodManifest(), urls };
    const asked: string[] = [];
    stage.stub.also.set('/click', ({ url, headers }) => {
      asked.push(url);
      expect(headers['authorization']).toBeUndefined();
      return { status: 302, headers: { location: 'https://chat.example/1' }, body: '' };
    });
    const account = await connect(stage);
    const one = message();
    await account.push(one);
    const [comment] = await comments(stage);
    const { agentBrowser } = stage.zendesk;
    expect(await stage.play(agentBrowser.clickthrough(1, comment?.id ?? 0))).toMatchObject({
      status: 302,
      location: 'https://chat.example/1',
    });
    expect(asked).toEqual([`${ORIGIN}/click?external_id=${one.external_id}`]);
    expect(await stage.play(agentBrowser.clickthrough(1, 1))).toHaveProperty('refused');
  });
});
