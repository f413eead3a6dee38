// Imports the resources of a push or a pull, in their order, and says what became of each.
// https://developer.zendesk.com/documentation/channel_framework/understanding-the-channel-framework/push/
import { carryOut } from '../carry-out.ts';
import type { Desk } from '../desk.ts';
import {
  type ImportCode,
  type ImportResult,
  importResource,
  type Resource,
} from '../world/inbound.ts';
import type { Instance } from '../world/integration.ts';
import { readFields } from '../world/resource-fields.ts';
import { WHATSAPP_PHONE_NUMBER } from '../world/user.ts';
import { addressesOf } from './address.ts';
import type { Callback } from './event-callback.ts';
import { fetchFiles } from './files.ts';
import { readResource } from './resource.ts';

export interface Result {
  readonly external_resource_id: string;
  readonly status: { readonly code: ImportCode; readonly description: string };
}

/** A resource that was known already; as the event callback of a pull tells it. */
interface Duplicate {
  readonly external_id: string;
  readonly request_id: string;
  readonly ticket_id: number;
  readonly comment_id: number;
}

export interface Imported {
  readonly results: readonly Result[];
  readonly duplicates: readonly Duplicate[];
  /** What the integration is told; none when nothing was imported. */
  readonly callbacks: readonly Callback[];
  /** Why one resource could not be processed, and with it all behind it; `null` when none failed. */
  readonly failure: string | null;
}

export function importAll(
  desk: Desk,
  instance: Instance,
  values: readonly unknown[],
  requestId: string,
): Imported {
  const results: Result[] = [];
  const events: unknown[] = [];
  const duplicates: Duplicate[] = [];
  let failure: string | null = null;
  for (const value of values) {
    const id = idOf(value);
    if (failure !== null) {
      results.push(result(id, 'halted', 'an earlier resource could not be processed'));
      continue;
    }
    const imported = importOne(desk, instance, value, requestId);
    if (imported.code === 'success') {
      carryOut(desk, imported.effects);
      results.push(result(id, 'success', 'the resource has become a comment'));
      events.push(eventOf(id, imported));
      continue;
    }
    results.push(result(id, imported.code, imported.description));
    if (imported.code === 'already_imported') {
      const { ticket, comment, requestId: first } = imported.known;
      const places = { ticket_id: ticket.id, comment_id: comment.id };
      duplicates.push({ external_id: id, request_id: first, ...places });
    }
    // Assumption: nothing else halts, not even an unknown parent.
    if (imported.code === 'processing_error') failure = imported.description;
  }
  const data = { request_id: requestId, resource_events: events };
  return {
    results,
    duplicates,
    failure,
    callbacks: events.length === 0 ? [] : [{ type: 'resources_created_from_external_ids', data }],
  };
}

function importOne(
  desk: Desk,
  instance: Instance,
  value: unknown,
  requestId: string,
): ImportResult {
  const { plainIntegrations, strictDocsLimits, idsOfIntegration } = desk.options;
  const resource = readResource(value, {
    replies: instance.integration.manifest.urls.channelback_url !== undefined,
    addresses: addressesOf(plainIntegrations),
    strictDocsLimits,
  });
  if ('malformed' in resource) return { code: 'processing_error', description: resource.malformed };
  const part = { requestId, idsOfIntegration };
  const imported = importResource(desk.world, instance, resource, part, desk.clock.now());
  if (imported.code === 'success') {
    fetchFiles(desk, imported.placed, resource.fileUrls);
    if (imported.place !== 'existing') findUnknown(desk, resource);
  }
  return imported;
}

/** Fields that are passed over are findings, once for each ticket. */
function findUnknown(desk: Desk, { fields, author }: Resource): void {
  const ofAuthor = author.fields.map(({ id }) => id).filter((id) => id !== WHATSAPP_PHONE_NUMBER);
  const notes = [
    ...readFields(fields).unknown.map((name) => `"${name}" of a ticket`),
    ...ofAuthor.map((name) => `"${name}" of an author`),
  ];
  for (const note of notes) {
    desk.trace.record('finding', {
      node: 'zendesk',
      method: 'POST',
      path: 'an external resource',
      note: `the field ${note} is not simulated and was ignored`,
    });
  }
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
