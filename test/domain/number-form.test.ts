// The form that a refusal of a number shows (NUMBER-7).
import { expect, it } from 'vitest';
import { expectedForm } from '../../src/domain/number-form.ts';
import type { RequestedNumber } from '../../src/domain/phone-number.ts';

const ANY = 'a plus, the code of the country, then the number: +55 11 91234 5678';
const BRAZIL = 'a mobile is +55 11 9XXXX XXXX, a landline +55 11 XXXX XXXX';

it('is any, where what was typed is no number at all', () => {
  expect(expectedForm(undefined)).toBe(ANY);
});

it.each([
  ['Brazil', '+551181234567', BRAZIL],
  ['Japan, however short', '+8190123', 'a number looks like +81 90 1234 5678'],
  ['Brazil, however short', '+5512345', BRAZIL],
  ['Germany', '+4915', 'a number looks like +49 1512 3456789'],
  ['Japan', '+811234567', 'a number looks like +81 90 1234 5678'],
  [
    'Poland, although it ends as Brazil begins',
    '+4812345655',
    'a number looks like +48 512 345 678',
  ],
  ['Britain, though others share its code', '+441234567', 'a number looks like +44 7400 123456'],
  ['Canada, by its area code', '+12345678', 'a number looks like +1 506 234 5678'],
  ['Guernsey, by the number', '+447781123456', 'a number looks like +44 7781 123456'],
  ['no country', '+999123456', ANY],
  ['toll-free in no country', '+80012345678', ANY],
  ['North America, but nowhere in it', '+1123456789', ANY],
])('of %s', (_where, requested, form) => {
  expect(expectedForm(requested as RequestedNumber)).toBe(form);
});
