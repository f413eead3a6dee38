// Whether a broken connector decides as the right one did in a case.
import { describe, expect, it } from 'vitest';
import { type Decision, decidesAlike } from '../../src/cli/decisions.ts';

describe('decisions that are alike', () => {
  const noted: readonly Decision[] = [
    { name: 'windowKey', args: ['a', 'b'], answer: 'a:b' },
    { name: 'windowOpen', args: [0, 1], answer: true },
  ];

  it('are those of others, and the same answers to the same calls', () => {
    expect(decidesAlike({}, noted)).toBe(true);
    expect(decidesAlike({ methodsOffered: () => ['sms'] }, noted)).toBe(true);
    expect(decidesAlike({ windowOpen: () => true }, noted)).toBe(true);
  });

  it('are not another answer, nor an error', () => {
    expect(decidesAlike({ windowOpen: () => false }, noted)).toBe(false);
    const failing = (): never => {
      throw new Error('does not know');
    };
    expect(decidesAlike({ windowKey: failing }, noted)).toBe(false);
  });

  it('are asked in order, so that what remembers is asked as it would have been', () => {
    let asked = 0;
    const twice: readonly Decision[] = [...noted, ...noted];
    expect(decidesAlike({ windowOpen: () => ++asked < 2 }, twice)).toBe(false);
    expect(asked).toBe(2);
  });
});
