import type { BrokenSpec } from '../../src/cli/broken.ts';
import { formOf, textOf } from '../../src/kernel/wire.ts';
import { atTheDoor, bearsCode } from './break.ts';

const broken: BrokenSpec = {
  wrong: 'shows on the last page of the wizard with which code the account was added',
  violates: ['SECURE-4'],
  ...atTheDoor(
    () => bearsCode,
    async (request, { handler }) => {
      const answer = await handler(request);
      const added = `<p>Added with ${formOf(request)['code']}.</p></body>`;
      return { ...answer, body: textOf(answer.body).replace('</body>', added) };
    },
  ),
};

export default broken;
