import type { BrokenSpec } from '../../src/cli/broken.ts';
import { signing } from './break.ts';

const broken: BrokenSpec = {
  wrong: 'signs its answers by mail with the token that opens the mail server to it',
  violates: ['SECURE-4'],
  ...signing(
    '/v1/mails',
    'text',
    ({ mail }) => (mail as { readonly inReplyTo: string | null }).inReplyTo !== null,
  ),
};

export default broken;
