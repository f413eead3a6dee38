import { breaking } from './break.ts';

export default breaking({
  wrong: 'closes the window after 23 hours',
  violates: ['WINDOW-1'],
  alsoRed: {
    'TEMPLATE-5': 'a reply in the last hour after the answer to a template is not delivered',
    'WINDOW-9': 'a file inside the 24 hours is not delivered',
    'MACRO-1': "a macro's comment between 23 and 24 hours is not sent",
    'WINDOW-5': 'a reply inside the 24 hours is not delivered',
    'WINDOW-7': 'a reply inside the 24 hours is not delivered',
    'WINDOW-11': 'a reply in the last seconds of the window is never handed to WhatsApp',
  },
  decisions: {
    windowOpen: (start, nowMs) =>
      start !== undefined && Math.floor(nowMs / 1_000) - start <= 23 * 3_600,
  },
});
