// `serve`, from the desk: what agents and admins click, by the control and in a browser.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { basic } from '../../src/kernel/wire.ts';
import { type Serving, serving } from './served.ts';

const ANA = '+5511912345678';
const PATIENCE_MS = 30_000;

let served: Serving;
beforeAll(async () => {
  served = await serving('--frozen', '--option', 'zendesk.plan=growth');
}, PATIENCE_MS);
afterAll(async () => {
  await served.end('SIGTERM');
});

const support = (method: string, path: string, body?: unknown) => {
  const { url, email, apiToken } = served.ready.zendesk;
  const headers = basic(`${email}/token`, apiToken) as Record<string, string>;
  return served.call(method, `${url}/api/v2/${path}`, body, headers);
};

const shown = async (): Promise<string[]> => {
  const { json } = await served.sim('GET', `/customers/${ANA}/device`);
  return json.chats.flatMap(({ messages }: { messages: { text: string }[] }) =>
    messages.map(({ text }) => text),
  );
};

/** Ana has written, and her message is ticket 1. */
async function begin(): Promise<void> {
  await served.sim('POST', '/reset');
  await served.sim('POST', '/customers', { phone: ANA, name: 'Ana' });
  await served.sim('POST', `/customers/${ANA}/messages`, { text: 'Where is it?' });
  await served.sim('POST', '/clock/advance', { by: '5s' });
}

describe('an agent', () => {
  beforeEach(begin);

  it('replies, and the customer reads it; a note stays inside', async () => {
    const replied = await served.sim('POST', '/zendesk/tickets/1/reply', { text: 'Tomorrow.' });
    expect(replied).toMatchObject({ status: 200, json: { ticket: { comments: [{}, {}] } } });
    await served.sim('POST', '/zendesk/tickets/1/note', { text: 'She called before' });
    await served.sim('POST', '/clock/advance', { by: '10s' });
    expect(await shown()).toEqual(['Where is it?', 'Tomorrow.']);
    const { json } = await served.sim('GET', '/zendesk/tickets/1');
    expect(json.ticket.comments).toMatchObject([
      { public: true },
      { body: 'Tomorrow.', public: true, failure: null },
      { body: 'She called before', public: false },
    ]);
  });

  it('sees at the ticket that a reply came too late', async () => {
    await served.sim('POST', '/clock/advance', { by: '24h 1s' });
    await served.sim('POST', '/zendesk/tickets/1/reply', { text: 'Too late' });
    await served.sim('POST', '/clock/advance', { by: '1m' });
    const { json } = await served.sim('GET', '/zendesk/tickets/1');
    expect(json.ticket.comments.at(-1)).toMatchObject({
      body: 'Too late',
      failure: expect.stringContaining('window-closed'),
    });
    expect(await shown()).toEqual(['Where is it?']);
  });

  it('applies a macro, solves, and is reopened by the customer', async () => {
    const made = await support('POST', 'macros', {
      macro: {
        title: 'On its way',
        actions: [
          { field: 'priority', value: 'high' },
          {
            field: 'comment_value',
            value: 'Dear {{ticket.requester.first_name}}, it is on its way',
          },
        ],
      },
    });
    const { id } = made.json.macro;
    const applied = await served.sim('POST', '/zendesk/tickets/1/macro', { macro: id });
    expect(applied.json.ticket).toMatchObject({ priority: 'high' });
    await served.sim('POST', '/clock/advance', { by: '10s' });
    expect(await shown()).toEqual(['Where is it?', 'Dear Ana, it is on its way']);
    const solved = await served.sim('POST', '/zendesk/tickets/1/solve', {});
    expect(solved.json.ticket).toMatchObject({ status: 'solved', assignee: 'Aki Agent' });
    await served.sim('POST', `/customers/${ANA}/messages`, { text: 'Still nothing' });
    await served.sim('POST', '/clock/advance', { by: '5s' });
    expect((await served.sim('GET', '/zendesk/tickets/1')).json.ticket.status).toBe('open');
  });

  it('attaches a file, which can be fetched where the comment says', async () => {
    const file = { filename: 'a.txt', mimeType: 'text/plain', data: 'SGVsbG8=' };
    await served.sim('POST', '/zendesk/tickets/1/note', { text: 'See', files: [file] });
    const { json } = await support('GET', 'tickets/1/comments');
    const [attachment] = json.comments.at(-1).attachments;
    expect(attachment).toMatchObject({ file_name: 'a.txt', content_type: 'text/plain', size: 5 });
    expect(await (await fetch(attachment.content_url)).text()).toBe('Hello');
  });

  it.each([
    ['POST', '/zendesk/tickets/9/reply', { text: 'x' }, 404, /no ticket 9/],
    ['POST', '/zendesk/tickets/1/reply', {}, 400, /text: is missing/],
    ['POST', '/zendesk/tickets/1/reply', { text: 'x', by: 'boss' }, 400, /by: must be one of/],
    ['POST', '/zendesk/tickets/1/macro', { macro: 77 }, 409, /Support answered 404/],
    ['POST', '/zendesk/tickets/1/status', { status: 'new' }, 400, /status: must be one of/],
    ['GET', '/zendesk/tickets/9', undefined, 404, /no ticket 9/],
  ])('%s %s with %j is told what is wrong', async (method, path, body, status, error) => {
    const before = (await served.sim('GET', '/state')).json;
    expect(await served.sim(method, path, body)).toMatchObject({
      status,
      json: { error: expect.stringMatching(error) },
    });
    expect((await served.sim('GET', '/state')).json).toEqual(before);
  });
});

describe('an admin', () => {
  beforeEach(begin);

  it('sees what is installed, and walks the pages of an account', async () => {
    const { json } = await served.sim('GET', '/zendesk/apps');
    expect(json).toMatchObject({
      installed: ['WhatsApp'],
      channelApps: [{ integration: 'WhatsApp' }],
    });
    const [account] = json.channelApps[0].accounts;
    const path = `/zendesk/accounts/${encodeURIComponent(account.name)}/edit`;
    const opened = await served.sim('POST', path);
    const forms = opened.json.screen.forms.map(({ name }: { name: string }) => name);
    expect(opened.json).toMatchObject({ closed: false });
    expect(forms).toContain('business-info');
    const saved = await served.sim('POST', '/zendesk/frame', {
      form: 'business-info',
      fields: { description: 'Shoes since 1999' },
    });
    expect(saved.json.screen.error).toBeNull();
    expect((await served.sim('GET', '/zendesk/frame')).json).toEqual(saved.json);
    const { whatsapp } = served.ready;
    const profile = await served.graph(
      'GET',
      `${whatsapp.phoneNumberId}/whatsapp_business_profile?fields=description`,
    );
    expect(JSON.stringify(profile.json)).toContain('Shoes since 1999');
  });

  it('adds an account as far as the integration lets it', async () => {
    const opened = await served.sim('POST', '/zendesk/accounts', { integration: 'WhatsApp' });
    expect(opened.json.screen).toMatchObject({ name: 'channel', forms: [{ name: 'channel' }] });
    const wrong = await served.sim('POST', '/zendesk/frame', {
      form: 'channel',
      fields: { channel: 'Telegram' },
    });
    expect(wrong).toMatchObject({
      status: 409,
      json: { error: expect.stringMatching(/offers no/) },
    });
    const asked = await served.sim('POST', '/zendesk/frame', { form: 'channel' });
    const [form] = asked.json.screen.forms;
    const refused = await served.sim('POST', '/zendesk/frame', {
      form: form.name,
      fields: { deployment_id: 'nobody-knows-it' },
    });
    expect(refused.json.screen.error).toMatchObject({ reason: 'deployment-unknown' });
    expect((await served.sim('POST', '/zendesk/frame/back')).json.screen.error).toBeNull();
  });

  it('installs once, stops an account, and uninstalls', async () => {
    const again = await served.sim('POST', '/zendesk/apps', {});
    expect(again).toMatchObject({
      status: 409,
      json: { error: expect.stringMatching(/installed already/) },
    });
    const { json } = await served.sim('GET', '/zendesk/apps');
    const name = encodeURIComponent(json.channelApps[0].accounts[0].name);
    const stopped = await served.sim('POST', `/zendesk/accounts/${name}/deactivate`);
    expect(stopped.json.channelApps[0].accounts[0].active).toBe(false);
    const gone = await served.sim('DELETE', '/zendesk/apps/WhatsApp');
    expect(gone.json).toMatchObject({ installed: [], channelApps: [] });
    expect((await served.sim('GET', '/zendesk/tickets/1')).status).toBe(200);
  });

  it('picks conditions from lists that know the integration', async () => {
    const { json } = await served.sim('GET', '/zendesk/choices/trigger');
    const subjects = json.conditions.map(({ subject }: { subject: string }) => subject);
    expect(subjects).toContain('integration_account');
    expect(JSON.stringify(json.conditions)).toContain('"title":"WhatsApp"');
    expect(JSON.stringify(json.actions)).not.toMatch(/notification_(?:whatsapp|channel)/);
    expect((await served.sim('GET', '/zendesk/choices/view')).json.actions).toEqual([]);
    expect((await served.sim('GET', '/zendesk/choices/x')).status).toBe(404);
  });

  it.each([
    ['POST', '/zendesk/accounts', { integration: 'Nobody' }, 409, /no channel app "Nobody"/],
    ['POST', '/zendesk/accounts/Nobody/edit', undefined, 409, /no account "Nobody"/],
    ['DELETE', '/zendesk/apps/Nobody', undefined, 409, /Nobody/],
    ['POST', '/zendesk/frame', { form: 'x' }, 409, /no page is open/],
    ['POST', '/zendesk/apps', { manifestUrl: 'http://10.0.0.1/m' }, 409, /https URL/],
  ])('%s %s with %j is told what is wrong', async (method, path, body, status, error) => {
    expect(await served.sim(method, path, body)).toMatchObject({
      status,
      json: { error: expect.stringMatching(error) },
    });
  });

  it('opens Admin Center in a browser, after logging in', async () => {
    const { url, email, apiToken } = served.ready.zendesk;
    const login = await fetch(`${url}/admin`);
    expect(login.status).toBe(401);
    expect(login.headers.get('www-authenticate')).toMatch(/^Basic /);
    const headers = basic(`${email}/token`, apiToken) as Record<string, string>;
    const page = await (await fetch(`${url}/admin`, { headers })).text();
    expect(page).toContain('<h2>WhatsApp</h2>');
    const [, add = ''] = /href="([^"]+accounts\/new)"/.exec(page) ?? [];
    const frame = await (await fetch(url + add, { headers })).text();
    expect(frame).toContain(`action="${url}/connector/admin_ui"`);
    expect(frame).toMatch(/name="zendesk_access_token" value="[0-9a-f]{64}"/);
  });
});

describe('options', () => {
  it('are chosen at the start and while it runs', async () => {
    expect((await served.sim('GET', '/zendesk/options')).json).toMatchObject({ plan: 'growth' });
    const answer = await support('GET', 'users/me');
    expect(answer.headers.get('ratelimit-limit')).toBe('400');
    await served.sim('PATCH', '/zendesk/options', { plan: 'team' });
    expect((await support('GET', 'users/me')).headers.get('ratelimit-limit')).toBe('200');
    const wrong = await served.sim('PATCH', '/zendesk/options', { plan: 'gold', rate: 1 });
    expect(wrong).toMatchObject({ status: 400, json: { problems: [{}, {}] } });
    await served.sim('PATCH', '/zendesk/options', { plan: 'growth' });
  });
});
