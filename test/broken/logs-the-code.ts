import type { BrokenSpec } from '../../src/cli/broken.ts';
import { formOf } from '../../src/kernel/wire.ts';
import { RIGHT_CONNECTOR } from '../../src/run/seat.ts';

const broken: BrokenSpec = {
  wrong: 'writes the verification code into its log',
  violates: ['SECURE-4'],
  integration(settings, services, life) {
    const seated = RIGHT_CONNECTOR(settings, services, life);
    return {
      ...seated,
      handler: (request) => {
        const { code } = request.method === 'POST' ? formOf(request) : {};
        if (code !== undefined) {
          const note = `an admin enters the code ${code}`;
          services.trace.record('finding', { node: 'connector', method: 'LOG', path: '', note });
        }
        return seated.handler(request);
      },
    };
  },
};

export default broken;
