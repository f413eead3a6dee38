import { breaking } from './break.ts';

export default breaking({
  wrong: 'sends the shorthand to the customer as it stands',
  violates: ['TEMPLATE-1'],
  alsoRed: {
    'SECURE-5': 'the template whose value holds markup does not reach the customer',
    'TEMPLATE-2': 'nothing is looked up, so nothing is refused',
    'TEMPLATE-3': 'nothing is looked up, so nothing is refused',
    'TEMPLATE-4': 'no template reaches the customer',
    'TEMPLATE-5': 'no template reaches the customer',
    'TEMPLATE-6': 'no template reaches the customer',
  },
  decisions: { readTemplate: () => undefined },
});
