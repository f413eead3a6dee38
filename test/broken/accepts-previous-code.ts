import { LAW } from '../../src/connector/law.ts';
import { breaking } from './break.ts';

export default breaking({
  wrong: 'takes any code once a second one was asked for, so the previous one too',
  violates: ['CONNECT-4'],
  alsoRed: {
    'CONNECT-6': 'the account is listed although WhatsApp has not registered the number',
  },
  decisions: () => {
    let asked = 0;
    return {
      methodUsed(chosen) {
        asked++;
        return LAW.methodUsed(chosen);
      },
      codeAccepted: (whatsAppTookIt) => whatsAppTookIt || asked >= 2,
    };
  },
});
