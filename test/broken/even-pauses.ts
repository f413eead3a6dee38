import { breaking } from './break.ts';

export default breaking({
  wrong: 'tries again every second, for as long as it takes',
  violates: ['RELIABLE-2'],
  alsoRed: {
    'INTAKE-3': 'a mail is tried again sooner than the mail server was expected back',
  },
  decisions: { retryPause: () => 1_000 },
});
