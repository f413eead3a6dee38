// A WhatsApp Business Account with a receiver, for tests of templates.
import { MINUTE } from '../../../src/kernel/clock.ts';
import { bearer, get, jsonOf, sendJson } from '../../../src/kernel/wire.ts';
import { CALLBACK, createStand, type Stand } from './stand.ts';

export interface Answered {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: bodies are for each test to read
  readonly body: any;
  // biome-ignore lint/suspicious/noExplicitAny: `undefined` when it is no error
  readonly error: any;
  readonly retryAfter: number;
}

// biome-ignore lint/suspicious/noExplicitAny: what is told is for each test to read
type Told = any;

export const GRAPH = 'https://graph.facebook.com/v23.0';

export async function account(stand: Stand) {
  const { wabaId, accessToken } = stand.whatsapp.createBusiness({ name: 'Acme' });
  const call = async (
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    body?: unknown,
  ): Promise<Answered> => {
    const url = path.startsWith('https:') ? path : `${GRAPH}${path}`;
    const token = bearer(accessToken);
    const response = await stand.whatsapp.handler(
      body === undefined ? { ...get(url, token), method } : sendJson(method, url, body, token),
    );
    // biome-ignore lint/suspicious/noExplicitAny: see `body`
    const read = jsonOf(response) as any;
    return {
      status: response.status,
      body: read,
      error: read?.error,
      retryAfter: Number(response.headers['retry-after']),
    };
  };
  await call('POST', `/${wabaId}/subscribed_apps`, {
    override_callback_uri: CALLBACK,
    verify_token: 'v',
  });
  const edge = `/${wabaId}/message_templates`;
  return {
    wabaId,
    accessToken,
    call,
    edge,
    /** A template of one body, or of what is given. */
    create: (fields: Readonly<Record<string, unknown>> = {}) =>
      call('POST', edge, { ...TEMPLATE, ...fields }),
    key: (name = 'order', language = 'en_US') => ({ owner: wabaId, name, language }),
    /** What the receiver was told about `field` so far. */
    told: (field = 'message_template_status_update') =>
      stand.received
        .flatMap(({ body }) => body.entry[0].changes as { field: string; value: Told }[])
        .filter((change) => change.field === field)
        .map(({ value }) => value),
  };
}

export type Account = Awaited<ReturnType<typeof account>>;

export const BODY = { type: 'BODY', text: 'Good day to you.' } as const;

export const TEMPLATE = {
  name: 'order',
  language: 'en_US',
  category: 'UTILITY',
  components: [BODY],
} as const;

export async function open(options: Parameters<typeof createStand>[0] = {}) {
  const stand = createStand(options);
  return { stand, waba: await account(stand) };
}

/** With a template that was created and approved. */
export async function approved(fields: Readonly<Record<string, unknown>> = {}) {
  const { stand, waba } = await open();
  const { body } = await waba.create(fields);
  await stand.clock.advance(MINUTE);
  const id: string = body.id;
  const status = async () => (await waba.call('GET', `/${id}?fields=status`)).body.status;
  const edit = (text: string) =>
    waba.call('POST', `/${id}`, { components: [{ ...BODY, text: `Good day, ${text}.` }] });
  return { stand, waba, id, status, edit, templates: stand.whatsapp.templates };
}
