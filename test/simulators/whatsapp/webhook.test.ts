import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE, SECOND } from '../../../src/kernel/clock.ts';
import { bearer, empty, NoAnswer, sendJson, textOf } from '../../../src/kernel/wire.ts';
import { cloud, connected, DIALECTS, onPremises } from './dialects.ts';
import { ANA, BUSINESS, CALLBACK, createStand, type Received } from './stand.ts';

const text = (body: string) => ({ type: 'text', text: body }) as const;
const messagesOf = ({ body }: Received) => (body.entry?.[0].changes[0].value ?? body).messages;

describe.each(DIALECTS)('webhooks ($dialect)', (dialect) => {
  test('a customer’s message is told once, with its own time', async () => {
    const stand = createStand();
    await connected(stand, dialect);
    await stand.clock.advance(1_500);
    const at = stand.clock.now();
    const id = stand.whatsapp.phones.send(ANA, BUSINESS, text('Meu pedido não chegou'));
    await stand.clock.settle();
    expect(stand.received).toHaveLength(1);
    const [webhook] = stand.received;
    expect(webhook?.request.url).toBe(CALLBACK);
    expect(webhook && messagesOf(webhook)).toEqual([
      {
        from: ANA.slice(1),
        id,
        timestamp: `${Math.floor(at / 1000)}`,
        type: 'text',
        text: { body: 'Meu pedido não chegou' },
      },
    ]);
    expect(stand.whatsapp.phones.device(ANA).chats[0]?.messages).toMatchObject([
      { id, direction: 'sent', text: 'Meu pedido não chegou' },
    ]);
  });

  test('what happens while nobody listens is not made up for later', async () => {
    const stand = createStand();
    const drive = await dialect.driver(stand);
    await drive.askCode();
    await drive.enterCode(await stand.codeAt(BUSINESS));
    await drive.register();
    stand.whatsapp.phones.send(ANA, BUSINESS, text('early'));
    await stand.clock.advance(HOUR);
    await drive.subscribe();
    await stand.clock.advance(DAY);
    expect(stand.received).toEqual([]);
    stand.whatsapp.phones.send(ANA, BUSINESS, text('late'));
    await stand.clock.settle();
    expect(stand.received).toHaveLength(1);
  });

  test('a message to a number that is not registered is not delivered', async () => {
    const stand = createStand();
    const drive = await dialect.driver(stand);
    await drive.subscribe();
    stand.whatsapp.phones.send(ANA, BUSINESS, text('anyone?'));
    await stand.clock.advance(HOUR);
    expect(stand.received).toEqual([]);
    expect(stand.whatsapp.phones.device(ANA).chats[0]?.messages).toHaveLength(1);
  });

  test.each([202, 204, 302, 404, 500])('HTTP %i is no success', async (status) => {
    const stand = createStand();
    await connected(stand, dialect);
    stand.receiver.answer = () => empty(status);
    stand.whatsapp.phones.send(ANA, BUSINESS, text('x'));
    await stand.clock.advance(2 * MINUTE);
    expect(stand.received.length).toBeGreaterThan(1);
  });

  test('silence is no success, and every attempt sends the same bytes', async () => {
    const stand = createStand();
    await connected(stand, dialect);
    let silent = 2;
    stand.receiver.answer = () => {
      if (silent-- > 0) throw new NoAnswer('timeout', CALLBACK);
      return empty(200);
    };
    stand.whatsapp.phones.send(ANA, BUSINESS, text('x'));
    await stand.clock.advance(HOUR);
    expect(stand.received).toHaveLength(3);
    expect(new Set(stand.received.map(({ request }) => textOf(request.body))).size).toBe(1);
  });

  test('nothing more is sent once nobody is subscribed', async () => {
    const stand = createStand();
    const drive = await connected(stand, dialect);
    stand.receiver.answer = () => empty(500);
    stand.whatsapp.phones.send(ANA, BUSINESS, text('x'));
    await stand.clock.advance(MINUTE);
    if (dialect.dialect === 'cloud') {
      const { body } = await drive.call('GET', `/${drive.id}`);
      expect(body.webhook_configuration).toEqual({ whatsapp_business_account: CALLBACK });
      const { accounts } = stand.whatsapp.state() as { accounts: { id: string }[] };
      await drive.call('DELETE', `/${accounts[0]?.id}/subscribed_apps`);
    } else await drive.subscribe('');
    const before = stand.received.length;
    await stand.clock.advance(DAY);
    expect(stand.received).toHaveLength(before);
  });
});

test('Cloud tries at once, then after 1 minute doubling to 6 hours, for 7 days', async () => {
  const stand = createStand();
  await connected(stand, DIALECTS[0]);
  stand.receiver.answer = () => empty(500);
  stand.whatsapp.phones.send(ANA, BUSINESS, text('x'));
  await stand.clock.advance(30 * DAY);
  const times = stand.received.map(({ at }) => at);
  const pauses = times.slice(1).map((at, i) => (at - (times[i] ?? 0)) / MINUTE);
  expect(pauses.slice(0, 12)).toEqual([0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360]);
  const lasted = (times.at(-1) ?? 0) - (times[0] ?? 0);
  expect(lasted).toBeLessThanOrEqual(7 * DAY);
  expect(lasted).toBeGreaterThan(7 * DAY - 6 * HOUR);
});

test('On-Premises tries after 3, 6, 9 … seconds up to 15 minutes, for ever', async () => {
  const stand = createStand();
  await connected(stand, DIALECTS[1]);
  stand.receiver.answer = () => empty(500);
  stand.whatsapp.phones.send(ANA, BUSINESS, text('x'));
  await stand.clock.advance(60 * DAY);
  const times = stand.received.map(({ at }) => at);
  const pauses = times.slice(1).map((at, i) => (at - (times[i] ?? 0)) / SECOND);
  expect(pauses.slice(0, 4)).toEqual([3, 6, 9, 12]);
  expect(pauses.slice(298, 302)).toEqual([897, 900, 900, 900]);
  expect(pauses.at(-1)).toBe(900);
});

describe('Cloud webhooks', () => {
  test('carry the envelope, and a signature over their exact bytes', async () => {
    const stand = createStand();
    const { wabaId, accessToken, appSecret } = stand.whatsapp.createBusiness({ name: 'B' });
    const graph = (path: string, body: unknown) =>
      stand.whatsapp.handler(
        sendJson('POST', `https://graph.facebook.com${path}`, body, bearer(accessToken)),
      );
    const added = await graph(`/${wabaId}/phone_numbers`, {
      cc: '55',
      phone_number: '11912345678',
      verified_name: 'Bazar',
    });
    const id: string = JSON.parse(textOf(added.body)).id;
    await graph(`/${id}/request_code`, { code_method: 'SMS', language: 'pt_BR' });
    await graph(`/${id}/verify_code`, { code: await stand.codeAt(BUSINESS) });
    await graph(`/${id}/register`, { messaging_product: 'whatsapp', pin: '123456' });
    await graph(`/${wabaId}/subscribed_apps`, {
      override_callback_uri: CALLBACK,
      verify_token: 'v',
    });
    stand.whatsapp.phones.send(ANA, BUSINESS, text('Olá ✓'));
    await stand.clock.settle();
    const [webhook] = stand.received;
    expect(webhook?.body).toMatchObject({
      object: 'whatsapp_business_account',
      entry: [
        {
          id: wabaId,
          changes: [
            {
              field: 'messages',
              value: {
                messaging_product: 'whatsapp',
                metadata: { display_phone_number: BUSINESS.slice(1), phone_number_id: id },
                contacts: [{ profile: { name: 'Ana' }, wa_id: ANA.slice(1) }],
              },
            },
          ],
        },
      ],
    });
    const bytes = textOf(webhook?.request.body ?? '');
    const expected = createHmac('sha256', appSecret).update(bytes, 'utf8').digest('hex');
    expect(webhook?.request.headers['x-hub-signature-256']).toBe(`sha256=${expected}`);
  });

  test('tell sent and delivered, with the echo and the prices of their day', async () => {
    const stand = createStand();
    const drive = await connected(stand, DIALECTS[0]);
    const reply = () =>
      drive.call('POST', `/${drive.id}/messages`, {
        messaging_product: 'whatsapp',
        to: ANA.slice(1),
        type: 'text',
        text: { body: 'Hello' },
        biz_opaque_callback_data: 'ref-7',
      });
    stand.whatsapp.phones.send(ANA, BUSINESS, text('Oi'));
    await reply();
    await stand.clock.settle();
    const statuses = () =>
      stand.received.flatMap(({ body }) => body.entry[0].changes[0].value.statuses ?? []);
    expect(statuses()).toMatchObject([
      { status: 'sent', biz_opaque_callback_data: 'ref-7', pricing: { pricing_model: 'CBP' } },
      { status: 'delivered', recipient_id: ANA.slice(1) },
    ]);
    await stand.clock.advance(40 * DAY);
    stand.whatsapp.phones.send(ANA, BUSINESS, text('Oi'));
    await reply();
    await stand.clock.settle();
    expect(statuses().at(-1)).toMatchObject({
      pricing: { pricing_model: 'PMP', type: 'free_customer_service' },
    });
  });

  test.each([
    [
      'another answer',
      (challenge: string) => ({ status: 200, headers: {}, body: `${challenge}0` }),
    ],
    ['another status', (challenge: string) => ({ status: 201, headers: {}, body: challenge })],
    [
      'silence',
      () => {
        throw new NoAnswer('refused', CALLBACK);
      },
    ],
  ])('are not subscribed when the handshake meets %s', async (_, handshake) => {
    const stand = createStand();
    const drive = await cloud(stand);
    stand.receiver.handshake = handshake;
    expect(await drive.subscribe()).toMatchObject({ status: 400, code: 2200 });
    expect(JSON.stringify(stand.whatsapp.state())).toContain('"subscribed":false');
    stand.receiver.handshake = (body) => ({ status: 200, headers: {}, body });
    expect((await drive.subscribe()).status).toBe(200);
  });

  test('go to https only, or to this machine', async () => {
    const drive = await cloud(createStand());
    expect(await drive.subscribe('http://receiver.example/')).toMatchObject({ code: 100 });
    expect((await drive.subscribe('http://127.0.0.1:4000/hook')).status).toBe(200);
  });
});

describe('On-Premises webhooks', () => {
  test('are bare, unsigned, and silent about sent unless asked', async () => {
    const stand = createStand();
    const drive = await connected(stand, DIALECTS[1]);
    stand.whatsapp.phones.send(ANA, BUSINESS, text('Oi'));
    await drive.send(ANA, 'Hello');
    await stand.clock.settle();
    expect(stand.received.map(({ body }) => Object.keys(body))).toEqual([
      ['contacts', 'messages'],
      ['statuses'],
    ]);
    expect(Object.keys(stand.received[0]?.request.headers ?? {})).toEqual(['content-type']);
    await drive.call('PATCH', '/settings/application', { webhooks: { message: { sent: true } } });
    await drive.send(ANA, 'Again');
    await stand.clock.settle();
    expect(stand.received.slice(2).map(({ body }) => body.statuses[0].status)).toEqual([
      'sent',
      'delivered',
    ]);
  });

  test('settings that are not named stay', async () => {
    const drive = await onPremises(createStand());
    await drive.subscribe();
    await drive.call('PATCH', '/settings/application', { webhooks: { message: { read: false } } });
    const { body } = await drive.call('GET', '/settings/application');
    expect(body.settings.application.webhooks).toEqual({
      url: CALLBACK,
      max_concurrent_requests: 6,
      message: { sent: false, delivered: true, read: false },
    });
    expect(await drive.subscribe('http://receiver.example')).toMatchObject({ code: 1009 });
  });
});
