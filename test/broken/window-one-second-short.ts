import { breaking } from './break.ts';

export default breaking({
  wrong: 'closes the window at exactly 24 hours',
  violates: ['WINDOW-7'],
  alsoRed: {
    'TEMPLATE-5': 'a reply 24 hours after the answer to a template is not delivered',
    'MACRO-1': "a macro's comment after exactly 24 hours is not sent",
    'WINDOW-5': 'a reply at exactly 24 hours is not delivered',
  },
  decisions: {
    windowOpen: (start, nowMs) =>
      start !== undefined && Math.floor(nowMs / 1_000) - start < 24 * 3_600,
  },
});
