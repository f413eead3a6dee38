import { LAW } from '../../src/connector/law.ts';
import { breaking } from './break.ts';

export default breaking({
  wrong: 'takes no code any more after three, which WhatsApp never asked for',
  violates: ['CONNECT-5'],
  alsoRed: {
    'CONNECT-4': 'the fourth wrong code is refused for another reason than being wrong',
  },
  decisions: () => {
    let entered = 0;
    return {
      readCode: (text) => (++entered > 3 ? { refused: 'code-malformed' } : LAW.readCode(text)),
    };
  },
});
