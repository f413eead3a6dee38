import { breaking } from './break.ts';

export default breaking({
  wrong: 'drops a reply in silence when it has waited until the window was closed',
  violates: ['WINDOW-10'],
  decisions: { lateReply: (tries) => (tries > 0 ? 'swallow' : 'fail') },
});
