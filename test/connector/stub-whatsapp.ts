// A WhatsApp that does as it is told: both dialects, no rules of its own beyond the code and what a test sets.
import { empty, json, jsonOf, type Request, type Response, textOf } from '../../src/kernel/wire.ts';

export interface StubWhatsApp {
  /** `METHOD path`, in order, without query. */
  readonly calls: string[];
  readonly sent: {
    readonly to: string;
    readonly text: string;
    readonly id: string;
    readonly reference: string;
  }[];
  /** By media id. */
  readonly files: Map<string, string>;
  /** As the Cloud API lists them. */
  readonly templates: Readonly<Record<string, unknown>>[];
  readonly profile: Record<string, unknown>;
  readonly photos: { readonly type: string; readonly size: number }[];
  /** The method of every code asked for. */
  readonly methods: string[];
  code: string;
  taken: boolean;
  tooSoon: boolean;
  /** The number as the Cloud API lists it; none until it is added. */
  known: boolean;
  registered: boolean;
  /** By deployment: what a logged-in caller must show, and the password to log in with. */
  readonly logins: Map<string, { token: string | undefined; password: string }>;
  pin: string | undefined;
  webhookUrl: string | undefined;
  /** Answers instead of the stub, as long as it returns something. */
  override: ((request: Request, path: string) => Response | undefined) | undefined;
  handler(request: Request): Response;
}

const refuseCloud = (status: number, code: number, subcode?: number): Response =>
  json(status, {
    error: { message: `(#${code}) refused`, type: 'OAuthException', code, error_subcode: subcode },
  });
const refuseOnPremises = (status: number, code: number, details?: string): Response =>
  json(status, { meta: {}, errors: [{ code, title: `refused ${code}`, details }] });

export const FIRST_PASSWORD = 'First-secret-1';

export function createStubWhatsApp(): StubWhatsApp {
  let messages = 0;
  let logins = 0;
  const stub: StubWhatsApp = {
    calls: [],
    sent: [],
    files: new Map([['f0', 'bytes']]),
    templates: [],
    profile: {},
    photos: [],
    methods: [],
    code: '123456',
    taken: false,
    tooSoon: false,
    known: false,
    registered: false,
    logins: new Map(),
    pin: undefined,
    webhookUrl: undefined,
    override: undefined,
    handler(request) {
      const path = request.url.replace(/^https:\/\/[^/]+/, '').replace(/\?.*$/, '');
      stub.calls.push(`${request.method} ${path}`);
      const overridden = stub.override?.(request, path);
      if (overridden !== undefined) return overridden;
      return path.startsWith('/on-premises/') ? onPremises(request, path) : cloud(request, path);
    },
  };
  const accept = (to: string, text: string, reference = ''): string => {
    const id = `wamid.${++messages}`;
    stub.sent.push({ to, text, id, reference });
    return id;
  };

  function cloud(request: Request, path: string): Response {
    const body = (jsonOf(request) ?? {}) as Record<string, unknown>;
    const done = json(200, { success: true });
    const edge = path.split('/').slice(2).join('/');
    if (edge === 'WABA/phone_numbers' && request.method === 'GET') {
      const data = stub.known ? [{ id: 'PN', display_phone_number: '+55 11 4004-1234' }] : [];
      return json(200, { data });
    }
    if (edge === 'WABA/phone_numbers') return json(200, { id: 'PN' });
    if (edge === 'PN/request_code') {
      if (stub.taken) return refuseCloud(400, 136024, 2388001);
      if (stub.tooSoon) return refuseCloud(400, 136024, 2388091);
      stub.methods.push(String(body['code_method']));
      return done;
    }
    if (edge === 'PN/verify_code')
      return body['code'] === stub.code ? done : refuseCloud(400, 136025);
    if (edge === 'PN/register') {
      stub.registered = true;
      stub.pin = String(body['pin']);
      return done;
    }
    if (edge === 'WABA/subscribed_apps') {
      stub.webhookUrl = String(body['override_callback_uri']);
      return done;
    }
    if (edge === 'WABA/message_templates') return json(200, { data: stub.templates });
    if (edge === 'PN/messages') {
      const text = wordsIn(body);
      const to = String(body['to']);
      // Without the plus the Cloud API takes a number for one of its own country.
      if (!to.startsWith('+')) return refuseCloud(400, 131026);
      const id = accept(to.slice(1), text, String(body['biz_opaque_callback_data']));
      return json(200, { messaging_product: 'whatsapp', messages: [{ id }] });
    }
    if (edge === 'PN/whatsapp_business_profile') {
      if (request.method === 'GET') return json(200, { data: [stub.profile] });
      const { messaging_product: _, profile_picture_handle: handle, ...fields } = body;
      if (handle === undefined) Object.assign(stub.profile, fields);
      return done;
    }
    if (edge === 'app/uploads') return json(200, { id: 'upload:1' });
    if (edge === 'upload:1') {
      stub.photos.push({ type: request.headers['content-type'] ?? '', size: request.body.length });
      return json(200, { h: 'handle' });
    }
    const asked = stub.files.get(path.slice('/file/'.length));
    if (path.startsWith('/file/') && asked !== undefined) {
      return { status: 200, headers: { 'content-type': 'image/jpeg' }, body: asked };
    }
    const file = stub.files.get(edge);
    if (file !== undefined) {
      const url = `https://graph.facebook.com/file/${edge}`;
      return json(200, { url, mime_type: 'image/jpeg' });
    }
    if (edge === 'PN/media') return json(200, { id: 'uploaded' });
    return refuseCloud(400, 2500);
  }

  function onPremises(request: Request, path: string): Response {
    const body = (jsonOf(request) ?? {}) as Record<string, unknown>;
    const done = json(200, { meta: {} });
    const deployment = path.split('/')[2] ?? '';
    const login = stub.logins.get(deployment) ?? { token: undefined, password: FIRST_PASSWORD };
    stub.logins.set(deployment, login);
    const { authorization = '' } = request.headers;
    if (!path.endsWith('/users/login') && authorization !== `Bearer ${login.token}`) {
      return refuseOnPremises(401, 1005);
    }
    switch (`${request.method} ${path.replace(/^.*\/v1\//, '')}`) {
      case 'POST users/login': {
        const given = atob(authorization.slice('Basic '.length));
        if (given !== `admin:${login.password}`) return refuseOnPremises(401, 1005);
        if (typeof body['new_password'] === 'string') login.password = body['new_password'];
        else if (login.password === FIRST_PASSWORD) return refuseOnPremises(403, 1024);
        login.token = `token-${++logins}`;
        return json(200, { users: [{ token: login.token }] });
      }
      case 'GET health':
        return json(200, { health: { gateway_status: 'unregistered' } });
      case 'POST account':
        if (stub.taken) return refuseOnPremises(403, 1005, 'Number in use: in an app.');
        if (stub.tooSoon) return refuseOnPremises(429, 1015);
        stub.methods.push(String(body['method']).toUpperCase());
        return stub.registered ? json(201, {}) : json(202, { account: [{ vname: 'Acme' }] });
      case 'POST account/verify':
        if (body['code'] !== stub.code) return refuseOnPremises(400, 1009);
        stub.registered = true;
        return json(201, { meta: {} });
      case 'PATCH settings/application':
        stub.webhookUrl = (body['webhooks'] as { url: string }).url;
        return done;
      case 'POST messages': {
        const id = accept(
          String(body['to']),
          (body['text'] as { body: string } | undefined)?.body ?? String(body['type']),
        );
        return json(201, { messages: [{ id }], meta: {} });
      }
      case 'GET settings/profile/about':
        return json(200, {
          settings: { profile: { about: { text: stub.profile['about'] ?? '' } } },
        });
      case 'PATCH settings/profile/about':
        stub.profile['about'] = body['text'];
        return done;
      case 'GET settings/business/profile': {
        const { about: _, ...profile } = stub.profile;
        return json(200, { settings: { business: { profile } } });
      }
      case 'POST settings/business/profile':
        Object.assign(stub.profile, body);
        return done;
      case 'POST settings/profile/photo':
        stub.photos.push({
          type: request.headers['content-type'] ?? '',
          size: request.body.length,
        });
        return done;
    }
    const file = stub.files.get(path.split('/').at(-1) ?? '');
    if (file === undefined) return empty(404);
    return { status: 200, headers: { 'content-type': 'image/jpeg' }, body: file };
  }
  return stub;
}

/** What a message says: its text, or its template with what fills it. */
function wordsIn(body: Readonly<Record<string, unknown>>): string {
  if (body['type'] !== 'template') {
    return (body['text'] as { body: string } | undefined)?.body ?? String(body['type']);
  }
  const { name, components = [] } = body['template'] as {
    readonly name: string;
    readonly components?: readonly { readonly parameters: readonly { readonly text: string }[] }[];
  };
  const values = components.flatMap(({ parameters }) => parameters.map(({ text }) => text));
  return [name, ...values].join(' ');
}

export const bodyText = (request: Request): string => textOf(request.body);
