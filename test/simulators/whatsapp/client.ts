// An On-Premises client alone, with everything that can be asked of it.
import {
  basic,
  bearer,
  type Headers,
  jsonOf,
  type Method,
  type Response,
  sendJson,
} from '../../../src/kernel/wire.ts';
import { BUSINESS, CALLBACK, type Stand } from './stand.ts';

export const PASSWORD = 'Second-1';
const ORIGIN = 'https://on-premises.example';

export interface Reply {
  readonly status: number;
  /** Of the first error, if any. */
  readonly code: number | undefined;
  readonly details: string;
  // biome-ignore lint/suspicious/noExplicitAny: bodies are for each test to read
  readonly body: any;
  readonly response: Response;
}

function replyOf(response: Response): Reply {
  // biome-ignore lint/suspicious/noExplicitAny: see `body`
  const body = jsonOf(response) as any;
  const error = body?.errors?.[0];
  return {
    status: response.status,
    code: error?.code,
    details: error?.details ?? '',
    body,
    response,
  };
}

export async function startClient(
  stand: Stand,
  { phone = BUSINESS, id = 'd1', apiKey }: { phone?: string; id?: string; apiKey?: string } = {},
) {
  const { whatsapp, codeAt } = stand;
  const access = whatsapp.startDeployment({
    deploymentId: id,
    verifiedName: 'Acme',
    phoneNumber: phone,
    ...(apiKey === undefined ? {} : { apiKey }),
  });
  const base = `${ORIGIN}/on-premises/${id}`;
  const ask = async (
    method: Method,
    path: string,
    headers: Headers,
    body: unknown = {},
  ): Promise<Reply> =>
    replyOf(await whatsapp.handler(sendJson(method, `${base}${path}`, body, headers)));
  const login = async (name: string, password: string, body: unknown = {}): Promise<Reply> =>
    ask('POST', '/v1/users/login', basic(name, password), body);
  const first = await login(access.username, access.password, { new_password: PASSWORD });
  const token: string = first.body.users[0].token;
  const call = (method: Method, path: string, body: unknown = {}): Promise<Reply> =>
    ask(method, `/v1${path}`, bearer(token), body);
  const number = { cc: phone.slice(1, 3), phone_number: phone.slice(3) };
  return {
    id,
    access,
    token,
    number,
    ask,
    login,
    call,
    /** Bytes as they are. */
    raw: async (method: Method, path: string, type: string, body: Uint8Array): Promise<Reply> => {
      const headers = { ...bearer(token), ...(type === '' ? {} : { 'content-type': type }) };
      return replyOf(await whatsapp.handler({ method, url: `${base}/v1${path}`, headers, body }));
    },
    account: (more: object = {}) =>
      call('POST', '/account', { ...number, method: 'sms', cert: access.certificate, ...more }),
    register: async (): Promise<void> => {
      await call('POST', '/account', { ...number, method: 'sms', cert: access.certificate });
      await call('POST', '/account/verify', { code: await codeAt(phone) });
    },
    subscribe: (settings: object = {}) =>
      call('PATCH', '/settings/application', { ...settings, webhooks: { url: CALLBACK } }),
  };
}

export type Client = Awaited<ReturnType<typeof startClient>>;

/** Registered, and told of what happens. */
export async function liveClient(stand: Stand, settings: object = {}): Promise<Client> {
  const client = await startClient(stand);
  await client.register();
  await client.subscribe(settings);
  return client;
}
