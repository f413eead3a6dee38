import type { BrokenSpec } from '../../src/cli/broken.ts';
import { signing } from './break.ts';

const broken: BrokenSpec = {
  wrong: 'tells the agent of a failed reply together with the token that opens Support to it',
  violates: ['SECURE-4'],
  ...signing('/report_error', 'description'),
};

export default broken;
