import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  codeAccepted,
  codeLate,
  codeWait,
  guessWait,
  insteadOf,
  METHODS,
  methodsOffered,
  methodUsed,
  readCode,
  readMethod,
  wrongCodeReason,
} from '../../src/domain/verification.ts';

const T = 1_748_854_800_000;
const asked = { method: 'sms', at: T } as const;

it.each([
  ['123456', '123456'],
  ['123-456', '123456'],
  ['123 456', '123456'],
  ['  000000 ', '000000'],
])('%s is a code', (text, code) => {
  expect(readCode(text)).toEqual({ ok: code });
});

it.each([
  '',
  '12345',
  '1234567',
  '12-3456',
  '123--456',
  '12345a',
  '１２３４５６',
  '123_456',
  '123456789012345678901234567890',
])('%s is none', (text) => {
  expect(readCode(text)).toEqual({ refused: 'code-malformed' });
});

it('reads every six digits', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\d{6}$/), (code) => {
      expect(readCode(`${code.slice(0, 3)}-${code.slice(3)}`)).toEqual({ ok: code });
    }),
  );
});

it('knows two methods and uses the one chosen', () => {
  for (const method of METHODS) {
    expect(readMethod(method)).toEqual({ ok: method });
    expect(methodUsed(method)).toBe(method);
  }
  expect(readMethod('SMS')).toEqual({ refused: 'method-missing' });
  expect(readMethod(undefined)).toEqual({ refused: 'method-missing' });
});

it('offers both, and a call where a message did not come (NUMBER-3)', () => {
  expect(methodsOffered()).toEqual(['sms', 'voice']);
  expect(insteadOf('sms')).toBe('voice');
  expect(insteadOf('voice')).toBeUndefined();
});

describe('time', () => {
  it.each([
    [0, 60],
    [999, 60],
    [1_000, 59],
    [59_999, 1],
    [60_000, 0],
    [3_600_000, 0],
  ])('%i ms after asking, wait %i s', (after, wait) => {
    expect(codeWait(asked, T + after)).toBe(wait);
  });

  it.each([0, 1, 3_600])('another guess waits the %i s that WhatsApp names', (seconds) => {
    expect(guessWait(seconds)).toBe(seconds);
  });

  it('nobody waits for the first code', () => {
    expect(codeWait(undefined, T)).toBe(0);
  });

  it.each([
    [59_999, false],
    [60_000, true],
  ])('%i ms after asking, late is %s', (after, late) => {
    expect(codeLate(asked, T + after)).toBe(late);
  });

  it.each([
    [0, 'code-wrong'],
    [600_999, 'code-wrong'],
    [601_000, 'code-expired'],
  ])('%i ms after asking, a refused code is %s', (after, reason) => {
    expect(wrongCodeReason(asked, T + after)).toBe(reason);
  });
});

it.each([true, false])('WhatsApp decides: %s', (took) => {
  expect(codeAccepted(took)).toBe(took);
});
