import type { BrokenSpec } from '../../src/cli/broken.ts';
import { formOf } from '../../src/kernel/wire.ts';
import { atTheDoor, bearsCode } from './break.ts';

const broken: BrokenSpec = {
  wrong: 'writes the verification code into its log',
  violates: ['SECURE-4'],
  ...atTheDoor(
    () => bearsCode,
    (request, { services, handler }) => {
      const note = `an admin enters the code ${formOf(request)['code']}`;
      services.trace.record('finding', { node: 'connector', method: 'LOG', path: '', note });
      return handler(request);
    },
  ),
};

export default broken;
