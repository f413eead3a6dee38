// Comments, their HTML, their files, and the event log.
import { describe, expect, it } from 'vitest';
import { cleanHtml, textOfHtml } from '../../../simulators/zendesk/world/comment-html.ts';
import { get } from '../../../src/kernel/wire.ts';
import { type Office, openOffice, type Plain } from './desk-calls.ts';
import { connect, message } from './stage.ts';

const comment = (office: Office, more: object) =>
  office.agents('PUT', '/tickets/1', { ticket: { comment: more } });

const comments = async (office: Office, query = ''): Promise<Plain[]> =>
  (await office.agents('GET', `/tickets/1/comments${query}`)).json.comments;

describe('HTML of comments', () => {
  it.each([
    ['<p>a</p>', '<p>a</p>', 'a'],
    ['<b onclick="x()">a</b>', '<b>a</b>', 'a'],
    ['a<script>alert(1)</script>b', 'ab', 'ab'],
    ['<style>p{}</style><p>a</p>', '<p>a</p>', 'a'],
    ['<a href="javascript:x()">a</a>', '<a>a</a>', 'a'],
    ['<a href=" JaVaScRiPt:x()">a</a>', '<a>a</a>', 'a'],
    [
      '<a href="https://a.example/?a=1&b=2">a</a>',
      '<a href="https://a.example/?a=1&amp;b=2">a</a>',
      'a',
    ],
    ['<img src="data:text/html,x" alt="i">', '<img alt="i">', ''],
    ['<form action="/x"><input name="a">b</form>', 'b', 'b'],
    ['<iframe src="https://a.example">x</iframe>y', 'y', 'y'],
    ['<svg><script>x</script></svg>z', 'z', 'z'],
    ['<b>a', '<b>a</b>', 'a'],
    ['a &lt;script&gt; &amp; b', 'a &lt;script&gt; &amp; b', 'a <script> & b'],
    ['a<br>b', 'a<br>b', 'a\nb'],
    ['<p>a</p><p>b</p>', '<p>a</p><p>b</p>', 'a\nb'],
    ['<scr<script>ipt>x</script>', expect.not.stringContaining('<script'), expect.anything()],
  ])('%s', (given, clean, text) => {
    expect(cleanHtml(given)).toEqual(clean);
    expect(textOfHtml(given)).toEqual(text);
    // Cleaning what is clean changes nothing.
    expect(cleanHtml(cleanHtml(given))).toBe(cleanHtml(given));
  });

  it('stands in the wrapper of Zendesk, and its text beside it', async () => {
    const office = openOffice();
    await office.ticket();
    await comment(office, { html_body: '<p onload="x">Olá <b>Ana</b></p><script>x</script>' });
    expect((await comments(office)).at(-1)).toMatchObject({
      html_body: '<div class="zd-comment" dir="auto"><p>Olá <b>Ana</b></p></div>',
      body: 'Olá Ana',
      plain_body: 'Olá Ana',
    });
  });
});

describe('comments', () => {
  it('are as public as the first one, unless they say so', async () => {
    const office = openOffice();
    await office.ticket({ comment: { body: 'note', public: false } });
    await comment(office, { body: 'another' });
    await comment(office, { body: 'to the customer', public: true });
    expect((await comments(office)).map((each) => each.public)).toEqual([false, false, true]);
  });

  it('are private when the agent writes only private ones', async () => {
    const office = openOffice();
    await office.ticket();
    const user = { only_private_comments: true };
    expect((await office.as('PUT', `/users/${office.agentId}`, { user })).status).toBe(200);
    await comment(office, { body: 'said nothing about it' });
    expect((await comments(office)).at(-1)).toMatchObject({ public: false });
    const refused = await comment(office, { body: 'x', public: true });
    expect(refused).toMatchObject({ status: 422, json: { details: { base: [{}] } } });
  });

  it('are listed in both orders, with their authors, and counted', async () => {
    const office = openOffice();
    const { requester_id } = await office.ticket({ submitter_id: undefined });
    await comment(office, { body: 'two', author_id: requester_id });
    expect((await comments(office, '?sort_order=desc'))[0]).toMatchObject({ body: 'two' });
    const { json } = await office.agents('GET', '/tickets/1/comments?include=users&page[size]=1');
    expect(json).toMatchObject({ users: [{ name: 'Alex Admin' }], meta: { has_more: true } });
    expect((await office.agents('GET', '/tickets/1/comments/count')).json.count.value).toBe(2);
  });

  it('can be redacted: text, HTML, description and log', async () => {
    const office = openOffice();
    await office.ticket({ comment: { html_body: '<p>My card is 4111 1111 &amp; yours</p>' } });
    const [first] = await comments(office);
    const path = `/tickets/1/comments/${first.id}`;
    const redacted = await office.agents('PUT', `${path}/redact`, { text: '4111 1111' });
    expect(redacted.json.comment).toMatchObject({
      body: 'My card is ▇▇▇▇ ▇▇▇▇ & yours',
      html_body: expect.stringContaining('My card is ▇▇▇▇ ▇▇▇▇ &amp; yours'),
    });
    const ticket = await office.agents('GET', '/tickets/1');
    expect(ticket.json.ticket.description).not.toContain('4111');
    const audits = await office.agents('GET', '/tickets/1/audits');
    expect(JSON.stringify(audits.json)).not.toContain('4111');
    expect(audits.json.audits.at(-1).events).toMatchObject([
      { type: 'CommentRedactionEvent', comment_id: first.id },
    ]);
    expect((await office.agents('PUT', `${path}/redact`, { text: 'nowhere' })).status).toBe(422);
    expect((await office.agents('PUT', `${path}/redact`, {})).status).toBe(422);
    expect((await office.agents('PUT', '/tickets/1/comments/7/redact', {})).status).toBe(404);
  });

  it('can be redacted in the agent workspace, on a closed ticket too', async () => {
    const office = openOffice();
    await office.ticket({ status: 'closed', assignee_id: office.agentId });
    const [first] = await comments(office);
    const direct = `/tickets/1/comments/${first.id}/redact`;
    expect((await office.agents('PUT', direct, { text: 'arrived' })).status).toBe(422);
    const { json } = await office.agents('PUT', `/comment_redactions/${first.id}`, {
      ticket_id: 1,
      html_body: '<p>It has not <redact>arrived</redact></p>',
    });
    expect(json.comment.body).toBe('It has not ▇▇▇▇▇▇▇');
  });

  it('become private, once', async () => {
    const office = openOffice();
    await office.ticket();
    const [first] = await comments(office);
    for (let i = 0; i < 2; i++) {
      const done = await office.agents('PUT', `/tickets/1/comments/${first.id}/make_private`);
      expect(done.status).toBe(200);
    }
    const { json } = await office.agents('GET', '/tickets/1/audits');
    expect(json.count).toBe(2);
    expect(json.audits[1].events).toMatchObject([{ type: 'CommentPrivacyChange', public: false }]);
    const audit = await office.agents('GET', `/tickets/1/audits/${first.audit_id}`);
    expect(audit.json.audit.events[0]).toMatchObject({ type: 'Comment', public: false });
    expect((await office.agents('GET', '/tickets/1')).json.ticket.is_public).toBe(false);
  });
});

describe('files', () => {
  const upload = async (office: Office, query: string, bytes: Uint8Array | string = 'abc') => {
    const answer = await office.play(
      office.network.sender('agent')({
        method: 'POST',
        url: `https://acme.zendesk.com/api/v2/uploads.json?${query}`,
        headers: { ...office.agent, 'content-type': 'image/png' },
        body: bytes,
      }),
    );
    return { status: answer.status, json: JSON.parse(String(answer.body)) as Plain };
  };
  const fetched = (office: Office, url: string) =>
    office.play(office.network.sender('agent')(get(url)));

  it('are uploaded, put on a comment and fetched without credentials', async () => {
    const office = openOffice();
    await office.ticket();
    const bytes = new Uint8Array([1, 2, 0, 255]);
    const first = await upload(office, 'filename=a.png', bytes);
    expect(first).toMatchObject({
      status: 201,
      json: { upload: { expires_at: '2025-06-05T09:00:00Z', attachment: { size: 4 } } },
    });
    const { token } = first.json.upload;
    const second = await upload(office, `filename=b%20b.png&token=${token}`);
    expect(second.json.upload.attachments).toHaveLength(2);
    expect((await comment(office, { uploads: [token] })).status).toBe(200);
    const files = (await comments(office)).at(-1).attachments;
    expect(files).toMatchObject([
      { file_name: 'a.png', content_type: 'image/png', deleted: false, thumbnails: [] },
      { file_name: 'b b.png' },
    ]);
    expect(files[1].content_url).toMatch(/\/attachments\/token\/[0-9a-f]{32}\/\?name=b%20b\.png$/);
    const file = await fetched(office, files[0].content_url);
    expect(file.headers['content-type']).toBe('image/png');
    expect(new Uint8Array(file.body as Uint8Array)).toEqual(bytes);
    expect((await comment(office, { body: 'x', uploads: [token] })).status).toBe(422);
    const { id } = files[0];
    expect((await office.agents('GET', `/attachments/${id}`)).json.attachment.id).toBe(id);
    const override = { attachment: { malware_access_override: true } };
    const changed = await office.agents('PUT', `/attachments/${id}`, override);
    expect(changed.json.attachment.malware_access_override).toBe(true);
  });

  it('are gone when they are redacted', async () => {
    const office = openOffice();
    await office.ticket();
    const { token } = (await upload(office, 'filename=a.png')).json.upload;
    await comment(office, { body: 'x', uploads: [token] });
    const { id, attachments } = (await comments(office)).at(-1);
    const path = `/tickets/1/comments/${id}/attachments/${attachments[0].id}/redact`;
    expect((await office.agents('PUT', path)).json.attachment).toMatchObject({
      file_name: 'redacted.txt',
      size: 0,
      deleted: true,
    });
    expect((await fetched(office, attachments[0].content_url)).body).toHaveLength(0);
  });

  it('that nobody uses are gone after three days, or at once when taken back', async () => {
    const office = openOffice();
    await office.ticket();
    const kept = (await upload(office, 'filename=a.png')).json.upload;
    const other = (await upload(office, 'filename=a.png')).json.upload;
    expect((await office.agents('DELETE', `/uploads/${other.token}`)).status).toBe(204);
    expect((await fetched(office, other.attachment.content_url)).status).toBe(404);
    await office.clock.advance(3 * 86_400_000 - 10_000);
    expect((await fetched(office, kept.attachment.content_url)).status).toBe(200);
    await office.clock.advance(10_000);
    expect((await fetched(office, kept.attachment.content_url)).status).toBe(404);
    expect((await comment(office, { body: 'x', uploads: [kept.token] })).status).toBe(422);
    expect((await office.agents('DELETE', `/uploads/${kept.token}`)).status).toBe(404);
  });

  it.each([
    ['no name', 'filename=', 'x', 400],
    ['nothing in it', 'filename=a', '', 422],
    ['an unknown token', 'filename=a&token=x', 'x', 404],
    ['51 MB', 'filename=a', new Uint8Array(51 * 1024 * 1024), 413],
  ])('with %s are refused', async (_what, query, bytes, status) => {
    expect((await upload(openOffice(), query, bytes)).status).toBe(status);
  });
});

describe('all audits', () => {
  it('stand in one list, the newest first, and follow what happens', async () => {
    const office = openOffice();
    await office.ticket();
    await office.ticket();
    const list = async (query = ''): Promise<Plain> =>
      (await office.as('GET', `/ticket_audits${query}`)).json;
    expect((await list()).audits.map((each: Plain) => each.ticket_id)).toEqual([2, 1]);
    await comment(office, { body: 'x' });
    expect((await list()).audits.map((each: Plain) => each.ticket_id)).toEqual([1, 2, 1]);
    const page = await list('?limit=1');
    expect(page).toMatchObject({ audits: [{ ticket_id: 1 }], after_url: expect.any(String) });
    const next = await list(`?limit=1&cursor=${page.after_cursor}`);
    expect(next.audits).toMatchObject([{ ticket_id: 2 }]);
    await office.as('DELETE', '/tickets/1');
    expect((await list()).audits.map((each: Plain) => each.ticket_id)).toEqual([2]);
    await office.as('PUT', '/deleted_tickets/1/restore');
    expect((await list()).audits.map((each: Plain) => each.ticket_id)).toEqual([1, 2, 1]);
  });

  it('tell of replies that were carried to a channel', async () => {
    const office = openOffice();
    const { push } = await connect(office);
    await push(message());
    await comment(office, { body: 'Olá' });
    await office.as('GET', '/ticket_audits');
    await office.clock.settle();
    const { json } = await office.as('GET', '/ticket_audits?limit=1');
    expect(json.audits[0].events).toMatchObject([{ type: 'ChannelBackEvent' }]);
  });
});
