// `serve`, as a real client meets it: over sockets, with the vendors' own paths, while time is held or leaps.
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Hook, type Serving, serving, startReceiver } from './served.ts';

const README = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');
const ANA = '+5511912345678';
const PATIENCE_MS = 30_000;

let served: Serving;
beforeAll(async () => {
  served = await serving('--frozen');
}, PATIENCE_MS);
afterAll(async () => {
  await served.end('SIGTERM');
});

const text = (body: string) => ({
  messaging_product: 'whatsapp',
  to: ANA,
  type: 'text',
  text: { body },
});
const send = (body: string) =>
  served.graph('POST', `${served.ready.whatsapp.phoneNumberId}/messages`, text(body));
const shownTo = async (phone: string): Promise<string[]> => {
  const { json } = await served.sim('GET', `/customers/${phone}/device`);
  return json.chats.flatMap(({ messages }: { messages: { text: string }[] }) =>
    messages.map((message) => message.text),
  );
};

/** The connected account with one customer whose window is open. */
async function begin(): Promise<void> {
  expect((await served.sim('POST', '/reset')).status).toBe(200);
  expect((await served.sim('POST', '/customers', { phone: ANA, name: 'Ana' })).status).toBe(201);
  const wrote = await served.sim('POST', `/customers/${ANA}/messages`, { text: 'Hello' });
  expect(wrote.json).toEqual({ id: expect.stringMatching(/^wamid\./) });
}

describe('the line of JSON', () => {
  it('names everything that a client needs', () => {
    const { url } = served.ready;
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(served.ready).toEqual({
      url,
      whatsapp: {
        accessToken: expect.stringMatching(/^EAA/),
        appSecret: expect.stringMatching(/^[0-9a-f]{32}$/),
        wabaId: expect.stringMatching(/^\d+$/),
        appId: expect.stringMatching(/^\d+$/),
        phoneNumberId: expect.stringMatching(/^\d+$/),
        displayPhoneNumber: expect.stringMatching(/^\+?55/),
        verifyToken: expect.any(String),
        onPremises: {
          url: expect.stringMatching(`^${url}/on-premises/`),
          username: 'admin',
          password: expect.any(String),
          deploymentId: expect.any(String),
          phoneNumber: expect.stringMatching(/^\+55/),
          certificate: expect.any(String),
        },
      },
      zendesk: {
        url,
        email: 'admin@acme.example',
        apiToken: expect.any(String),
        oauthToken: expect.any(String),
        subdomain: 'acme',
      },
      connector: { url: `${url}/connector` },
      control: { url: `${url}/_sim`, token: expect.stringMatching(/^sim-/) },
    });
  });

  it('is the same after a reset, whatever happened', async () => {
    await begin();
    await served.sim('POST', '/clock/advance', { by: '2d' });
    const again = await served.sim('POST', '/reset');
    expect(again.json).toEqual(served.ready);
    expect((await served.sim('GET', '/customers')).json).toEqual({ customers: [] });
    const { json } = await served.sim('GET', '/clock');
    expect(json.now).toMatch(/^2025-06-02T09:0/);
  });
});

describe('Cloud', () => {
  beforeEach(begin);

  it('carries a message inside the window, at any version', async () => {
    expect((await send('Inside')).status).toBe(200);
    const { ready, call } = served;
    const id = ready.whatsapp.phoneNumberId;
    const token = { authorization: `Bearer ${ready.whatsapp.accessToken}` };
    for (const version of ['v19.0/', '']) {
      const url = `${ready.url}/${version}${id}/messages`;
      expect((await call('POST', url, text(`at ${version}`), token)).status).toBe(200);
    }
    await served.sim('POST', '/clock/advance', { by: '10s' });
    expect(await shownTo(ANA)).toEqual(['Hello', 'Inside', 'at v19.0/', 'at ']);
  });

  it('refuses one 24 hours and a second later', async () => {
    await served.sim('POST', '/clock/advance', { by: '24h 1s' });
    expect((await served.sim('PATCH', '/whatsapp/options', { outOfWindow: 'sync' })).status).toBe(
      200,
    );
    const refused = await send('Outside');
    expect(refused.status).toBe(400);
    expect(refused.json.error.code).toBe(131047);
    expect(await shownTo(ANA)).toEqual(['Hello']);
  });

  it('hands out a file under the address that is served', async () => {
    const bytes = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);
    const { ready } = served;
    const authorization = `Bearer ${ready.whatsapp.accessToken}`;
    const form = new FormData();
    form.set('messaging_product', 'whatsapp');
    form.set('type', 'image/jpeg');
    form.set('file', new Blob([bytes], { type: 'image/jpeg' }), 'a.jpg');
    const uploaded = await fetch(`${ready.url}/v23.0/${ready.whatsapp.phoneNumberId}/media`, {
      method: 'POST',
      headers: { authorization },
      body: form,
    });
    expect(uploaded.status).toBe(200);
    const { id } = (await uploaded.json()) as { id: string };
    const { json } = await served.graph('GET', id);
    expect(json.url.startsWith(`${ready.url}/`)).toBe(true);
    const file = await fetch(json.url, { headers: { authorization } });
    expect(file.status).toBe(200);
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(bytes);
  });

  it('answers wrong tokens and unknown paths in its own shape', async () => {
    const { ready, call } = served;
    const wrong = await call('GET', `${ready.url}/v23.0/1/phone_numbers`, undefined, {
      authorization: 'Bearer nobody',
    });
    expect(wrong.status).toBe(401);
    expect(wrong.json.error.code).toBe(190);
    const unknown = await served.graph('GET', 'a/b/c/d');
    expect(unknown.json.error.message).toContain('Unknown path');
  });
});

describe('a webhook receiver on this machine', () => {
  const subscribe = (url: string) =>
    served.graph('POST', `${served.ready.whatsapp.wabaId}/subscribed_apps`, {
      override_callback_uri: url,
      verify_token: 'mine',
    });

  it('passes the handshake, and gets webhooks signed over their exact bytes', async () => {
    await begin();
    const receiver = await startReceiver();
    expect((await subscribe(receiver.url)).json).toEqual({ success: true });
    await served.sim('POST', `/customers/${ANA}/messages`, { text: 'Olá 😀' });
    await served.sim('POST', '/clock/advance', { by: '1s' });
    await receiver.close();
    const [hook] = receiver.hooks as [Hook];
    expect(JSON.parse(hook.body).entry[0].changes[0].value.messages[0].text.body).toBe('Olá 😀');
    const { appSecret } = served.ready.whatsapp;
    const signature = createHmac('sha256', appSecret).update(hook.body).digest('hex');
    expect(hook.headers['x-hub-signature-256']).toBe(`sha256=${signature}`);
  });

  it('may call back before it answers, and time waits for it', async () => {
    await begin();
    const seen: string[] = [];
    const receiver = await startReceiver(async ({ body }) => {
      const { value } = JSON.parse(body).entry[0].changes[0];
      if (value.messages === undefined) return;
      seen.push((await served.sim('GET', '/clock')).json.now);
      expect((await send('A reply')).status).toBe(200);
      // A route that itself calls the receiver while the receiver is being waited for.
      expect((await subscribe(receiver.url)).json).toEqual({ success: true });
      seen.push((await served.sim('GET', '/clock')).json.now);
    });
    await subscribe(receiver.url);
    await served.sim('POST', `/customers/${ANA}/messages`, { text: 'And now?' });
    const advanced = await served.sim('POST', '/clock/advance', { by: '24h' });
    await receiver.close();
    expect(seen).toHaveLength(2);
    expect(seen[1]).toBe(seen[0]);
    expect(Date.parse(advanced.json.now) - Date.parse(seen[0] ?? '')).toBe(86_400_000);
    expect(await shownTo(ANA)).toContain('A reply');
    const statuses = receiver.hooks.flatMap(({ body }) =>
      (JSON.parse(body).entry[0].changes[0].value.statuses ?? []).map(
        ({ status }: { status: string }) => status,
      ),
    );
    expect(statuses).toEqual(['sent', 'delivered']);
  });

  it('that never answers holds up neither a reset nor whoever waits for time', async () => {
    await begin();
    let told = (): void => {};
    const called = new Promise<void>((resolve) => {
      told = resolve;
    });
    const receiver = await startReceiver(() => {
      told();
      return new Promise(() => {});
    });
    await subscribe(receiver.url);
    await served.sim('POST', `/customers/${ANA}/messages`, { text: 'Anybody there?' });
    const leap = served.sim('POST', '/clock/advance', { by: '24h' });
    await called;
    const { length } = receiver.hooks;
    expect((await served.sim('POST', '/reset')).status).toBe(200);
    expect(await leap).toMatchObject({
      status: 503,
      json: { error: 'this world has ended; ask again' },
    });
    expect((await served.sim('POST', '/clock/advance', { by: '24h' })).status).toBe(200);
    // Nothing of the old world goes on behind the new one.
    expect(receiver.hooks).toHaveLength(length);
    await receiver.close();
  });

  it('must be there: otherwise the subscription is refused', async () => {
    await begin();
    const receiver = await startReceiver();
    await receiver.close();
    expect((await subscribe(receiver.url)).status).toBe(400);
  });

  it('elsewhere is never called, and a finding says so', async () => {
    await begin();
    expect((await subscribe('https://hooks.example.com/a?secret=1')).status).toBe(400);
    const { text: lines } = await served.sim('GET', '/trace');
    const finding = lines.split('\n').find((line) => line.includes('"kind":"finding"'));
    expect(finding).toContain('not sent to https://hooks.example.com/a: only http addresses');
  });
});

describe('On-Premises', () => {
  it('logs in with the password given, and sends', async () => {
    await begin();
    const { url, username, password, phoneNumber } = served.ready.whatsapp.onPremises;
    const basic = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
    const login = await served.call('POST', `${url}/v1/users/login`, '', { authorization: basic });
    expect(login.status).toBe(200);
    const token = { authorization: `Bearer ${login.json.users[0].token}` };
    await served.sim('POST', `/customers/${ANA}/messages`, { text: 'Hi', to: phoneNumber });
    const message = { to: ANA.slice(1), type: 'text', text: { body: 'From the host' } };
    const sent = await served.call('POST', `${url}/v1/messages`, message, token);
    expect(sent.json.messages).toHaveLength(1);
    await served.sim('POST', '/clock/advance', { by: '1s' });
    expect(await shownTo(ANA)).toContain('From the host');
  });
});

describe('Zendesk', () => {
  it('has a ticket for what a customer wrote, for an API token and an OAuth token', async () => {
    await begin();
    await served.sim('POST', '/clock/advance', { by: '1s' });
    const { url, email, apiToken, oauthToken } = served.ready.zendesk;
    const basic = `Basic ${Buffer.from(`${email}/token:${apiToken}`).toString('base64')}`;
    for (const authorization of [basic, `Bearer ${oauthToken}`]) {
      const list = `${url}/api/v2/tickets.json?per_page=1`;
      const { json } = await served.call('GET', list, undefined, { authorization });
      expect(json.tickets).toHaveLength(1);
      expect(json.tickets[0]).toMatchObject({
        description: 'Hello',
        url: `${url}/api/v2/tickets/1.json`,
      });
    }
    await served.sim('POST', '/customers', { phone: '+5511900000001', name: 'Bia' });
    await served.sim('POST', '/customers/5511900000001/messages', { text: 'Me too' });
    await served.sim('POST', '/clock/advance', { by: '1s' });
    const headers = { authorization: basic };
    const one = await served.call('GET', `${url}/api/v2/tickets?per_page=1`, undefined, headers);
    expect(one.json.next_page).toMatch(`${url}/api/v2/tickets`);
    const two = await served.call('GET', one.json.next_page, undefined, headers);
    expect(two.json.tickets).toHaveLength(1);
  });

  it('carries an agent’s reply to the phone, through the integration', async () => {
    await begin();
    await served.sim('POST', '/clock/advance', { by: '1s' });
    const { url, oauthToken } = served.ready.zendesk;
    const headers = { authorization: `Bearer ${oauthToken}` };
    const reply = { ticket: { comment: { body: 'On its way', public: true } } };
    await served.call('PUT', `${url}/api/v2/tickets/1.json`, reply, headers);
    await served.sim('POST', '/clock/advance', { by: '5s' });
    expect(await shownTo(ANA)).toEqual(['Hello', 'On its way']);
  });
});

describe('the integration', () => {
  it('is reached below /connector', async () => {
    const { connector, url } = served.ready;
    for (const address of [`${connector.url}/manifest`, `${url}/connector/manifest`]) {
      expect((await served.call('GET', address)).json.name).toBe('WhatsApp');
    }
  });
});

describe('the control', () => {
  beforeEach(begin);

  it('wants its token', async () => {
    const { control } = served.ready;
    for (const authorization of ['', 'Bearer wrong', control.token]) {
      const refused = await served.call('GET', `${control.url}/clock`, undefined, {
        authorization,
      });
      expect(refused.status).toBe(401);
      expect(refused.json.error).toContain('Authorization: Bearer');
    }
  });

  it('takes its token whatever the case of the scheme, and a slash at the end', async () => {
    const { control } = served.ready;
    const listed = await served.call('GET', `${control.url}/`, undefined, {
      authorization: `bearer ${control.token}`,
    });
    expect(listed.json.controls[0].route).toBe('GET /_sim/clock');
  });

  it('lists what there is, also at a path that is none', async () => {
    const { json } = await served.sim('GET', '');
    const routes = json.controls.map(({ route }: { route: string }) => route);
    expect(routes).toContain('POST /_sim/clock/advance');
    for (const route of routes) {
      const word = route.split('/').findLast((part: string) => !part.startsWith('{'));
      expect(README, route).toContain(word);
    }
    const lost = await served.sim('GET', '/clocks');
    expect(lost.status).toBe(404);
    expect(lost.json).toMatchObject({ error: 'there is no control GET /_sim/clocks' });
    expect(lost.json.controls).toHaveLength(routes.length);
  });

  it.each([
    ['POST', '/clock/advance', { by: '24 hours' }, 400, 'by: "24 hours" is no duration'],
    ['POST', '/clock/advance', {}, 400, 'by: must be a duration'],
    ['POST', '/clock/advance', '{', 400, 'the body: is not JSON'],
    ['POST', '/clock/advance', { by: '1h', at: 1 }, 400, 'at: is no field here'],
    ['POST', '/customers', { phone: '12', name: 'X' }, 400, 'phone: must be a phone number'],
    ['POST', '/customers', { phone: ANA }, 400, 'name: is missing'],
    ['GET', '/customers/ana/device', undefined, 400, '"ana" is not a phone number'],
    ['GET', '/customers/+5511900000009/device', undefined, 404, 'there is no WhatsApp on'],
    [
      'POST',
      `/customers/${ANA}/messages`,
      { type: 'dance' },
      400,
      'type: must be one of text, image',
    ],
    ['POST', `/customers/${ANA}/messages`, { type: 'image', data: '!' }, 400, 'data: must be'],
    ['POST', `/customers/${ANA}/tap`, { message: 'x', words: 'Yes' }, 409, 'nothing to tap'],
    [
      'POST',
      `/customers/${ANA}/fail`,
      { failure: 'x' },
      400,
      'failure: must be one of window-closed',
    ],
    ['PUT', `/telephone/${ANA}`, { kind: 'pager' }, 400, 'kind: must be one of mobile'],
    ['POST', '/faults', { dropp: {} }, 400, 'Did you mean "drop"?'],
    ['POST', '/faults', { delay: {} }, 400, 'delay.ms: is missing'],
    ['POST', '/faults', { drop: { to: 'whatsap' } }, 400, 'Did you mean "whatsapp"?'],
    ['POST', '/faults', { drop: 5 }, 400, 'drop: must be an object'],
    ['POST', '/customers', '[]', 400, 'the body: must be an object'],
    ['POST', '/customers', { phone: ANA, name: '' }, 400, 'name: must not be empty'],
    ['POST', '/whatsapp/templates', { name: 'Bad Name' }, 400, 'name: must be of a-z'],
    ['PATCH', '/whatsapp/options', { codeValidMs: 1.5 }, 400, 'must be a whole number'],
    ['GET', '/clock/advance', undefined, 405, '/_sim/clock/advance is not for GET: use POST'],
    ['DELETE', '/customers', undefined, 405, 'use GET or POST'],
    [
      'PATCH',
      '/whatsapp/options',
      { outOfWindow: 'no' },
      400,
      'outOfWindow: must be one of async, sync',
    ],
    [
      'PATCH',
      '/whatsapp/options',
      { failAtOnce: ['no'] },
      400,
      'failAtOnce: must be one of window-closed',
    ],
    ['PATCH', '/whatsapp/options', { linkCode: 1 }, 400, 'linkCode: must be one of 131053, 131052'],
    ['PATCH', '/whatsapp/options', { rateFactor: 0 }, 400, 'rateFactor: '],
    [
      'PATCH',
      '/whatsapp/options',
      { pricingModel: 'no' },
      400,
      'pricingModel: must be one of by-date',
    ],
    ['PATCH', '/whatsapp/options', { codeValidMS: 1 }, 400, 'Did you mean "codeValidMs"?'],
    ['PATCH', '/whatsapp/options', { onPremisesOrigin: 'x' }, 400, 'follows from the address'],
    ['GET', '/trace?since=yesterday', undefined, 400, 'no sequence number'],
    ['GET', '/mail/ana', undefined, 400, '"ana" is no mail address, such as admin@acme.example'],
  ] as const)('%s %s %j: %i %s', async (method, path, body, status, error) => {
    const refused = await served.sim(method, path, body);
    expect(refused.status).toBe(status);
    expect(refused.json.error).toContain(error);
  });

  it('takes a phone with a plus, with %2B and without, and as webhooks name it', async () => {
    const waId = '551112345678';
    for (const written of [ANA, encodeURIComponent(ANA), ANA.slice(1), waId]) {
      expect(await shownTo(written)).toEqual(['Hello']);
    }
  });

  const CARD = { name: { formatted_name: 'Bo' }, phones: [{ phone: '+5511955554444' }] };
  const FILE = { data: Buffer.from('a file').toString('base64'), mimeType: 'image/jpeg' };
  it.each([
    [{ type: 'text', text: 'Again' }, 'Again'],
    [{ type: 'image', ...FILE, caption: 'Look' }, 'Look'],
    [{ type: 'document', ...FILE, mimeType: 'application/pdf', filename: 'a.pdf' }, ''],
    [{ type: 'audio', ...FILE, mimeType: 'audio/ogg', voice: true }, ''],
    [{ type: 'location', latitude: -23.5, longitude: -46.6, name: 'Office' }, 'Office'],
    [{ type: 'contacts', contacts: [CARD] }, 'Bo'],
    [{ type: 'reaction', message: 'wamid.x', emoji: '👍' }, '👍'],
    [{ type: 'button', text: 'Yes', payload: 'y' }, 'Yes'],
    [{ type: 'choice', of: 'list', id: '1', title: 'One' }, 'One'],
    [{ type: 'unsupported' }, ''],
  ])('lets a customer send %j', async (message, shown) => {
    const wrote = await served.sim('POST', `/customers/${ANA}/messages`, message);
    expect(wrote.status).toBe(201);
    expect((await shownTo(ANA)).at(-1)).toBe(shown);
  });

  it('switches a phone off and on, and has it read', async () => {
    const at = (path: string, body?: unknown) =>
      served.sim('POST', `/customers/${ANA}${path}`, body);
    expect((await at('/offline')).json).toEqual({ done: true });
    await send('Are you there?');
    await served.sim('POST', '/clock/advance', { by: '1s' });
    expect(await shownTo(ANA)).toEqual(['Hello']);
    await at('/online');
    expect(await shownTo(ANA)).toEqual(['Hello', 'Are you there?']);
    await at('/read');
    const { text: lines } = await served.sim('GET', '/trace');
    expect(lines).toContain('"status":"read"');
    for (const [path, body] of [
      ['/block', {}],
      ['/stop-marketing', { stopped: false }],
      ['/outdated', {}],
      ['/receipts', { on: false }],
      ['/fail', { failure: 'experiment' }],
      ['/change-number', { to: '+5511912345679' }],
    ] as const) {
      expect(await at(path, body), path).toMatchObject({ status: 200 });
    }
    const { json } = await served.sim('GET', '/customers');
    expect(json.customers).toEqual([{ phone: '+5511912345679', name: 'Ana', app: 'messenger' }]);
    expect((await served.sim('POST', '/customers/5511912345679/uninstall')).status).toBe(200);
    await served.sim('POST', '/customers/5511912345679/delete-account');
    expect((await served.sim('GET', '/customers')).json.customers).toEqual([]);
  });

  it('decides on templates and numbers as WhatsApp does', async () => {
    const template = { name: 'order_sent', language: 'en_US', body: 'Order {{1}} is on its way.' };
    const made = await served.sim('POST', '/whatsapp/templates', template);
    expect(made.status).toBe(201);
    const one = '/whatsapp/templates/order_sent/en_US';
    for (const [path, body, state] of [
      ['/decision', { decision: 'pause' }, 'paused'],
      ['/decision', { decision: 'reinstate' }, 'approved'],
      ['/quality', { quality: 'yellow' }, 'approved'],
      ['/category', { category: 'marketing', after: '24h' }, 'approved'],
      ['/decision', { decision: 'reject', reason: 'SCAM' }, 'rejected'],
    ] as const) {
      expect((await served.sim('POST', one + path, body)).json, path).toMatchObject({ state });
    }
    expect((await served.sim('GET', one)).json.state).toBe('rejected');
    expect((await served.sim('POST', `${one}/decision`, { decision: 'pause' })).status).toBe(409);
    expect((await served.sim('GET', '/whatsapp/templates/none/en')).status).toBe(404);

    const { displayPhoneNumber, phoneNumberId } = served.ready.whatsapp;
    const number = `/whatsapp/numbers/${displayPhoneNumber?.replace(/\D/g, '')}`;
    await served.sim('POST', `${number}/quality`, { quality: 'red' });
    const shown = await served.graph('GET', `${phoneNumberId}?fields=quality_rating`);
    expect(shown.json.quality_rating).toBe('RED');
    for (const [path, body] of [
      [`${number}/display-name`, { decision: 'approve' }],
      [`${number}/tier`, { tier: '10K' }],
      [`${number}/throughput`, {}],
      [`${number}/official`, { official: true }],
      [`${number}/pin-off`, {}],
      [`${number}/restrict`, { violation: 'SCAM' }],
      [`${number}/reinstate`, {}],
      [`${number}/coexistence`, { on: true }],
      ['/whatsapp/account/verify', {}],
      ['/whatsapp/account/review', { decision: 'deferred' }],
      [`${number}/ban`, {}],
      [`${number}/reinstate`, {}],
      [`${number}/remove`, {}],
    ] as const) {
      expect(await served.sim('POST', path, body), path).toMatchObject({ status: 200 });
    }
    expect((await served.sim('POST', `${number}/ban`, {})).status).toBe(409);
  });

  it('shows the telephone of a number in clear, and defines what line it is', async () => {
    const { phoneNumber } = served.ready.whatsapp.onPremises;
    const { json } = await served.sim('GET', `/telephone/${phoneNumber}`);
    expect(json.line).toMatchObject({ kind: 'mobile', takesSms: true });
    expect(json.sms).toEqual([expect.objectContaining({ text: expect.stringMatching(/\d{3}/) })]);
    const line = await served.sim('PUT', `/telephone/${ANA}`, { kind: 'landline' });
    expect(line.json.line).toEqual({
      kind: 'landline',
      ivr: false,
      takesSms: false,
      takesCalls: true,
    });
  });

  it('breaks the way of a client too, lists faults, and heals', async () => {
    const fault = { 'http-status': { from: 'client', to: 'whatsapp', status: 503, times: 2 } };
    expect((await served.sim('POST', '/faults', fault)).status).toBe(201);
    const broken = send('Lost');
    await served.sim('POST', '/clock/advance', { by: '1s' });
    expect((await broken).status).toBe(503);
    const { json } = await served.sim('GET', '/faults');
    expect(json.faults).toMatchObject([{ kind: 'http-status', left: 1 }]);
    await served.sim('DELETE', '/faults');
    expect((await send('Found')).status).toBe(200);
    await served.sim('POST', '/faults', { drop: { from: 'client' } });
    await expect(send('Cut off')).rejects.toThrow('fetch failed');
    await served.sim('POST', '/faults', { timeout: { from: 'client' } });
    const silent = send('Never');
    while ((await served.sim('GET', '/faults')).json.faults.length > 0);
    expect((await served.sim('POST', '/reset')).status).toBe(200);
    expect(await silent).toMatchObject({ status: 503, json: { error: expect.any(String) } });
  });

  it('tells what happened from any event on, without secrets', async () => {
    await send('Traced');
    const all = (await served.sim('GET', '/trace')).text.trimEnd().split('\n');
    const events = all.map((line) => JSON.parse(line));
    expect(events[0].seq).toBe(0);
    const asked = events.find(({ from, kind }) => from === 'client' && kind === 'request');
    expect(asked).toMatchObject({ to: 'whatsapp', headers: { authorization: '[redacted]' } });
    const late = await served.sim('GET', `/trace?since=${asked.seq}`);
    expect(late.text.split('\n')[0]).toBe(all[asked.seq]);
    expect(late.headers.get('x-trace-first-seq')).toBe(`${asked.seq}`);
    const { ready } = served;
    for (const secret of [ready.whatsapp.accessToken, ready.control.token]) {
      expect(all.join('\n')).not.toContain(secret);
    }
  });
});

describe('time', () => {
  it('stands while it is frozen', async () => {
    const first = (await served.sim('GET', '/clock')).json.ms;
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect((await served.sim('GET', '/clock')).json.ms).toBe(first);
    const { json } = await served.sim('POST', '/clock/advance', { by: '1h 30m' });
    expect(json.ms - first).toBe(5_400_000);
  });

  it('leaps together for two who advance at once', async () => {
    const first = (await served.sim('GET', '/clock')).json.ms;
    const advance = () => served.sim('POST', '/clock/advance', { by: '1h' });
    await Promise.all([advance(), advance()]);
    expect((await served.sim('GET', '/clock')).json.ms - first).toBe(7_200_000);
  });

  it(
    'goes on by itself otherwise, and begins when it is told to',
    async () => {
      const running = await serving('--at', '2026-01-01T00:00:00Z', '--empty');
      const { ready } = running;
      expect(ready.whatsapp).toMatchObject({ phoneNumberId: null, displayPhoneNumber: null });
      expect(
        (await running.graph('GET', `${ready.whatsapp.wabaId}/phone_numbers`)).json.data,
      ).toEqual([]);
      const first = (await running.sim('GET', '/clock')).json;
      expect(first.now).toMatch(/^2026-01-01T00:00/);
      // Nobody outside can hold up time: this receiver never answers its handshake.
      const silent = createServer(() => {});
      await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
      const { port } = silent.address() as { port: number };
      const asked = running
        .graph('POST', `${ready.whatsapp.wabaId}/subscribed_apps`, {
          override_callback_uri: `http://127.0.0.1:${port}/`,
          verify_token: 'x',
        })
        .catch(() => 'cut off');
      await new Promise((resolve) => silent.once('connection', resolve));
      const then = (await running.sim('GET', '/clock')).json.ms;
      for (let now = then; now - then < 50; ) {
        now = (await running.sim('GET', '/clock')).json.ms;
      }
      const alone = await running.sim('POST', '/customers', { phone: ANA, name: 'Ana' });
      expect(alone.status).toBe(201);
      const lost = await running.sim('POST', `/customers/${ANA}/messages`, { text: 'Anybody?' });
      expect(lost).toMatchObject({ status: 400 });
      expect((await running.end('SIGINT')).code).toBe(0);
      expect(await asked).toBe('cut off');
      silent.close();
    },
    PATIENCE_MS,
  );
});
