import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkPhoto,
  checkSection,
  EMPTY_PROFILE,
  fieldsWritten,
  PHOTO_BYTES_MAX,
  profileShown,
  readWebsites,
  type SectionRuling,
  sectionApplied,
} from '../../src/domain/business-profile.ts';

const info = (text: Readonly<Record<string, string>>): SectionRuling =>
  checkSection('business-info', { text });
const verdict = (ruling: SectionRuling): string =>
  'ok' in ruling ? 'ok' : `${ruling.field}: ${ruling.refused}`;
const site = (length: number): string => `https://a.example/${'x'.repeat(length - 18)}`;
const email = (length: number): string => `${'x'.repeat(length - 10)}@a.example`;

describe('limits', () => {
  it.each([
    [{ address: 'x'.repeat(256) }, 'ok'],
    [{ address: 'x'.repeat(257) }, 'address: address-too-long'],
    [{ description: 'x'.repeat(512) }, 'ok'],
    [{ description: 'x'.repeat(513) }, 'description: description-too-long'],
    [{ email: email(128) }, 'ok'],
    [{ email: email(129) }, 'email: email-too-long'],
    [{ websites: site(256) }, 'ok'],
    [{ websites: site(257) }, 'websites: website-too-long'],
    [{ websites: `${site(256)}\n${site(256)}` }, 'ok'],
    [{ websites: `${site(256)}\n${site(257)}` }, 'websites: website-too-long'],
    [{ websites: 'https://a.b\nhttps://c.d' }, 'ok'],
    [{ websites: 'https://a.b\nhttps://c.d\nhttps://e.f' }, 'websites: too-many-websites'],
  ])('%j → %s', (text, expected) => {
    expect(verdict(info(text))).toBe(expected);
  });

  it.each([
    ['x'.repeat(139), 'ok'],
    ['x'.repeat(140), 'about: about-too-long'],
    ['😀'.repeat(139), 'ok'],
    ['😀'.repeat(140), 'about: about-too-long'],
    ['', 'about: about-empty'],
    ['  ', 'about: about-empty'],
  ])('about %s → %s', (about, expected) => {
    expect(verdict(checkSection('about', { text: { about } }))).toBe(expected);
  });
});

it.each([
  ['https://acme.example', 'ok'],
  ['http://acme.example/shop?a=1#b', 'ok'],
  ['HTTPS://acme.example', 'ok'],
  ['acme.example', 'websites: website-malformed'],
  ['www.acme.example', 'websites: website-malformed'],
  ['ftp://acme.example', 'websites: website-malformed'],
  ['https://', 'websites: website-malformed'],
  ['https:// acme.example', 'websites: website-malformed'],
  ['see https://acme.example', 'websites: website-malformed'],
  ['https://acme.example and more', 'websites: website-malformed'],
  ['https:///shop', 'websites: website-malformed'],
  ['https://?q', 'websites: website-malformed'],
  ['https://#shop', 'websites: website-malformed'],
  ['https:/acme.example', 'websites: website-malformed'],
  ['httpss://acme.example', 'websites: website-malformed'],
  ['javascript:alert(1)//https://a', 'websites: website-malformed'],
])('the website %s → %s', (websites, expected) => {
  expect(verdict(info({ websites }))).toBe(expected);
});

it('reads websites line by line', () => {
  expect(readWebsites(' https://a.b \r\n\r\nhttps://c.d\n')).toEqual([
    'https://a.b',
    'https://c.d',
  ]);
  expect(readWebsites('')).toEqual([]);
});

it.each([
  ['a@b.co', true],
  ['first.last+tag@mail.acme.example', true],
  ['', true],
  ['a', false],
  ['a@b', false],
  ['a@@b.co', false],
  ['a b@c.co', false],
  ['a@b..co', false],
  ['a@b.co,c@d.co', false],
  [' a@b.co', false],
  ['a@b.co ', false],
  ['<a@b.co>', false],
  ['a@.b.co', false],
  ['a@b.co.', false],
  ['a@b.co;', false],
  ['@b.co', false],
  ['a@b c.co', false],
])('the e-mail %j is well-formed: %s', (address, right) => {
  expect('ok' in info({ email: address })).toBe(right);
});

it.each([
  ['Education', 'ok'],
  ['Beauty, Spa and Salon', 'ok'],
  ['education', 'vertical: vertical-unknown'],
  ['Education ', 'vertical: vertical-unknown'],
  ['Other', 'vertical: vertical-unknown'],
])('the vertical %j → %s', (vertical, expected) => {
  expect(verdict(info({ vertical }))).toBe(expected);
});

describe('a section', () => {
  it('changes its own fields and no others', () => {
    expect(
      info({ address: 'A', vertical: 'Education', websites: 'https://a.b', about: 'not mine' }),
    ).toEqual({
      ok: {
        address: 'A',
        description: '',
        email: '',
        vertical: 'Education',
        websites: ['https://a.b'],
      },
    });
    expect(checkSection('about', { text: { about: 'Hi', address: 'not mine' } })).toEqual({
      ok: { about: 'Hi' },
    });
    expect(checkSection('channel-name', { text: { channel_name: ' Sales ' } })).toEqual({
      ok: { channelName: 'Sales' },
    });
  });

  it('without anything written empties what it has', () => {
    expect(info({})).toEqual({ ok: { address: '', description: '', email: '', websites: [] } });
  });

  it('of the photo has the photo', () => {
    const photo = new Uint8Array([0xff, 0xd8, 0xff, 0xe0]);
    expect(checkSection('photo', { text: {}, photo })).toEqual({
      ok: { photo: { type: 'image/jpeg', bytes: photo } },
    });
  });

  it('says what is wrong with an e-mail', () => {
    expect(verdict(info({ email: 'a' }))).toBe('email: email-malformed');
  });

  it('leaves a vertical alone that is not given', () => {
    expect(info({ vertical: '' })).not.toHaveProperty('ok.vertical');
  });

  it('is refused whole', () => {
    const ruling = info({ address: 'A', websites: 'nothing' });
    expect(ruling).toEqual({ refused: 'website-malformed', field: 'websites' });
  });

  it('lets nothing through that breaks a limit, whatever is typed', () => {
    const fields = fc.record({
      address: fc.string({ maxLength: 300 }),
      description: fc.string({ maxLength: 600 }),
      email: fc.oneof(fc.emailAddress(), fc.string({ maxLength: 140 })),
      vertical: fc.string(),
      websites: fc.array(fc.oneof(fc.webUrl(), fc.string())).map((lines) => lines.join('\n')),
    });
    fc.assert(
      fc.property(fields, (text) => {
        const ruling = info(text);
        if (!('ok' in ruling)) return;
        const { address = '', description = '', email: mail = '', websites = [] } = ruling.ok;
        expect([...address].length).toBeLessThanOrEqual(256);
        expect([...description].length).toBeLessThanOrEqual(512);
        expect(mail === '' || /^\S+@\S+\.\S+$/.test(mail)).toBe(true);
        expect(websites.length).toBeLessThanOrEqual(2);
        for (const one of websites) expect(one).toMatch(/^https?:\/\/\S+$/i);
      }),
    );
  });
});

it.each([
  ['channel-name', 'channel_name: channel-name-empty'],
  ['photo', 'photo: photo-type'],
  ['about', 'about: about-empty'],
  ['business-info', 'ok'],
] as const)('a section %s without its fields → %s', (section, expected) => {
  expect(verdict(checkSection(section, { text: {} }))).toBe(expected);
});

it('asks the rules that it is given, each for its own field', () => {
  const asked: string[] = [];
  const rules = {
    fits: (field: string) => asked.push(field) > 0,
    isEmail: () => asked.push('isEmail') > 0,
    isVertical: () => asked.push('isVertical') > 0,
    checkWebsites: () => ({ ok: ['https://other.example'] }),
    checkPhoto: () => ({ refused: 'photo-too-large' }) as const,
  };
  const text = { address: 'A', description: 'B', email: 'C', vertical: 'D', websites: 'E' };
  const ruling = checkSection('business-info', { text }, rules);
  expect(ruling).toEqual({ ok: { ...text, websites: ['https://other.example'] } });
  checkSection('about', { text: { about: 'Hi' } }, rules);
  expect(new Set(asked)).toEqual(
    new Set(['address', 'description', 'email', 'isEmail', 'isVertical', 'about']),
  );
  expect(verdict(checkSection('photo', { text: {} }, rules))).toBe('photo: photo-too-large');
});

describe('a photo', () => {
  const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
  const sized = (size: number): Uint8Array => {
    const bytes = new Uint8Array(size);
    bytes.set(PNG);
    return bytes;
  };

  it.each([
    [PNG, 'image/png'],
    [[0xff, 0xd8, 0xff, 0xe0], 'image/jpeg'],
  ])('%j is %s', (bytes, type) => {
    expect(checkPhoto(new Uint8Array(bytes))).toMatchObject({ ok: { type } });
  });

  it.each([
    ['nothing', []],
    ['GIF', [...Buffer.from('GIF89a')]],
    ['half a PNG', PNG.slice(0, 7)],
    ['text', [...Buffer.from('<svg>')]],
  ])('%s is none', (_what, bytes) => {
    expect(checkPhoto(new Uint8Array(bytes))).toEqual({ refused: 'photo-type' });
  });

  it.each(PNG.map((_byte, at) => at))('is no PNG when byte %i is another', (at) => {
    const bytes = new Uint8Array(PNG);
    bytes[at] = 0;
    expect(checkPhoto(bytes)).toEqual({ refused: 'photo-type' });
  });

  it.each([0, 1, 2])('is no JPEG when byte %i is another', (at) => {
    const bytes = new Uint8Array([0xff, 0xd8, 0xff, 0xe0]);
    bytes[at] = 0;
    expect(checkPhoto(bytes)).toEqual({ refused: 'photo-type' });
  });

  it('has at most 5 MB', () => {
    expect(PHOTO_BYTES_MAX).toBe(5_242_880);
    expect(checkPhoto(sized(PHOTO_BYTES_MAX))).toHaveProperty('ok');
    expect(checkPhoto(sized(PHOTO_BYTES_MAX + 1))).toEqual({ refused: 'photo-too-large' });
  });
});

it('writes what the section has, shows what WhatsApp has, and counts what WhatsApp took', () => {
  const theirs = { ...EMPTY_PROFILE, about: 'theirs' };
  const ours = { ...EMPTY_PROFILE, about: 'ours' };
  expect(fieldsWritten({ about: 'x' }, theirs)).toEqual({ about: 'x' });
  expect(profileShown(theirs, ours)).toBe(theirs);
  expect(profileShown(undefined, ours)).toBe(ours);
  expect([sectionApplied(true), sectionApplied(false)]).toEqual([true, false]);
});

it.each([
  ['OTHER', 'OTHER', 'ok'],
  ['OTHER', 'Other', 'vertical: vertical-unknown'],
  ['OTHER', 'Education', 'ok'],
  ['Education', 'Education', 'ok'],
  ['', '', 'ok'],
])('where WhatsApp has the vertical %s, %s is %s', (had, given, expected) => {
  const current = { ...EMPTY_PROFILE, vertical: had };
  const ruling = checkSection('business-info', { text: { vertical: given } }, undefined, current);
  expect(verdict(ruling)).toBe(expected);
  if ('ok' in ruling)
    expect(ruling.ok.vertical).toBe(given === 'OTHER' || given === '' ? undefined : given);
});

it('is empty before anything is known of it', () => {
  expect(EMPTY_PROFILE).toEqual({
    about: '',
    address: '',
    description: '',
    email: '',
    vertical: '',
    websites: [],
  });
});
