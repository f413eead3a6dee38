import { breaking } from './break.ts';

export default breaking({
  wrong: 'writes the number with every message, so that rules cannot set it',
  violates: ['TRIGGER-2', 'AUTOMATION-2'],
  decisions: { fieldsToTell: (now) => now },
});
