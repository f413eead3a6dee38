// Every hop between nodes passes here: latency drawn from the seed, faults applied, the hop recorded.
import type { Timeline } from './clock.ts';
import { createFaults, type Fault, type Hop, type Waiting } from './faults/fault.ts';
import type { Random } from './random.ts';
import type { Allowed } from './redact.ts';
import { writtenRequest, writtenResponse } from './redact-message.ts';
import { pathStart } from './routes.ts';
import type { Record_ } from './trace.ts';
import { type Handler, json, NoAnswer, type Request, type Response, type Send } from './wire.ts';

export interface Network {
  /** Mounts a node under the origins it answers for (`https://graph.facebook.com`). */
  attach(node: string, origins: readonly string[], handler: Handler): void;
  /** One address for several nodes: `nodeOf` tells by the URL which of them is meant. */
  attachFront(origin: string, nodeOf: (url: string) => string): void;
  /** How `from` reaches the others. */
  sender(from: string): Send;
  /** For somebody outside virtual time: what it sends arrives at once, and it waits as long as it likes. */
  visitor(from: string): Send;
  /** Adds a fault; it acts on hops that leave from now on. */
  fault(fault: Fault): void;
  clearFaults(): void;
  /** The faults that will still strike. */
  faults(): readonly Waiting[];
}

/** Carries a request to a node's handler: a function call, or a socket. */
export type Transport = (
  node: string,
  request: Request,
  handler: Handler,
) => Response | Promise<Response>;

export const inMemory: Transport = (_node, request, handler) => handler(request);

export interface NetworkOptions {
  readonly clock: Timeline;
  readonly random: Random;
  readonly record: Record_;
  readonly allowed: Allowed;
  readonly transport: Transport;
  /** Hops take no time: for a world that is to answer while its clock stands. */
  readonly instant?: boolean;
  /** Answers for addresses at which no node is; without it nobody does. */
  readonly outside?: (from: string, request: Request) => Promise<Response>;
}

/** One-way latency in ms. Both ends well below a second: see `STILL_MS`. */
const LATENCY_MS = { min: 5, max: 40 } as const;
export const TIMEOUT_MS = 10_000;

const originOf = (url: string): string => url.slice(0, pathStart(url));

interface Target {
  readonly node: string;
  readonly handler: Handler;
}

export function createNetwork(options: NetworkOptions): Network {
  const { clock, random, record, allowed, transport, instant, outside } = options;
  const latency = random.fork('latency');
  const nodes = new Map<string, Target>();
  const named = new Map<string, Target>();
  const fronts = new Map<string, (url: string) => string>();
  const faults = createFaults(record);
  let hops = 0;

  function find(url: string, origin: string): Target | undefined {
    const front = fronts.get(origin);
    return front === undefined ? nodes.get(origin) : named.get(front(url));
  }

  const after = (hop: Hop, job: () => void): void => {
    const ms = instant === true ? 0 : latency.int(LATENCY_MS.min, LATENCY_MS.max);
    clock.at(clock.now() + ms, hop.name, job);
  };

  function call(
    { node, handler }: Target,
    request: Request,
    back: (response: Response) => void,
    fail: (error: unknown) => void,
  ): void {
    try {
      const answer = transport(node, request, handler);
      if (answer instanceof Promise) answer.then(back, fail);
      else back(answer);
    } catch (error) {
      fail(error);
    }
  }

  /** Bugs fail the run, even if the sender takes them for a lost connection. */
  const failing =
    (hop: Hop, back: (response: Response) => void, reject: (error: unknown) => void) =>
    (error: unknown): void => {
      // What a server does when nothing in it catches the silence of another.
      if (error instanceof NoAnswer) back(json(500, { error: error.message }));
      else {
        clock.spawn(hop.name, () => Promise.reject(error));
        reject(error);
      }
    };

  /** There and back; written with callbacks, because it runs for every hop. */
  const carry = (hop: Hop, request: Request): Promise<Response> =>
    new Promise((resolve, reject) => {
      // What the node began beside its answer goes first, as it does when the answer crosses a socket.
      const back = (response: Response): void =>
        clock.whenQuiet(() => after(hop, () => resolve(response)));
      const fail = failing(hop, back, reject);
      after(hop, () => {
        const target = find(hop.url, hop.origin);
        if (target !== undefined) call(target, request, back, fail);
        else if (outside !== undefined) outside(hop.from, request).then(back, reject);
        else reject(new NoAnswer('refused', request.url));
      });
    });

  /** The same for somebody who stands outside virtual time. */
  const carryAtOnce = (hop: Hop, request: Request): Promise<Response> =>
    new Promise((resolve, reject) => {
      const target = find(hop.url, hop.origin);
      if (target === undefined) reject(new NoAnswer('refused', request.url));
      else call(target, request, resolve, failing(hop, resolve, reject));
    });

  /** Waits for the answer, but no longer than `timeoutMs`: what comes later is neither recorded nor an error. */
  function exchange(
    hop: Hop,
    request: Request,
    timeoutMs: number,
    resolve: (response: Response) => void,
    reject: (error: unknown) => void,
  ): void {
    record('request', writtenRequest(hop, request, allowed));
    const answer = faults.through(hop, request);
    let waiting = true;
    const give = (error: unknown): void => {
      if (!waiting) return;
      waiting = false;
      cancel();
      if (error instanceof NoAnswer) record('no-answer', { hop: hop.id, reason: error.reason });
      reject(error);
    };
    const cancel =
      timeoutMs === Number.POSITIVE_INFINITY
        ? () => {}
        : clock.at(clock.now() + timeoutMs, `timeout of ${hop.name}`, () =>
            give(new NoAnswer('timeout', hop.url)),
          );
    answer.then((response) => {
      if (!waiting) return;
      waiting = false;
      cancel();
      record('response', writtenResponse(hop, response, allowed));
      resolve(response);
    }, give);
  }

  function hopOf(from: string, { url, method }: Request, way: typeof carry): Hop {
    const origin = originOf(url);
    const to = find(url, origin)?.node ?? origin;
    const hop: Hop = {
      id: hops++,
      from,
      to,
      origin,
      url,
      name: `${from} → ${to} ${method}`,
      clock,
      carry(carried) {
        return way(hop, carried);
      },
    };
    return hop;
  }

  const sender =
    (from: string): Send =>
    (request, sending) =>
      // One promise for the whole hop; a bug in what is sent rejects it.
      new Promise((resolve, reject) => {
        const hop = hopOf(from, request, carry);
        exchange(hop, request, sending?.timeoutMs ?? TIMEOUT_MS, resolve, reject);
      });

  const visitor =
    (from: string): Send =>
    (request) =>
      new Promise((resolve, reject) => {
        const hop = hopOf(from, request, carryAtOnce);
        exchange(hop, request, Number.POSITIVE_INFINITY, resolve, reject);
      });

  return {
    attach(node, origins, handler) {
      const target = { node, handler };
      named.set(node, target);
      for (const origin of origins) nodes.set(origin, target);
    },
    attachFront(origin, nodeOf) {
      fronts.set(origin, nodeOf);
    },
    sender,
    visitor,
    fault: faults.add,
    clearFaults: faults.clear,
    faults: faults.waiting,
  };
}
