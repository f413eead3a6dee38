import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { cloud, connected, DIALECTS, onPremises, type ProfileFields } from './dialects.ts';
import { ANA, BUSINESS, createStand } from './stand.ts';

const x = (length: number): string => 'x'.repeat(length);
const site = (length: number): string => `https://a.example/${x(length - 18)}`;
const mail = (length: number): string => `${x(length - 10)}@b.example`;

const CASES: readonly {
  readonly name: string;
  readonly fields: ProfileFields;
  readonly ok: boolean;
}[] = [
  { name: 'about of 139', fields: { about: x(139) }, ok: true },
  { name: 'about of 140', fields: { about: x(140) }, ok: false },
  { name: 'about of 139 emoji', fields: { about: '🌈'.repeat(139) }, ok: true },
  { name: 'about of 140 emoji', fields: { about: '🌈'.repeat(140) }, ok: false },
  { name: 'empty about', fields: { about: '' }, ok: false },
  { name: 'address of 256', fields: { address: x(256) }, ok: true },
  { name: 'address of 257', fields: { address: x(257) }, ok: false },
  { name: 'description of 512', fields: { description: x(512) }, ok: true },
  { name: 'description of 513', fields: { description: x(513) }, ok: false },
  { name: 'e-mail of 128', fields: { email: mail(128) }, ok: true },
  { name: 'e-mail of 129', fields: { email: mail(129) }, ok: false },
  { name: 'e-mail without @', fields: { email: 'a.example' }, ok: false },
  { name: 'e-mail without dot', fields: { email: 'a@example' }, ok: false },
  { name: 'no website', fields: { websites: [] }, ok: true },
  { name: 'two websites', fields: { websites: [site(20), 'http://b.example'] }, ok: true },
  { name: 'three websites', fields: { websites: [site(20), site(21), site(22)] }, ok: false },
  { name: 'website of 256', fields: { websites: [site(256)] }, ok: true },
  { name: 'website of 257', fields: { websites: [site(257)] }, ok: false },
  { name: 'website without scheme', fields: { websites: ['a.example'] }, ok: false },
  { name: 'website of another scheme', fields: { websites: ['ftp://a.example'] }, ok: false },
  { name: 'unknown vertical', fields: { vertical: 'Gardening' }, ok: false },
];

/** The seventeen names of On-Premises, and what Cloud calls them. */
const VERTICALS = [
  ['Automotive', 'AUTO'],
  ['Beauty, Spa and Salon', 'BEAUTY'],
  ['Clothing and Apparel', 'APPAREL'],
  ['Education', 'EDU'],
  ['Entertainment', 'ENTERTAIN'],
  ['Event Planning and Service', 'EVENT_PLAN'],
  ['Finance and Banking', 'FINANCE'],
  ['Food and Grocery', 'GROCERY'],
  ['Public Service', 'GOVT'],
  ['Hotel and Lodging', 'HOTEL'],
  ['Medical and Health', 'HEALTH'],
  ['Non-profit', 'NONPROFIT'],
  ['Professional Services', 'PROF_SERVICES'],
  ['Shopping and Retail', 'RETAIL'],
  ['Travel and Transportation', 'TRAVEL'],
  ['Restaurant', 'RESTAURANT'],
  ['Other', 'OTHER'],
] as const;

const JPEG = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);

describe.each(DIALECTS)('profile ($dialect)', (dialect) => {
  const { driver, refusals } = dialect;

  test.each(CASES)('$name: $ok', async ({ fields, ok }) => {
    const stand = createStand();
    const drive = await driver(stand);
    const before = await drive.readProfile();
    const answer = await drive.writeProfile(fields);
    if (ok) {
      expect(answer.status).toBe(200);
      expect(await drive.readProfile()).toEqual({ ...before, ...fields });
    } else {
      expect(answer).toMatchObject(refusals.profile);
      expect(await drive.readProfile()).toEqual(before);
    }
  });

  test('a refused field takes the others with it', async () => {
    const drive = await driver(createStand());
    const before = await drive.readProfile();
    expect(await drive.writeProfile({ address: 'Rua 1', email: 'no' })).toMatchObject(
      refusals.profile,
    );
    expect(await drive.readProfile()).toEqual(before);
  });

  test('a change of some fields leaves the others', async () => {
    const drive = await driver(createStand());
    await drive.writeProfile({ address: 'Rua 1', websites: ['https://a.example'] });
    await drive.writeProfile({ description: 'Shoes' });
    await drive.writeProfile({ about: 'We sell shoes' });
    expect(await drive.readProfile()).toMatchObject({
      about: 'We sell shoes',
      address: 'Rua 1',
      description: 'Shoes',
      websites: ['https://a.example'],
    });
  });

  test.each(VERTICALS)('vertical %s / %s is set, read back and shown', async (name, enumerated) => {
    const stand = createStand();
    const drive = await connected(stand, dialect);
    const vertical = dialect.dialect === 'cloud' ? enumerated : name;
    expect((await drive.writeProfile({ vertical })).status).toBe(200);
    expect((await drive.readProfile()).vertical).toBe(vertical);
    expect(stand.whatsapp.phones.card(BUSINESS)?.profile.vertical).toBe(name);
    const wrong = vertical.toLowerCase();
    expect(await drive.writeProfile({ vertical: wrong })).toMatchObject(refusals.profile);
  });

  test('a customer’s phone shows the profile and the photo', async () => {
    const stand = createStand();
    const drive = await connected(stand, dialect);
    stand.whatsapp.phones.send(ANA, BUSINESS, { type: 'text', text: 'Oi' });
    await drive.writeProfile({ address: 'Rua 1', email: 'a@b.example' });
    await drive.writeProfile({ about: 'We sell shoes' });
    expect((await drive.writePhoto('image/jpeg', JPEG)).status).toBe(200);
    const [chat] = stand.whatsapp.phones.device(ANA).chats;
    expect(chat).toMatchObject({
      business: BUSINESS,
      displayName: 'Acme Support',
      profile: {
        about: 'We sell shoes',
        address: 'Rua 1',
        email: 'a@b.example',
        photo: {
          type: 'image/jpeg',
          size: JPEG.length,
          digest: createHash('sha256').update(JPEG).digest('hex'),
        },
      },
    });
  });

  test.each([
    { type: 'image/png', size: 5 * 1024 * 1024, ok: true },
    { type: 'image/png', size: 5 * 1024 * 1024 + 1, ok: false },
    { type: 'image/gif', size: 10, ok: false },
  ])('photo of $type with $size bytes: $ok', async ({ type, size, ok }) => {
    const stand = createStand();
    const drive = await connected(stand, dialect);
    const answer = await drive.writePhoto(type, new Uint8Array(size));
    expect(answer.status).toBe(ok ? 200 : 400);
    expect(stand.whatsapp.phones.card(BUSINESS)?.profile.photo === null).toBe(!ok);
  });
});

test('On-Premises keeps a vertical once it is set; Cloud lets it go', async () => {
  const one = await onPremises(createStand());
  expect((await one.writeProfile({ vertical: '' })).status).toBe(200);
  await one.writeProfile({ vertical: 'Other' });
  expect(await one.writeProfile({ vertical: '' })).toMatchObject({ status: 400, code: 1009 });
  const two = await cloud(createStand());
  await two.writeProfile({ vertical: 'OTHER' });
  expect((await two.writeProfile({ vertical: '' })).status).toBe(200);
  expect((await two.readProfile()).vertical).toBe('');
});

test('On-Premises gives a photo as a link', async () => {
  const drive = await onPremises(createStand());
  expect(await drive.call('GET', '/settings/profile/photo')).toMatchObject({
    status: 404,
    code: 1006,
  });
  await drive.writePhoto('image/jpeg', JPEG);
  const { body } = await drive.call('GET', '/settings/profile/photo?format=link');
  expect(body.settings.profile.photo.link).toMatch(/^https:\/\/on-premises\.example\//);
});

test('Cloud refuses a handle that no upload gave', async () => {
  const drive = await cloud(createStand());
  const fields = { messaging_product: 'whatsapp', profile_picture_handle: 'nothing' };
  const path = `/${drive.id}/whatsapp_business_profile`;
  expect(await drive.call('POST', path, fields)).toMatchObject({ status: 400, code: 100 });
});
