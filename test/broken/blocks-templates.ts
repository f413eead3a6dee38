import { breaking } from './break.ts';

export default breaking({
  wrong: 'takes a template for a reply that the 24 hours end for as well',
  violates: ['TEMPLATE-1'],
  alsoRed: {
    'SECURE-5': 'the template whose value holds markup does not leave',
    'TEMPLATE-4': 'no template leaves after the 24 hours, whoever it is for',
    'TEMPLATE-5': 'no template leaves after the 24 hours',
    'TEMPLATE-6': 'what was not sent is not noted',
  },
  decisions: { needsWindow: () => true },
});
