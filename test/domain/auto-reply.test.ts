import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  AUTO_REPLY_LENGTH_MAX,
  autoReplyDue,
  autoReplyText,
  readAutoReply,
} from '../../src/domain/auto-reply.ts';

const DAY_S = 86_400;

describe('autoReplyDue (AUTOREPLY-1, AUTOREPLY-2, AUTOREPLY-5)', () => {
  it.each([
    ['the first message', undefined, false, true],
    ['a second later', 1, false, false],
    ['a second short of a day', DAY_S - 1, false, false],
    ['a day later', DAY_S, false, true],
    ['an older message that comes late', -60, false, false],
    ['a copy of the first message', undefined, true, false],
    ['a copy, days later', 3 * DAY_S, true, false],
  ])('%s', (_what, elapsed, repeated, due) => {
    const timestamp = 1_700_000_000;
    const lastAt = elapsed === undefined ? undefined : timestamp - elapsed;
    expect(autoReplyDue({ repeated, timestamp, lastAt })).toBe(due);
  });

  it('answers at most once in any 24 hours, in whatever order messages come', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(10 * DAY_S)), (timestamps) => {
        const answered: number[] = [];
        for (const timestamp of timestamps) {
          const lastAt = answered.at(-1);
          if (autoReplyDue({ repeated: false, timestamp, lastAt })) answered.push(timestamp);
        }
        for (const [i, at] of answered.entries()) {
          if (i > 0) expect(at - (answered[i - 1] as number)).toBeGreaterThanOrEqual(DAY_S);
        }
      }),
    );
  });
});

it('sends the text as it is written, whatever it is (AUTOREPLY-4)', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (written, name) => {
      expect(autoReplyText(written, name)).toBe(written);
    }),
  );
});

describe('readAutoReply', () => {
  it.each([
    ['nothing', '', { ok: '' }],
    ['blanks', ' \r\n ', { ok: '' }],
    ['lines of a form', 'Oi\r\nTchau', { ok: 'Oi\nTchau' }],
    ['blanks around it', '  Oi ', { ok: '  Oi ' }],
    ['the longest', '😀'.repeat(AUTO_REPLY_LENGTH_MAX), { ok: '😀'.repeat(AUTO_REPLY_LENGTH_MAX) }],
    ['one more', 'x'.repeat(AUTO_REPLY_LENGTH_MAX + 1), { refused: 'auto-reply-too-long' }],
  ])('%s', (_what, text, ruling) => {
    expect(readAutoReply(text)).toEqual(ruling);
  });
});
