import { refused } from '../../src/domain/refusal.ts';
import { breaking } from './break.ts';

export default breaking({
  wrong: 'sends a template in whatever state and language it finds it',
  violates: ['TEMPLATE-2'],
  alsoRed: { 'TEMPLATE-1': 'another language is sent in place of the one that was asked for' },
  decisions: {
    usableTemplate: (known, asked) => {
      const found = known.find(({ name }) => name === asked.name);
      return found === undefined ? refused('template-unknown') : { ok: found };
    },
  },
});
