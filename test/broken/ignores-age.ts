import { breaking } from './break.ts';

export default breaking({
  wrong: 'does not look at when a mobile was last registered',
  violates: ['NUMBER-4'],
  alsoRed: {
    'NUMBER-2': 'a number that was registered lately is refused for the app that has it alone',
  },
  decisions: { rested: () => true },
});
