// The intake: what a reply says, what it lacks, which intake it goes on with, and what starts an activation.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  completed,
  type Given,
  INTAKE_FIELDS,
  intakeMeant,
  type KnownIntake,
  labelOf,
  lacks,
  readIntake,
  startsActivation,
} from '../../src/domain/intake.ts';

const NOTHING: Given = { displayName: '', phoneNumber: '', businessManagerId: '' };
const ALL: Given = {
  displayName: 'Acme Support',
  phoneNumber: '+55 11 4004-1234',
  businessManagerId: '102290129340398',
};

it('asks for three things, by these labels', () => {
  expect(INTAKE_FIELDS.map((field) => [field, labelOf(field)])).toEqual([
    ['displayName', 'Display name'],
    ['phoneNumber', 'Phone number'],
    ['businessManagerId', 'Facebook Business Manager ID'],
  ]);
});

describe('a reply', () => {
  const ENGLISH = [
    'Display name: Acme Support',
    'Phone number: +55 11 4004-1234',
    'Facebook Business Manager ID: 102290129340398',
  ];
  const JAPANESE = [
    '表示名: Acme Support',
    '電話番号: +55 11 4004-1234',
    'FacebookビジネスマネージャID: 102290129340398',
  ];

  it.each([
    ['in English', ENGLISH.join('\n')],
    ['in another order', [...ENGLISH].reverse().join('\n')],
    ['in Japanese', JAPANESE.join('\n')],
    ['with wide colons', JAPANESE.join('\n').replaceAll(': ', '\uff1a')],
    ['in capitals', ENGLISH.join('\n').replace(/^[^:]+/gm, (label) => label.toUpperCase())],
    ['of another system', ENGLISH.join('\r\n')],
    ['with blanks', ENGLISH.map((line) => `  ${line.replace(':', '  :  ')}  `).join('\n')],
    ['without a blank', ENGLISH.join('\n').replaceAll(': ', ':')],
    ['among other words', ['Hello,', '', ...ENGLISH, '', 'Regards: Ana', 'Acme'].join('\n')],
    ['above our own letter', [...ENGLISH, '> Display name: ', '> Phone number: 1'].join('\n')],
    ['above a form left empty', [...ENGLISH, 'Display name:', 'Phone number: '].join('\n')],
  ])('%s says all', (_what, text) => {
    expect(readIntake(text)).toEqual(ALL);
  });

  it.each([
    ['nothing', '', NOTHING],
    ['something else', 'Sounds good: we begin\nThanks', NOTHING],
    ['what is quoted', '> Display name: Acme\n>> Phone number: 1', NOTHING],
    ['one line of three', 'Display name: Acme', { ...NOTHING, displayName: 'Acme' }],
    ['a colon in a name', 'Display name: Acme: Rio', { ...NOTHING, displayName: 'Acme: Rio' }],
    ['a mark in a name', 'Display name: Acme > Rio', { ...NOTHING, displayName: 'Acme > Rio' }],
    ['two names', 'Display name: Ac\nDisplay name: Me', { ...NOTHING, displayName: 'Me' }],
    ['a label within a line', 'The Display name: Acme', NOTHING],
    ['a label without a colon', 'Display name?', NOTHING],
    ['a colon and nothing before it', ': Acme\nDisplay name', NOTHING],
    ['a longer label', 'Display names: Acme', NOTHING],
    ['both languages', '表示名: B\nDisplay name: A', { ...NOTHING, displayName: 'A' }],
  ])('that says %s', (_what, text, given) => {
    expect(readIntake(text)).toEqual(given);
  });

  it('is read at once, however long its lines are', () => {
    const long = ' '.repeat(60_000);
    expect(readIntake(`${long}x\nDisplay name${long}:${long}Acme${long}`)).toEqual({
      ...NOTHING,
      displayName: 'Acme',
    });
  });

  it('is never a mistake, whatever it says', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        for (const field of INTAKE_FIELDS) expect(readIntake(text)[field]).toBeTypeOf('string');
      }),
    );
  });
});

it.each([
  ['nothing more is said', ALL, NOTHING, ALL],
  ['the rest is said', { ...ALL, phoneNumber: '' }, { ...NOTHING, phoneNumber: '+1' }, '+1'],
  ['another is said', ALL, { ...NOTHING, phoneNumber: '+2' }, '+2'],
])('what was given is kept: %s (INTAKE-1)', (_what, before, now, then) => {
  const expected = typeof then === 'string' ? { ...ALL, phoneNumber: then } : then;
  expect(completed(before, now)).toEqual(expected);
});

it.each(['displayName', 'phoneNumber', 'businessManagerId'] as const)(
  '%s is kept and can be given anew (INTAKE-1)',
  (field) => {
    const before = { ...NOTHING, [field]: 'before' };
    expect(completed(before, NOTHING)).toEqual(before);
    expect(completed(before, { ...NOTHING, [field]: 'now' })).toEqual({
      ...NOTHING,
      [field]: 'now',
    });
  },
);

describe('what an intake lacks (INTAKE-1, HOSTING-4)', () => {
  it('is nothing when all three are given', () => {
    expect(lacks(ALL, true)).toEqual([]);
  });

  it('is all three when nothing was given', () => {
    expect(lacks(NOTHING, false)).toEqual([
      { field: 'displayName', why: 'missing' },
      { field: 'phoneNumber', why: 'missing' },
      { field: 'businessManagerId', why: 'missing' },
    ]);
  });

  it.each([
    ['a name of one letter', { displayName: 'A' }, true, 'displayName'],
    ['a number that is none', { phoneNumber: '12' }, false, 'phoneNumber'],
    ['an ID of four digits', { businessManagerId: '1234' }, true, 'businessManagerId'],
    ['an ID of 21 digits', { businessManagerId: '1'.repeat(21) }, true, 'businessManagerId'],
    ['an ID that begins with 0', { businessManagerId: '012345' }, true, 'businessManagerId'],
    ['a letter before an ID', { businessManagerId: 'x12345' }, true, 'businessManagerId'],
    ['a letter after an ID', { businessManagerId: '12345x' }, true, 'businessManagerId'],
    ['an ID of letters', { businessManagerId: '1abcdef' }, true, 'businessManagerId'],
  ] as const)('is what is malformed: %s', (_what, given, numberFits, field) => {
    expect(lacks({ ...ALL, ...given }, numberFits)).toEqual([{ field, why: 'malformed' }]);
  });

  it.each(['12345', '1'.repeat(20), '9'.repeat(20)])('is nothing with the ID %s', (id) => {
    expect(lacks({ ...ALL, businessManagerId: id }, true)).toEqual([]);
  });
});

it.each([
  [true, true, { ok: true }],
  [true, false, { refused: 'not-a-reply' }],
  [false, true, { refused: 'not-a-reply' }],
  [false, false, { refused: 'not-a-reply' }],
])(
  'an answer to ours: %s, from the customer: %s (INTAKE-3)',
  (answersOurs, fromCustomer, ruling) => {
    expect(startsActivation({ answersOurs, fromCustomer })).toEqual(ruling);
  },
);

describe('the intake that a reply goes on with (INTAKE-2)', () => {
  const intake = (id: string, number?: string, complete = false): KnownIntake => ({
    id,
    number,
    complete,
  });
  const fresh = { ok: undefined };
  const refused = { refused: 'number-has-intake' };

  it.each([
    ['the first reply', [], undefined, '+1', fresh],
    ['the first reply, without a number', [], undefined, undefined, fresh],
    ['a second number', [intake('a', '+1', true)], undefined, '+2', fresh],
    ['the same number, complete', [intake('a', '+1', true)], undefined, '+1', refused],
    ['the same number, asked about it', [intake('a', '+1', true)], 'a', '+1', refused],
    ['the same number, incomplete', [intake('a', '+1')], undefined, '+1', { ok: 'a' }],
    ['the number, asked about another', [intake('a'), intake('b', '+1')], 'a', '+1', { ok: 'b' }],
    ['the number that was lacking', [intake('a')], 'a', '+1', { ok: 'a' }],
    ['the rest, without the number', [intake('a', '+1')], 'a', undefined, { ok: 'a' }],
    ['the rest, of one without number', [intake('a')], 'a', undefined, { ok: 'a' }],
    ['one of two', [intake('a', '+1'), intake('b', '+2')], 'b', undefined, { ok: 'b' }],
    ['another number than asked about', [intake('a', '+1')], 'a', '+2', fresh],
    ['nothing asked about', [intake('a')], undefined, '+1', fresh],
    ['nothing asked about, no number', [intake('a')], undefined, undefined, fresh],
    ['one that is complete', [intake('a', '+1', true)], 'a', undefined, fresh],
    ['one that nobody knows', [intake('a')], 'z', undefined, fresh],
  ] as const)('%s', (_what, known, answered, number, ruling) => {
    expect(intakeMeant(known, answered, number)).toEqual(ruling);
  });

  it('is never one of another number', () => {
    const number = fc.constantFrom('+1', '+2', '+3', undefined);
    const known = fc.uniqueArray(
      fc.record({ id: fc.constantFrom('a', 'b', 'c'), number, complete: fc.boolean() }),
      { selector: ({ id }) => id },
    );
    fc.assert(
      fc.property(known, fc.constantFrom('a', 'b', undefined), number, (all, answered, told) => {
        const ruling = intakeMeant(all, answered, told);
        if (!('ok' in ruling) || ruling.ok === undefined) return;
        const meant = all.find(({ id }) => id === ruling.ok);
        expect(meant?.complete).toBe(false);
        if (told !== undefined) expect([undefined, told]).toContain(meant?.number);
      }),
    );
  });
});
