import type { BrokenSpec } from '../../src/cli/broken.ts';
import { formOf, textOf } from '../../src/kernel/wire.ts';
import { RIGHT_CONNECTOR } from '../../src/run/seat.ts';

const broken: BrokenSpec = {
  wrong: 'shows on the last page of the wizard with which code the account was added',
  violates: ['SECURE-4'],
  integration(settings, services, life) {
    const seated = RIGHT_CONNECTOR(settings, services, life);
    return {
      ...seated,
      handler: async (request) => {
        const answer = await seated.handler(request);
        const { code } = request.method === 'POST' ? formOf(request) : {};
        if (code === undefined) return answer;
        const page = textOf(answer.body);
        return { ...answer, body: page.replace('</body>', `<p>Added with ${code}.</p></body>`) };
      },
    };
  },
};

export default broken;
