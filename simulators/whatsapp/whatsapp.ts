// WhatsApp as a company: one world of numbers, phones and conversations behind two dialects.

import { HarnessError } from '../../src/kernel/harness-error.ts';
import { pathStart, type Route } from '../../src/kernel/routes.ts';
import type { Services } from '../../src/kernel/services.ts';
import type { Json } from '../../src/kernel/trace.ts';
import type { Handler } from '../../src/kernel/wire.ts';
import { accountWebhook } from './cloud/account-webhook.ts';
import { answerCloud, CLOUD_ROUTES } from './cloud/routes.ts';
import { cloudWebhook } from './cloud/webhook.ts';
import { type CodeCarrier, type Context, secret } from './context.ts';
import { deliver } from './delivery.ts';
import { createNumbers, type Numbers } from './number-decisions.ts';
import { answerOnPremises, ON_PREMISES_PREFIX, ON_PREMISES_ROUTES } from './on-premises/routes.ts';
import { onPremisesWebhook } from './on-premises/webhook.ts';
import { DEFAULTS, type WhatsAppOptions } from './options.ts';
import { createPhones, type Phones } from './phones.ts';
import { snapshot } from './snapshot.ts';
import { createTemplates, type Templates } from './template-decisions.ts';
import { firstTokens, issueToken } from './tokens.ts';
import { FIRST_APP } from './world/business.ts';
import { newBusinessNumber, noteDelivered, type Platform } from './world/business-number.ts';
import { ADMIN } from './world/client-user.ts';
import { isApiKey, newDeployment } from './world/deployment.ts';
import type { Announce, Notify } from './world/notice.ts';
import { newPortfolio } from './world/portfolio.ts';
import { newTemplateBook } from './world/template.ts';
import { waIdOf } from './world/wa-id.ts';
import { createWorld } from './world/world.ts';

/** What is simulated, route by route, for lists and reports. */
export const WHATSAPP_ROUTES: readonly Route<Context>[] = [...CLOUD_ROUTES, ...ON_PREMISES_ROUTES];

export interface WhatsApp {
  /** Both dialects: `/on-premises/…` is On-Premises, everything else is Graph. */
  readonly handler: Handler;
  /** Cloud: a WhatsApp Business Account with an app, as Meta's Business Manager makes it. */
  createBusiness(input: { readonly name: string }): {
    readonly wabaId: string;
    readonly appId: string;
    readonly accessToken: string;
    readonly appSecret: string;
  };
  /** On-Premises: a hosted client for one number (E.164 with a plus). */
  startDeployment(input: {
    readonly deploymentId: string;
    readonly verifiedName: string;
    readonly phoneNumber: string;
    /** 12 to 128 characters, for watching over it without a token. */
    readonly apiKey?: string;
  }): { readonly username: string; readonly password: string; readonly certificate: string };
  /** The container of a deployment starts again: callbacks that it did not keep (`callback_persist`) are lost. */
  restart(deploymentId: string): void;
  /** One more access token for an account, good for `validMs` milliseconds or for ever. */
  issueToken(wabaId: string, more?: { readonly validMs?: number }): string;
  readonly phones: Phones;
  /** What WhatsApp decides about numbers and accounts, and what is done in WhatsApp Manager. */
  readonly numbers: Numbers;
  /** What WhatsApp decides about templates, and what is made in WhatsApp Manager. */
  readonly templates: Templates;
  /** Who has the number now, in either dialect or in an app. */
  number(phone: string): {
    readonly registered: boolean;
    readonly platform: 'none' | 'app' | Platform;
  };
  /** What was chosen where the vendor's texts are silent. */
  readonly options: WhatsAppOptions;
  /** Chooses anew while it runs; what has happened stays as it was. */
  choose(options: Partial<WhatsAppOptions>): void;
  /** Everything that can be seen from outside, as fresh plain JSON, without secrets. */
  state(): Json;
}

function createBusiness(context: Context, name: string): ReturnType<WhatsApp['createBusiness']> {
  const { world, ids } = context;
  const business = {
    id: `1${ids.digits(14)}`,
    appId: `2${ids.digits(14)}`,
    name,
    accessToken: secret(context, 'token', `EAA${ids.hex(48)}`),
    appSecret: secret(context, 'app-secret', ids.hex(32)),
    numbers: new Map(),
    uploads: new Map(),
    portfolio: newPortfolio(`3${ids.digits(14)}`),
    book: newTemplateBook(),
    review: 'approved' as const,
    calls: { hour: 0, used: 0 },
    subscription: undefined,
    app: FIRST_APP,
    overrides: new Map(),
    batches: new Map(),
  };
  world.businesses.set(business.id, business);
  firstTokens(context, business);
  const { id: wabaId, appId, accessToken, appSecret } = business;
  return { wabaId, appId, accessToken, appSecret };
}

function startDeployment(
  context: Context,
  input: Parameters<WhatsApp['startDeployment']>[0],
): ReturnType<WhatsApp['startDeployment']> {
  const { world, ids, options, services } = context;
  const { deploymentId, verifiedName, phoneNumber, apiKey } = input;
  const certificate = Buffer.from(`${ids.hex(24)} ${phoneNumber} ${verifiedName}`);
  if (apiKey !== undefined && !isApiKey(apiKey)) {
    throw new HarnessError('the API key of a deployment has 12 to 128 characters');
  }
  const password = secret(context, 'password', `First-${ids.hex(12)}`);
  const deployment = newDeployment({
    id: deploymentId,
    number: newBusinessNumber({
      id: deploymentId,
      platform: 'on-premises',
      owner: deploymentId,
      phone: phoneNumber,
      waId: waIdOf(phoneNumber, world.rewriting),
      portfolio: newPortfolio(deploymentId),
      verifiedName,
    }),
    book: newTemplateBook(),
    certificate: secret(context, 'certificate', certificate.toString('base64')),
    apiKey: apiKey === undefined ? undefined : secret(context, 'token', apiKey),
    startedAt: services.clock.now(),
    password,
    passwordMustChange: !options.firstPasswordChanged,
  });
  world.deployments.set(deploymentId, deployment);
  return { username: ADMIN, password, certificate: deployment.certificate };
}

const WEBHOOK_OF = { cloud: cloudWebhook, 'on-premises': onPremisesWebhook } as const;

export function createWhatsApp(
  services: Services,
  telephone: CodeCarrier,
  options: Partial<WhatsAppOptions> = {},
): WhatsApp {
  const notify: Notify = (number, notice) => {
    if (notice.kind === 'status' && notice.status === 'delivered') noteDelivered(number);
    const webhook = WEBHOOK_OF[number.platform](context, number, notice);
    if (webhook !== undefined) deliver(services, webhook);
  };
  const announce: Announce = (business, notice) => {
    const webhook = accountWebhook(context, business, notice);
    if (webhook !== undefined) deliver(services, webhook);
  };
  const chosen = { ...DEFAULTS, ...options };
  const context: Context = {
    services,
    options: chosen,
    telephone,
    world: createWorld(chosen.waIdRewriting),
    ids: services.random.fork('ids'),
    codes: services.random.fork('codes'),
    notify,
    announce,
  };
  const { world } = context;
  return {
    handler: (request) =>
      request.url.startsWith(ON_PREMISES_PREFIX, pathStart(request.url))
        ? answerOnPremises(context, request)
        : answerCloud(context, request),
    createBusiness: ({ name }) => createBusiness(context, name),
    startDeployment: (input) => startDeployment(context, input),
    restart(deploymentId) {
      const deployment = world.deployments.get(deploymentId);
      if (deployment !== undefined && !deployment.settings.persist) deployment.callbacks.losses++;
    },
    issueToken: (wabaId, { validMs } = {}) => issueToken(context, wabaId, validMs),
    phones: createPhones(context),
    numbers: createNumbers(context),
    templates: createTemplates(context),
    number(phone) {
      const holder = world.registry.get(phone);
      if (holder !== undefined) return { registered: true, platform: holder.platform };
      const app = world.phones.get(phone)?.app ?? 'none';
      return { registered: false, platform: app === 'none' ? 'none' : 'app' };
    },
    options: chosen,
    choose: (given) => void Object.assign(chosen, given),
    state: () => snapshot(context),
  };
}
