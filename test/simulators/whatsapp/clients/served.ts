// A WhatsApp on a port of 127.0.0.1, for clients that know nothing but a base URL.
import type { WhatsAppOptions } from '../../../../simulators/whatsapp/options.ts';
import { serve } from '../../../../src/kernel/serve.ts';
import { bearer, empty, type Handler, jsonOf, sendJson } from '../../../../src/kernel/wire.ts';
import { ANA, BUSINESS, CALLBACK, createStand } from '../stand.ts';

export async function servedStand(options: Partial<WhatsAppOptions> = {}) {
  let handler: Handler = () => empty(503);
  const served = await serve({ api: (request) => handler(request) });
  const stand = createStand({ mediaOrigin: served.url, ...options });
  handler = stand.whatsapp.handler;
  const business = stand.whatsapp.createBusiness({ name: 'Acme' });

  /** As the business's own people, beside the client under test. */
  async function ask(path: string, body: unknown): Promise<Record<string, string>> {
    const url = `${served.url}/v23.0/${path}`;
    const response = await handler(sendJson('POST', url, body, bearer(business.accessToken)));
    return jsonOf(response) as Record<string, string>;
  }

  async function addNumber(phone = BUSINESS): Promise<string> {
    const { id } = await ask(`${business.wabaId}/phone_numbers`, {
      cc: phone.slice(1, 3),
      phone_number: phone.slice(3),
      verified_name: 'Acme Support',
    });
    return id ?? '';
  }

  /** A registered number with a subscription and an open window to Ana. */
  async function registered(): Promise<string> {
    const id = await addNumber();
    await ask(`${id}/request_code`, { code_method: 'SMS', language: 'en_US' });
    await ask(`${id}/verify_code`, { code: await stand.codeAt(BUSINESS) });
    await ask(`${id}/register`, { messaging_product: 'whatsapp', pin: '246810' });
    await ask(`${business.wabaId}/subscribed_apps`, {
      override_callback_uri: CALLBACK,
      verify_token: 'v',
    });
    stand.whatsapp.phones.send(ANA, BUSINESS, { type: 'text', text: 'Hello?' });
    await stand.clock.settle();
    return id;
  }

  return { ...stand, ...business, url: served.url, addNumber, registered, close: served.close };
}

export type ServedStand = Awaited<ReturnType<typeof servedStand>>;
