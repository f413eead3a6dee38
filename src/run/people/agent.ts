// An agent at a ticket: writes public replies and internal notes, and reads, through Support's own API.
import {
  basic,
  jsonOf,
  NoAnswer,
  type Request,
  type Response,
  type Send,
  sendJson,
} from '../../kernel/wire.ts';
import { couldNot, DONE, type Outcome } from '../act.ts';
import { ZENDESK_ORIGIN } from '../addresses.ts';

export interface Agent {
  /** Adds a comment to a ticket; `isPublic` is what tells a reply from a note. */
  comment(ticket: number, text: string, isPublic: boolean): Promise<Outcome>;
  /** What Support answers at a path such as `/api/v2/tickets/1.json`; `undefined` when it shows nothing. */
  read(path: string): Promise<unknown>;
}

export function createAgent(
  send: Send,
  credentials: { readonly email: string; readonly token: string },
): Agent {
  const headers = basic(`${credentials.email}/token`, credentials.token);

  async function ask(request: Request): Promise<Response | NoAnswer> {
    try {
      return await send(request);
    } catch (error) {
      if (error instanceof NoAnswer) return error;
      throw error;
    }
  }

  return {
    async comment(ticket, text, isPublic) {
      const url = `${ZENDESK_ORIGIN}/api/v2/tickets/${ticket}.json`;
      const value = { ticket: { comment: { body: text, public: isPublic } } };
      const answer = await ask(sendJson('PUT', url, value, headers));
      if (answer instanceof NoAnswer) return couldNot(`Zendesk: ${answer.message}`);
      return answer.status === 200 ? DONE : couldNot(`Zendesk answered ${answer.status}`);
    },
    async read(path) {
      const answer = await ask({ method: 'GET', url: ZENDESK_ORIGIN + path, headers, body: '' });
      return answer instanceof NoAnswer || answer.status !== 200 ? undefined : jsonOf(answer);
    },
  };
}
