import { breaking } from './break.ts';

export default breaking({
  wrong: 'drops a reply in silence when it has waited until the window was closed',
  violates: ['WINDOW-10'],
  alsoRed: {
    'WINDOW-3': 'the reply that was dropped has failed nowhere',
    'RELIABLE-5': 'a reply that waited through the outage is dropped',
  },
  decisions: { lateReply: (tries) => (tries > 0 ? 'swallow' : 'fail') },
});
