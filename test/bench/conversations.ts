// One world that grows: many conversations, and whether the last ones cost more than the first.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createTelephone } from '../../simulators/telephone/telephone.ts';
import { createWhatsApp } from '../../simulators/whatsapp/whatsapp.ts';
import { createTimeline, SECOND } from '../../src/kernel/clock.ts';
import { createRandom } from '../../src/kernel/random.ts';
import { splitUrl } from '../../src/kernel/routes.ts';
import { createTrace } from '../../src/kernel/trace.ts';
import { bearer, empty, jsonOf, sendJson } from '../../src/kernel/wire.ts';

const BUSINESS = '+5511998765432';
const MESSAGES = 10;
/** Conversations that go on at the same time. */
const TOGETHER = 500;
const TENTHS = 10;

export interface Growth {
  readonly messages: number;
  /** A message in the first tenth and in the last, in microseconds of the processor. */
  readonly firstUs: number;
  readonly lastUs: number;
  readonly heapBytes: number;
  readonly bytesPerMessage: number;
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

function heapBytes(): number {
  collect();
  return process.memoryUsage().heapUsed;
}

/** Keeps nothing, so that what is measured is WhatsApp alone. */
const NO_TRACE = { record: () => 0, secret: () => undefined };

async function openFor(traced: boolean) {
  const clock = createTimeline();
  const random = createRandom(1);
  const trace = traced ? createTrace(clock.now) : NO_TRACE;
  const telephone = createTelephone({ clock, random: random.fork('telephone'), trace });
  const whatsapp = createWhatsApp(
    {
      clock,
      random: random.fork('whatsapp'),
      trace,
      send: async ({ method, url }) =>
        method === 'GET'
          ? {
              ...empty(200),
              body: new URLSearchParams(splitUrl(url).query).get('hub.challenge') ?? '',
            }
          : empty(200),
    },
    telephone,
    { rateFactor: 1_000_000 },
  );
  const { wabaId, accessToken } = whatsapp.createBusiness({ name: 'Acme' });
  const token = bearer(accessToken);
  const ask = async (path: string, body: unknown): Promise<Record<string, unknown>> => {
    const url = `https://graph.facebook.com/v23.0/${path}`;
    const response = await whatsapp.handler(sendJson('POST', url, body, token));
    if (response.status !== 200) throw new Error(`${path}: ${response.body}`);
    return jsonOf(response) as Record<string, unknown>;
  };
  const { id } = await ask(`${wabaId}/phone_numbers`, {
    cc: '55',
    phone_number: BUSINESS.slice(3),
    verified_name: 'Acme',
  });
  await ask(`${id}/request_code`, { code_method: 'SMS', language: 'en_US' });
  await clock.advance(60 * SECOND);
  const text = telephone.received(BUSINESS).sms.at(-1)?.text ?? '';
  await ask(`${id}/verify_code`, { code: text.replace(/\D/g, '') });
  await ask(`${id}/register`, { messaging_product: 'whatsapp', pin: '123456' });
  const callback = { override_callback_uri: 'https://receiver.example/', verify_token: 'v' };
  await ask(`${wabaId}/subscribed_apps`, callback);
  const reply = (to: string): Promise<unknown> =>
    ask(`${id}/messages`, {
      messaging_product: 'whatsapp',
      to: to.slice(1),
      type: 'text',
      text: { body: 'Your parcel leaves today.' },
    });
  return { clock, whatsapp, reply };
}

/** Customers write and are answered, in turn, each in a conversation of ten messages. */
export async function grow(conversations: number, traced: boolean): Promise<Growth> {
  const { clock, whatsapp, reply } = await openFor(traced);
  const before = heapBytes();
  const perTenth = conversations / TENTHS;
  const us: number[] = [];
  for (let tenth = 0; tenth < TENTHS; tenth++) {
    const start = process.cpuUsage();
    for (let from = tenth * perTenth; from < (tenth + 1) * perTenth; from += TOGETHER) {
      const customers = Array.from(
        { length: TOGETHER },
        (_, i) => `+5521${900_000_000 + from + i}`,
      );
      for (const phone of customers) whatsapp.phones.install(phone, 'messenger', 'Ana');
      for (let message = 0; message < MESSAGES; message += 2) {
        for (const phone of customers) {
          whatsapp.phones.send(phone, BUSINESS, { type: 'text', text: 'Where is it?' });
        }
        await clock.advance(SECOND);
        for (const phone of customers) await reply(phone);
        await clock.advance(SECOND);
      }
    }
    // Time of the processor, since others may want it too.
    const { user, system } = process.cpuUsage(start);
    us.push((user + system) / (perTenth * MESSAGES));
  }
  const heap = heapBytes();
  const messages = conversations * MESSAGES;
  // What nobody reads any more could be let go before it is measured.
  if (whatsapp.phones.device(`+5521${900_000_000}`).chats[0]?.messages.length !== MESSAGES) {
    throw new Error('a conversation is not complete');
  }
  return {
    messages,
    firstUs: us[0] ?? Number.NaN,
    lastUs: us.at(-1) ?? Number.NaN,
    heapBytes: heap,
    bytesPerMessage: (heap - before) / messages,
  };
}
