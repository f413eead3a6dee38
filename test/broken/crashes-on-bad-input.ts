import type { BrokenSpec } from '../../src/cli/broken.ts';
import { textOf } from '../../src/kernel/wire.ts';
import { RIGHT_CONNECTOR } from '../../src/run/seat.ts';

const broken: BrokenSpec = {
  wrong: 'reads what comes in as if it could not be wrong',
  violates: ['SECURE-6'],
  integration(settings, services, life) {
    const seated = RIGHT_CONNECTOR(settings, services, life);
    return {
      ...seated,
      handler: (request) => {
        const type = request.headers['content-type'] ?? '';
        if (type.startsWith('application/json')) JSON.parse(textOf(request.body));
        return seated.handler(request);
      },
    };
  },
};

export default broken;
