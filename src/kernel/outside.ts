// Calls out of a world: to addresses of this machine, where a developer's own programs listen. Nowhere else.
import { Agent, request as httpRequest, type IncomingMessage } from 'node:http';
import { splitUrl } from './routes.ts';
import { bodyOf, headersOf, readBody } from './serve.ts';
import type { Record_ } from './trace.ts';
import { NoAnswer, type Request, type Response } from './wire.ts';

export interface Outside {
  /** Carries a request of `from` over a socket. Rejects with `NoAnswer` when no answer comes in time. */
  send(from: string, request: Request): Promise<Response>;
  /** Whether somebody outside has not answered yet. */
  busy(): boolean;
  /** Resolves when nobody outside is waited for. */
  idle(): Promise<void>;
  /** Gives up what is under way; nobody is called any more. */
  close(): void;
}

export interface OutsideOptions {
  readonly record: Record_;
  /** Calls back in real time, where a stranger's program lives; answers a function that cancels it. */
  readonly after: (ms: number, job: () => void) => () => void;
  /** How long an answer may take, in real ms. */
  readonly timeoutMs?: number;
}

export const OUTSIDE_TIMEOUT_MS = 10_000;
const ANSWER_BYTES_MAX = 101 * 1024 * 1024;
/** A thousand webhooks at once must not take all sockets of the machine. */
const SOCKETS_MAX = 64;

const LOOPBACK = /^(?:localhost|\[::1\]|127\.\d+\.\d+\.\d+)$/;

/** The address, if it is one of this machine. */
function loopback(url: string): URL | undefined {
  const address = URL.canParse(url) ? new URL(url) : undefined;
  return address?.protocol === 'http:' && LOOPBACK.test(address.hostname) ? address : undefined;
}

/** Nothing was sent, so nothing can have happened there. */
const NEVER_REACHED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EHOSTUNREACH', 'EADDRNOTAVAIL']);

const reasonOf = (error: unknown): NoAnswer['reason'] =>
  NEVER_REACHED.has((error as NodeJS.ErrnoException | undefined)?.code ?? '')
    ? 'refused'
    : 'timeout';

export function createOutside(options: OutsideOptions): Outside {
  const { record, after, timeoutMs = OUTSIDE_TIMEOUT_MS } = options;
  // A socket of its own for each call: one kept open may be closed by the other side just as it is used.
  const agent = new Agent({ keepAlive: false, maxSockets: SOCKETS_MAX });
  const underWay = new Set<() => void>();
  let closed = false;
  let waiting: (() => void)[] = [];

  function exchange(address: URL, request: Request): Promise<Response> {
    const { method, url, headers, body } = request;
    return new Promise((resolve, reject) => {
      const over = (): void => {
        if (!underWay.delete(giveUp)) return;
        cancel();
        if (underWay.size > 0) return;
        const told = waiting;
        waiting = [];
        for (const tell of told) tell();
      };
      const fail = (error: unknown): void => {
        reject(new NoAnswer(reasonOf(error), url));
        over();
      };
      const take = async (message: IncomingMessage): Promise<void> => {
        const bytes = await readBody(message, ANSWER_BYTES_MAX);
        if (bytes === undefined) throw new Error('larger than any file may be');
        const answered = headersOf(message);
        resolve({
          status: message.statusCode ?? 0,
          headers: answered,
          body: bodyOf(bytes, answered['content-type'] ?? ''),
        });
        over();
      };
      const sent = httpRequest(
        address,
        { agent, method, headers: { ...headers, 'content-length': Buffer.byteLength(body) } },
        (message) => {
          take(message).catch(fail);
        },
      );
      const giveUp = (): void => {
        sent.destroy();
        fail(undefined);
      };
      const cancel = after(timeoutMs, giveUp);
      underWay.add(giveUp);
      sent.on('error', fail);
      sent.end(body);
    });
  }

  return {
    send(from, request) {
      if (closed) return Promise.reject(new NoAnswer('refused', request.url));
      const address = loopback(request.url);
      if (address !== undefined) return exchange(address, request);
      record('finding', {
        node: from,
        method: request.method,
        path: splitUrl(request.url).path,
        note: `not sent to ${request.url.split(/[?#]/, 1)[0]}: only http addresses of this machine are called (127.0.0.1, localhost, [::1])`,
      });
      return Promise.reject(new NoAnswer('refused', request.url));
    },
    busy: () => underWay.size > 0,
    idle: () =>
      underWay.size === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve)),
    close() {
      closed = true;
      for (const giveUp of [...underWay]) giveUp();
      agent.destroy();
    },
  };
}
