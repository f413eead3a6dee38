// An agent at a ticket: writes public replies and internal notes, and reads, through Support's own API.
import {
  basic,
  jsonOf,
  type Method,
  NoAnswer,
  type Request,
  type Response,
  type Send,
  sendJson,
} from '../../kernel/wire.ts';
import { couldNot, DONE, type Outcome } from '../act.ts';
import { ZENDESK_ORIGIN } from '../addresses.ts';
import type { SampleFile } from './sample-file.ts';

/** What came of writing: Support's answer, or why there is none. */
export type Written = { readonly answer: unknown } | { readonly failed: string };

export const outcomeOf = (written: Written): Outcome =>
  'failed' in written ? couldNot(written.failed) : DONE;

export interface Agent {
  /** Adds a comment to a ticket; `isPublic` is what tells a reply from a note. It stays as it is without a status. */
  comment(
    ticket: number,
    text: string,
    isPublic: boolean,
    files: readonly SampleFile[],
    status?: string | null,
  ): Promise<Outcome>;
  /** Has Support do something, and answers what it said; `could-not` when it did not. */
  write(method: 'POST' | 'PUT', path: string, value: unknown): Promise<Written>;
  /** What Support answers at a path such as `/api/v2/tickets/1.json`; `undefined` when it shows nothing. */
  read(path: string): Promise<unknown>;
  /** What Support answers to a form such as that of a new view; `undefined` when it does not answer. */
  submit(method: 'POST' | 'PUT', path: string, value: unknown): Promise<Answered | undefined>;
}

export interface Answered {
  readonly status: number;
  readonly value: unknown;
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

  async function upload({ name, type, bytes }: SampleFile): Promise<string | undefined> {
    const url = `${ZENDESK_ORIGIN}/api/v2/uploads.json?filename=${encodeURIComponent(name)}`;
    const typed = { ...headers, 'content-type': type };
    const answer = await ask({ method: 'POST', url, headers: typed, body: bytes });
    if (answer instanceof NoAnswer || answer.status !== 201) return undefined;
    return (jsonOf(answer) as { readonly upload?: { readonly token?: string } }).upload?.token;
  }

  async function write(method: Method, path: string, value: unknown): Promise<Written> {
    const answer = await ask(sendJson(method, ZENDESK_ORIGIN + path, value, headers));
    if (answer instanceof NoAnswer) return { failed: `Zendesk: ${answer.message}` };
    return answer.status < 300
      ? { answer: jsonOf(answer) }
      : { failed: `Zendesk answered ${answer.status}` };
  }

  return {
    async comment(ticket, text, isPublic, files, status = null) {
      const uploads: string[] = [];
      for (const file of files) {
        const token = await upload(file);
        if (token === undefined) return couldNot(`Zendesk did not take the file ${file.name}`);
        uploads.push(token);
      }
      const attached = uploads.length === 0 ? {} : { uploads };
      const submitted = status === null ? {} : { status };
      const value = {
        ticket: { ...submitted, comment: { body: text, public: isPublic, ...attached } },
      };
      return outcomeOf(await write('PUT', `/api/v2/tickets/${ticket}.json`, value));
    },
    write,
    async submit(method, path, value) {
      const answer = await ask(sendJson(method, ZENDESK_ORIGIN + path, value, headers));
      if (answer instanceof NoAnswer) return undefined;
      return { status: answer.status, value: jsonOf(answer) };
    },
    async read(path) {
      const answer = await ask({ method: 'GET', url: ZENDESK_ORIGIN + path, headers, body: '' });
      return answer instanceof NoAnswer || answer.status !== 200 ? undefined : jsonOf(answer);
    },
  };
}
