// One connector between two stub vendors on a virtual clock, and the people who use it.
import { createHmac } from 'node:crypto';
import { createConnector } from '../../src/connector/connector.ts';
import type { Law } from '../../src/connector/law.ts';
import { LAW } from '../../src/connector/law.ts';
import { RECORDABLE } from '../../src/connector/recordable.ts';
import { connectorSettings } from '../../src/connector/settings.ts';
import type { Store } from '../../src/connector/store.ts';
import { createMemoryStore } from '../../src/connector/store-in-memory.ts';
import { type Clock, createTimeline } from '../../src/kernel/clock.ts';
import { createNetwork, inMemory } from '../../src/kernel/network.ts';
import { createRandom } from '../../src/kernel/random.ts';
import type { Services } from '../../src/kernel/services.ts';
import { createTrace } from '../../src/kernel/trace.ts';
import {
  type Body,
  bearer,
  empty,
  type Headers,
  type Method,
  postForm,
  type Request,
  type Response,
  sendJson,
  textOf,
} from '../../src/kernel/wire.ts';
import { createStubMail } from './stub-mail.ts';
import { createStubWhatsApp, FIRST_PASSWORD } from './stub-whatsapp.ts';
import { createStubZendesk } from './stub-zendesk.ts';

export const DIALECTS = ['cloud', 'on-premises'] as const;
export type Dialect = (typeof DIALECTS)[number];

export const CONNECTOR = 'https://connector.example';
export const RETURN_URL = 'https://acme.zendesk.com/return/1';
export const BUSINESS = '551140041234';
export const ANA = '5511912345678';
export const BEA = '5511987654321';
const DOWN_MS = 700;
const APP_SECRET = 'app-secret-of-the-stub';

export interface Page {
  readonly status: number;
  readonly screen: string;
  readonly reason: string | undefined;
  readonly notices: readonly string[];
  readonly text: string;
  readonly forms: readonly string[];
  hidden(name: string): string;
  value(field: string): string;
}

const unescaped = (text: string): string =>
  text
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');

export function pageOf(response: Response): Page {
  const text = textOf(response.body);
  const first = (pattern: RegExp): string | undefined => pattern.exec(text)?.[1];
  return {
    status: response.status,
    screen: first(/data-screen="([^"]*)"/) ?? '',
    reason: first(/data-reason="([^"]*)"/),
    notices: [...text.matchAll(/data-notice="([^"]*)"/g)].map((match) => match[1] ?? ''),
    text,
    forms: [...text.matchAll(/<form name="([^"]*)"/g)].map((match) => match[1] ?? ''),
    hidden: (name) =>
      unescaped(first(new RegExp(`type="hidden" name="${name}" value="([^"]*)"`)) ?? ''),
    value: (field) =>
      unescaped(
        first(new RegExp(`name="${field}"[^>]* value="([^"]*)"`)) ??
          first(new RegExp(`<textarea[^>]* name="${field}"[^>]*>\\n([^<]*)</textarea>`)) ??
          '',
      ),
  };
}

export interface Wizard {
  /** The page as it is now. */
  page(): Page;
  /** Sends a step's fields, whether the page offers it or not. */
  take(path: string, fields?: Readonly<Record<string, string>>): Promise<Page>;
}

/** A store that takes its time, as one over a network does: every call ends a little later. */
export const slowStore =
  (ms: number) =>
  (store: Store, clock: Clock): Store => {
    const slowly = async <Value>(work: () => Promise<Value>): Promise<Value> => {
      await clock.sleep(ms, 'the store, before');
      const value = await work();
      await clock.sleep(ms, 'the store, after');
      return value;
    };
    return {
      get: (collection, key) => slowly(() => store.get(collection, key)),
      list: (collection, prefix) => slowly(() => store.list(collection, prefix)),
      commit: (changes) => slowly(() => store.commit(changes)),
    };
  };

export function createBench(
  dialect: Dialect = 'cloud',
  law: Partial<Law> = {},
  over: (store: Store, clock: Clock) => Store = (store) => store,
) {
  const clock = createTimeline();
  const random = createRandom(7);
  const trace = createTrace(clock.now);
  const network = createNetwork({
    clock,
    random: random.fork('network'),
    record: trace.record,
    allowed: new Set(RECORDABLE),
    transport: inMemory,
  });
  const whatsapp = createStubWhatsApp();
  const zendesk = createStubZendesk();
  const mail = createStubMail();
  const store = createMemoryStore();
  const settings = connectorSettings({
    backOfficeToken: 'back-office-token',
    webhookVerifyToken: 'verify-token',
  });
  /** A process of the connector; when it has died, nothing it had begun goes on. */
  function startProcess() {
    let alive = true;
    const never = new Promise<never>(() => {});
    /** The process may end before or after it; whoever waits then never hears of it. */
    async function effect<T>(job: () => Promise<T>): Promise<T> {
      if (!alive || strikes()) return never;
      try {
        return await job();
      } finally {
        if (!alive || strikes()) await never;
      }
    }
    const services: Services = {
      clock: {
        now: clock.now,
        sleep: clock.sleep,
        at: (due, what, job) => clock.at(due, what, () => (alive ? job() : undefined)),
        spawn: (what, job) => {
          if (alive) clock.spawn(what, job);
        },
      },
      random: random.fork(`connector ${++processes}`),
      send: (request, options) => effect(() => network.sender('connector')(request, options)),
      trace,
    };
    const mortal: Store = { ...store, commit: (changes) => effect(() => store.commit(changes)) };
    const kept = over(mortal, services.clock);
    const { handler, start } = createConnector(settings, services, { ...LAW, ...law }, kept);
    start();
    return {
      handler: (request: Request) => (alive ? handler(request) : empty(503)),
      kill: () => {
        alive = false;
      },
    };
  }
  let processes = 0;
  /** How many moments have passed at which a process could have ended, and at which of them one does. */
  let moments = 0;
  let fatal: readonly number[] = [];
  function strikes(): boolean {
    if (!fatal.includes(++moments)) return false;
    connector.kill();
    clock.at(clock.now() + DOWN_MS, 'the process starts again', () => {
      connector = startProcess();
    });
    return true;
  }
  let connector = startProcess();
  network.attach(
    'whatsapp',
    ['https://graph.facebook.com', 'https://on-premises.example'],
    (request) => whatsapp.handler(request),
  );
  network.attach('zendesk', ['https://acme.zendesk.com'], (request) => zendesk.handler(request));
  network.attach('mail', ['https://mail.example'], (request) => mail.handler(request));
  network.attach('connector', [CONNECTOR], (request) => connector.handler(request));
  const outside = network.sender('outside');

  /** Carries a request to the connector and lets the world come to rest. */
  async function call(request: Request): Promise<Response> {
    const response = await clock.drive('an answer', outside(request));
    await clock.settle();
    return response;
  }
  const raw = (
    method: Method,
    path: string,
    body: Body = '',
    headers: Headers = {},
  ): Promise<Response> => call({ method, url: CONNECTOR + path, headers, body });

  async function host(
    deploymentId = 'dep-1',
    phoneNumber = `+${BUSINESS}`,
    subdomain = 'acme',
    more: Readonly<Record<string, unknown>> = {},
  ): Promise<Response> {
    const cloud = {
      dialect: 'cloud',
      baseUrl: 'https://graph.facebook.com',
      version: 'v23.0',
      wabaId: 'WABA',
      accessToken: 'access-token',
      appSecret: APP_SECRET,
    };
    const onPremises = {
      dialect: 'on-premises',
      baseUrl: `https://on-premises.example/on-premises/${deploymentId}`,
      username: 'admin',
      password: FIRST_PASSWORD,
      certificate: 'Q2VydCBvZiBBY21l',
    };
    const given = {
      deploymentId,
      subdomain,
      phoneNumber,
      displayName: 'Acme',
      hosting: {
        orderedBy: 'account-manager',
        company: 'Acme',
        contact: 'admin@acme.example',
      },
      whatsapp: dialect === 'cloud' ? cloud : onPremises,
      ...more,
    };
    return call(
      sendJson(
        'POST',
        `${CONNECTOR}/connector/back-office/deployments`,
        given,
        bearer('back-office-token'),
      ),
    );
  }

  const openAdmin = async (more: Readonly<Record<string, string>> = {}): Promise<Page> =>
    pageOf(
      await call(
        postForm(`${CONNECTOR}/connector/admin_ui`, {
          return_url: RETURN_URL,
          subdomain: 'acme',
          locale: 'en-US',
          name: '',
          metadata: '',
          state: '',
          instance_push_id: 'push-1',
          zendesk_access_token: 'zendesk-token',
          ...more,
        }),
      ),
    );

  async function openWizard(more: Readonly<Record<string, string>> = {}): Promise<Wizard> {
    let page = await openAdmin(more);
    const session = page.hidden('session');
    return {
      page: () => page,
      async take(path, fields = {}) {
        const url = `${CONNECTOR}/connector/wizard/${path}`;
        page = pageOf(await call(postForm(url, { session, ...fields })));
        return page;
      },
    };
  }

  async function toCodeScreen(
    deploymentId = 'dep-1',
    more: Readonly<Record<string, string>> = {},
  ): Promise<Wizard> {
    const wizard = await openWizard(more);
    await wizard.take('channel', { channel: 'WhatsApp' });
    await wizard.take('deployment', { deployment_id: deploymentId });
    return wizard;
  }

  /** Hosts and connects a number; answers the account's metadata. */
  async function connect(
    deploymentId = 'dep-1',
    number = `+${BUSINESS}`,
    push = 'push-1',
  ): Promise<string> {
    await host(deploymentId, number);
    const wizard = await toCodeScreen(deploymentId, { instance_push_id: push });
    await wizard.take('method', { method: 'sms' });
    const page = await wizard.take('code', { code: whatsapp.code });
    return page.hidden('metadata');
  }

  const seconds = (): number => Math.floor(clock.now() / 1_000);

  interface Written {
    readonly id: string;
    readonly text?: string;
    readonly from?: string;
    readonly name?: string;
    /** Epoch seconds; now by default. */
    readonly at?: number;
    readonly more?: Readonly<Record<string, unknown>>;
  }
  const message = ({ id, text = id, from = ANA, at = seconds(), more }: Written) => ({
    from,
    id,
    timestamp: String(at),
    ...(more ?? { type: 'text', text: { body: text } }),
  });
  const contact = ({ from = ANA, name = 'Ana' }: Written) => ({ profile: { name }, wa_id: from });

  const sign = (body: string, secret = APP_SECRET): string =>
    `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;

  /** What WhatsApp would post for these parts. */
  function webhook(parts: Readonly<Record<string, unknown>>, deploymentId = 'dep-1'): Request {
    if (dialect === 'on-premises') {
      return sendJson('POST', `${CONNECTOR}/connector/whatsapp/${deploymentId}/webhook`, parts);
    }
    const value = {
      messaging_product: 'whatsapp',
      metadata: { display_phone_number: BUSINESS, phone_number_id: 'PN' },
      ...parts,
    };
    const body = JSON.stringify({
      object: 'whatsapp_business_account',
      entry: [{ id: 'WABA', changes: [{ field: 'messages', value }] }],
    });
    return {
      method: 'POST',
      url: `${CONNECTOR}/connector/whatsapp/webhook`,
      headers: { 'content-type': 'application/json', 'x-hub-signature-256': sign(body) },
      body,
    };
  }
  const written = (...all: readonly Written[]): Request =>
    webhook({ contacts: all.map(contact), messages: all.map(message) });
  const customerWrites = (...all: readonly Written[]): Promise<Response> => call(written(...all));
  const status = (
    id: string,
    state: string,
    recipient = ANA,
    more: Readonly<Record<string, unknown>> = {},
  ): Promise<Response> =>
    call(
      webhook({
        statuses: [
          { id, status: state, timestamp: String(seconds()), recipient_id: recipient, ...more },
        ],
      }),
    );

  let requests = 0;
  const replyRequest = (
    metadata: string,
    text: string,
    more: Readonly<Record<string, string>> = {},
  ): Request =>
    postForm(`${CONNECTOR}/connector/channelback`, {
      message: text,
      thread_id: `${BUSINESS}:${ANA}`,
      parent_id: 'unknown',
      recipient_id: ANA,
      metadata,
      request_unique_identifier: `request-${++requests}`,
      ...more,
    });
  const reply = (
    metadata: string,
    text: string,
    more: Readonly<Record<string, string>> = {},
  ): Promise<Response> => call(replyRequest(metadata, text, more));

  return {
    clock,
    network,
    trace,
    store,
    whatsapp,
    zendesk,
    mail,
    outside,
    call,
    raw,
    host,
    openAdmin,
    openWizard,
    toCodeScreen,
    connect,
    seconds,
    sign,
    webhook,
    written,
    customerWrites,
    status,
    replyRequest,
    reply,
    /** The process dies and starts again over the same store. */
    restart() {
      connector.kill();
      connector = startProcess();
    },
    moments: () => moments,
    /** A process dies at each of these moments, between two effects of it, and starts again a little later. */
    dieAt(...at: readonly number[]) {
      fatal = at;
    },
    texts: () => whatsapp.sent.map((sent) => sent.text),
    comments: () => zendesk.comments.map((comment) => comment.text),
  };
}

export type Bench = ReturnType<typeof createBench>;
