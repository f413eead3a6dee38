// The public client whatsapp-business, whose HTTP library is given another base URL.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { WABAClient, type WABAErrorAPI } from 'whatsapp-business';
import { ANA, BUSINESS } from '../stand.ts';
import { type ServedStand, servedStand } from './served.ts';

let stand: ServedStand;

beforeEach(async () => {
  stand = await servedStand();
});
afterEach(() => stand.close());

function clientOf(phoneId: string): WABAClient {
  const client = new WABAClient({
    apiToken: stand.accessToken,
    phoneId,
    accountId: stand.wabaId,
  });
  client.restClient.fetch.defaults.baseURL = `${stand.url}/v17.0/`;
  return client;
}

const refusal = (asked: Promise<unknown>): Promise<WABAErrorAPI> =>
  asked.then(
    () => Promise.reject(new Error('expected a refusal')),
    (error: WABAErrorAPI) => error,
  );

it('registers a number and reads how it stands', async () => {
  const id = await stand.addNumber();
  const client = clientOf(id);
  await client.requestPhoneNumberVerificationCode({
    phoneNumberId: id,
    code_method: 'VOICE',
    language: 'en_US',
  });
  const code = await stand.codeAt(BUSINESS);
  const wrong = code === '000000' ? '111111' : '000000';
  expect(
    await refusal(client.verifyPhoneNumberCode({ phoneNumberId: id, code: wrong })),
  ).toMatchObject({ code: 136025, message: 'Verify code error' });
  await client.verifyPhoneNumberCode({ phoneNumberId: id, code });
  await client.registerPhone({ phoneNumberId: id, pin: '135790' });
  expect(await refusal(client.registerPhone({ phoneNumberId: id, pin: '097531' }))).toMatchObject({
    code: 133005,
  });
  await client.setupTwoStepAuth({ phoneNumberId: id, pin: '112233' });
  expect(await client.getSingleBusinessPhoneNumber(id)).toMatchObject({
    id,
    verified_name: 'Acme Support',
    code_verification_status: 'VERIFIED',
  });
  expect((await client.getBusinessPhoneNumbers()).data.map((number) => number.id)).toEqual([id]);
  await client.deregisterPhone(id);
  expect(stand.whatsapp.number(BUSINESS).registered).toBe(false);
});

it('sends, marks as read and switches the identity check', async () => {
  const id = await stand.registered();
  const client = clientOf(id);
  const sent = await client.sendMessage({
    to: ANA,
    type: 'text',
    recipient_type: 'individual',
    text: { body: 'Good morning' },
  });
  expect(sent.messages[0]?.id).toMatch(/^wamid\./);
  const hello = stand.whatsapp.phones.device(ANA).chats[0]?.messages[0]?.id ?? '';
  expect(await client.markMessageAsRead(hello)).toEqual({ success: true });
  expect(await client.updateIdentityCheckState({ enable_identity_key_check: true })).toEqual({
    success: true,
  });
  expect(await refusal(client.markMessageAsRead('wamid.of-nobody'))).toMatchObject({
    code: 131009,
    message: 'Parameter value is not valid',
  });
});

it('reads and writes the profile', async () => {
  const client = clientOf(await stand.registered());
  await client.updateBusinessProfile({ description: 'Parcels', email: 'post@acme.example' });
  const { data } = await client.getBusinessProfile(['description', 'email']);
  expect(data[0]).toMatchObject({ description: 'Parcels', email: 'post@acme.example' });
  expect(await refusal(client.updateBusinessProfile({ email: 'nonsense' }))).toMatchObject({
    code: 100,
    message: 'Invalid parameter',
  });
});

it('finds and deletes media that was received', async () => {
  const client = clientOf(await stand.registered());
  stand.whatsapp.phones.send(ANA, BUSINESS, {
    type: 'image',
    caption: 'Broken',
    filename: '',
    voice: false,
    file: { mimeType: 'image/png', bytes: Uint8Array.of(1, 2, 3) },
  });
  await stand.clock.settle();
  const value = stand.received.at(-1)?.body.entry[0].changes[0].value;
  const mediaId: string = value.messages[0].image.id;
  expect(await client.getMedia(mediaId)).toMatchObject({ id: mediaId, mime_type: 'image/png' });
  expect(await client.deleteMedia(mediaId)).toEqual({ success: true });
  expect(await refusal(client.getMedia(mediaId))).toMatchObject({ code: 100, error_subcode: 33 });
});
