// The transport over sockets: every node of a world listens on 127.0.0.1, and every hop crosses a socket.
// Virtual time stands still while bytes are under way, so the trace is the same as in memory.
import { Agent, request as httpRequest } from 'node:http';
import type { Timeline } from './clock.ts';
import type { Transport } from './network.ts';
import { type Served, serve } from './serve.ts';
import type { Body, Handler, Request, Response } from './wire.ts';

export interface Loopback {
  readonly transport: Transport;
  close(): Promise<void>;
}

/** The URL as the caller wrote it travels in this header, since the socket's own address differs. */
const TARGET = 'x-channelproof-url';

export function createLoopback(clock: Timeline): Loopback {
  const agent = new Agent({ keepAlive: true });
  const servers = new Map<string, Promise<Served>>();
  // One request at a time is on a socket (the clock sees to that), so one slot is enough.
  let arrived: () => void = () => {};

  const listen = (handler: Handler): Promise<Served> =>
    serve({
      api: async (request) => {
        arrived();
        const { [TARGET]: url, ...headers } = request.headers;
        const response = await handler({
          ...request,
          url: url ?? request.url,
          headers: plain(headers),
        });
        // Held until the caller has the answer in hand.
        arrived = clock.hold();
        return response;
      },
    });

  const transport: Transport = async (node, request, handler) => {
    const started = clock.hold();
    let served = servers.get(node);
    if (served === undefined) {
      served = listen(handler);
      servers.set(node, served);
    }
    const { port } = await served;
    arrived = started;
    const response = await exchange(agent, port, request);
    arrived();
    return response;
  };

  return {
    transport,
    async close() {
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

function exchange(agent: Agent, port: number, request: Request): Promise<Response> {
  const length =
    typeof request.body === 'string' ? Buffer.byteLength(request.body) : request.body.length;
  return new Promise((resolve, reject) => {
    const path = request.url.slice(request.url.indexOf('/', request.url.indexOf('://') + 3));
    const sent = httpRequest(
      {
        agent,
        port,
        host: '127.0.0.1',
        method: request.method,
        path,
        headers: { ...request.headers, [TARGET]: request.url, 'content-length': length },
      },
      (message) => {
        const chunks: Buffer[] = [];
        message.on('data', (chunk: Buffer) => chunks.push(chunk));
        message.on('error', reject);
        message.on('end', () => {
          const headers = plain(message.headers);
          const bytes = Buffer.concat(chunks);
          const body: Body = isText(headers['content-type'])
            ? bytes.toString()
            : new Uint8Array(bytes);
          resolve({ status: message.statusCode ?? 0, headers, body });
        });
      },
    );
    sent.on('error', reject);
    sent.end(request.body);
  });
}

const isText = (type: string | undefined): boolean =>
  type === undefined || /^(application\/json|application\/x-www-form-urlencoded|text\/)/.test(type);
