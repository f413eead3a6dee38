// `POST /api/v2/any_channel/channelback/report_error`: a reply that was taken did not arrive after all.
// https://developer.zendesk.com/api-reference/ticketing/channel_framework/channel_framework/
import { z } from 'zod';
import type { Call } from '../../../src/kernel/routes.ts';
import { jsonOf, type Response } from '../../../src/kernel/wire.ts';
import type { Desk } from '../desk.ts';
import { DONE } from '../support/protocol/answer.ts';
import { NOT_FOUND } from '../support/protocol/errors.ts';
import { replyFailed } from '../world/reply.ts';
import { correspondenceOf } from '../world/world.ts';
import { instanceOf, REQUEST, refusalOf } from './access.ts';
import { externalId } from './resource.ts';

const DESCRIPTION_LENGTH_MAX = 511;

const REPORT = REQUEST.extend({
  external_id: externalId(255),
  description: z.string().max(DESCRIPTION_LENGTH_MAX).optional(),
});

const NO_DESCRIPTION = 'the integration reported an error without saying which';

export function reportError(desk: Desk, call: Call, allowedPushId: string): Response {
  const read = REPORT.safeParse(jsonOf(call.request));
  if (!read.success) return refusalOf(read.error);
  const { instance_push_id, external_id, description } = read.data;
  const found = instanceOf(desk, instance_push_id, allowedPushId);
  if ('refused' in found) return found.refused;
  const { replies, underWay, earlyReports } = correspondenceOf(desk.world, found.instance);
  const error = description || NO_DESCRIPTION;
  const reply = replies.get(external_id);
  if (reply !== undefined) {
    replyFailed(desk.world, reply, error, desk.clock.now());
    return DONE;
  }
  // The report may overtake the answer that names the id: it is kept until that answer is in.
  if (underWay === 0) return NOT_FOUND;
  earlyReports.set(external_id, error);
  return DONE;
}

export function validateToken(desk: Desk, call: Call, allowedPushId: string): Response {
  const read = REQUEST.safeParse(jsonOf(call.request));
  if (!read.success) return refusalOf(read.error);
  const found = instanceOf(desk, read.data.instance_push_id, allowedPushId);
  return 'refused' in found ? found.refused : DONE;
}
