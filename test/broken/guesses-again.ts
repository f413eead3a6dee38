import type { BrokenSpec } from '../../src/cli/broken.ts';
import { askingAgain } from './break.ts';

const broken: BrokenSpec = {
  wrong: 'hammers on with a code that WhatsApp did not take',
  violates: ['CONNECT-5'],
  // Whatever WhatsApp said of waiting.
  ...askingAgain(({ url }, { status }) => url.includes('verify') && status >= 400),
};

export default broken;
