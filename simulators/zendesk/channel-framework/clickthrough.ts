// An agent follows the link of a comment to where its message stands in the origin service.
// https://developer.zendesk.com/documentation/channel_framework/understanding-the-channel-framework/clickthrough/
import { get, NoAnswer, type Send } from '../../../src/kernel/wire.ts';
import type { Desk } from '../desk.ts';
import { correspondenceOf } from '../world/world.ts';

export type Clicked =
  | { readonly opened: string; readonly status: number; readonly location: string | null }
  | { readonly refused: string };

export interface AgentBrowser {
  /** Opens the origin of a comment, without any credentials. */
  clickthrough(ticketId: number, commentId: number): Promise<Clicked>;
}

export const createAgentBrowser = (desk: Desk, send: Send): AgentBrowser => ({
  async clickthrough(ticketId, commentId) {
    const comment = desk.world.tickets.get(ticketId)?.comments.find(({ id }) => id === commentId);
    if (comment === undefined) return { refused: 'there is no such comment' };
    if (comment.via.channel !== 'any_channel') return { refused: 'it did not come by a channel' };
    const { instance } = comment.via;
    const url = instance.integration.manifest.urls.clickthrough_url;
    if (url === undefined) return { refused: 'its integration has no address for that' };
    // A person's click is rare enough to look through all that the account knows.
    for (const [externalId, known] of correspondenceOf(desk.world, instance).known) {
      if (known.comment === comment) return open(send, url, externalId);
    }
    return { refused: 'the comment has no external id' };
  },
});

async function open(send: Send, url: string, externalId: string): Promise<Clicked> {
  const mark = url.includes('?') ? '&' : '?';
  const address = `${url}${mark}${new URLSearchParams({ external_id: externalId })}`;
  try {
    const { status, headers } = await send(get(address, { accept: 'text/html' }));
    return { opened: address, status, location: headers['location'] ?? null };
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    return { refused: error.message };
  }
}
