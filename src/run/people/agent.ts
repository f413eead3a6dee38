// An agent at a ticket: writes public replies and internal notes through Support's own API.
import { basic, type Send, sendJson } from '../../kernel/wire.ts';
import { couldNot, DONE, type Outcome } from '../act.ts';
import { ZENDESK_ORIGIN } from '../addresses.ts';

export interface Agent {
  /** Adds a comment to a ticket; `isPublic` is what tells a reply from a note. */
  comment(ticket: number, text: string, isPublic: boolean): Promise<Outcome>;
}

export function createAgent(
  send: Send,
  credentials: { readonly email: string; readonly token: string },
): Agent {
  const headers = basic(`${credentials.email}/token`, credentials.token);
  return {
    async comment(ticket, text, isPublic) {
      const response = await send(
        sendJson(
          'PUT',
          `${ZENDESK_ORIGIN}/api/v2/tickets/${ticket}.json`,
          { ticket: { comment: { body: text, public: isPublic } } },
          headers,
        ),
      );
      return response.status === 200 ? DONE : couldNot(`Zendesk answered ${response.status}`);
    },
  };
}
