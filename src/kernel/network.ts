// Every hop between nodes passes here: latency drawn from the seed, faults applied, the hop recorded.
import type { Timeline } from './clock.ts';
import { createFaults, type Fault, type Hop } from './faults/fault.ts';
import type { Random } from './random.ts';
import type { Allowed } from './redact.ts';
import { writtenRequest, writtenResponse } from './redact-message.ts';
import { pathStart } from './routes.ts';
import type { Record_ } from './trace.ts';
import { type Handler, json, NoAnswer, type Request, type Response, type Send } from './wire.ts';

export interface Network {
  /** Mounts a node under the origins it answers for (`https://graph.facebook.com`). */
  attach(node: string, origins: readonly string[], handler: Handler): void;
  /** How `from` reaches the others. */
  sender(from: string): Send;
  /** Adds a fault; it acts on hops that leave from now on. */
  fault(fault: Fault): void;
  clearFaults(): void;
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
  const { clock, random, record, allowed, transport } = options;
  const latency = random.fork('latency');
  const nodes = new Map<string, Target>();
  const faults = createFaults(record);
  let hops = 0;

  const after = (hop: Hop, job: () => void): void => {
    clock.at(clock.now() + latency.int(LATENCY_MS.min, LATENCY_MS.max), hop.name, job);
  };

  /** There and back; written with callbacks, because it runs for every hop. */
  const carry = (hop: Hop, request: Request): Promise<Response> =>
    new Promise((resolve, reject) => {
      // What the node began beside its answer goes first, as it does when the answer crosses a socket.
      const back = (response: Response): void =>
        clock.whenQuiet(() => after(hop, () => resolve(response)));
      const fail = (error: unknown): void => {
        if (error instanceof NoAnswer) {
          // What a server does when nothing in it catches the silence of another.
          back(json(500, { error: error.message }));
        } else {
          // Anything else is a bug: it fails the run, even if the sender takes it for a lost connection.
          clock.spawn(hop.name, () => Promise.reject(error));
          reject(error);
        }
      };
      after(hop, () => {
        const target = nodes.get(hop.origin);
        if (target === undefined) return reject(new NoAnswer('refused', request.url));
        try {
          const answer = transport(target.node, request, target.handler);
          if (answer instanceof Promise) answer.then(back, fail);
          else back(answer);
        } catch (error) {
          fail(error);
        }
      });
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
    const cancel = clock.at(clock.now() + timeoutMs, `timeout of ${hop.name}`, () =>
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

  const sender =
    (from: string): Send =>
    (request, sending) =>
      // One promise for the whole hop; a bug in what is sent rejects it.
      new Promise((resolve, reject) => {
        const origin = originOf(request.url);
        const to = nodes.get(origin)?.node ?? origin;
        const hop: Hop = {
          id: hops++,
          from,
          to,
          origin,
          url: request.url,
          name: `${from} → ${to} ${request.method}`,
          clock,
          carry: (carried) => carry(hop, carried),
        };
        exchange(hop, request, sending?.timeoutMs ?? TIMEOUT_MS, resolve, reject);
      });

  return {
    attach(node, origins, handler) {
      for (const origin of origins) nodes.set(origin, { node, handler });
    },
    sender,
    fault: faults.add,
    clearFaults: faults.clear,
  };
}
