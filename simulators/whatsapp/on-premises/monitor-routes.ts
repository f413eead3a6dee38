// On-Premises: how the client is, in figures.
import { SECOND } from '../../../src/kernel/clock.ts';
import type { Call, Route } from '../../../src/kernel/routes.ts';
import type { Context } from '../context.ts';
import { ON_PREMISES_SOURCE } from '../sources.ts';
import type { Deployment } from '../world/deployment.ts';
import { type Answer, administered, watched } from './client.ts';
import { ok } from './errors.ts';
import { isOver } from './version.ts';

function gatewayStatus(context: Context, { number }: Deployment): string {
  if (isOver(context)) return 'disconnected';
  return context.world.registry.get(number.phone) === number ? 'connected' : 'unregistered';
}

/** With several shards: two masters, and a container for each shard. */
function health(context: Context, deployment: Deployment): Answer {
  const gateway_status = gatewayStatus(context, deployment);
  const { shards, id } = deployment;
  if (shards === 1) return ok(context, { health: { gateway_status } });
  const nodes: Record<string, unknown> = {
    [`master-1:${id}-m1`]: { gateway_status, role: 'primary_master' },
    [`master-2:${id}-m2`]: { gateway_status, role: 'secondary_master' },
  };
  for (let shard = 1; shard <= shards; shard++) {
    nodes[`core-${shard}:${id}-c${shard}`] = { gateway_status, role: 'coreapp' };
  }
  return ok(context, { health: nodes });
}

/** A figure, its meaning, and its values by what tells them apart. */
interface Figure {
  readonly name: string;
  readonly type: 'gauge' | 'counter';
  readonly help: string;
  readonly data: readonly {
    readonly labels?: Readonly<Record<string, string>>;
    readonly value: number;
  }[];
}

const asObject = (figures: readonly Figure[]): Record<string, unknown> =>
  Object.fromEntries(figures.map(({ name, ...figure }) => [name, figure]));

function asText(figures: readonly Figure[]): string {
  const lines: string[] = [];
  for (const { name, type, help, data } of figures) {
    lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`);
    for (const { labels = {}, value } of data) {
      const pairs = Object.entries(labels).map(([key, label]) => `${key}="${label}"`);
      lines.push(`${name}${pairs.length === 0 ? '' : `{${pairs.join(',')}}`} ${value}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

/** As JSON, or as text for Prometheus. */
function told(
  context: Context,
  call: Call,
  figures: readonly Figure[],
  around: (figures: Record<string, unknown>) => Record<string, unknown>,
): Answer {
  if (call.query.get('format') !== 'prometheus') return ok(context, around(asObject(figures)));
  return { status: 200, headers: { 'content-type': 'text/plain' }, body: asText(figures) };
}

/** Counted when somebody asks, so that sending costs nothing. */
function messagesOf({ world }: Context, { number }: Deployment) {
  let received = 0;
  let sent = 0;
  const customers = new Set<string>();
  for (const message of world.messages.values()) {
    if (message.number !== number.id) continue;
    if (message.by === 'customer') received++;
    else sent++;
    customers.add(message.customer);
  }
  return { received, sent, customers: customers.size };
}

function appStats(context: Context, deployment: Deployment, call: Call): Answer {
  const { received, sent } = messagesOf(context, deployment);
  const data = [
    { labels: { direction: 'incoming' }, value: received },
    { labels: { direction: 'outgoing' }, value: sent },
  ];
  const help = 'Messages within the last 30 days';
  return told(context, call, [{ name: 'app_messages', type: 'counter', help, data }], (app) => ({
    stats: { app },
  }));
}

function databaseStats(context: Context, deployment: Deployment, call: Call): Answer {
  const { received, sent, customers } = messagesOf(context, deployment);
  const figures: readonly Figure[] = [
    {
      name: 'db_contacts',
      type: 'gauge',
      help: 'Contacts in the database',
      data: [{ value: customers }],
    },
    {
      name: 'db_messages',
      type: 'gauge',
      help: 'Messages in the database',
      data: [{ value: received + sent }],
    },
  ];
  return told(context, call, figures, (db) => ({ stats: { db } }));
}

function metrics(context: Context, { id, startedAt }: Deployment, call: Call): Answer {
  const value = Math.floor((context.services.clock.now() - startedAt) / SECOND);
  const data = [{ labels: { node: id }, value }];
  const help = 'Seconds since the client was started';
  return told(context, call, [{ name: 'web_uptime', type: 'gauge', help, data }], (all) => ({
    metrics: all,
  }));
}

/** What whoever asks the vendor for help is asked for first. */
function support(context: Context, { number, shards, startedAt, settings }: Deployment): Answer {
  return ok(context, {
    support: {
      version: context.options.onPremisesVersion,
      shards,
      started: Math.floor(startedAt / SECOND),
      phone_number: number.phone,
      webhook: settings.webhookUrl !== '',
    },
  });
}

const figures = {
  method: 'GET',
  fidelity: 'partial',
  confidence: 'documented',
  note: 'The form is documented, which figures there are is an assumption: a few that the simulator counts.',
} as const;

export const MONITOR_ROUTES: readonly Route<Context>[] = [
  {
    method: 'GET',
    path: '/on-premises/{deployment}/v1/health',
    handle: watched(health),
    fidelity: 'supported',
    confidence: 'documented',
    source: ON_PREMISES_SOURCE.health,
    note: 'Every container tells the same; their names are assumptions.',
  },
  {
    ...figures,
    path: '/on-premises/{deployment}/v1/stats/app',
    handle: watched(appStats),
    source: ON_PREMISES_SOURCE.stats,
  },
  {
    ...figures,
    path: '/on-premises/{deployment}/v1/stats/db',
    handle: watched(databaseStats),
    source: ON_PREMISES_SOURCE.stats,
  },
  {
    method: 'GET',
    path: '/on-premises/{deployment}/v1/support',
    handle: administered(support),
    fidelity: 'partial',
    confidence: 'third party',
    source: ON_PREMISES_SOURCE.collection,
    note: 'The path and that an object is answered are known; what is in it is an assumption.',
  },
  {
    ...figures,
    path: '/on-premises/{deployment}/metrics',
    handle: watched(metrics),
    source: ON_PREMISES_SOURCE.metrics,
  },
];
