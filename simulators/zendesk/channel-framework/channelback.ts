// Carries an agent's public reply to the integration, in the background, and tells the agent what became of it.
// https://developer.zendesk.com/documentation/channel_framework/understanding-the-channel-framework/channelback/
import { z } from 'zod';
import { SECOND } from '../../../src/kernel/clock.ts';
import {
  jsonOf,
  NoAnswer,
  postForm,
  type Request,
  type Response,
} from '../../../src/kernel/wire.ts';
import type { Desk } from '../desk.ts';
import type { Comment } from '../world/comment.ts';
import { type Instance, isActive, OPAQUE_LENGTH_MAX, takeOver } from '../world/integration.ts';
import { replyFailed, replyTaken } from '../world/reply.ts';
import type { Conversation, Ticket } from '../world/ticket.ts';
import { correspondenceOf } from '../world/world.ts';
import { type Callback, callBack } from './event-callback.ts';
import { attachmentUrl } from './files.ts';
import type { ReplyJob } from './reply-job.ts';
import { externalId } from './resource.ts';

/** All assumptions: the vendor's table of errors could not be read. */
export const CHANNELBACK_TIMEOUT_MS = 10 * SECOND;
export const RETRY_PAUSES_MS = [5 * SECOND, 30 * SECOND, 120 * SECOND] as const;

const PAYLOAD = z.object({
  external_id: externalId(255),
  allow_channelback: z.boolean().optional(),
  metadata_needs_update: z.boolean().optional(),
  metadata: z.string().max(OPAQUE_LENGTH_MAX).optional(),
});
type Payload = z.output<typeof PAYLOAD>;

/**
 * Starts the channelback of a comment if its ticket came by a channel that takes replies. The replies of
 * a ticket wait for each other (assumption: without that, a retry would let them change places).
 */
export function queueChannelback(desk: Desk, ticket: Ticket, comment: Comment): void {
  const { conversation } = ticket;
  if (conversation === null || !conversation.allowChannelback) return;
  const { instance } = conversation;
  const gone = goneBecause(instance);
  if (gone !== null) {
    replyFailed(desk.world, { ticket, comment }, gone, desk.clock.now());
    return;
  }
  const url = instance.integration.manifest.urls.channelback_url;
  if (url === undefined) return;
  const requestId = desk.random.hex(32);
  const request = requestFor(desk, url, conversation, ticket, comment, requestId);
  const job: ReplyJob = { ticket, comment, instance, request, requestId };
  correspondenceOf(desk.world, instance).underWay++;
  const waiting = desk.replies.get(ticket.id);
  if (waiting !== undefined) {
    waiting.push(job);
    return;
  }
  desk.replies.set(ticket.id, [job]);
  desk.clock.spawn(`channelback of ticket ${ticket.id}`, () => work(desk, ticket.id));
}

/** Assumption: a reply by an account that is not at work fails at once, where the agent sees it. */
function goneBecause(instance: Instance): string | null {
  if (instance.deleted) return `the account "${instance.name}" has been deleted`;
  return isActive(instance) ? null : `the account "${instance.name}" is not active`;
}

/** Whom the replies go to; nobody once the ticket has another requester than the author who began it. */
const recipientOf = ({ instance, recipientId }: Conversation, ticket: Ticket): string | null =>
  recipientId !== null && instance.integration.authors.get(recipientId) === ticket.requesterId
    ? recipientId
    : null;

function requestFor(
  desk: Desk,
  url: string,
  conversation: Conversation,
  ticket: Ticket,
  comment: Comment,
  requestId: string,
): Request {
  const { instance, threadId, lastExternalId } = conversation;
  const recipientId = recipientOf(conversation, ticket);
  const request = postForm(url, {
    message: comment.body,
    parent_id: lastExternalId,
    ...(threadId === null ? {} : { thread_id: threadId }),
    // A form has no null: the field is left out.
    ...(recipientId === null ? {} : { recipient_id: recipientId }),
    metadata: instance.metadata,
    request_unique_identifier: requestId,
  });
  if (!instance.integration.manifest.channelbackFiles) return request;
  const files = comment.attachments.filter(({ redacted }) => !redacted);
  const entries = files.map((file): [string, string] => ['file_urls[]', attachmentUrl(desk, file)]);
  if (entries.length === 0) return request;
  return { ...request, body: `${request.body}&${new URLSearchParams(entries)}` };
}

async function work(desk: Desk, ticketId: number): Promise<void> {
  const queue = desk.replies.get(ticketId) ?? [];
  for (let job = queue[0]; job !== undefined; job = queue[0]) {
    await deliver(desk, job);
    const correspondence = correspondenceOf(desk.world, job.instance);
    correspondence.underWay--;
    // A report about an id that no reply has can never be told to anybody.
    if (correspondence.underWay === 0) correspondence.earlyReports.clear();
    queue.shift();
  }
  desk.replies.delete(ticketId);
}

async function deliver(desk: Desk, job: ReplyJob): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    const gone = goneBecause(job.instance);
    if (gone !== null) {
      replyFailed(desk.world, job, gone, desk.clock.now());
      return;
    }
    const outcome = await attemptOnce(desk, job.request);
    if (outcome.kind === 'taken') {
      settle(desk, job, outcome.payload);
      return;
    }
    const pause = RETRY_PAUSES_MS[attempt];
    if (outcome.kind === 'failed' || pause === undefined) {
      replyFailed(desk.world, job, outcome.error, desk.clock.now());
      report(desk, job, outcome.error);
      return;
    }
    await desk.clock.sleep(outcome.retryAfterMs ?? pause, 'the next try of a channelback');
  }
}

type Outcome =
  | { readonly kind: 'taken'; readonly payload: Payload }
  | { readonly kind: 'failed'; readonly error: string }
  | {
      readonly kind: 'again';
      readonly error: string;
      readonly retryAfterMs: number | undefined;
    };

async function attemptOnce(desk: Desk, request: Request): Promise<Outcome> {
  let response: Response;
  try {
    response = await desk.send(request, { timeoutMs: CHANNELBACK_TIMEOUT_MS });
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    const what = error.reason === 'timeout' ? 'did not answer in time' : 'cannot be reached';
    return { kind: 'again', error: `the integration ${what}`, retryAfterMs: undefined };
  }
  const { status } = response;
  if (status === 429 || status >= 500) {
    return { kind: 'again', error: refusal(response), retryAfterMs: retryAfterMs(response) };
  }
  if (status !== 200) return { kind: 'failed', error: refusal(response) };
  const read = PAYLOAD.safeParse(jsonOf(response));
  return read.success
    ? { kind: 'taken', payload: read.data }
    : { kind: 'failed', error: 'the answer of the integration has no valid external_id' };
}

const ERROR_LENGTH_MAX = 511;

/** What the integration said, if it said it in text or in a JSON field that is meant for people. */
function refusal(response: Response): string {
  const value = jsonOf(response);
  const said =
    typeof value === 'object' && value !== null
      ? ['description', 'message', 'error']
          .map((name) => (value as Record<string, unknown>)[name])
          .find((text) => typeof text === 'string')
      : undefined;
  const text = `the integration answered ${response.status}`;
  return said === undefined ? text : `${text}: ${said}`.slice(0, ERROR_LENGTH_MAX);
}

function retryAfterMs(response: Response): number | undefined {
  const seconds = Number(response.headers['retry-after'] ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * SECOND : undefined;
}

function settle(desk: Desk, job: ReplyJob, payload: Payload): void {
  const { instance, ticket, comment } = job;
  replyTaken(desk.world, instance, job, payload.external_id, desk.clock.now());
  if (payload.allow_channelback === false && ticket.conversation !== null) {
    ticket.conversation.allowChannelback = false;
  }
  takeOver(instance, {
    metadata: payload.metadata,
    metadata_needs_update: payload.metadata_needs_update,
  });
  report(desk, job, undefined, {
    type: 'resources_created_from_external_ids',
    data: {
      request_id: job.requestId,
      resource_events: [
        {
          type_id: 'external_id_associated_with_channelback',
          external_id: payload.external_id,
          comment_id: comment.id,
          ticket_id: ticket.id,
        },
      ],
    },
  });
}

function report(desk: Desk, job: ReplyJob, error: string | undefined, ...more: Callback[]): void {
  const { integration, name } = job.instance;
  const data = {
    integration_instance_name: name,
    url: job.request.url,
    request_id: job.requestId,
  };
  const event: Callback = { type: 'channelback', data, ...(error === undefined ? {} : { error }) };
  callBack(desk, integration, [event, ...more]);
}
