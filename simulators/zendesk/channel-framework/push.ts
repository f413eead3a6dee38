// `POST /api/v2/any_channel/push`: an integration hands over what its customers wrote.
// https://developer.zendesk.com/api-reference/ticketing/channel_framework/channel_framework/
import { z } from 'zod';
import type { Call } from '../../../src/kernel/routes.ts';
import { jsonOf, type Response } from '../../../src/kernel/wire.ts';
import { carryOut } from '../carry-out.ts';
import type { Desk } from '../desk.ts';
import { answer } from '../support/protocol/answer.ts';
import { type ImportCode, type ImportResult, importResource } from '../world/inbound.ts';
import type { Instance } from '../world/integration.ts';
import { instanceOf, REQUEST, refusalOf } from './access.ts';
import { callBack } from './event-callback.ts';
import { readResource } from './resource.ts';

const RESOURCES_MAX = 256;

const PUSH = REQUEST.extend({
  external_resources: z.array(z.unknown()).max(RESOURCES_MAX),
});

interface Result {
  readonly external_resource_id: string;
  readonly status: { readonly code: ImportCode; readonly description: string };
}

export function push(desk: Desk, call: Call, allowedPushId: string): Response {
  const read = PUSH.safeParse(jsonOf(call.request));
  // Assumption: the answer to a malformed request.
  if (!read.success) return refusalOf(read.error);
  const found = instanceOf(desk, read.data.instance_push_id, allowedPushId);
  if ('refused' in found) return found.refused;
  const { instance } = found;
  const results: Result[] = [];
  const events: unknown[] = [];
  let halted = false;
  for (const value of read.data.external_resources) {
    const id = idOf(value);
    if (halted) {
      results.push(result(id, 'halted', 'an earlier resource could not be processed'));
      continue;
    }
    const imported = importOne(desk, instance, value);
    // Assumption: nothing else halts, not even an unknown parent.
    halted = imported.code === 'processing_error';
    if (imported.code === 'success') {
      carryOut(desk, imported.effects);
      results.push(result(id, 'success', 'the resource has become a comment'));
      events.push(eventOf(id, imported));
    } else {
      results.push(result(id, imported.code, imported.description));
    }
  }
  if (events.length > 0) {
    const data = { request_id: read.data.request_id ?? '', resource_events: events };
    callBack(desk, instance.integration, [{ type: 'resources_created_from_external_ids', data }]);
  }
  return answer(200, { results });
}

function importOne(desk: Desk, instance: Instance, value: unknown): ImportResult {
  const replies = instance.integration.manifest.urls.channelback_url !== undefined;
  const resource = readResource(value, replies);
  return 'malformed' in resource
    ? { code: 'processing_error', description: resource.malformed }
    : importResource(desk.world, instance, resource, desk.clock.now());
}

const result = (id: string, code: ImportCode, description: string): Result => ({
  external_resource_id: id,
  status: { code, description },
});

function idOf(value: unknown): string {
  const id =
    typeof value === 'object' && value !== null && 'external_id' in value ? value.external_id : '';
  return typeof id === 'string' ? id : '';
}

const PLACE_TYPES = {
  new: 'comment_on_new_ticket',
  existing: 'comment_on_existing_ticket',
  follow_up: 'comment_on_follow_up_ticket',
} as const;

function eventOf(externalId: string, result: ImportResult & { readonly code: 'success' }) {
  const { ticket, comment } = result.placed;
  const common = { type_id: PLACE_TYPES[result.place], external_id: externalId };
  return ticket.followUpOf === null || result.place !== 'follow_up'
    ? { ...common, comment_id: comment.id, ticket_id: ticket.id }
    : {
        ...common,
        comment_id: comment.id,
        ticket_id: ticket.followUpOf.id,
        follow_up_ticket_id: ticket.id,
      };
}
