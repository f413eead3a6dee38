// Files of messages: fetched from where the integration says they are, and offered to it with a reply.
// https://developer.zendesk.com/documentation/channel_framework/understanding-the-channel-framework/pull_endpoint/
import { SECOND } from '../../../src/kernel/clock.ts';
import { type Body, get, NoAnswer, type Response } from '../../../src/kernel/wire.ts';
import type { Desk } from '../desk.ts';
import { attachmentJson } from '../support/tickets/attachment-wire.ts';
import { type Attachment, addAttachment } from '../world/attachment.ts';
import type { Placed } from '../world/correspondence.ts';
import { openAudit } from '../world/event-log.ts';

/** Assumption. */
const TIMEOUT_MS = 10 * SECOND;

/**
 * Fetches the files of a message in the background, one after another; each becomes an attachment of its
 * comment. Assumptions: the comment does not wait for them; each is asked for once; one that cannot be had
 * is told of in the ticket's events.
 */
export function fetchFiles(desk: Desk, placed: Placed, urls: readonly string[]): void {
  if (urls.length === 0) return;
  desk.clock.spawn('files of a message', async () => {
    for (const url of urls) {
      const fetched = await fetchFile(desk, url);
      if ('problem' in fetched) tellOf(desk, placed, url, fetched.problem);
      else attach(desk, placed, url, fetched.response);
    }
  });
}

type Fetched = { readonly response: Response } | { readonly problem: string };

async function fetchFile(desk: Desk, url: string): Promise<Fetched> {
  try {
    const response = await desk.send(get(url), { timeoutMs: TIMEOUT_MS });
    return response.status === 200 ? { response } : { problem: `answered ${response.status}` };
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    return { problem: error.reason === 'timeout' ? 'did not answer in time' : 'cannot be reached' };
  }
}

const bytesOf = (body: Body): Uint8Array =>
  typeof body === 'string' ? new TextEncoder().encode(body) : body;

function attach(desk: Desk, { ticket, comment }: Placed, url: string, response: Response): void {
  const attachment = addAttachment(desk.world.ids, desk.world.files, {
    fileName: fileNameOf(url, response.headers['content-disposition']),
    contentType: response.headers['content-type'] ?? 'application/octet-stream',
    bytes: bytesOf(response.body),
  });
  desk.trace.secret('attachment token', attachment.token);
  comment.attachments = [...comment.attachments, attachment];
  desk.world.tickets.changed(ticket);
}

/** Where it came from without its query, which may hold what is secret. */
const withoutQuery = (url: string): string => url.split(/[?#]/)[0] ?? '';

function tellOf(desk: Desk, { ticket }: Placed, url: string, problem: string): void {
  const { world, clock } = desk;
  const audit = openAudit(world.ids, ticket, { author: null, via: ticket.via }, clock.now());
  const message = `the file ${withoutQuery(url)} could not be attached: it ${problem}`;
  audit.events.push({ id: world.ids.next(), type: 'Error', message });
}

/** As the answer names it, or as the last part of the address. */
function fileNameOf(url: string, disposition: string | undefined): string {
  const named = /filename="?([^";]+)"?/i.exec(disposition ?? '')?.[1];
  const path = withoutQuery(url);
  return named ?? (path.slice(path.lastIndexOf('/') + 1) || 'file');
}

/** Where the integration fetches a file of a reply, with its access token. */
export const attachmentUrl = (desk: Desk, attachment: Attachment): string =>
  attachmentJson(desk.origin, attachment).content_url;
