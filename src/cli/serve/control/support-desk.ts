// What people at a desk do in Support: control calls Support's own API for them, as their browser would.
import { HarnessError } from '../../../kernel/harness-error.ts';
import {
  type Body,
  basic,
  type Headers,
  jsonOf,
  type Method,
  type Request,
  type Response,
  sendJson,
} from '../../../kernel/wire.ts';
import { ZENDESK_ORIGIN } from '../../../run/addresses.ts';
import type { World } from '../../../run/world.ts';

export const STAFF = ['agent', 'admin'] as const;
export type Staff = (typeof STAFF)[number];

/** What Support answered when it did not do as it was asked. */
export interface Declined {
  readonly declined: { readonly status: number; readonly answer: unknown };
}

export interface SupportDesk {
  /** Calls the API; `declined` unless it answers 2xx. */
  call(
    method: Method,
    path: string,
    value?: unknown,
  ): Promise<{ readonly json: unknown } | Declined>;
  /** Uploads a file; answers the token that a comment names it by. */
  upload(
    name: string,
    type: string,
    bytes: Uint8Array,
  ): Promise<{ readonly token: string } | Declined>;
  /** The id under which this person is an assignee. */
  readonly id: number;
}

export function deskOf(world: World, who: Staff): SupportDesk {
  const { email, token, id } = world.zendesk.credentials[who];
  const headers = basic(`${email}/token`, token);
  const visit = world.network.visitor(who);

  async function ask(request: Request): Promise<{ readonly json: unknown } | Declined> {
    const response: Response = await visit(request);
    const json = jsonOf(response);
    return response.status < 300
      ? { json }
      : { declined: { status: response.status, answer: json } };
  }

  const plain = (method: Method, path: string, more: Headers, body: Body): Request => ({
    method,
    url: ZENDESK_ORIGIN + path,
    headers: { ...headers, ...more },
    body,
  });

  return {
    id,
    call: (method, path, value) =>
      ask(
        value === undefined
          ? plain(method, path, {}, '')
          : sendJson(method, ZENDESK_ORIGIN + path, value, headers),
      ),
    async upload(name, type, bytes) {
      const path = `/api/v2/uploads.json?filename=${encodeURIComponent(name)}`;
      const sent = await ask(plain('POST', path, { 'content-type': type }, bytes));
      if ('declined' in sent) return sent;
      const { upload } = sent.json as { readonly upload?: { readonly token?: unknown } };
      if (typeof upload?.token === 'string') return { token: upload.token };
      throw new HarnessError('Support took a file and gave no token for it');
    },
  };
}
