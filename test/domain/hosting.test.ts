// Hosting of numbers: who orders it, what an order must name, what is charged when, and what it allows.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chargeDate,
  chargeKey,
  chargeMonth,
  hostingHeld,
  installationHeld,
  mayOrder,
  numbersOrdered,
  ORDERING,
} from '../../src/domain/hosting.ts';

const utc = (text: string): number => Date.parse(`${text}Z`);

it('is ordered through the account manager, and through nobody else (HOSTING-5)', () => {
  expect(ORDERING).toEqual(['account-manager', 'integration-team', 'customer']);
  expect(mayOrder('account-manager')).toEqual({ ok: true });
  expect(mayOrder('integration-team')).toEqual({ refused: 'not-account-manager' });
  expect(mayOrder('customer')).toEqual({ refused: 'not-account-manager' });
});

describe('an order (HOSTING-3, HOSTING-4)', () => {
  const A = { e164: '+5511912345678' };
  const B = { e164: '+551140041234' };
  const C = { e164: '+81312345678' };

  it.each([
    ['of one, one named', 1, [A], { ok: [A] }],
    ['of two, two named', 2, [A, B], { ok: [A, B] }],
    ['of two, in another order', 2, [B, A], { ok: [B, A] }],
    ['of two, one named twice', 2, [A, { ...A }], { refused: 'number-missing' }],
    ['of one, the same named twice', 1, [A, A], { ok: [A] }],
    ['of two, one named', 2, [A], { refused: 'number-missing' }],
    ['of one, none named', 1, [], { refused: 'number-missing' }],
    ['of none, none named', 0, [], { refused: 'number-missing' }],
    ['of one, two named', 1, [A, B], { refused: 'more-than-ordered' }],
    ['of two, three named', 2, [A, B, C], { refused: 'more-than-ordered' }],
  ])('%s', (_what, quantity, named, ruling) => {
    expect(numbersOrdered(quantity, named)).toEqual(ruling);
  });

  it('hosts only what was named, once each, as many as were ordered', () => {
    const e164 = fc.constantFrom('+551', '+552', '+553', '+554');
    const named = fc.array(fc.record({ e164 }), { maxLength: 8 });
    fc.assert(
      fc.property(fc.nat(6), named, (quantity, numbers) => {
        const ruling = numbersOrdered(quantity, numbers);
        if (!('ok' in ruling)) return;
        const hosted = ruling.ok.map((number) => number.e164);
        expect(hosted).toHaveLength(quantity);
        expect(new Set(hosted).size).toBe(quantity);
        for (const number of numbers) expect(hosted).toContain(number.e164);
      }),
    );
  });
});

it.each([
  ['nothing was bought', [], { refused: 'hosting-missing' }],
  ['another number was bought', ['+1'], { refused: 'hosting-limit' }],
  ['it was bought', ['+2'], { ok: true }],
  ['it was bought among others', ['+1', '+2', '+3'], { ok: true }],
])('a number needs hosting of its own: %s (HOSTING-1, HOSTING-3)', (_what, ordered, ruling) => {
  expect(hostingHeld(ordered, '+2')).toEqual(ruling);
});

describe('a charge (HOSTING-2)', () => {
  it.each([
    ['the purchase itself', '2025-06-02T09:00:00.000', 0, '2025-06-02T09:00:00.000'],
    ['a month later', '2025-06-02T09:00:00.000', 1, '2025-07-02T09:00:00.000'],
    ['to the millisecond', '2025-06-02T23:59:59.999', 1, '2025-07-02T23:59:59.999'],
    ['over the year', '2025-06-02T09:00:00.000', 7, '2026-01-02T09:00:00.000'],
    ['two years later', '2025-06-02T09:00:00.000', 24, '2027-06-02T09:00:00.000'],
    ['a 1st', '2025-01-01T00:00:00.000', 1, '2025-02-01T00:00:00.000'],
    ['a 31st in a month of 30', '2025-05-31T12:00:00.000', 1, '2025-06-30T12:00:00.000'],
    ['a 31st two months later', '2025-05-31T12:00:00.000', 2, '2025-07-31T12:00:00.000'],
    ['a 31st in February', '2025-01-31T12:00:00.000', 1, '2025-02-28T12:00:00.000'],
    ['a 31st in a leap year', '2028-01-31T12:00:00.000', 1, '2028-02-29T12:00:00.000'],
    ['a 30th in February', '2025-01-30T12:00:00.000', 1, '2025-02-28T12:00:00.000'],
    ['a 30th in a month of 31', '2025-06-30T12:00:00.000', 1, '2025-07-30T12:00:00.000'],
    ['a leap day, a year later', '2028-02-29T12:00:00.000', 12, '2029-02-28T12:00:00.000'],
    ['December to January', '2025-12-31T12:00:00.000', 1, '2026-01-31T12:00:00.000'],
  ])('%s', (_what, bought, month, due) => {
    expect(new Date(chargeDate(utc(bought), month)).toISOString()).toBe(`${due}Z`);
  });

  const purchase = fc.date({
    min: new Date(utc('2020-01-01T00:00:00')),
    max: new Date(utc('2040-01-01T00:00:00')),
    noInvalidDate: true,
  });

  it('falls in every month once, at the hour of the purchase', () => {
    fc.assert(
      fc.property(purchase, fc.nat(60), (bought, month) => {
        const due = new Date(chargeDate(bought.getTime(), month));
        const months = (date: Date): number => date.getUTCFullYear() * 12 + date.getUTCMonth();
        expect(months(due) - months(bought)).toBe(month);
        expect(due.toISOString().slice(10)).toBe(bought.toISOString().slice(10));
      }),
    );
  });

  it('falls on the day of the purchase, or on the last day of a shorter month', () => {
    fc.assert(
      fc.property(purchase, fc.nat(60), (bought, month) => {
        const due = new Date(chargeDate(bought.getTime(), month));
        if (due.getUTCDate() === bought.getUTCDate()) return;
        const dayAfter = new Date(due.getTime() + 86_400_000);
        expect(due.getUTCDate()).toBeLessThan(bought.getUTCDate());
        expect(dayAfter.getUTCDate()).toBe(1);
      }),
    );
  });

  it.each([
    ['2025-06-30T23:59:59.999', '2025-06'],
    ['2025-07-01T00:00:00.000', '2025-07'],
    ['2025-12-31T23:59:59.999', '2025-12'],
  ])('at %s is that of %s', (at, month) => {
    expect(chargeMonth(utc(at))).toBe(month);
  });

  it('is one for each number in each month, whoever is its customer', () => {
    const charge = { customer: 'acme', number: '+551140041234', month: '2025-06' };
    expect(chargeKey(charge)).toBe('+551140041234|2025-06');
    expect(chargeKey({ ...charge, customer: 'globex' })).toBe('+551140041234|2025-06');
    expect(chargeKey({ ...charge, month: '2025-07' })).toBe('+551140041234|2025-07');
    expect(chargeKey({ ...charge, number: '+551140041235' })).toBe('+551140041235|2025-06');
  });
});

it.each([
  ['unheard', { ok: true }],
  ['installed', { ok: true }],
  ['removed', { refused: 'not-installed' }],
] as const)('where the integration is %s (HOSTING-1)', (standing, ruling) => {
  expect(installationHeld(standing)).toEqual(ruling);
});
