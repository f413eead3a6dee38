// The transport over sockets: every node of a world listens on 127.0.0.1, and every hop crosses a socket.
// Virtual time stands still while bytes are under way, so the trace is the same as in memory.
import { Agent, request as httpRequest } from 'node:http';
import type { Timeline } from './clock.ts';
import type { Transport } from './network.ts';
import { pathStart } from './routes.ts';
import type { Served } from './serve.ts';
import { type Body, type Handler, json, type Request, type Response, textOf } from './wire.ts';

export interface Loopback {
  readonly transport: Transport;
  close(): Promise<void>;
}

/** What a socket cannot tell travels in these headers: which crossing it is, the URL as the caller wrote it… */
const CROSSING = 'x-channelproof-crossing';
const TARGET = 'x-channelproof-url';
/** …and whether the body is text or bytes, which its content type need not say. */
const BODY = 'x-channelproof-body';

/** One way of a crossing: the clock is held, and nobody else's bytes are under way. */
interface Leg {
  readonly turn: Promise<void>;
  readonly end: () => void;
}

interface Crossing {
  /** Ends the way there. */
  readonly landed: () => void;
  /** The way back, once the node has answered. */
  back: Leg | undefined;
  /** What the node threw instead of answering. */
  thrown: { readonly error: unknown } | undefined;
}

export function createLoopback(clock: Timeline): Loopback {
  const agent = new Agent({ keepAlive: true });
  const servers = new Map<Handler, Promise<Served>>();
  const crossings = new Map<string, Crossing>();
  let crossed = 0;
  let closed = false;
  let before: Promise<void> = Promise.resolve();

  // Legs go one after another, in the order in which memory would have carried them.
  function leg(): Leg {
    const release = clock.hold();
    const turn = before;
    let over = (): void => {};
    before = new Promise((resolve) => {
      over = resolve;
    });
    return {
      turn,
      end() {
        over();
        release();
      },
    };
  }

  async function land(handler: Handler, raw: Request): Promise<Response> {
    const { [CROSSING]: id = '', [TARGET]: url = '', [BODY]: kind, ...headers } = raw.headers;
    const crossing = crossings.get(id);
    if (crossing === undefined) return json(404, { error: 'only the network of a run is served' });
    crossing.landed();
    const request: Request = {
      method: raw.method,
      url: decodeURIComponent(url),
      headers: plain(headers),
      body: bodyAs(kind, raw.body),
    };
    let response: Response = { status: 500, headers: {}, body: '' };
    try {
      response = await handler(request);
    } catch (error) {
      crossing.thrown = { error };
    }
    // Held until the caller has the answer in hand; a caller that is gone waits for nothing.
    if (crossings.has(id)) crossing.back = leg();
    await crossing.back?.turn;
    return { ...response, headers: { ...response.headers, [BODY]: kindOf(response.body) } };
  }

  function serverOf(handler: Handler): Promise<Served> {
    const known = servers.get(handler);
    if (known !== undefined) return known;
    // Read when a socket is first needed: most worlds never open one, and Express is much to read.
    const served = import('./serve.ts').then(({ serve }) =>
      serve({ api: (raw) => land(handler, raw) }),
    );
    servers.set(handler, served);
    return served;
  }

  const transport: Transport = async (_node, request, handler) => {
    const id = String(crossed++);
    const there = leg();
    const crossing: Crossing = { landed: there.end, back: undefined, thrown: undefined };
    crossings.set(id, crossing);
    try {
      await there.turn;
      const { port } = await serverOf(handler);
      const response = await exchange(agent, port, id, request);
      if (crossing.thrown !== undefined) throw crossing.thrown.error;
      return response;
    } catch (error) {
      // A run that is over cuts what is still under way; nobody is left to hear of it.
      if (closed) return new Promise(() => {});
      throw error;
    } finally {
      crossings.delete(id);
      there.end();
      crossing.back?.end();
    }
  };

  return {
    transport,
    async close() {
      closed = true;
      agent.destroy();
      for (const served of servers.values()) await (await served).close();
    },
  };
}

/** Headers that the socket adds and that are no part of the message. */
const OF_THE_SOCKET = new Set(['host', 'connection', 'content-length', 'date', 'keep-alive']);

function plain(
  headers: Readonly<Record<string, string | string[] | undefined>>,
): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name in headers) {
    const value = headers[name];
    if (value === undefined || OF_THE_SOCKET.has(name)) continue;
    kept[name] = typeof value === 'string' ? value : value.join(', ');
  }
  return kept;
}

const kindOf = (body: Body): string => (typeof body === 'string' ? 'text' : 'bytes');

function bodyAs(kind: string | undefined, body: Body): Body {
  if (kind !== 'bytes') return textOf(body);
  return typeof body === 'string' ? Buffer.from(body) : body;
}

const UNPRINTABLE = /[^!-~]+/g;

function exchange(agent: Agent, port: number, id: string, request: Request): Promise<Response> {
  const headers = {
    ...request.headers,
    [CROSSING]: id,
    [TARGET]: encodeURIComponent(request.url),
    [BODY]: kindOf(request.body),
    'content-length': Buffer.byteLength(request.body),
  };
  const path = `/${request.url.slice(pathStart(request.url))}`.replace(/^\/\//, '/');
  const { method } = request;
  return new Promise((resolve, reject) => {
    const sent = httpRequest(
      {
        agent,
        port,
        host: '127.0.0.1',
        method,
        path: path.replace(UNPRINTABLE, encodeURIComponent),
        headers,
      },
      (message) => {
        const chunks: Buffer[] = [];
        message.on('data', (chunk: Buffer) => chunks.push(chunk));
        message.on('error', reject);
        message.on('end', () => {
          const { [BODY]: kind, ...rest } = plain(message.headers);
          const body = bodyAs(kind, new Uint8Array(Buffer.concat(chunks)));
          resolve({ status: message.statusCode ?? 0, headers: rest, body });
        });
      },
    );
    sent.on('error', reject);
    sent.end(request.body);
  });
}
