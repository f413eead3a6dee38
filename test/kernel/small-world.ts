// Nodes on a network, for the tests of the network and its transports: `a` and `b` call `s`, which may call `t`.
import { createTimeline, type Timeline } from '../../src/kernel/clock.ts';
import {
  type FaultKnobs,
  makeFault,
  type NetworkFaultName,
} from '../../src/kernel/faults/catalogue.ts';
import { createNetwork, inMemory, type Network, type Transport } from '../../src/kernel/network.ts';
import { createRandom } from '../../src/kernel/random.ts';
import {
  createTrace,
  type FinishedTrace,
  type Trace,
  type TraceEvent,
} from '../../src/kernel/trace.ts';
import { type Handler, json, NoAnswer, type Response, sendJson } from '../../src/kernel/wire.ts';

export const S = 'https://s.example';
export const T = 'https://t.example';

export interface SmallWorld {
  readonly clock: Timeline;
  readonly trace: Trace;
  readonly network: Network;
  /** What arrived at `s`, in order. */
  readonly arrivals: { readonly at: number; readonly text: string }[];
  /** Calls `s` and waits; the status, or why there was no answer. */
  call(text: string, from?: string): Promise<number | string>;
  fault<K extends NetworkFaultName>(name: K, knobs: FaultKnobs<K>): void;
  finish(): FinishedTrace;
}

export interface SmallWorldOptions {
  readonly seed?: number;
  readonly transport?: (clock: Timeline) => Transport;
  /** What `s` does; by default it answers at once. */
  readonly handler?: (world: SmallWorld) => Handler;
}

export const ALLOWED = new Set(['text', 'id']);

export function createSmallWorld(options: SmallWorldOptions = {}): SmallWorld {
  const clock = createTimeline();
  const trace = createTrace(clock.now);
  const network = createNetwork({
    clock,
    random: createRandom(options.seed ?? 1).fork('network'),
    record: trace.record,
    allowed: ALLOWED,
    transport: options.transport?.(clock) ?? inMemory,
  });
  const arrivals: { at: number; text: string }[] = [];
  const world: SmallWorld = {
    clock,
    trace,
    network,
    arrivals,
    async call(text, from = 'a') {
      try {
        const request = sendJson('POST', `${S}/messages?id=${text}`, { text, token: 'hidden' });
        return (await network.sender(from)(request)).status;
      } catch (error) {
        if (error instanceof NoAnswer) return error.reason;
        throw error;
      }
    },
    fault(name, knobs) {
      network.fault(makeFault(name, knobs));
    },
    finish: trace.finish,
  };
  const answer = options.handler?.(world) ?? (() => json(200, { id: 'answered' }));
  network.attach('s', [S], (request) => {
    const { text } = JSON.parse(String(request.body)) as { text: string };
    arrivals.push({ at: clock.now(), text });
    return answer(request);
  });
  network.attach('t', [T], () => json(200, { id: 't' }));
  return world;
}

export type EventOfKind<K extends TraceEvent['kind']> = Extract<TraceEvent, { kind: K }>;

export const eventsOf = <K extends TraceEvent['kind']>(
  trace: FinishedTrace,
  kind: K,
): readonly EventOfKind<K>[] =>
  trace.events.filter((event): event is EventOfKind<K> => event.kind === kind);

/** Something random to do, over and over: for comparing whole traces. */
export interface Act {
  readonly from: 'a' | 'b';
  readonly pause: number;
  readonly wait: boolean;
}

/** `s` asks `t` before it answers, and sometimes thinks about it. */
export const busy =
  (world: SmallWorld): Handler =>
  async (request): Promise<Response> => {
    const { text } = JSON.parse(String(request.body)) as { text: string };
    if (text.endsWith('3')) await world.clock.sleep(30, 'thinking');
    const asked = await world.network.sender('s')(sendJson('PUT', `${T}/things/${text}`, { text }));
    return json(asked.status, { id: text });
  };

export async function play(world: SmallWorld, acts: readonly Act[]): Promise<FinishedTrace> {
  for (const [index, { from, pause, wait }] of acts.entries()) {
    const called = world.call(`${index}`, from);
    if (wait) await world.clock.drive(`call ${index}`, called);
    await world.clock.advance(pause);
  }
  await world.clock.advance(60_000);
  return world.finish();
}
