// What the account manager, the integration team and a customer's letters do to a bench's connector.
import { bearer, get, jsonOf, type Response, sendJson } from '../../src/kernel/wire.ts';
import type { Overview } from '../../src/run/people/back-office.ts';
import { type Bench, BUSINESS, CONNECTOR } from './bench.ts';

export const OFFICE = `${CONNECTOR}/connector/back-office`;
const TOKEN = bearer('back-office-token');
export const NUMBER = `+${BUSINESS}`;
export const SECOND = '+551140041235';
const CONTACT = 'admin@acme.example';

export function officeOf(bench: Bench) {
  const post = (path: string, value: object, headers = TOKEN): Promise<Response> =>
    bench.call(sendJson('POST', `${OFFICE}/${path}`, value, headers));
  let written = 0;
  return {
    post,
    event: (type: string): Promise<Response> =>
      bench.raw(
        'POST',
        '/connector/event_callback',
        JSON.stringify({ events: [{ type_id: type, subdomain: 'acme' }] }),
      ),
    order: (phoneNumbers: readonly string[], more: object = {}): Promise<Response> =>
      post('orders', {
        subdomain: 'acme',
        orderedBy: 'account-manager',
        company: 'Acme',
        contact: CONTACT,
        quantity: phoneNumbers.length,
        phoneNumbers,
        ...more,
      }),
    /** The customer answers the last letter, or what is named. */
    writes: (lines: readonly string[], more: object = {}): Promise<Response> =>
      post('mail', {
        mail: {
          id: `letter-${++written}`,
          from: CONTACT,
          subject: 'Re',
          text: lines.join('\n'),
          inReplyTo: bench.mail.letters.at(-1)?.id ?? null,
          ...more,
        },
      }),
    finishes: (phoneNumber = NUMBER): Promise<Response> =>
      post('tasks', { subdomain: 'acme', phoneNumber }),
    shows: async (): Promise<Overview> =>
      jsonOf(await bench.call(get(`${OFFICE}/customers/acme`, TOKEN))) as Overview,
  };
}

export const told = (
  number = NUMBER,
  name = 'Acme',
  id: string | undefined = '102290129340398',
): readonly string[] => [
  `Display name: ${name}`,
  `Phone number: ${number}`,
  ...(id === undefined ? [] : [`Facebook Business Manager ID: ${id}`]),
];

export const reasonIn = (text: string | undefined): string | undefined =>
  /^Reason: ([\w-]+)$/m.exec(text ?? '')?.[1];
