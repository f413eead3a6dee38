// Cloud's webhooks about messages: every kind of inbound message, and statuses with their prices.
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { CustomerMessage, Sending } from '../../../simulators/whatsapp/customer.ts';
import { DAY, HOUR, SECOND } from '../../../src/kernel/clock.ts';
import { cloud, connected, DIALECTS } from './dialects.ts';
import { ANA, BUSINESS, createStand, type Stand } from './stand.ts';

const WA_ID = ANA.slice(1);
const BYTES = new Uint8Array([1, 2, 3]);
const BASE64 = createHash('sha256').update(BYTES).digest('base64');

const valuesOf = (stand: Stand) => stand.received.map(({ body }) => body.entry[0].changes[0].value);
const statusesOf = (stand: Stand) => valuesOf(stand).flatMap(({ statuses }) => statuses ?? []);

const file = (
  type: 'image' | 'video' | 'audio' | 'document' | 'sticker',
  mimeType: string,
  more: object = {},
): CustomerMessage => ({
  type,
  file: { mimeType, bytes: BYTES },
  caption: '',
  filename: '',
  voice: false,
  ...more,
});

const media = (mime_type: string, more: object) => ({
  id: expect.stringMatching(/^\d+$/),
  mime_type,
  sha256: BASE64,
  ...more,
});

const CARD = { name: { formatted_name: 'Bia', first_name: 'Bia' }, phones: [{ phone: '+55 11' }] };
const ANIMATED = new Uint8Array(32);
ANIMATED.set(Buffer.from('RIFF....WEBPVP8X'));
ANIMATED[20] = 0x02;

describe('an inbound message is told as', () => {
  test.each<[string, CustomerMessage, object]>([
    ['text', { type: 'text', text: 'Oi' }, { text: { body: 'Oi' } }],
    [
      'image',
      file('image', 'image/jpeg', { caption: 'See' }),
      { image: media('image/jpeg', { caption: 'See' }) },
    ],
    ['video', file('video', 'video/mp4'), { video: media('video/mp4', {}) }],
    [
      'audio',
      file('audio', 'audio/ogg; codecs=opus', { voice: true }),
      { audio: media('audio/ogg; codecs=opus', { voice: true }) },
    ],
    [
      'document',
      file('document', 'application/pdf', { filename: 'a.pdf', caption: 'See' }),
      { document: media('application/pdf', { filename: 'a.pdf', caption: 'See' }) },
    ],
    [
      'sticker',
      file('sticker', 'image/webp'),
      { sticker: media('image/webp', { animated: false }) },
    ],
    [
      'sticker',
      file('sticker', 'image/webp', { file: { mimeType: 'image/webp', bytes: ANIMATED } }),
      { sticker: expect.objectContaining({ animated: true }) },
    ],
    [
      'location',
      { type: 'location', latitude: 1.5, longitude: -2, name: 'Café', address: '', url: '' },
      { location: { latitude: 1.5, longitude: -2, name: 'Café' } },
    ],
    [
      'contacts',
      { type: 'contacts', contacts: [{ name: 'Bia', card: CARD }] },
      { contacts: [CARD] },
    ],
    [
      'reaction',
      { type: 'reaction', to: 'wamid.1', emoji: '👍' },
      { reaction: { message_id: 'wamid.1', emoji: '👍' } },
    ],
    [
      'reaction',
      { type: 'reaction', to: 'wamid.1', emoji: '' },
      { reaction: { message_id: 'wamid.1' } },
    ],
    [
      'unsupported',
      { type: 'unsupported' },
      {
        errors: [
          {
            code: 131051,
            title: 'Message type unknown',
            message: 'Message type unknown',
            error_data: { details: expect.any(String) },
            href: expect.any(String),
          },
        ],
      },
    ],
  ])('%s %#', async (type, message, expected) => {
    const stand = createStand();
    const { id: number } = await connected(stand, DIALECTS[0]);
    const id = stand.whatsapp.phones.send(ANA, BUSINESS, message);
    const timestamp = `${Math.floor(stand.clock.now() / SECOND)}`;
    await stand.clock.settle();
    expect(valuesOf(stand)).toEqual([
      {
        messaging_product: 'whatsapp',
        metadata: { display_phone_number: BUSINESS.slice(1), phone_number_id: number },
        contacts: [{ profile: { name: 'Ana' }, wa_id: WA_ID }],
        messages: [{ from: WA_ID, id, timestamp, type, ...expected }],
      },
    ]);
  });

  test('unsupported when a business on the platform wrote, which opens the window', async () => {
    const stand = createStand();
    const drive = await connected(stand, DIALECTS[0]);
    const OTHER = '+5511944444444';
    const other = await connected(stand, DIALECTS[0], OTHER);
    stand.whatsapp.phones.send(ANA, BUSINESS, { type: 'text', text: 'Oi' });
    await drive.send(OTHER, 'closed');
    await stand.clock.settle();
    expect(statusesOf(stand)).toMatchObject([{ status: 'failed', errors: [{ code: 131047 }] }]);
    const { accounts } = stand.whatsapp.state() as { accounts: { id: string }[] };
    stand.whatsapp.templates.add(accounts[0]?.id ?? '', {
      name: 'hello',
      language: 'en',
      body: 'Hello',
    });
    await drive.call('POST', `/${drive.id}/messages`, {
      messaging_product: 'whatsapp',
      to: OTHER,
      type: 'template',
      template: { name: 'hello', language: { code: 'en' } },
    });
    await stand.clock.settle();
    expect(statusesOf(stand).map(({ status }) => status)).toEqual(['failed', 'sent', 'delivered']);
    const inbound = valuesOf(stand).at(-1);
    expect(inbound).toMatchObject({
      metadata: { phone_number_id: other.id },
      messages: [{ from: BUSINESS.slice(1), type: 'unsupported' }],
    });
    await other.send(BUSINESS, 'open');
    await stand.clock.settle();
    expect(statusesOf(stand).at(-1)).toMatchObject({ status: 'delivered' });
  });

  test.each<[string, Sending, object]>([
    ['forwarded', { forwarded: true }, { context: { forwarded: true } }],
    [
      'an answer to what it does not know',
      { context: 'wamid.x' },
      { context: { from: BUSINESS.slice(1), id: 'wamid.x' } },
    ],
    [
      'from an advertisement',
      {
        referral: { url: 'https://fb.me/1', id: '12', headline: 'Chat', body: 'Sale', click: 'c' },
      },
      {
        referral: {
          source_url: 'https://fb.me/1',
          source_id: '12',
          source_type: 'ad',
          headline: 'Chat',
          body: 'Sale',
          ctwa_clid: 'c',
        },
      },
    ],
  ])('%s', async (_, sending, expected) => {
    const stand = createStand();
    await connected(stand, DIALECTS[0]);
    stand.whatsapp.phones.send(ANA, BUSINESS, { type: 'text', text: 'Oi' }, sending);
    await stand.clock.settle();
    const [message] = valuesOf(stand)[0].messages;
    const { from, id, timestamp, type, text, ...rest } = message;
    expect(rest).toEqual(expected);
  });

  test('an answer: to the business’s message, or to the customer’s own', async () => {
    const stand = createStand();
    const drive = await connected(stand, DIALECTS[0]);
    const { phones } = stand.whatsapp;
    const own = phones.send(ANA, BUSINESS, { type: 'text', text: 'Oi' });
    const theirs = (await drive.send(ANA, 'Hello')).body.messages[0].id;
    await stand.clock.settle();
    for (const context of [theirs, own]) {
      phones.send(ANA, BUSINESS, { type: 'text', text: 'x' }, { context });
    }
    await stand.clock.settle();
    expect(valuesOf(stand).slice(-2)).toMatchObject([
      { messages: [{ context: { id: theirs, from: BUSINESS.slice(1) } }] },
      { messages: [{ context: { id: own, from: WA_ID } }] },
    ]);
  });

  test('a change of number: without contacts, and it opens no window', async () => {
    const stand = createStand();
    const drive = await connected(stand, DIALECTS[0]);
    const { phones } = stand.whatsapp;
    const NEW = '+5511977777777';
    phones.send(ANA, BUSINESS, { type: 'text', text: 'Oi' });
    await stand.clock.settle();
    await stand.clock.advance(25 * HOUR);
    expect(phones.changeNumber(ANA, NEW)).toBeUndefined();
    await stand.clock.settle();
    expect(valuesOf(stand).at(-1)).toEqual({
      messaging_product: 'whatsapp',
      metadata: { display_phone_number: BUSINESS.slice(1), phone_number_id: drive.id },
      messages: [
        {
          from: WA_ID,
          id: expect.stringMatching(/^wamid\./),
          timestamp: expect.stringMatching(/^\d+$/),
          type: 'system',
          system: {
            body: `User Ana changed from ${WA_ID} to ${NEW.slice(1)}`,
            wa_id: NEW.slice(1),
            type: 'user_changed_number',
          },
        },
      ],
    });
    await drive.send(NEW, 'x');
    await drive.send(ANA, 'x');
    await stand.clock.settle();
    expect(statusesOf(stand)).toMatchObject([
      { status: 'failed', errors: [{ code: 131047 }] },
      { status: 'failed', errors: [{ code: 131026 }] },
    ]);
  });

  test('with the security code of the customer, when the number checks it', async () => {
    const stand = createStand();
    const drive = await connected(stand, DIALECTS[0]);
    const { phones } = stand.whatsapp;
    const setting = { user_identity_change: { enable_identity_key_check: true } };
    expect((await drive.call('POST', `/${drive.id}/settings`, setting)).status).toBe(200);
    phones.send(ANA, BUSINESS, { type: 'text', text: 'Oi' });
    await stand.clock.settle();
    const hash: string = valuesOf(stand).at(-1).contacts[0].identity_key_hash;
    expect(hash).toMatch(/^\S+$/);
    const send = (recipient_identity_key_hash: string) =>
      drive.call('POST', `/${drive.id}/messages`, {
        messaging_product: 'whatsapp',
        to: ANA,
        text: { body: 'x' },
        recipient_identity_key_hash,
      });
    await send(hash);
    await stand.clock.settle();
    expect(statusesOf(stand)).toMatchObject([
      { status: 'sent', recipient_identity_key_hash: hash },
      { status: 'delivered', recipient_identity_key_hash: hash },
    ]);
    phones.install(ANA, 'messenger', 'Ana');
    await send(hash);
    await stand.clock.settle();
    expect(statusesOf(stand).at(-1)).toMatchObject({
      status: 'failed',
      errors: [{ code: 137000 }],
    });
    expect(statusesOf(stand).at(-1).recipient_identity_key_hash).not.toBe(hash);
  });
});

describe('prices', () => {
  const PER_MESSAGE = Date.UTC(2025, 6, 1);
  const template = (category: string) => ({
    type: 'template',
    template: { name: category, language: { code: 'en' } },
  });
  const CATEGORIES = ['authentication', 'marketing', 'utility'] as const;

  async function setUp(version: number) {
    const stand = createStand();
    const drive = await cloud(stand, BUSINESS, version);
    await drive.askCode();
    await drive.enterCode(await stand.codeAt(BUSINESS));
    await drive.register();
    await drive.subscribe();
    const { accounts } = stand.whatsapp.state() as { accounts: { id: string }[] };
    for (const category of CATEGORIES) {
      stand.whatsapp.templates.add(accounts[0]?.id ?? '', {
        name: category,
        language: 'en',
        category,
        body: 'Hello',
      });
    }
    const post = async (message: object) => {
      const from = stand.received.length;
      const answer = await drive.call('POST', `/${drive.id}/messages`, {
        messaging_product: 'whatsapp',
        to: ANA,
        ...message,
      });
      expect(answer.status, answer.details).toBe(200);
      await stand.clock.settle();
      return valuesOf(stand)
        .slice(from)
        .flatMap(({ statuses }) => statuses ?? []);
    };
    return { stand, drive, post };
  }
  const text = { type: 'text', text: { body: 'x' } };

  test.each([
    { window: false, message: template('authentication'), type: 'regular', billed: true },
    { window: false, message: template('marketing'), type: 'regular', billed: true },
    { window: false, message: template('utility'), type: 'regular', billed: true },
    { window: true, message: template('marketing'), type: 'regular', billed: true },
    { window: true, message: template('utility'), type: 'free_customer_service', billed: false },
    { window: true, message: text, type: 'free_customer_service', billed: false },
  ])(
    'since July 2025: $message.type, window $window: $type',
    async ({ window, message, ...price }) => {
      const { stand, post } = await setUp(23);
      await stand.clock.advanceTo(PER_MESSAGE);
      if (window) stand.whatsapp.phones.send(ANA, BUSINESS, { type: 'text', text: 'Oi' });
      const category = 'template' in message ? message.template.name : 'service';
      const pricing = { billable: price.billed, pricing_model: 'PMP', type: price.type, category };
      const [sent, delivered, ...rest] = await post(message);
      expect(rest).toEqual([]);
      expect(sent).toMatchObject({ status: 'sent', pricing });
      expect(sent.conversation).toEqual({
        id: expect.stringMatching(/^[0-9a-f]{32}$/),
        expiration_timestamp: `${Number(sent.timestamp) + 86_400}`,
        origin: { type: category },
      });
      expect(delivered).toMatchObject({ status: 'delivered', pricing });
      expect(Object.keys(delivered.conversation)).toEqual(['id', 'origin']);
    },
  );

  test.each([
    [template('utility'), true],
    [template('marketing'), true],
    [text, false],
  ])('before July 2025 conversations are paid for: %j', async (message, billable) => {
    const { stand, post } = await setUp(23);
    stand.whatsapp.phones.send(ANA, BUSINESS, { type: 'text', text: 'Oi' });
    const [sent] = await post(message);
    const category = 'template' in message ? message.template.name : 'service';
    expect(sent.pricing).toEqual({ billable, pricing_model: 'CBP', category });
  });

  test('the last second of conversations, and the first of messages', async () => {
    const { stand, post } = await setUp(23);
    for (const [at, model] of [
      [PER_MESSAGE - 2 * SECOND, 'CBP'],
      [PER_MESSAGE, 'PMP'],
    ] as const) {
      await stand.clock.advanceTo(at);
      expect((await post(template('utility')))[0].pricing.pricing_model).toBe(model);
    }
  });

  test.each([
    [23, true],
    [24, false],
  ])('version %i tells a conversation for each message: %s', async (version, told) => {
    const { post } = await setUp(version);
    const ids = [...(await post(template('utility'))), ...(await post(template('utility')))].map(
      ({ conversation }) => conversation?.id,
    );
    expect(ids.every((id) => (id !== undefined) === told)).toBe(true);
    expect(new Set(ids).size).toBe(told ? 2 : 1);
  });

  test.each([23, 24])(
    'a free entry point opens at the answer, for 72 hours (v%i)',
    async (version) => {
      const { stand, post } = await setUp(version);
      await stand.clock.advanceTo(PER_MESSAGE);
      stand.whatsapp.phones.send(
        ANA,
        BUSINESS,
        { type: 'text', text: 'Oi' },
        { referral: { url: 'https://fb.me/1', id: '1', headline: '', body: '' } },
      );
      const wrote = stand.clock.now();
      await stand.clock.advanceTo(wrote + 24 * HOUR - SECOND);
      const answered = Math.floor(stand.clock.now() / SECOND);
      const [first] = await post(text);
      const free = {
        billable: false,
        pricing_model: 'PMP',
        type: 'free_entry_point',
        category: 'referral_conversion',
      };
      const conversation = {
        id: first.conversation.id,
        expiration_timestamp: `${answered + 3 * 86_400}`,
        origin: { type: 'referral_conversion' },
      };
      expect(first).toMatchObject({ pricing: free, conversation });
      // After the window only templates, and they are free: all in one conversation.
      await stand.clock.advanceTo(wrote + 24 * HOUR + SECOND);
      expect(await post(text)).toMatchObject([{ status: 'failed', errors: [{ code: 131047 }] }]);
      await stand.clock.advanceTo((answered + 3 * 86_400) * SECOND);
      expect(await post(template('marketing'))).toMatchObject([
        { status: 'sent', pricing: free, conversation },
        { status: 'delivered', pricing: free, conversation: { id: conversation.id } },
      ]);
      await stand.clock.advanceTo((answered + 3 * 86_400 + 1) * SECOND);
      expect((await post(template('marketing')))[0].pricing.type).toBe('regular');
    },
  );

  test.each([
    [DAY, 'free_entry_point'],
    [DAY + SECOND, 'regular'],
  ])('an answer after %i ms is %s', async (pause, type) => {
    const { stand, post } = await setUp(23);
    await stand.clock.advanceTo(PER_MESSAGE);
    const referral = { url: 'https://fb.me/1', id: '1', headline: '', body: '' };
    stand.whatsapp.phones.send(ANA, BUSINESS, { type: 'text', text: 'Oi' }, { referral });
    await stand.clock.advance(pause);
    expect((await post(template('utility')))[0].pricing.type).toBe(type);
  });
});

test('nothing is told of messages while nobody is subscribed', async () => {
  const stand = createStand();
  const drive = await cloud(stand);
  await drive.askCode();
  await drive.enterCode(await stand.codeAt(BUSINESS));
  await drive.register();
  stand.whatsapp.phones.send(ANA, BUSINESS, { type: 'text', text: 'Oi' });
  await drive.send(ANA, 'x');
  await stand.clock.settle();
  expect(stand.received).toEqual([]);
});
