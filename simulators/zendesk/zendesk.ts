// Zendesk, simulated: one account with its Support API, its channel framework and its Admin Center.
import { compileRoutes, type Route } from '../../src/kernel/routes.ts';
import type { Services } from '../../src/kernel/services.ts';
import type { Json } from '../../src/kernel/trace.ts';
import type { Handler, Request, Send } from '../../src/kernel/wire.ts';
import { type AdminCenter, createAdminCenter } from './admin-center/admin-center.ts';
import { INSTALL_PAGES } from './admin-center/install-page.ts';
import { ADMIN_PAGES } from './admin-center/pages.ts';
import { RETURN_ROUTES } from './admin-center/return-page.ts';
import { startChannelWork } from './channel-framework/channel-work.ts';
import { type AgentBrowser, createAgentBrowser } from './channel-framework/clickthrough.ts';
import { CHANNEL_ROUTES } from './channel-framework/routes.ts';
import type { Desk } from './desk.ts';
import { DEFAULTS, type ZendeskOptions } from './options.ts';
import { stateOf } from './state.ts';
import { startRules } from './support/business-rules/start-rules.ts';
import { throughGate } from './support/protocol/gate.ts';
import { unknownEndpoint } from './support/protocol/unknown-endpoint.ts';
import { SUPPORT_ROUTES } from './support/routes.ts';
import { startWebhookWork } from './support/webhooks/webhook-work.ts';
import { addDefaultViews } from './world/business-rules/view-defaults.ts';
import { addSystemFields } from './world/field-defaults.ts';
import { createRateLimiter } from './world/rate-limit.ts';
import type { Role, User } from './world/user.ts';
import { addGroup, addUser, createWorld, joinGroup } from './world/world.ts';

export interface Credentials {
  readonly email: string;
  /** An API token; used as `email/token:token`. */
  readonly token: string;
  /** An OAuth access token of the same person; used as `Bearer`. */
  readonly oauthToken: string;
  /** The user's id, as `assignee_id` wants it. */
  readonly id: number;
}

export interface Zendesk {
  readonly handler: Handler;
  readonly credentials: { readonly admin: Credentials; readonly agent: Credentials };
  /** One more agent, of the same group as all. */
  addAgent(name: string, email: string): Credentials;
  readonly adminCenter: AdminCenter;
  readonly agentBrowser: AgentBrowser;
  /** What was chosen where the vendor's texts are silent, and what the account has bought. */
  readonly options: ZendeskOptions;
  /** Chooses anew while it runs; what has happened stays as it was. */
  choose(options: Partial<ZendeskOptions>): void;
  /** Seen from outside, fresh and plain: apps, accounts, tickets and their comments. No secrets. */
  state(): Json;
}

export interface ZendeskSetting {
  /** How the admin's browser reaches the others; default: as Zendesk itself does. */
  readonly adminBrowser: Send;
  readonly subdomain: string;
  /** Where the account's pages stand; default `https://{subdomain}.zendesk.com`. */
  readonly origin: string;
  readonly options: Partial<ZendeskOptions>;
}

export const ZENDESK_ROUTES: readonly Route<Desk>[] = [
  ...SUPPORT_ROUTES,
  ...CHANNEL_ROUTES,
  ...RETURN_ROUTES,
  ...ADMIN_PAGES,
  ...INSTALL_PAGES,
];
const dispatch = compileRoutes(ZENDESK_ROUTES);
const TOKEN_LENGTH = 40;

export function createZendesk(services: Services, options: Partial<ZendeskSetting> = {}): Zendesk {
  const { clock, random, send, trace } = services;
  const subdomain = options.subdomain ?? 'acme';
  const world = createWorld(random.fork('ids'));
  const chosen = { ...DEFAULTS, ...options.options };
  world.ticketChoices = chosen;
  const tokens = random.fork('tokens');
  const oauthTokens = random.fork('oauth tokens');
  const people = new Map<string, User>();
  const bearers = new Map<string, User>();
  const support = addGroup(world, 'Support', true, clock.now());
  const join = (role: Role, name: string, email: string): Credentials => {
    const user = addUser(
      world,
      { role, name, identity: { type: 'email', value: email } },
      clock.now(),
    );
    joinGroup(world, user, support, clock.now());
    const token = tokens.hex(TOKEN_LENGTH);
    trace.secret('Zendesk API token', token);
    people.set(btoa(`${email}/token:${token}`), user);
    const oauthToken = oauthTokens.hex(TOKEN_LENGTH);
    trace.secret('Zendesk OAuth token', oauthToken);
    bearers.set(oauthToken, user);
    return { email, token, oauthToken, id: user.id };
  };
  const desk: Desk = {
    world,
    options: chosen,
    limiter: createRateLimiter(),
    nextRequestId: countRequests(),
    clock,
    send,
    trace,
    people,
    bearers,
    subdomain,
    born: clock.now(),
    brandId: world.ids.next(),
    random: tokens,
    origin: options.origin ?? `https://${subdomain}.zendesk.com`,
    replies: new Map(),
    channel: startChannelWork(random, clock),
    webhooks: startWebhookWork(random),
    organizationMergeIds: random.fork('organization merges'),
  };
  const credentials = {
    admin: join('admin', 'Alex Admin', `admin@${subdomain}.example`),
    agent: join('agent', 'Aki Agent', `agent@${subdomain}.example`),
  };
  addSystemFields(world, clock.now());
  startRules(desk);
  addDefaultViews(world, clock.now());
  const browser = {
    send: options.adminBrowser ?? send,
    random: tokens,
    trace,
    who: 'admin',
  };
  return {
    credentials,
    addAgent: (name, email) => join('agent', name, email),
    adminCenter: createAdminCenter(desk, browser),
    agentBrowser: createAgentBrowser(desk, options.adminBrowser ?? send),
    options: chosen,
    choose: (given) => void Object.assign(chosen, given),
    state: () => stateOf(world),
    handler: (request) => {
      const plain = withoutSuffix(request);
      return throughGate(
        desk,
        plain,
        (read) => dispatch(desk, read) ?? unknownEndpoint(desk, read, ZENDESK_ROUTES),
      );
    },
  };
}

/** Every answer bears the number of its call. */
function countRequests(): () => string {
  let calls = 0;
  return () => `req-${(++calls).toString(16).padStart(8, '0')}`;
}

const SUFFIX = '.json';

/** Every path is answered with and without `.json`. */
function withoutSuffix(request: Request): Request {
  const { url } = request;
  const mark = url.indexOf('?');
  const end = mark < 0 ? url.length : mark;
  if (!url.endsWith(SUFFIX, end)) return request;
  return { ...request, url: url.slice(0, end - SUFFIX.length) + url.slice(end) };
}
