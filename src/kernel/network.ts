// Every hop between nodes passes here: latency drawn from the seed, faults applied, the hop recorded.
import type { Timeline } from './clock.ts';
import { createFaults, type Fault, type Hop } from './faults/fault.ts';
import type { Random } from './random.ts';
import { type Allowed, redactBody, redactHeaders, redactUrl } from './redact.ts';
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
export type Transport = (node: string, request: Request, handler: Handler) => Promise<Response>;

export const inMemory: Transport = async (_node, request, handler) => handler(request);

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

  const delay = (): number => latency.int(LATENCY_MS.min, LATENCY_MS.max);

  async function carry(hop: Hop, request: Request): Promise<Response> {
    await clock.sleep(delay(), hop.name);
    const target = nodes.get(hop.origin);
    if (target === undefined) throw new NoAnswer('refused', request.url);
    const response = await answerOf(target, request, hop);
    // What the node began beside its answer goes first, as it does when the answer crosses a socket.
    await clock.quiet();
    await clock.sleep(delay(), hop.name);
    return response;
  }

  async function answerOf(target: Target, request: Request, hop: Hop): Promise<Response> {
    try {
      return await transport(target.node, request, target.handler);
    } catch (error) {
      // What a server does when nothing in it catches the silence of another.
      if (error instanceof NoAnswer) return json(500, { error: error.message });
      // Anything else is a bug: it fails the run, even if the sender takes it for a lost connection.
      clock.spawn(hop.name, () => Promise.reject(error));
      throw error;
    }
  }

  function withTimeout(hop: Hop, timeoutMs: number, answer: Promise<Response>): Promise<Response> {
    return new Promise((resolve, reject) => {
      const cancel = clock.at(clock.now() + timeoutMs, `timeout of ${hop.name}`, () =>
        reject(new NoAnswer('timeout', hop.url)),
      );
      answer.then(
        (response) => {
          cancel();
          resolve(response);
        },
        (error: unknown) => {
          cancel();
          reject(error);
        },
      );
    });
  }

  const sender =
    (from: string): Send =>
    async (request, sending = {}) => {
      const origin = originOf(request.url);
      const to = nodes.get(origin)?.node ?? origin;
      const id = hops++;
      const hop: Hop = {
        id,
        from,
        to,
        origin,
        url: request.url,
        name: `${from} → ${to} ${request.method}`,
        clock,
        carry: (carried) => carry(hop, carried),
      };
      record('request', {
        hop: id,
        from,
        to,
        method: request.method,
        url: redactUrl(request.url, allowed),
        headers: redactHeaders(request.headers, allowed),
        body: redactBody(request.body, request.headers, allowed),
      });
      try {
        const response = await withTimeout(
          hop,
          sending.timeoutMs ?? TIMEOUT_MS,
          faults.through(hop, request),
        );
        record('response', {
          hop: id,
          status: response.status,
          headers: redactHeaders(response.headers, allowed),
          body: redactBody(response.body, response.headers, allowed),
        });
        return response;
      } catch (error) {
        if (error instanceof NoAnswer) record('no-answer', { hop: id, reason: error.reason });
        throw error;
      }
    };

  return {
    attach(node, origins, handler) {
      for (const origin of origins) nodes.set(origin, { node, handler });
    },
    sender,
    fault: faults.add,
    clearFaults: faults.clear,
  };
}
