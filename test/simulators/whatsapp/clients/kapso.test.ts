// The public client @kapso/whatsapp-cloud-api, pointed at the simulator by its base URL alone.
import { GraphApiError, WhatsAppClient } from '@kapso/whatsapp-cloud-api';
import { normalizeWebhook, verifySignature } from '@kapso/whatsapp-cloud-api/server';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { HOUR, SECOND } from '../../../../src/kernel/clock.ts';
import { textOf } from '../../../../src/kernel/wire.ts';
import { ANA, BUSINESS } from '../stand.ts';
import { type ServedStand, servedStand } from './served.ts';

let stand: ServedStand;
let client: WhatsAppClient;

beforeEach(async () => {
  stand = await servedStand();
  client = new WhatsAppClient({ accessToken: stand.accessToken, baseUrl: stand.url });
});
afterEach(() => stand.close());

async function refusal(asked: Promise<unknown>): Promise<GraphApiError> {
  const error = await asked.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof GraphApiError) return error;
  throw new Error(`expected a refusal, got ${String(error)}`);
}

it('registers a number: code, verification, PIN', async () => {
  const phoneNumberId = await stand.addNumber();
  const { phoneNumbers } = client;
  await phoneNumbers.requestCode({ phoneNumberId, codeMethod: 'SMS', language: 'en_US' });
  const code = await stand.codeAt(BUSINESS);
  const soon = await refusal(
    phoneNumbers.requestCode({ phoneNumberId, codeMethod: 'VOICE', language: 'en_US' }),
  );
  expect(soon).toMatchObject({ httpStatus: 400, code: 136024, errorSubcode: 2388091 });
  expect(soon.retry.retryAfterMs).toBeGreaterThan(40 * SECOND);
  const early = await refusal(phoneNumbers.register({ phoneNumberId, pin: '135790' }));
  expect(early).toMatchObject({ httpStatus: 400, code: 133006 });
  const wrong = code === '000000' ? '111111' : '000000';
  expect(await refusal(phoneNumbers.verifyCode({ phoneNumberId, code: wrong }))).toMatchObject({
    code: 136025,
  });
  expect(await phoneNumbers.verifyCode({ phoneNumberId, code })).toEqual({ success: true });
  expect(await phoneNumbers.register({ phoneNumberId, pin: '135790' })).toEqual({ success: true });
  expect(stand.whatsapp.number(BUSINESS)).toEqual({ registered: true, platform: 'cloud' });
  expect(await refusal(phoneNumbers.register({ phoneNumberId, pin: '000000' }))).toMatchObject({
    code: 133005,
  });
  expect(await phoneNumbers.deregister({ phoneNumberId })).toEqual({ success: true });
  expect(stand.whatsapp.number(BUSINESS).registered).toBe(false);
});

it('reads and writes the business profile', async () => {
  const phoneNumberId = await stand.registered();
  const { businessProfile } = client.phoneNumbers;
  await businessProfile.update({
    phoneNumberId,
    about: 'Open from nine to five',
    websites: ['https://acme.example'],
    vertical: 'RETAIL',
  });
  const { data } = await businessProfile.get({ phoneNumberId });
  expect(data[0]).toMatchObject({
    about: 'Open from nine to five',
    websites: ['https://acme.example'],
    vertical: 'RETAIL',
    messagingProduct: 'whatsapp',
  });
  const long = await refusal(businessProfile.update({ phoneNumberId, about: 'x'.repeat(140) }));
  expect(long).toMatchObject({ httpStatus: 400, code: 100, category: 'parameter' });
});

it('reads and writes the settings of a number', async () => {
  const phoneNumberId = await stand.registered();
  const { settings } = client.phoneNumbers;
  const changed = await client.request('POST', `${phoneNumberId}/settings`, {
    body: { user_identity_change: { enable_identity_key_check: true } },
    responseType: 'json',
  });
  expect(changed).toEqual({ success: true });
  expect(await settings.get({ phoneNumberId })).toBeTypeOf('object');
});

it('sends every type of message inside the window', async () => {
  const phoneNumberId = await stand.registered();
  const { messages } = client;
  const upload = (type: string) =>
    client.media.upload({ phoneNumberId, type, file: new Blob(['some bytes'], { type }) });
  const image = await upload('image/png');
  const sticker = await upload('image/webp');
  const audio = await upload('audio/ogg');
  const video = await upload('video/mp4');
  const pdf = await upload('application/pdf');
  const whom = { phoneNumberId, to: ANA };
  const first = await messages.sendText({ ...whom, body: 'Good morning' });
  expect(first.contacts[0]).toEqual({ input: ANA, waId: ANA.slice(1) });
  await messages.sendImage({ ...whom, image: { id: image.id, caption: 'Front' } });
  await messages.sendSticker({ ...whom, sticker: { id: sticker.id } });
  await messages.sendAudio({ ...whom, audio: { id: audio.id } });
  await messages.sendVideo({ ...whom, video: { id: video.id } });
  await messages.sendDocument({ ...whom, document: { id: pdf.id, filename: 'bill.pdf' } });
  await messages.sendLocation({
    ...whom,
    location: { latitude: -23.5, longitude: -46.6, name: 'Shop', address: 'Rua A, 1' },
  });
  await messages.sendContacts({
    ...whom,
    contacts: [{ name: { formattedName: 'Bia Lima', firstName: 'Bia' }, phones: [] }],
  });
  await messages.sendInteractiveButtons({
    ...whom,
    bodyText: 'Did it arrive?',
    buttons: [
      { id: 'yes', title: 'Yes' },
      { id: 'no', title: 'No' },
    ],
  });
  await messages.sendInteractiveList({
    ...whom,
    bodyText: 'Which one?',
    buttonText: 'Show',
    sections: [{ title: 'Sizes', rows: [{ id: 's', title: 'Small' }] }],
  });
  await messages.sendInteractiveCtaUrl({
    ...whom,
    bodyText: 'Your parcel',
    parameters: { displayText: 'Track', url: 'https://acme.example/track' },
  });
  await stand.clock.settle();
  const [chat] = stand.whatsapp.phones.device(ANA).chats;
  const shown = chat?.messages.filter(({ direction }) => direction === 'shown');
  expect(shown?.map(({ type }) => type)).toEqual([
    'text',
    'image',
    'sticker',
    'audio',
    'video',
    'document',
    'location',
    'contacts',
    'interactive',
    'interactive',
    'interactive',
  ]);
  const hello = chat?.messages[0]?.id ?? '';
  await messages.sendReaction({ ...whom, reaction: { messageId: hello, emoji: '👍' } });
  await messages.markRead({ phoneNumberId, messageId: hello, typingIndicator: { type: 'text' } });
  expect(stand.whatsapp.phones.device(ANA).chats[0]?.typing).toBe(true);
  await stand.clock.settle();
  expect(stand.whatsapp.phones.device(ANA).chats[0]?.messages[0]?.reaction).toBe('👍');
});

it('a message outside the window fails later, and its webhook is signed and readable', async () => {
  const phoneNumberId = await stand.registered();
  await stand.clock.advance(24 * HOUR + SECOND);
  const { messages } = await client.messages.sendText({ phoneNumberId, to: ANA, body: 'Late' });
  await stand.clock.settle();
  const webhook = stand.received.at(-1);
  const rawBody = textOf(webhook?.request.body ?? '');
  const signatureHeader = webhook?.request.headers['x-hub-signature-256'] ?? '';
  const { appSecret } = stand;
  expect(verifySignature({ appSecret, rawBody, signatureHeader })).toBe(true);
  expect(verifySignature({ appSecret, rawBody: `${rawBody} `, signatureHeader })).toBe(false);
  const { statuses, phoneNumberId: line } = normalizeWebhook(webhook?.body);
  expect(line).toBe(phoneNumberId);
  expect(statuses[0]).toMatchObject({
    id: messages[0]?.id,
    status: 'failed',
    recipientId: ANA.slice(1),
    errors: [{ code: 131047 }],
  });
});

it('refused at once outside the window, where the option says so', async () => {
  await stand.close();
  stand = await servedStand({ outOfWindow: 'sync' });
  client = new WhatsAppClient({ accessToken: stand.accessToken, baseUrl: stand.url });
  const phoneNumberId = await stand.registered();
  await stand.clock.advance(24 * HOUR + SECOND);
  const late = await refusal(client.messages.sendText({ phoneNumberId, to: ANA, body: 'Late' }));
  expect(late).toMatchObject({ httpStatus: 400, code: 131047, category: 'reengagementWindow' });
});

it('uploads, finds, downloads and deletes media', async () => {
  const phoneNumberId = await stand.registered();
  const bytesSent = Uint8Array.from({ length: 1_000 }, (_, index) => index % 256);
  const type = 'image/jpeg';
  const { id: mediaId } = await client.media.upload({
    phoneNumberId,
    type,
    file: new Blob([bytesSent], { type }),
    fileName: 'front.jpg',
  });
  expect(await client.media.get({ mediaId })).toMatchObject({
    id: mediaId,
    mimeType: 'image/jpeg',
    messagingProduct: 'whatsapp',
  });
  const bytes = await client.media.download({ mediaId, auth: 'always', as: 'arrayBuffer' });
  expect(new Uint8Array(bytes as ArrayBuffer)).toEqual(bytesSent);
  expect(await client.media.delete({ mediaId })).toEqual({ success: true });
  expect(await refusal(client.media.get({ mediaId }))).toMatchObject({
    httpStatus: 400,
    code: 100,
  });
});

it('creates, lists, sends and deletes templates', async () => {
  const phoneNumberId = await stand.registered();
  const businessAccountId = stand.wabaId;
  const created = await client.templates.create({
    businessAccountId,
    name: 'parcel_on_its_way',
    language: 'en_US',
    category: 'UTILITY',
    components: [
      {
        type: 'BODY',
        text: 'Hello {{1}}, your parcel leaves today.',
        example: { bodyText: [['Ana']] },
      },
    ],
  });
  const template = { name: 'parcel_on_its_way', language: { code: 'en_US' } };
  const components = [
    { type: 'body' as const, parameters: [{ type: 'text' as const, text: 'Ana' }] },
  ];
  const whom = { phoneNumberId, to: ANA };
  const early = await refusal(
    client.messages.sendTemplate({ ...whom, template: { ...template, components } }),
  );
  expect(early).toMatchObject({ httpStatus: 404, code: 132001 });
  await stand.clock.advance(HOUR);
  const { data } = await client.templates.list({ businessAccountId, status: 'APPROVED' });
  expect(data).toMatchObject([{ id: created.id, name: 'parcel_on_its_way', category: 'UTILITY' }]);
  const bare = await refusal(client.messages.sendTemplate({ ...whom, template }));
  expect(bare).toMatchObject({ httpStatus: 400, code: 132000, category: 'template' });
  await stand.clock.advance(24 * HOUR);
  const sent = await client.messages.sendTemplate({
    ...whom,
    template: { ...template, components },
  });
  expect(sent.messages[0]).toMatchObject({ messageStatus: 'accepted' });
  await stand.clock.settle();
  expect(stand.whatsapp.phones.device(ANA).chats[0]?.messages.at(-1)).toMatchObject({
    template: true,
    text: 'Hello Ana, your parcel leaves today.',
  });
  expect(await client.templates.delete({ businessAccountId, name: 'parcel_on_its_way' })).toEqual({
    success: true,
  });
  expect((await client.templates.list({ businessAccountId })).data).toEqual([]);
});

it('maps the errors of tokens, objects and rates', async () => {
  const phoneNumberId = await stand.registered();
  const stranger = new WhatsAppClient({ accessToken: 'EAAnobody', baseUrl: stand.url });
  const denied = await refusal(
    stranger.messages.sendText({ phoneNumberId, to: ANA, body: 'Who am I?' }),
  );
  expect(denied).toMatchObject({ httpStatus: 401, code: 190, category: 'authorization' });
  expect(denied.requiresTokenRefresh()).toBe(true);
  const nobody = await refusal(
    client.messages.sendText({ phoneNumberId: '1', to: ANA, body: 'From nobody' }),
  );
  expect(nobody).toMatchObject({ httpStatus: 400, code: 100, errorSubcode: 33 });
  const unknown = await refusal(
    client.request('GET', `${phoneNumberId}/nothing`, { responseType: 'json' }),
  );
  expect(unknown).toMatchObject({ httpStatus: 400, code: 2500 });
  const burst = Array.from({ length: 46 }, (_, n) =>
    client.messages.sendText({ phoneNumberId, to: ANA, body: `${n}` }).then(
      () => undefined,
      (error: unknown) => error,
    ),
  );
  const [tooFast, ...others] = (await Promise.all(burst)).filter((error) => error !== undefined);
  expect(others).toEqual([]);
  expect(tooFast).toMatchObject({ httpStatus: 400, code: 131056, category: 'throttling' });
});
