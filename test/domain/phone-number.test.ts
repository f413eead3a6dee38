import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  digitsOf,
  eligibleNumber,
  numberKey,
  numberMayChange,
  numberOfWaId,
  requestNumber,
} from '../../src/domain/phone-number.ts';

const requested = (text: string) => {
  const ruling = requestNumber(text);
  if (!('ok' in ruling)) throw new Error(ruling.refused);
  return ruling.ok;
};

describe('spellings', () => {
  it.each([
    '+5511912345678',
    '+55 11 91234-5678',
    '+55 (11) 91234.5678',
    '005511912345678',
    ' 00 55 11 9 1234 5678 ',
    '+55\u00a011\u201191234\u20135678',
  ])('%s is one number', (text) => {
    expect(requested(text)).toBe('+5511912345678');
  });

  it.each([
    '',
    '5511912345678',
    '11912345678',
    '+',
    '+0511912345678',
    '+55 11 CALL',
    '+123456',
    `+1${'2'.repeat(15)}`,
    '++5511912345678',
  ])('%s is none', (text) => {
    expect(requestNumber(text)).toEqual({ refused: 'number-malformed' });
  });

  it('separators change nothing', () => {
    const digits = fc.stringMatching(/^[1-9]\d{6,14}$/);
    const separators = fc.array(fc.constantFrom(' ', '-', '(', ')', '.', ''), {
      minLength: 16,
      maxLength: 16,
    });
    fc.assert(
      fc.property(digits, separators, fc.constantFrom('+', '00'), (number, between, prefix) => {
        const spelled = prefix + [...number].map((digit, i) => digit + (between[i] ?? '')).join('');
        expect(requested(spelled)).toBe(`+${number}`);
      }),
    );
  });
});

it.each([
  ['+5511912345678', '+55 11 91234 5678', '55', '11912345678'],
  ['+551140041234', '+55 11 4004 1234', '55', '1140041234'],
  ['+14155552671', '+1 415 555 2671', '1', '4155552671'],
  ['+18005550199', '+1 800 555 0199', '1', '8005550199'],
  ['+819012345678', '+81 90 1234 5678', '81', '9012345678'],
  // Canada, Kazakhstan and Guernsey share the calling codes of others.
  ['+14165552671', '+1 416 555 2671', '1', '4165552671'],
  ['+77012345678', '+7 701 234 5678', '7', '7012345678'],
  ['+447781123456', '+44 7781 123456', '44', '7781123456'],
])('%s is eligible', (text, international, callingCode, national) => {
  expect(eligibleNumber(requested(text))).toEqual({
    ok: { e164: text, international, callingCode, national },
  });
});

it('leaves out the zero that is dialled inside the country only', () => {
  expect(eligibleNumber(requested('+44 (0)20 7946 0018'))).toMatchObject({
    ok: { e164: '+442079460018', international: '+44 20 7946 0018' },
  });
});

it.each([
  // Brazilian mobiles have nine digits, the first of them a nine.
  '+551181234567',
  '+551171234567',
  '+551191234567',
  '+5511812345678',
  '+999123456789',
  '+1123',
])('%s fits no plan', (text) => {
  const ruling = requestNumber(text);
  const eligible = 'ok' in ruling ? eligibleNumber(ruling.ok) : ruling;
  expect(eligible).toEqual({
    refused: 'ok' in ruling ? 'number-impossible' : 'number-malformed',
  });
});

it.each([
  ['Brazil, without the ninth digit', '551187654321', '+5511987654321'],
  ['Brazil, as it is dialled', '5511987654321', '+5511987654321'],
  ['Brazil, toll-free', '558001234567', '+558001234567'],
  ['Mexico, with the 1 of old', '5215512345678', '+525512345678'],
  ['Mexico, as it is dialled', '525512345678', '+525512345678'],
  ['Mexico, with more digits than a number has', '52155123456789', '+52155123456789'],
  ['Argentina', '5491123456789', '+5491123456789'],
  ['anywhere else', '4915112345678', '+4915112345678'],
  ['elsewhere, with the same digits further on', '49551187654321', '+49551187654321'],
  ['elsewhere, with those of Mexico', '495215512345678', '+495215512345678'],
])('%s: %s is the number %s', (_where, waId, number) => {
  expect(numberOfWaId(waId)).toBe(number);
});

it('every other number is named by its digits and back', () => {
  const elsewhere = fc
    .stringMatching(/^[1-9]\d{6,14}$/)
    .filter((digits) => !/^(55|521)/.test(digits));
  fc.assert(
    fc.property(elsewhere, (digits) => {
      expect(digitsOf(numberOfWaId(digits))).toBe(digits);
    }),
  );
});

it('is kept under one name, however it was spelled (NUMBER-8)', () => {
  for (const spelled of ['+55 11 91234-5678', '005511912345678']) {
    const number = eligibleNumber(requested(spelled));
    expect('ok' in number && numberKey(number.ok, spelled)).toBe('+5511912345678');
  }
});

it('stays once it is connected (NUMBER-1)', () => {
  expect(numberMayChange(false)).toEqual({ ok: true });
  expect(numberMayChange(true)).toEqual({ refused: 'number-fixed' });
});
