// The two dialects behind one set of verbs, so that one table of cases judges both.
import { expect } from 'vitest';
import {
  type Body,
  basic,
  bearer,
  get,
  jsonOf,
  type Response,
  sendJson,
} from '../../../src/kernel/wire.ts';
import { BUSINESS, CALLBACK, type Stand } from './stand.ts';

/** An answer, boiled down to what both dialects have. */
export interface Answer {
  readonly status: number;
  readonly code: number | undefined;
  readonly subcode: number | undefined;
  readonly details: string;
  readonly waitS: number;
  // biome-ignore lint/suspicious/noExplicitAny: bodies are for each test to read
  readonly body: any;
}

const bytesOf = (body: Body): Uint8Array =>
  typeof body === 'string' ? Buffer.from(body) : new Uint8Array(body);

export interface ProfileFields {
  readonly about?: string;
  readonly address?: string;
  readonly description?: string;
  readonly email?: string;
  readonly vertical?: string;
  readonly websites?: readonly string[];
}

const button = (title: string) => ({ type: 'reply', reply: { id: title, title } });
const buttons = (text: string, title: string) => ({
  type: 'button',
  body: { text },
  action: { buttons: [button(title)] },
});
const filled = (words: readonly string[]) => [
  { type: 'body', parameters: words.map((text) => ({ type: 'text', text })) },
];
const NONSENSE = '{"to": ';

export interface Driver {
  askCode(method?: 'sms' | 'voice'): Promise<Answer>;
  enterCode(code: string): Promise<Answer>;
  /** What is left to do after the code, if anything. */
  register(pin?: string): Promise<Answer>;
  subscribe(url?: string): Promise<Answer>;
  send(to: string, text: string): Promise<Answer>;
  writeProfile(fields: ProfileFields): Promise<Answer>;
  readProfile(): Promise<ProfileFields>;
  writePhoto(type: string, bytes: Uint8Array): Promise<Answer>;
  /** Answers the id of the file. */
  uploadFile(type: string, bytes: Uint8Array): Promise<string>;
  /** `undefined` when there is no such file. */
  downloadFile(media: string): Promise<Uint8Array | undefined>;
  sendImage(to: string, media: string, caption: string): Promise<Answer>;
  sendButton(to: string, text: string, button: string): Promise<Answer>;
  sendTemplate(to: string, name: string, words: readonly string[]): Promise<Answer>;
  read(message: string): Promise<Answer>;
  /** The same call with a token that nobody has. */
  asStranger(): Promise<Answer>;
  /** A body that is no JSON. */
  sendNonsense(): Promise<Answer>;
  call(
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'PUT',
    path: string,
    body?: unknown,
  ): Promise<Answer>;
}

function answer(response: Response): Answer {
  // biome-ignore lint/suspicious/noExplicitAny: see `body`
  const body = jsonOf(response) as any;
  const error = body?.error ?? body?.errors?.[0];
  return {
    status: response.status,
    code: error?.code,
    subcode: error?.error_subcode,
    details: error?.error_data?.details ?? error?.details ?? '',
    waitS: Number(response.headers['retry-after']),
    body,
  };
}

export async function cloud(
  stand: Stand,
  phone = BUSINESS,
  version = 23,
): Promise<Driver & { id: string }> {
  const { handler } = stand;
  const { wabaId, accessToken } = stand.whatsapp.createBusiness({ name: 'Acme' });
  const call: Driver['call'] = async (method, path, body) => {
    const url = `https://graph.facebook.com/v${version}.0${path}`;
    const token = bearer(accessToken);
    return answer(
      await handler(
        body === undefined ? { ...get(url, token), method } : sendJson(method, url, body, token),
      ),
    );
  };
  const added = await call('POST', `/${wabaId}/phone_numbers`, {
    cc: phone.slice(1, 3),
    phone_number: phone.slice(3),
    verified_name: 'Acme Support',
  });
  const id: string = added.body.id;
  const product = { messaging_product: 'whatsapp' };
  const base = 'https://graph.facebook.com/v23.0';
  const say = (to: string, type: string, content: unknown) =>
    call('POST', `/${id}/messages`, { ...product, to, type, [type]: content });
  const raw = async (token: string, body: string): Promise<Answer> => {
    const headers = { ...bearer(token), 'content-type': 'application/json' };
    return answer(await handler({ method: 'POST', url: `${base}/${id}/messages`, headers, body }));
  };
  return {
    id,
    call,
    uploadFile: async (type, bytes) => {
      const form = [
        '--b\r\nContent-Disposition: form-data; name="messaging_product"\r\n\r\nwhatsapp\r\n',
        `--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\nContent-Type: ${type}\r\n\r\n`,
      ].join('');
      const body = Buffer.concat([Buffer.from(form), bytes, Buffer.from('\r\n--b--\r\n')]);
      const headers = {
        ...bearer(accessToken),
        'content-type': 'multipart/form-data; boundary=b',
      };
      const url = `${base}/${id}/media`;
      return answer(await handler({ method: 'POST', url, headers, body })).body.id;
    },
    downloadFile: async (media) => {
      const { body } = await call('GET', `/${media}`);
      if (body.url === undefined) return undefined;
      const file = await handler(get(body.url, bearer(accessToken)));
      return file.status === 200 ? bytesOf(file.body) : undefined;
    },
    sendImage: (to, media, caption) => say(to, 'image', { id: media, caption }),
    sendButton: (to, text, title) => say(to, 'interactive', buttons(text, title)),
    sendTemplate: (to, name, words) =>
      say(to, 'template', { name, language: { code: 'en_US' }, components: filled(words) }),
    read: (message) =>
      call('POST', `/${id}/messages`, { ...product, status: 'read', message_id: message }),
    asStranger: () => raw('EAAstranger', '{}'),
    sendNonsense: () => raw(accessToken, NONSENSE),
    askCode: (method = 'sms') =>
      call('POST', `/${id}/request_code`, { code_method: method.toUpperCase(), language: 'en_US' }),
    enterCode: (code) => call('POST', `/${id}/verify_code`, { code }),
    register: (pin = '246810') => call('POST', `/${id}/register`, { ...product, pin }),
    subscribe: (url = CALLBACK) =>
      call('POST', `/${wabaId}/subscribed_apps`, { override_callback_uri: url, verify_token: 'v' }),
    send: (to, text) =>
      call('POST', `/${id}/messages`, { ...product, to, type: 'text', text: { body: text } }),
    writeProfile: (fields) =>
      call('POST', `/${id}/whatsapp_business_profile`, { ...product, ...fields }),
    readProfile: async () => {
      const { body } = await call('GET', `/${id}/whatsapp_business_profile`);
      const { messaging_product: _, profile_picture_url: __, ...fields } = body.data[0];
      return fields;
    },
    writePhoto: async (type, bytes) => {
      const session = await call(
        'POST',
        `/app/uploads?file_length=${bytes.length}&file_type=${type}`,
      );
      const url = `https://graph.facebook.com/v23.0/${session.body.id}`;
      const headers = { authorization: `OAuth ${accessToken}`, file_offset: '0' };
      const { body } = answer(await handler({ method: 'POST', url, headers, body: bytes }));
      return call('POST', `/${id}/whatsapp_business_profile`, {
        ...product,
        profile_picture_handle: body.h,
      });
    },
  };
}

export const PASSWORD = 'Second-1';

export async function onPremises(stand: Stand, phone = BUSINESS): Promise<Driver & { id: string }> {
  const { handler } = stand;
  const deploymentId = `d-${phone.slice(1)}`;
  const { username, password, certificate } = stand.whatsapp.startDeployment({
    deploymentId,
    verifiedName: 'Acme Support',
    phoneNumber: phone,
  });
  const base = `https://on-premises.example/on-premises/${deploymentId}/v1`;
  const login = await handler(
    sendJson('POST', `${base}/users/login`, { new_password: PASSWORD }, basic(username, password)),
  );
  const token: string = answer(login).body.users[0].token;
  const call: Driver['call'] = async (method, path, body) => {
    const url = `${base}${path}`;
    const held = bearer(token);
    return answer(
      await handler(
        body === undefined ? { ...get(url, held), method } : sendJson(method, url, body, held),
      ),
    );
  };
  const SECTION = '/settings/business/profile';
  const raw = async (held: string, body: string): Promise<Answer> => {
    const headers = { ...bearer(held), 'content-type': 'application/json' };
    return answer(await handler({ method: 'POST', url: `${base}/messages`, headers, body }));
  };
  return {
    id: deploymentId,
    call,
    uploadFile: async (type, bytes) => {
      const headers = { ...bearer(token), 'content-type': type };
      const url = `${base}/media`;
      const response = await handler({ method: 'POST', url, headers, body: bytes });
      return answer(response).body.media[0].id;
    },
    downloadFile: async (media) => {
      const file = await handler(get(`${base}/media/${media}`, bearer(token)));
      return file.status === 200 ? bytesOf(file.body) : undefined;
    },
    sendImage: (to, media, caption) =>
      call('POST', '/messages', { to, type: 'image', image: { id: media, caption } }),
    sendButton: (to, text, title) =>
      call('POST', '/messages', { to, type: 'interactive', interactive: buttons(text, title) }),
    sendTemplate: (to, name, words) =>
      call('POST', '/messages', {
        to,
        type: 'template',
        template: {
          namespace: deploymentId,
          name,
          language: { policy: 'deterministic', code: 'en_US' },
          components: filled(words),
        },
      }),
    read: (message) => call('PUT', `/messages/${message}`, { status: 'read' }),
    asStranger: () => raw('nobody', '{}'),
    sendNonsense: () => raw(token, NONSENSE),
    askCode: (method = 'sms') =>
      call('POST', '/account', {
        cc: phone.slice(1, 3),
        phone_number: phone.slice(3),
        method,
        cert: certificate,
      }),
    enterCode: (code) => call('POST', '/account/verify', { code }),
    register: () => call('GET', '/health'),
    subscribe: (url = CALLBACK) => call('PATCH', '/settings/application', { webhooks: { url } }),
    send: (to, text) => call('POST', '/messages', { to, type: 'text', text: { body: text } }),
    writeProfile: async ({ about, ...rest }) =>
      about === undefined
        ? call('POST', SECTION, rest)
        : call('PATCH', '/settings/profile/about', { text: about }),
    readProfile: async () => ({
      about: (await call('GET', '/settings/profile/about')).body.settings.profile.about.text,
      ...(await call('GET', SECTION)).body.settings.business.profile,
    }),
    writePhoto: async (type, bytes) => {
      const headers = { ...bearer(token), 'content-type': type };
      const url = `${base}/settings/profile/photo`;
      return answer(await handler({ method: 'POST', url, headers, body: bytes }));
    },
  };
}

const begins = (text: string): unknown => expect.stringMatching(new RegExp(`^${text}`));

/** What each dialect says for the same refusal. */
export const DIALECTS = [
  {
    dialect: 'cloud',
    driver: cloud,
    sent: 200,
    refusals: {
      'in-use': { status: 400, code: 136024, subcode: 2388001 },
      'being-freed': { status: 400, code: 136024, subcode: 133015 },
      'too-soon': { status: 400, code: 136024, subcode: 2388091 },
      'too-many': { status: 400, code: 136024, subcode: 2388367 },
      'wrong-code': { status: 400, code: 136025 },
      'not-registered': { status: 400, code: 133010 },
      profile: { status: 400, code: 100 },
      stranger: { status: 401, code: 190 },
      nonsense: { status: 400, code: 100 },
    },
    windowClosed: 131047,
    noWhatsApp: 131026,
    templateCount: 132000,
    templateMissing: 132001,
  },
  {
    dialect: 'on-premises',
    driver: onPremises,
    sent: 201,
    refusals: {
      'in-use': { status: 403, code: 1005, details: begins('Number in use') },
      'being-freed': { status: 403, code: 1005, details: begins('Number not free yet') },
      'too-soon': { status: 429, code: 1015, details: begins('Code asked too soon') },
      'too-many': { status: 429, code: 1015, details: begins('Code asked too many times') },
      'wrong-code': { status: 400, code: 1009 },
      'not-registered': { status: 503, code: 1011 },
      profile: { status: 400, code: 1009 },
      stranger: { status: 401, code: 1005 },
      nonsense: { status: 400, code: 1025 },
    },
    windowClosed: 470,
    noWhatsApp: 1026,
    templateCount: 2000,
    templateMissing: 2001,
  },
] as const;

export type Dialect = (typeof DIALECTS)[number];

/** Registers the number and subscribes: the state in which most cases begin. */
export async function connected(
  stand: Stand,
  { driver }: Dialect,
  phone = BUSINESS,
): Promise<Driver & { id: string }> {
  const drive = await driver(stand, phone);
  await drive.askCode();
  await drive.enterCode(await stand.codeAt(phone));
  await drive.register();
  await drive.subscribe();
  return drive;
}
