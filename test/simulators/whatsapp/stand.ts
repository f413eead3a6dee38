// A WhatsApp alone on its own clock, with a stub that receives its webhooks.
import { createTelephone } from '../../../simulators/telephone/telephone.ts';
import type { WhatsAppOptions } from '../../../simulators/whatsapp/options.ts';
import { createWhatsApp } from '../../../simulators/whatsapp/whatsapp.ts';
import { createTimeline, type Instant, SECOND } from '../../../src/kernel/clock.ts';
import { createRandom } from '../../../src/kernel/random.ts';
import { pathStart, splitUrl } from '../../../src/kernel/routes.ts';
import { serveHandler } from '../../../src/kernel/serve.ts';
import { createTrace } from '../../../src/kernel/trace.ts';
import {
  type Body,
  empty,
  type Handler,
  type Request,
  type Response,
  textOf,
} from '../../../src/kernel/wire.ts';

export const BUSINESS = '+5511912345678';
export const ANA = '+5511987654321';
export const CALLBACK = 'https://receiver.example/hook';

export interface Received {
  readonly at: Instant;
  readonly request: Request;
  // biome-ignore lint/suspicious/noExplicitAny: what a webhook holds is for each test to say
  readonly body: any;
}

export function createStand(options: Partial<WhatsAppOptions> = {}, seed = 1) {
  const clock = createTimeline();
  const random = createRandom(seed);
  const trace = createTrace(clock.now);
  const received: Received[] = [];
  /** What the receiver answers to each webhook; the challenge of a handshake is always answered. */
  const receiver = {
    answer: (_request: Request): Response | Promise<Response> => empty(200),
    handshake: (challenge: string, _query: URLSearchParams): Response => ({
      status: 200,
      headers: {},
      body: challenge,
    }),
    /** What lies at an address that a message names. */
    file: (_url: string): Response => empty(404),
  };
  const telephone = createTelephone({ clock, random: random.fork('telephone'), trace });
  const whatsapp = createWhatsApp(
    {
      clock,
      random: random.fork('whatsapp'),
      trace,
      send: async (request) => {
        if (request.method === 'GET') {
          const query = new URLSearchParams(splitUrl(request.url).query);
          const challenge = query.get('hub.challenge');
          return challenge === null
            ? receiver.file(request.url)
            : receiver.handshake(challenge, query);
        }
        received.push({ at: clock.now(), request, body: JSON.parse(textOf(request.body)) });
        return receiver.answer(request);
      },
    },
    telephone,
    // Numbers and wa_ids alike keep the cases readable; wa-id.test.ts is about those that differ.
    { waIdRewriting: false, ...options },
  );
  /** The newest code that has reached a number, as its holder reads it. */
  const codeAt = async (number: string): Promise<string> => {
    await clock.advance(10 * SECOND);
    const { sms, calls } = telephone.received(number);
    const arrived = [...sms, ...calls].sort((a, b) => a.at - b.at);
    return (arrived.at(-1)?.text ?? '').replace(/\D/g, '');
  };
  whatsapp.phones.install(ANA, 'messenger', 'Ana');
  /** How the business reaches WhatsApp. */
  const handler: Handler = whatsapp.handler;
  return { clock, trace, telephone, whatsapp, handler, received, receiver, codeAt };
}

export type Stand = ReturnType<typeof createStand>;

/** The same stand, reached through a socket of 127.0.0.1. */
export async function overHttp(stand: Stand): Promise<Stand & { close(): Promise<void> }> {
  const served = await serveHandler(stand.whatsapp.handler);
  const handler: Handler = async ({ method, url, headers, body }) => {
    const path = url.slice(pathStart(url));
    const sent = method === 'GET' ? { method, headers } : { method, headers, body: bodyOf(body) };
    const response = await fetch(`${served.url}${path}`, sent);
    const type = response.headers.get('content-type') ?? '';
    const bytes = new Uint8Array(await response.arrayBuffer());
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: type.startsWith('application/json') ? Buffer.from(bytes).toString() : bytes,
    };
  };
  return { ...stand, handler, close: served.close };
}

const bodyOf = (body: Body): string | ArrayBuffer =>
  typeof body === 'string' ? body : new Uint8Array(body).buffer;
