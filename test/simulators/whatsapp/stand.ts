// A WhatsApp alone on its own clock, with a stub that receives its webhooks.
import { createTelephone } from '../../../simulators/telephone/telephone.ts';
import type { WhatsAppOptions } from '../../../simulators/whatsapp/options.ts';
import { createWhatsApp } from '../../../simulators/whatsapp/whatsapp.ts';
import { createTimeline, type Instant, SECOND } from '../../../src/kernel/clock.ts';
import { createRandom } from '../../../src/kernel/random.ts';
import { splitUrl } from '../../../src/kernel/routes.ts';
import { createTrace } from '../../../src/kernel/trace.ts';
import { empty, type Request, type Response, textOf } from '../../../src/kernel/wire.ts';

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
    options,
  );
  /** The newest code that has reached a number, as its holder reads it. */
  const codeAt = async (number: string): Promise<string> => {
    await clock.advance(10 * SECOND);
    const { sms, calls } = telephone.received(number);
    const arrived = [...sms, ...calls].sort((a, b) => a.at - b.at);
    return (arrived.at(-1)?.text ?? '').replace(/\D/g, '');
  };
  whatsapp.phones.install(ANA, 'messenger', 'Ana');
  return { clock, trace, telephone, whatsapp, received, receiver, codeAt };
}

export type Stand = ReturnType<typeof createStand>;
