// One world: two vendors, a telephone network and an integration on one clock. Nothing is shared between worlds.
import { createMail, type Mail } from '../../simulators/mail/mail.ts';
import { RECORDABLE as OF_MAIL } from '../../simulators/mail/recordable.ts';
import { createTelephone, type Telephone } from '../../simulators/telephone/telephone.ts';
import type { WhatsAppOptions } from '../../simulators/whatsapp/options.ts';
import { RECORDABLE as OF_WHATSAPP } from '../../simulators/whatsapp/recordable.ts';
import { createWhatsApp, type WhatsApp } from '../../simulators/whatsapp/whatsapp.ts';
import type { ZendeskOptions } from '../../simulators/zendesk/options.ts';
import { RECORDABLE as OF_ZENDESK } from '../../simulators/zendesk/recordable.ts';
import { createZendesk, type Zendesk } from '../../simulators/zendesk/zendesk.ts';
import { RECORDABLE as OF_CONNECTOR } from '../connector/recordable.ts';
import { createTimeline, type Instant, type Timeline } from '../kernel/clock.ts';
import { createLoopback } from '../kernel/loopback.ts';
import { createNetwork, inMemory, type Network } from '../kernel/network.ts';
import type { Outside } from '../kernel/outside.ts';
import { createRandom, type Random } from '../kernel/random.ts';
import type { Allowed } from '../kernel/redact.ts';
import type { Services } from '../kernel/services.ts';
import { createTrace, type Record_, type Trace } from '../kernel/trace.ts';
import type { Send } from '../kernel/wire.ts';
import {
  CONNECTOR_ORIGIN,
  GRAPH_ORIGIN,
  MAIL_ORIGIN,
  MEDIA_ORIGIN,
  ON_PREMISES_ORIGIN,
  TEAM_ADDRESS,
  ZENDESK_ORIGIN,
} from './addresses.ts';
import { guardedHandler } from './guard.ts';
import { createLives, type Lives } from './lives.ts';
import { type Overheard, overhearing } from './overheard.ts';
import type { Integration, SeatSettings } from './seat.ts';

export const TRANSPORT_NAMES = ['memory', 'http'] as const;
export type TransportName = (typeof TRANSPORT_NAMES)[number];

export interface World {
  readonly clock: Timeline;
  readonly random: Random;
  readonly trace: Trace;
  readonly network: Network;
  readonly telephone: Telephone;
  readonly mail: Mail;
  readonly whatsapp: WhatsApp;
  readonly zendesk: Zendesk;
  readonly settings: SeatSettings;
  /** The integration's own. */
  readonly lives: Lives;
  readonly overheard: Overheard;
  /** How a person's own program reaches the vendors and the integration. */
  browser(who: 'agent' | 'admin' | 'back-office' | 'provider' | 'stranger'): Send;
  /** Those whom a served world calls on this machine. */
  readonly outside: Outside | undefined;
  close(): Promise<void>;
}

const ALLOWED: Allowed = new Set([...OF_WHATSAPP, ...OF_ZENDESK, ...OF_MAIL, ...OF_CONNECTOR]);

export interface WorldOptions {
  readonly seed: number;
  readonly transport: TransportName;
  readonly integration: Integration;
  /** The name that the integration is given in Support. */
  readonly integrationName?: string | undefined;
  /** For a world on a port, which lasts, and which others than its own people call. */
  readonly serving?: Serving;
}

export interface Serving {
  /** Where it is reached from outside: what links in the vendors' answers begin with. */
  readonly origin: string;
  /** When its time begins. */
  readonly start: Instant;
  /** How many events its trace keeps. */
  readonly eventsKept: number;
  readonly whatsapp: Partial<WhatsAppOptions>;
  readonly zendesk: Partial<ZendeskOptions>;
  /** The way out, to programs on this machine. */
  readonly outside: (record: Record_) => Outside;
}

export function createWorld(options: WorldOptions): World {
  const { serving } = options;
  const clock = createTimeline(serving?.start);
  const random = createRandom(options.seed);
  const trace = createTrace(clock.now, serving?.eventsKept);
  const outside = serving?.outside(trace.record);
  const loopback = options.transport === 'http' ? createLoopback(clock) : undefined;
  const network = createNetwork({
    clock,
    random: random.fork('network'),
    record: trace.record,
    allowed: ALLOWED,
    transport: loopback?.transport ?? inMemory,
    ...(outside === undefined ? {} : { instant: true, outside: outside.send }),
  });
  const servicesOf = (node: string): Services => ({
    clock,
    random: random.fork(node),
    send: network.sender(node),
    trace,
  });

  const zendesk = createZendesk(servicesOf('zendesk'), {
    adminBrowser: network.sender('admin'),
    origin: serving?.origin ?? ZENDESK_ORIGIN,
    ...(serving === undefined ? {} : { options: serving.zendesk }),
  });

  const secrets = random.fork('secrets');
  const settings: SeatSettings = {
    // So that a browser can walk the integration's pages.
    baseUrl: serving?.origin ?? CONNECTOR_ORIGIN,
    integrationName: options.integrationName ?? 'WhatsApp',
    backOfficeToken: secrets.hex(32),
    webhookVerifyToken: secrets.hex(32),
    mailUrl: MAIL_ORIGIN,
    mailToken: secrets.hex(32),
    mailAddress: TEAM_ADDRESS,
    supportApi: { url: serving?.origin ?? ZENDESK_ORIGIN, ...zendesk.credentials.admin },
    ...(serving === undefined ? {} : { zendeskUrl: () => serving.origin }),
  };
  trace.secret('back-office-token', settings.backOfficeToken);
  trace.secret('verify-token', settings.webhookVerifyToken);
  trace.secret('mail-token', settings.mailToken);

  const telephone = createTelephone(servicesOf('telephone'));
  const mail = createMail(servicesOf('mail'), settings.mailToken);
  mail.passOn(TEAM_ADDRESS, {
    url: `${CONNECTOR_ORIGIN}/connector/back-office/mail`,
    token: settings.backOfficeToken,
  });
  const whatsapp = createWhatsApp(servicesOf('whatsapp'), telephone, {
    ...serving?.whatsapp,
    onPremisesOrigin: serving?.origin ?? ON_PREMISES_ORIGIN,
    mediaOrigin: serving?.origin ?? MEDIA_ORIGIN,
  });
  const lives = createLives({
    clock,
    record: trace.record,
    servicesOf: (life) => ({ ...servicesOf('connector'), random: random.fork(life) }),
    seat: (services, life) => options.integration(settings, services, life),
  });

  const overheard = overhearing(lives.handler);

  network.attach('whatsapp', [GRAPH_ORIGIN, MEDIA_ORIGIN, ON_PREMISES_ORIGIN], whatsapp.handler);
  network.attach('zendesk', [ZENDESK_ORIGIN], zendesk.handler);
  network.attach('connector', [CONNECTOR_ORIGIN], guardedHandler(overheard.handler, trace.record));
  lives.start();
  network.attach('mail', [MAIL_ORIGIN], mail.handler);

  return {
    clock,
    random,
    trace,
    network,
    telephone,
    mail,
    whatsapp,
    zendesk,
    settings,
    lives,
    overheard,
    browser: (who) => network.sender(who),
    outside,
    async close() {
      outside?.close();
      await loopback?.close();
    },
  };
}
