import { breaking } from './break.ts';

const AGES_MS = 864_000_000_000;

export default breaking({
  wrong: 'charges for hosting with the purchase, and never again',
  violates: ['HOSTING-2'],
  decisions: {
    chargeDate: (boughtAt, month) => boughtAt + month * AGES_MS,
  },
});
