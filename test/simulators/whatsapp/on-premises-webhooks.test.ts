// On-Premises: what webhooks say of each thing that a customer can do.
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { CustomerMessage } from '../../../simulators/whatsapp/customer.ts';
import { SECOND } from '../../../src/kernel/clock.ts';
import { liveClient } from './client.ts';
import { ANA, BUSINESS, createStand } from './stand.ts';

const BYTES = new Uint8Array([1, 2, 3]);
const sha256 = createHash('sha256').update(BYTES).digest('hex');
const from = ANA.slice(1);

const file = (
  type: 'image' | 'video' | 'audio' | 'document' | 'sticker',
  mimeType: string,
  more: { caption?: string; filename?: string; voice?: boolean } = {},
): CustomerMessage => ({
  type,
  file: { mimeType, bytes: BYTES },
  caption: '',
  filename: '',
  voice: false,
  ...more,
});

const told = (mime_type: string) => ({ id: expect.stringMatching(/^\d+$/), mime_type, sha256 });

async function arrived(message: CustomerMessage, settings: object = {}, sending: object = {}) {
  const stand = createStand();
  await liveClient(stand, settings);
  const id = stand.whatsapp.phones.send(ANA, BUSINESS, message, sending);
  await stand.clock.advance(SECOND);
  const [received] = stand.received;
  return { id, request: received?.request, body: received?.body, stand };
}

describe('a customer’s message', () => {
  test.each([
    ['text', { type: 'text', text: 'Oi' }, { type: 'text', text: { body: 'Oi' } }],
    [
      'a picture',
      file('image', 'image/jpeg', { caption: 'Look' }),
      { type: 'image', image: { ...told('image/jpeg'), caption: 'Look' } },
    ],
    ['a video', file('video', 'video/mp4'), { type: 'video', video: told('video/mp4') }],
    ['a sound', file('audio', 'audio/mpeg'), { type: 'audio', audio: told('audio/mpeg') }],
    [
      'a voice message',
      file('audio', 'audio/ogg; codecs=opus', { voice: true }),
      { type: 'voice', voice: told('audio/ogg; codecs=opus') },
    ],
    [
      'a document',
      file('document', 'application/pdf', { filename: 'bill.pdf', caption: 'Bill' }),
      {
        type: 'document',
        document: { ...told('application/pdf'), filename: 'bill.pdf', caption: 'Bill' },
      },
    ],
    ['a sticker', file('sticker', 'image/webp'), { type: 'sticker', sticker: told('image/webp') }],
    [
      'a place',
      { type: 'location', latitude: 1.5, longitude: -2, name: '', address: '', url: '' },
      { type: 'location', location: { latitude: 1.5, longitude: -2 } },
    ],
    [
      'a place with all words',
      { type: 'location', latitude: 1, longitude: 2, name: 'N', address: 'A', url: 'https://u' },
      {
        type: 'location',
        location: { latitude: 1, longitude: 2, name: 'N', address: 'A', url: 'https://u' },
      },
    ],
    [
      'a card',
      { type: 'contacts', contacts: [{ name: 'Bea', card: { name: { formatted_name: 'Bea' } } }] },
      { type: 'contacts', contacts: [{ name: { formatted_name: 'Bea' } }] },
    ],
    [
      'a reaction',
      { type: 'reaction', to: 'gBE1', emoji: '👍' },
      { type: 'reaction', reaction: { message_id: 'gBE1', emoji: '👍' } },
    ],
    [
      'something that is not handed on',
      { type: 'unsupported' },
      {
        type: 'unknown',
        errors: [
          {
            code: 501,
            title: 'Message type is not currently supported',
            details: expect.any(String),
          },
        ],
      },
    ],
  ] satisfies readonly (readonly [string, CustomerMessage, object])[])(
    '%s',
    async (_, message, shown) => {
      const { id, body, request } = await arrived(message);
      expect(body).toEqual({
        contacts: [{ profile: { name: 'Ana' }, wa_id: from }],
        messages: [{ from, id, timestamp: expect.stringMatching(/^\d{10}$/), ...shown }],
      });
      expect(request?.headers).toEqual({ 'content-type': 'application/json' });
    },
  );

  test('with what it answers, that it was forwarded, and the advertisement it came by', async () => {
    const referral = { url: 'https://ad.example', id: '7', headline: 'Shoes', body: 'New' };
    const sending = { context: 'gBE1', forwarded: true, referral };
    const { body } = await arrived({ type: 'text', text: 'Oi' }, {}, sending);
    expect(body.messages[0]).toMatchObject({
      context: { from: BUSINESS.slice(1), id: 'gBE1', forwarded: true },
      referral: {
        source_type: 'ad',
        source_id: '7',
        source_url: 'https://ad.example',
        headline: 'Shoes',
        body: 'New',
      },
    });
  });

  test.each([
    [['image'], 'image', false, true],
    [['voice'], 'image', false, false],
    [['voice'], 'voice', true, true],
    [['audio'], 'voice', true, false],
  ] as const)('auto_download %j of %s', async (auto_download, part, voice, path) => {
    const message = voice ? file('audio', 'audio/ogg', { voice }) : file('image', 'image/png');
    const { body } = await arrived(message, { media: { auto_download } });
    const { id, file: at } = body.messages[0][part];
    expect(at).toBe(path ? `/usr/local/wamedia/shared/${id}` : undefined);
  });
});

describe('a customer with a new number', () => {
  const NEW = '+5511987650000';

  test.each([true, false])('notify_user_change_number %s', async (notify) => {
    const { stand } = await arrived(
      { type: 'text', text: 'Oi' },
      { notify_user_change_number: notify },
    );
    stand.whatsapp.phones.changeNumber(ANA, NEW);
    await stand.clock.advance(SECOND);
    const changes = stand.received.slice(1).map(({ body }) => body);
    if (!notify) expect(changes).toEqual([]);
    else {
      expect(changes).toEqual([
        {
          messages: [
            {
              from,
              id: expect.stringMatching(/^gBE/),
              timestamp: expect.stringMatching(/^\d{10}$/),
              type: 'system',
              system: {
                body: `Ana changed from ${from} to ${NEW.slice(1)}`,
                new_wa_id: NEW.slice(1),
                type: 'user_changed_number',
              },
            },
          ],
        },
      ]);
    }
  });
});

describe('statuses', () => {
  async function statuses(settings: object, options: object = {}) {
    const stand = createStand(options);
    const client = await liveClient(stand);
    await client.call('PATCH', '/settings/application', settings);
    stand.whatsapp.phones.send(ANA, BUSINESS, { type: 'text', text: 'Oi' });
    await client.call('POST', '/messages', { to: ANA, text: { body: 'Hi' } });
    await stand.clock.advance(SECOND);
    stand.whatsapp.phones.read(ANA, BUSINESS);
    await stand.clock.advance(SECOND);
    return stand.received.slice(1).map(({ body }) => body.statuses[0]);
  }

  test.each([
    [{}, ['delivered', 'read']],
    [{ sent_status: true }, ['sent', 'delivered', 'read']],
    [{ webhooks: { message: { sent: true, read: false } } }, ['sent', 'delivered']],
    [{ webhooks: { message: { delivered: false, read: false } } }, []],
  ])('with %j', async (settings, names) => {
    expect((await statuses(settings)).map(({ status }) => status)).toEqual(names);
  });

  test.each([true, false])('conversation and price: %s', async (onPremisesPricing) => {
    const [delivered] = await statuses({}, { onPremisesPricing });
    expect('conversation' in delivered).toBe(onPremisesPricing);
    expect('pricing' in delivered).toBe(onPremisesPricing);
  });
});
