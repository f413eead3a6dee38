// What kind of line a number is, and whether a code can come to it.
import { describe, expect, it } from 'vitest';
import { LINE_REFUSALS, LINES, lineOf, reachable } from '../../src/domain/line.ts';

describe('the line of a number (NUMBER-3, NUMBER-4, NUMBER-5)', () => {
  it('is one of four', () => {
    expect(LINES).toEqual(['mobile', 'landline', 'toll-free', 'other']);
  });

  it.each([
    ['a mobile in Brazil', '+5511912345678', 'mobile'],
    ['a mobile in Japan', '+819012345678', 'mobile'],
    ['a mobile in Britain', '+447781123456', 'mobile'],
    ['a number in North America, which may be either', '+14155552671', 'mobile'],
    ['a landline in Brazil', '+551134567890', 'landline'],
    ['a landline of a service in Brazil', '+551140041234', 'landline'],
    ['a landline in Japan', '+81312345678', 'landline'],
    ['a landline in Britain', '+442079460018', 'landline'],
    ['toll-free in Brazil', '+558001234567', 'toll-free'],
    ['toll-free in North America', '+18005550199', 'toll-free'],
    ['toll-free in no country', '+80012345678', 'toll-free'],
    ['a premium number', '+19005551234', 'other'],
    ['a number over the internet', '+445612345678', 'other'],
    ['too short a number', '+8112345', 'other'],
    ['a number of no country', '+999123456789', 'other'],
    ['what is no number by itself', 'call +5511912345678', 'other'],
  ] as const)('%s', (_what, e164, line) => {
    expect(lineOf({ e164 })).toBe(line);
  });
});

it.each([
  ['a person answers', false, false, { ok: true }],
  ['a person answers, registered by hand', false, true, { ok: true }],
  ['a voice menu answers', true, false, { refused: 'number-behind-ivr' }],
  ['a voice menu answers, registered by hand', true, true, { ok: true }],
])('a code comes through where %s (NUMBER-6)', (_what, behindIvr, registeredByHand, ruling) => {
  expect(reachable({ behindIvr, registeredByHand })).toEqual(ruling);
});

it('has one refusal to give', () => {
  expect(LINE_REFUSALS).toEqual(['number-behind-ivr']);
});
