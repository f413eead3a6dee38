// Messages and tickets over HTTP, beside a bare echo and an Express echo: how much the simulators cost.
import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import express from 'express';
import { serveHandler } from '../../src/kernel/serve.ts';
import { basic, bearer, jsonOf, sendJson } from '../../src/kernel/wire.ts';
import { GRAPH_ORIGIN } from '../../src/run/addresses.ts';
import { RIGHT_CONNECTOR } from '../../src/run/seat.ts';
import { createWorld } from '../../src/run/world.ts';

export interface Target {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  close(): Promise<void> | void;
}

const CUSTOMER = '+5511912345678';
const BUSINESS = '+5511998765432';
const TEXT = JSON.stringify({
  messaging_product: 'whatsapp',
  recipient_type: 'individual',
  to: CUSTOMER,
  type: 'text',
  text: { body: 'Your parcel leaves today.' },
});
const JSON_TYPE = { 'content-type': 'application/json' };

/** Reads JSON, answers it: the least that an HTTP API can do. */
export async function bareEcho(): Promise<Target> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = JSON.stringify(JSON.parse(Buffer.concat(chunks).toString()));
      response.writeHead(200, { ...JSON_TYPE, 'content-length': Buffer.byteLength(text) });
      response.end(text);
    });
  });
  return listening(server);
}

export async function expressEcho(): Promise<Target> {
  const app = express();
  app.use(express.json());
  app.post('/', (request, response) => {
    response.json(request.body);
  });
  return listening(createServer(app));
}

async function listening(server: ReturnType<typeof createServer>): Promise<Target> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    headers: JSON_TYPE,
    body: TEXT,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** WhatsApp's Cloud API with one registered number and an open window. */
export async function whatsAppSends(): Promise<Target> {
  const world = createWorld({ seed: 1, transport: 'memory', integration: RIGHT_CONNECTOR });
  const { wabaId, accessToken } = world.whatsapp.createBusiness({ name: 'Acme' });
  const ask = async (path: string, body: unknown): Promise<Record<string, unknown>> => {
    const url = `${GRAPH_ORIGIN}/v23.0/${path}`;
    const asked = world.whatsapp.handler(sendJson('POST', url, body, bearer(accessToken)));
    const response = await world.clock.drive(path, Promise.resolve(asked));
    if (response.status !== 200) throw new Error(`${path}: ${response.body}`);
    return jsonOf(response) as Record<string, unknown>;
  };
  const { id } = await ask(`${wabaId}/phone_numbers`, {
    cc: '55',
    phone_number: BUSINESS.slice(3),
    verified_name: 'Acme',
  });
  await ask(`${id}/request_code`, { code_method: 'SMS', language: 'en_US' });
  await world.clock.advance(60_000);
  const text = world.telephone.received(BUSINESS).sms.at(-1)?.text ?? '';
  await ask(`${id}/verify_code`, { code: text.replace(/\D/g, '') });
  await ask(`${id}/register`, { messaging_product: 'whatsapp', pin: '123456' });
  // The vendor's own rates would refuse nearly all of it.
  world.whatsapp.choose({ rateFactor: 1_000_000 });
  world.whatsapp.phones.install(CUSTOMER, 'messenger', 'Ana');
  world.whatsapp.phones.send(CUSTOMER, BUSINESS, { type: 'text', text: 'Where is it?' });
  const served = await serveHandler(world.whatsapp.handler);
  // Time goes on while it is served, so that messages are shown and do not pile up.
  const ticking = setInterval(() => void world.clock.advance(50), 50);
  return {
    url: `${served.url}/v23.0/${id}/messages`,
    headers: { ...JSON_TYPE, ...bearer(accessToken) },
    body: TEXT,
    close: async () => {
      clearInterval(ticking);
      await served.close();
    },
  };
}

/** Zendesk's Support API, whose own rates would refuse nearly all of it. */
export async function ticketCreates(): Promise<Target> {
  const world = createWorld({ seed: 1, transport: 'memory', integration: RIGHT_CONNECTOR });
  world.zendesk.choose({ rateFactor: 1_000_000 });
  const { email, token, id } = world.zendesk.credentials.admin;
  const served = await serveHandler(world.zendesk.handler);
  const ticking = setInterval(() => void world.clock.advance(50), 50);
  return {
    url: `${served.url}/api/v2/tickets.json`,
    headers: { ...JSON_TYPE, ...basic(`${email}/token`, token) },
    body: JSON.stringify({
      ticket: {
        requester_id: id,
        subject: 'Where is my parcel?',
        comment: { body: 'I ordered it a week ago, and it has not come.' },
      },
    }),
    close: async () => {
      clearInterval(ticking);
      await served.close();
    },
  };
}

const CONNECTIONS = 16;

const AUTOCANNON = fileURLToPath(import.meta.resolve('autocannon'));

interface LoadResult {
  readonly '2xx': number;
  readonly non2xx: number;
  readonly errors: number;
  readonly timeouts: number;
  readonly requests: { readonly average: number };
}

/**
 * Requests a second over `seconds`; throws unless all were answered with 2xx. They come from a process of their own,
 * as a client's do: a thread of this one would share its memory, and stop whenever that is cleaned up.
 */
export async function requestsPerSecond(target: Target, seconds: number): Promise<number> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...[AUTOCANNON, '--json', '--method', 'POST', '--body', target.body],
    ...['--connections', String(CONNECTIONS), '--duration', String(seconds)],
    ...Object.entries(target.headers).flatMap(([name, value]) => ['--headers', `${name}=${value}`]),
    target.url,
  ]);
  const result = JSON.parse(stdout) as LoadResult;
  const { non2xx, errors, timeouts } = result;
  if (result['2xx'] === 0 || non2xx + errors + timeouts > 0) {
    throw new Error(`${target.url}: ${result['2xx']} good, ${non2xx} bad, ${errors} errors`);
  }
  return result.requests.average;
}
