import { breaking } from './break.ts';

export default breaking({
  wrong: 'tries again every second, for as long as it takes',
  violates: ['RELIABLE-2'],
  alsoRed: {
    'INTAKE-3': 'a mail is tried again sooner than the mail server was expected back',
    'RELIABLE-5': 'a quarter of an hour after an outage of hours, a reply has not arrived yet',
  },
  decisions: { retryPause: () => 1_000 },
});
