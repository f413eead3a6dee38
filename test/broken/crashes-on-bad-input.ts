import type { BrokenSpec } from '../../src/cli/broken.ts';
import { jsonOf, type Request, textOf } from '../../src/kernel/wire.ts';
import { atTheDoor } from './break.ts';

const isMalformed = (request: Request): boolean =>
  (request.headers['content-type'] ?? '').startsWith('application/json') &&
  jsonOf(request) === undefined;

const broken: BrokenSpec = {
  wrong: 'reads what comes in as if it could not be wrong',
  violates: ['SECURE-6'],
  ...atTheDoor(
    () => isMalformed,
    ({ body }) => JSON.parse(textOf(body)),
  ),
};

export default broken;
