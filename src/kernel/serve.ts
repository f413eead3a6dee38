// A handler on a port of 127.0.0.1. API routes are answered straight from `node:http`; Express serves
// the rest. This is the only file that knows Express.
import { isUtf8 } from 'node:buffer';
import { createServer, type IncomingMessage, maxHeaderSize, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import express, { type ErrorRequestHandler, type Express } from 'express';
import { gatherArrivals } from './arrivals.ts';
import { pathStart } from './routes.ts';
import {
  type Body,
  type Handler,
  METHODS,
  type Method,
  NoAnswer,
  type Request,
  type Response,
} from './wire.ts';

export interface ServeOptions {
  /** 0 takes a free port. */
  readonly port?: number;
  /** Answers a request, or `undefined` to leave it to Express. */
  readonly api: (request: Request) => Response | Promise<Response> | undefined;
  /** Pages, uploads and controls. */
  readonly rest?: (app: Express) => void;
  /** The largest body accepted, in bytes. */
  readonly bodyBytesMax?: number;
  /** The origin that requests are addressed to; default is the server's own. */
  readonly origin?: string;
}

export interface Served {
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

/** Zendesk and WhatsApp accept media up to 100 MB; whoever wants less checks again. */
const BODY_BYTES_MAX = 101 * 1024 * 1024;

const TEXT_TYPES = ['application/json', 'application/x-www-form-urlencoded', 'text/'] as const;
const isText = (type: string): boolean =>
  type === '' || TEXT_TYPES.some((text) => type.startsWith(text));

export function headersOf(message: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const name in message.headers) {
    const value = message.headers[name];
    if (value !== undefined) headers[name] = typeof value === 'string' ? value : value.join(', ');
  }
  return headers;
}

/** Reads a body; `undefined` when it is larger than allowed (the rest is then read and thrown away). */
export function readBody(
  message: IncomingMessage,
  bytesMax: number,
): Promise<Uint8Array | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    message.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= bytesMax) chunks.push(chunk);
    });
    message.on('end', () => {
      if (size > bytesMax) resolve(undefined);
      else resolve(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks));
    });
    message.on('error', reject);
  });
}

/** What calls itself text and is none stays bytes: curl sends pictures as forms unless told otherwise. */
export const bodyOf = (bytes: Uint8Array, type: string): Body =>
  isText(type) && isUtf8(bytes)
    ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString()
    : bytes;

export function write(response: ServerResponse, answer: Response): void {
  const { status, headers, body } = answer;
  const length = typeof body === 'string' ? Buffer.byteLength(body) : body.length;
  response.writeHead(status, { ...headers, 'content-length': length });
  // A text of ASCII alone is copied as it stands, in one piece with the headers; any other one is encoded.
  response.end(body, length === body.length ? 'latin1' : 'utf8');
}

/** Requests that are wrong before anybody can read them, by Node's code of the error. */
const UNREADABLE: Readonly<Record<string, readonly [status: string, error: string]>> = {
  HPE_HEADER_OVERFLOW: [
    '431 Request Header Fields Too Large',
    `the address and the headers together are larger than ${maxHeaderSize} bytes`,
  ],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'the request did not come to its end in time'],
};

function refuseUnreadable(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, text] = UNREADABLE[error.code ?? ''] ?? [
    '400 Bad Request',
    `the request is no HTTP: ${error.message}`,
  ];
  const body = JSON.stringify({ error: text });
  const type = 'content-type: application/json; charset=utf-8';
  socket.end(
    `HTTP/1.1 ${status}\r\nconnection: close\r\n${type}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}

const isMethod = (method: string | undefined): method is Method =>
  METHODS.includes(method as Method);

/** Express would show a stack trace; only `status` and the sentence are for the client. */
const explain: ErrorRequestHandler = (error, _request, response, next) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  const status = Number(error?.status);
  const mistaken = status >= 400 && status < 500;
  const text = error instanceof Error ? error.message : String(error);
  response
    .status(mistaken ? status : 500)
    .json({ error: mistaken ? text : `channelproof failed to answer: ${text}` });
};

export async function serve(options: ServeOptions): Promise<Served> {
  const bytesMax = options.bodyBytesMax ?? BODY_BYTES_MAX;
  const app = express();
  app.disable('x-powered-by');
  options.rest?.(app);
  app.use((request, response) => {
    response.status(404).json({ error: `nothing is served at ${request.method} ${request.path}` });
  });
  app.use(explain);
  let origin = options.origin ?? '';
  const arrivals = gatherArrivals();

  async function answer(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method } = message;
    if (!isMethod(method)) {
      app(message, response);
      return;
    }
    const headers = headersOf(message);
    const bytes = await readBody(message, bytesMax);
    if (bytes === undefined) {
      write(response, {
        status: 413,
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify({ error: `the body is larger than ${bytesMax} bytes` }),
      });
      return;
    }
    const body = bodyOf(bytes, headers['content-type'] ?? '');
    const target = message.url ?? '/';
    // A client that believes it talks to a proxy writes the whole URL.
    const rest = target.slice(pathStart(target));
    const path = rest.startsWith('/') ? rest : `/${rest}`;
    await arrivals.gathered();
    const answered = options.api({ method, url: `${origin}${path}`, headers, body });
    if (answered !== undefined) {
      // Waiting, even for what is there, lets the others of this gathering be answered before any is written.
      write(response, await answered);
      return;
    }
    // Express reads the body itself when a page wants it; here it has been read already.
    app(Object.assign(message, { body }), response);
  }

  const server = createServer((message, response) => {
    answer(message, response).catch((error: unknown) => {
      // The caller is to get no answer.
      if (error instanceof NoAnswer) {
        response.destroy();
        return;
      }
      const text = error instanceof Error ? error.message : String(error);
      if (response.headersSent) response.destroy();
      else {
        write(response, {
          status: 500,
          headers: { 'content-type': 'application/json; charset=utf-8' },
          body: JSON.stringify({ error: `channelproof failed to answer: ${text}` }),
        });
      }
    });
  });
  server.on('clientError', refuseUnreadable);
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  if (options.origin === undefined) origin = url;
  return {
    url,
    port,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)));
        server.closeAllConnections();
      }),
  };
}

/** A handler alone, on a port: what the loopback transport and tests need. */
export const serveHandler = (handler: Handler, options: { readonly port?: number } = {}) =>
  serve({ ...options, api: handler });
