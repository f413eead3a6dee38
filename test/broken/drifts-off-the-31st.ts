import { breaking } from './break.ts';

export default breaking({
  wrong: 'charges on the 1st or 3rd of March what was bought on the 31st of January',
  violates: ['HOSTING-2'],
  decisions: {
    chargeDate: (boughtAt, month) =>
      new Date(boughtAt).setUTCMonth(new Date(boughtAt).getUTCMonth() + month),
  },
});
