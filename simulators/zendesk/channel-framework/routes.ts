// What integrations call, as a table.
import type { Route } from '../../../src/kernel/routes.ts';
import type { Desk } from '../desk.ts';
import { asIntegration } from '../support/protocol/authentication.ts';
import { push } from './push.ts';
import { reportError, validateToken } from './report-error.ts';

const SOURCE =
  'https://developer.zendesk.com/api-reference/ticketing/channel_framework/channel_framework/';

export const CHANNEL_ROUTES: readonly Route<Desk>[] = [
  {
    method: 'POST',
    path: '/api/v2/any_channel/push',
    fidelity: 'partial',
    confidence: 'documented',
    source: SOURCE,
    note: 'display_info and image_url are checked and not kept',
    handle: asIntegration(push),
  },
  {
    method: 'POST',
    path: '/api/v2/any_channel/validate_token',
    fidelity: 'supported',
    confidence: 'documented',
    source: SOURCE,
    handle: asIntegration(validateToken),
  },
  {
    method: 'POST',
    path: '/api/v2/any_channel/channelback/report_error',
    fidelity: 'supported',
    confidence: 'documented',
    source: SOURCE,
    note: 'assumption: an unknown id is 404, unless a channelback is under way that may still name it',
    handle: asIntegration(reportError),
  },
];
