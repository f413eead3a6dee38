// `POST /api/v2/any_channel/push`: an integration hands over what its customers wrote.
// https://developer.zendesk.com/api-reference/ticketing/channel_framework/channel_framework/
import { z } from 'zod';
import type { Call } from '../../../src/kernel/routes.ts';
import { jsonOf, type Response } from '../../../src/kernel/wire.ts';
import type { Desk } from '../desk.ts';
import { answer } from '../support/protocol/answer.ts';
import { instanceOf, REQUEST, refusalOf } from './access.ts';
import { callBack } from './event-callback.ts';
import { importAll } from './imports.ts';
import { refreshWhenDue } from './manifest-refresh.ts';

const RESOURCES_MAX = 256;

const PUSH = REQUEST.extend({
  external_resources: z.array(z.unknown()).max(RESOURCES_MAX),
});

export function push(desk: Desk, call: Call, allowedPushId: string): Response {
  const read = PUSH.safeParse(jsonOf(call.request));
  // Assumption: the answer to a malformed request.
  if (!read.success) return refusalOf(read.error);
  const { instance_push_id, external_resources, request_id } = read.data;
  const found = instanceOf(desk, instance_push_id, allowedPushId);
  if ('refused' in found) return found.refused;
  const { instance } = found;
  const imported = importAll(desk, instance, external_resources, request_id ?? '');
  callBack(desk, instance.integration, imported.callbacks);
  refreshWhenDue(desk, instance.integration);
  return answer(200, { results: imported.results });
}
