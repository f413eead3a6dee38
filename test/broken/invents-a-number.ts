import { breaking } from './break.ts';

const invented = (at: number) => ({
  e164: `+551198765432${at}`,
  callingCode: '55',
  national: `1198765432${at}`,
  international: `+55 11 98765 432${at}`,
});

export default breaking({
  wrong: 'makes up the numbers that an order does not name',
  violates: ['HOSTING-4'],
  alsoRed: {
    'HOSTING-3': 'an order of too few numbers is not refused',
  },
  decisions: {
    numbersOrdered: (quantity, named) => {
      const more = Array.from({ length: quantity - named.length }, (_none, at) => invented(at));
      return { ok: [...named, ...more] as typeof named };
    },
  },
});
