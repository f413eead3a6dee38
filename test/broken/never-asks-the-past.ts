import { breaking } from './break.ts';

export default breaking({
  wrong: 'takes any line again that was registered before, as if it were a mobile',
  violates: ['NUMBER-2'],
  decisions: { timeFrees: () => true },
});
