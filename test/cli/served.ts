// The command `serve` as a process of its own, and a receiver of webhooks beside it.
import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Ready } from '../../src/cli/serve/ready.ts';

const TSX = import.meta.resolve('tsx');
const BIN = join(import.meta.dirname, '../../src/cli/bin.ts');

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: what an answer holds is for each test to say
  readonly json: any;
  readonly text: string;
  readonly headers: Headers;
}

/** Started with `args`; `ended` resolves when the process is over. */
export function start(...args: readonly string[]) {
  const child: ChildProcess = spawn(
    process.execPath,
    ['--import', TSX, BIN, 'serve', '--port', '0', ...args],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let out = '';
  let err = '';
  let told = (_text: string): void => {};
  const first = new Promise<string>((resolve) => {
    told = resolve;
  });
  child.stdout?.on('data', (chunk) => {
    out += chunk;
    if (out.includes('\n')) told(out);
  });
  child.stderr?.on('data', (chunk) => {
    err += chunk;
  });
  const ended = new Promise<Ended>((resolve) => {
    child.on('exit', (code) => {
      told(out);
      resolve({ code, out, err });
    });
  });
  return {
    first,
    ended,
    end(signal: NodeJS.Signals) {
      child.kill(signal);
      return ended;
    },
  };
}

export async function serving(...args: readonly string[]) {
  const process_ = start('--json', ...args);
  const line = await process_.first;
  const ready: Ready = JSON.parse(line.split('\n')[0] || '{}');
  const call = async (
    method: string,
    url: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    const answer = await fetch(url, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(body === undefined
        ? {}
        : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    let json: unknown;
    try {
      json = JSON.parse(text);
    } catch {
      json = undefined;
    }
    return { status: answer.status, json, text, headers: answer.headers };
  };
  const control = { authorization: `Bearer ${ready.control.token}` };
  const cloud = { authorization: `Bearer ${ready.whatsapp.accessToken}` };
  return {
    ...process_,
    ready,
    call,
    sim: (method: string, path: string, body?: unknown) =>
      call(method, ready.control.url + path, body, control),
    graph: (method: string, path: string, body?: unknown) =>
      call(method, `${ready.url}/v23.0/${path}`, body, cloud),
  };
}

export type Serving = Awaited<ReturnType<typeof serving>>;

export interface Hook {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** A developer's own webhook on 127.0.0.1; `before` is awaited before it answers. */
export async function startReceiver(before: (hook: Hook) => Promise<void> = async () => {}) {
  const hooks: Hook[] = [];
  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://receiver');
    if (request.method === 'GET') {
      response.end(searchParams.get('hub.challenge'));
      return;
    }
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const hook = { headers: request.headers, body: Buffer.concat(chunks).toString() };
      hooks.push(hook);
      void before(hook).then(() => response.end());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    hooks,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
