// The connector: WhatsApp in Zendesk Support, put together from its parts.

import { handlerOf } from '../kernel/routes.ts';
import type { Services } from '../kernel/services.ts';
import type { Handler } from '../kernel/wire.ts';
import { resumeOffice } from './back-office/resume.ts';
import type { Context } from './context.ts';
import { tryLater } from './failure-report.ts';
import { drainInbox } from './inbox.ts';
import { createLanes } from './lanes.ts';
import { LAW, type Law } from './law.ts';
import { takeUpSwitch } from './move.ts';
import { drainOutbox } from './outbound.ts';
import { threadLane } from './records/keys.ts';
import { dispatch, notFound } from './routes.ts';
import type { ConnectorSettings } from './settings.ts';
import type { Store } from './store.ts';
import { createMemoryStore } from './store-in-memory.ts';

export interface Connector {
  readonly handler: Handler;
  /** Takes up what the store says is still under way. Call once, before anything else. */
  start(): void;
}

export function createConnector(
  settings: ConnectorSettings,
  services: Services,
  law: Law = LAW,
  store: Store = createMemoryStore(),
): Connector {
  const { random, clock } = services;
  let last = 0;
  const context: Context = {
    settings,
    services,
    law,
    store,
    lanes: createLanes(),
    ids: random.fork('ids'),
    keys: random.fork('keys'),
    pins: random.fork('pins'),
    nextOrder: () => {
      last = Math.max(last + 1, clock.now() * 1_000);
      return last;
    },
  };
  services.trace.secret('token', settings.backOfficeToken);
  services.trace.secret('token', settings.webhookVerifyToken);
  if (settings.mailToken !== '') services.trace.secret('token', settings.mailToken);
  return {
    handler: handlerOf(dispatch, context, notFound),
    start() {
      clock.spawn('take up what is under way', () => resume(context));
    },
  };
}

async function resume(context: Context): Promise<void> {
  const { store, services } = context;
  const { clock } = services;
  const now = clock.now();
  for (const record of await store.list('inbox')) {
    const lane = threadLane(record.accountId, record.thread);
    clock.at(Math.max(now, record.dueAt), 'push what was under way', () =>
      drainInbox(context, lane),
    );
  }
  const replies = await store.list('outbox');
  for (const lane of new Set(replies.map((reply) => threadLane(reply.accountId, reply.thread)))) {
    clock.at(now, 'send what was under way', () => drainOutbox(context, lane));
  }
  for (const report of await store.list('report')) tryLater(context, report);
  for (const { deploymentId } of await store.list('move')) {
    clock.at(now, 'look how a switch ended', () => takeUpSwitch(context, deploymentId));
  }
  await resumeOffice(context);
}
