import type { BrokenSpec } from '../../src/cli/broken.ts';
import { forgetting } from './break.ts';

const broken: BrokenSpec = {
  wrong: 'forgets in a crash which replies were under way',
  violates: ['RELIABLE-4'],
  alsoRed: { 'WINDOW-3': 'a reply that was forgotten has not failed where anybody sees it' },
  ...forgetting((kept) => kept.filter(({ change }) => change.in !== 'outbox')),
};

export default broken;
