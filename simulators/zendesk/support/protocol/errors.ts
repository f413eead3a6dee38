// Zendesk's answers to what goes wrong, in its several envelopes.
// https://developer.zendesk.com/api-reference/introduction/requests/
import type { Response } from '../../../../src/kernel/wire.ts';
import type { FieldRefusal } from '../../world/ticket-change.ts';
import { answer } from './answer.ts';

export const NOT_FOUND = answer(404, { error: 'RecordNotFound', description: 'Not found' });

/** Assumption: the description; clients look at `error` only. */
export const INVALID_ENDPOINT = answer(404, {
  error: 'InvalidEndpoint',
  description: 'Not found',
});

/** 204: it is gone. */
export const DELETED: Response = {
  status: 204,
  headers: { 'cache-control': 'no-cache', 'x-zendesk-api-version': 'v2' },
  body: '',
};

export const NOT_AUTHENTICATED = answer(401, { error: "Couldn't authenticate you" });

/** Third party: text as recorded by https://github.com/singer-io/tap-zendesk, wording our own. */
export const INVALID_TOKEN = answer(401, {
  error: 'invalid_token',
  error_description: 'This access token is not good, or is no longer good.',
});

export const forbidden = (message: string): Response =>
  answer(403, { error: { title: 'Forbidden', message } });

/** Assumption: the token handed to an integration is good for its channel only. */
export const OUT_OF_SCOPE = forbidden('The scope of this token does not allow this');

/** Assumption: status and title for a body that is not what the endpoint takes. */
export const invalidAttribute = (message: string): Response =>
  answer(400, { error: { title: 'Invalid attribute', message } });

/** Assumption: the body of the documented 409. */
export const updateConflict = (description: string): Response =>
  answer(409, { error: 'UpdateConflict', description });

/** Third party: https://github.com/facetoe/zenpy, as its tests expect it. */
export const TOO_MANY_VALUES = answer(400, {
  error: 'TooManyValues',
  description: 'Parameter  cannot specify more than 100 values',
  max_count: 100,
});

/** Assumption: status and body; the limit alone is written down. */
export const FILE_TOO_LARGE = answer(413, {
  error: 'AttachmentTooLarge',
  description: 'A file cannot be larger than 50 MB',
});

/** Assumption: the status and the pause; the name is a third party's. */
export const TOO_MANY_JOBS = answer(
  429,
  { error: 'TooManyJobs', description: 'Too many jobs are queued or running' },
  { 'retry-after': '10' },
);

export function recordInvalid(refusals: readonly FieldRefusal[]): Response {
  const details: Record<string, unknown[]> = {};
  for (const { field, description, error, ticketField } of refusals) {
    details[field] ??= [];
    details[field].push({
      description,
      error,
      ...(ticketField === undefined
        ? {}
        : { ticket_field_id: ticketField.id, ticket_field_type: ticketField.type }),
    });
  }
  return answer(422, { error: 'RecordInvalid', description: 'Record validation errors', details });
}
