// One world behind the port: its people in place, its time running, its answers for whoever calls.
import type { WhatsAppOptions } from '../../../simulators/whatsapp/options.ts';
import type { ZendeskOptions } from '../../../simulators/zendesk/options.ts';
import type { Instant } from '../../kernel/clock.ts';
import { HarnessError } from '../../kernel/harness-error.ts';
import { createOutside } from '../../kernel/outside.ts';
import type { Request, Response } from '../../kernel/wire.ts';
import { SUBDOMAIN } from '../../run/addresses.ts';
import { cloudAccess } from '../../run/hosting.ts';
import { RIGHT_CONNECTOR } from '../../run/seat.ts';
import { createWorld, type World } from '../../run/world.ts';
import { type Business, settleBusiness } from './business.ts';
import { GONE, type Scene } from './control/control.ts';
import { answerControl } from './control/routes.ts';
import { CONTROL_PREFIX, isUnder, nodeOf, undoubled } from './front.ts';
import { startPacer } from './pacer.ts';
import type { Ready } from './ready.ts';
import type { RealTime } from './real-time.ts';

export interface WorldChoice {
  readonly seed: number;
  readonly empty: boolean;
  readonly frozen: boolean;
  readonly start: Instant;
  readonly whatsapp: Partial<WhatsAppOptions>;
  readonly zendesk: Partial<ZendeskOptions>;
}

export interface ServedWorld {
  readonly ready: Ready;
  /** May stay without an answer, as when a fault says so. */
  answer(request: Request): Response | Promise<Response>;
  /** Whoever still waits for an answer is told that the world is gone. */
  end(): void;
}

export interface Surroundings {
  /** Addresses under which the port is reached; the first is the one that is told. */
  readonly origins: readonly [string, ...string[]];
  readonly realTime: RealTime;
  readonly onError: (error: unknown) => void;
  readonly reset: () => Promise<Ready>;
}

/** A world that is served for days must not keep all that ever happened. */
const EVENTS_KEPT = 50_000;

function readyOf(origin: string, world: World, { cloud, onPremises }: Business): Ready {
  const { email, token: apiToken, oauthToken } = world.zendesk.credentials.admin;
  const token = `sim-${world.random.fork('control').hex(32)}`;
  return {
    url: origin,
    whatsapp: { ...cloud, verifyToken: world.settings.webhookVerifyToken, onPremises },
    zendesk: { url: origin, email, apiToken, oauthToken, subdomain: SUBDOMAIN },
    connector: { url: `${origin}/connector` },
    control: { url: `${origin}${CONTROL_PREFIX}`, token },
  };
}

/** Throws `HarnessError` when the world cannot be prepared. */
export async function startWorld(
  choice: WorldChoice,
  surroundings: Surroundings,
): Promise<ServedWorld> {
  const { origins, realTime, onError, reset } = surroundings;
  const [origin] = origins;
  const world = createWorld({
    seed: choice.seed,
    transport: 'memory',
    integration: RIGHT_CONNECTOR,
    serving: {
      origin,
      start: choice.start,
      eventsKept: EVENTS_KEPT,
      whatsapp: choice.whatsapp,
      zendesk: choice.zendesk,
      outside: (record) => createOutside({ record, after: realTime.after }),
    },
  });
  const { outside, network, clock } = world;
  if (outside === undefined) throw new HarnessError('a served world has no way out');
  for (const each of origins) network.attachFront(each, nodeOf);
  const business = await settleBusiness(world, { ...choice, origin });
  const ready = readyOf(origin, world, business);
  world.trace.secret('control token', ready.control.token);
  const pacer = startPacer({ clock, outside, realTime, frozen: choice.frozen, onError });
  const scene: Scene = {
    world,
    pacer,
    number: business.number,
    wabaId: business.cloud.wabaId,
    cloudAccess: cloudAccess(business.cloud),
    customers: new Map(),
    browsing: { frame: undefined },
    reset,
  };
  const visit = network.visitor('client');
  const waiting = new Set<(gone: Response) => void>();

  const asked = (request: Request): Promise<Response> =>
    new Promise((resolve, reject) => {
      waiting.add(resolve);
      const over = (): boolean => waiting.delete(resolve);
      visit(request).then(
        (answer) => over() && resolve(answer),
        (error) => over() && reject(error),
      );
    });

  return {
    ready,
    answer(given) {
      const url = undoubled(given.url);
      const request = url === given.url ? given : { ...given, url };
      return isUnder(url, CONTROL_PREFIX)
        ? answerControl(scene, ready.control.token, request)
        : asked(request);
    },
    end() {
      pacer.stop();
      void world.close();
      for (const resolve of waiting) resolve(GONE);
      waiting.clear();
    },
  };
}
