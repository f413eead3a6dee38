// Zendesk's channel framework as the connector calls it. https://developer.zendesk.com/zendesk/oas.yaml (any_channel)
import { z } from 'zod';
import type { Author } from '../domain/conversation.ts';
import { bearer, jsonOf, type Request, type Response, sendJson } from '../kernel/wire.ts';
import { attempt, retryAfterS, succeeded } from './attempt.ts';
import type { Context } from './context.ts';
import { fileUrl } from './files/inbound-file.ts';
import type { AccountRecord } from './records/account.ts';
import type { InboxRecord, ReportRecord } from './records/conversation.ts';

/** `later`: it may be tried again, with that pause at least. `refused`: Zendesk does not want it. */
export type Handed =
  | { readonly handed: 'done' }
  | { readonly handed: 'later'; readonly retryAfterS: number }
  | { readonly handed: 'refused'; readonly reason: string };

const DONE: Handed = { handed: 'done' };
const LATER: Handed = { handed: 'later', retryAfterS: 0 };

const RESULTS = z.object({
  results: z.array(
    z.object({ status: z.object({ code: z.string(), description: z.string().nullish() }) }),
  ),
});

/** Known already is as good as new: an earlier answer was lost. */
const TAKEN: ReadonlySet<string> = new Set(['success', 'already_imported']);

async function hand(
  context: Context,
  account: AccountRecord,
  path: string,
  body: unknown,
  read: (response: Response) => Handed,
): Promise<Handed> {
  const url = `${context.settings.zendeskUrl(account.customer)}/api/v2/any_channel/${path}`;
  const request: Request = sendJson('POST', url, body, bearer(account.accessToken));
  const tried = await attempt(context.services.send, request);
  // Zendesk knows each message by its external id, so a second try cannot double it.
  if ('silence' in tried) return LATER;
  const { response } = tried;
  if (response.status === 429 || response.status >= 500) {
    return { handed: 'later', retryAfterS: retryAfterS(response) };
  }
  return read(response);
}

/** Brings a customer's message to its thread. */
export function pushMessage(
  context: Context,
  account: AccountRecord,
  message: InboxRecord,
  author: Author,
): Promise<Handed> {
  const through = { ...account, ...context.law.pushedThrough(account) };
  const resource = {
    external_id: message.externalId,
    message: message.text,
    thread_id: message.thread,
    created_at: new Date(message.timestamp * 1_000).toISOString(),
    ...(message.note === true
      ? {
          author: { external_id: `account-${account.id}`, name: account.channelName },
          internal_note: true,
        }
      : { author }),
    allow_channelback: true,
    ...(message.fileKey === undefined ? {} : { file_urls: [fileUrl(context, message.fileKey)] }),
  };
  const body = { instance_push_id: through.instancePushId, external_resources: [resource] };
  return hand(context, through, 'push', body, (response) => {
    // Until the admin has finished in Zendesk, the account does not exist there: not the message's fault.
    if (!succeeded(response)) return LATER;
    const status = RESULTS.safeParse(jsonOf(response)).data?.results[0]?.status;
    if (status === undefined) return { handed: 'refused', reason: 'unreadable answer' };
    if (TAKEN.has(status.code)) return DONE;
    return { handed: 'refused', reason: `${status.code} ${status.description ?? ''}` };
  });
}

/** Tells the agent that a reply did not reach the customer. */
export const reportError = (
  context: Context,
  account: AccountRecord,
  report: ReportRecord,
): Promise<Handed> => {
  const body = {
    instance_push_id: account.instancePushId,
    external_id: report.externalId,
    description: report.description,
  };
  return hand(context, account, 'channelback/report_error', body, (response) =>
    succeeded(response) ? DONE : { handed: 'refused', reason: `HTTP ${response.status}` },
  );
};
