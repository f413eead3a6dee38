import { LAW } from '../../src/connector/law.ts';
import type { EligibleNumber, NumberParts } from '../../src/domain/phone-number.ts';
import { breaking } from './break.ts';

const EIGHT_DIGITS = /^\+55([1-9]{2})([6-9]\d{3})(\d{4})$/;

export default breaking({
  wrong: 'takes a Brazilian mobile of eight digits',
  violates: ['NUMBER-7'],
  decisions: {
    eligibleNumber(requested) {
      const [, area, head, tail] = EIGHT_DIGITS.exec(requested) ?? [];
      if (area === undefined) return LAW.eligibleNumber(requested);
      const parts: NumberParts = {
        e164: requested,
        callingCode: '55',
        national: requested.slice(3),
        international: `+55 ${area} ${head} ${tail}`,
      };
      return { ok: parts as EligibleNumber };
    },
  },
});
