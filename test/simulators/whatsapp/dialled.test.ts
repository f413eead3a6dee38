// Numbers as callers of the Cloud API write them: with and without the code of their country.
import { describe, expect, test } from 'vitest';
import { bearer, get, jsonOf, sendJson } from '../../../src/kernel/wire.ts';
import { cloud, connected, DIALECTS } from './dialects.ts';
import { ANA, createStand } from './stand.ts';

/** The number that was added, or the refusal. */
async function added(cc: unknown, phone_number: unknown): Promise<unknown> {
  const { whatsapp } = createStand();
  const { wabaId, accessToken } = whatsapp.createBusiness({ name: 'A' });
  const url = `https://graph.facebook.com/v23.0/${wabaId}/phone_numbers`;
  const body = { cc, phone_number, verified_name: 'Lucky Shrub' };
  const response = await whatsapp.handler(sendJson('POST', url, body, bearer(accessToken)));
  if (response.status !== 200) return jsonOf(response);
  const list = await whatsapp.handler(get(url, bearer(accessToken)));
  const { data } = jsonOf(list) as { data: { display_phone_number: string }[] };
  return data[0]?.display_phone_number;
}

describe('a number is added', () => {
  test.each([
    ['1', '14195551518', '+14195551518'],
    ['1', '4195551518', '+14195551518'],
    [1, 14195551518, '+14195551518'],
    ['1', '+1 (419) 555-1518', '+14195551518'],
    ['55', '5511912345678', '+5511912345678'],
    ['55', '11912345678', '+5511912345678'],
    // An area code that reads like the country's own.
    ['55', '55912345678', '+5555912345678'],
    ['55', '5555912345678', '+5555912345678'],
    ['49', '30123456', '+4930123456'],
  ])('cc %s, phone_number %s', async (cc, phoneNumber, phone) => {
    expect(await added(cc, phoneNumber)).toBe(phone);
  });

  test.each([
    ['1', '12345'],
    ['55', '+14195551518'],
    ['999', '11912345678'],
    [{ a: 1 }, '14195551518'],
  ])('not with cc %j, phone_number %s', async (cc, phoneNumber) => {
    expect(await added(cc, phoneNumber)).toMatchObject({ error: { code: 100 } });
  });
});

describe('a recipient', () => {
  const reached = async (to: string): Promise<unknown> =>
    (await (await connected(createStand(), DIALECTS[0])).send(to, 'x')).body.contacts?.[0]?.wa_id;

  test.each([
    ['as written, with a plus', ANA, ANA],
    ['of the business’s own country, without one', '11987654321', ANA],
    ['of the business’s own country, as people write it', '(11) 98765-4321', ANA],
    ['abroad, where no number at home is written so', '14195551518', '+14195551518'],
    ['with the country’s code in front', ANA.slice(1), ANA],
  ])('is the one %s', async (_, to, phone) => {
    expect(await reached(to)).toBe(phone.slice(1));
  });
});

test.each([[{ code: { a: 1 } }], [{ code: ['123456'] }], [{}]])(
  'a code that is no text is 400/100: %j',
  async (body) => {
    const drive = await cloud(createStand());
    const answer = await drive.call('POST', `/${drive.id}/verify_code`, body);
    expect(answer).toMatchObject({ status: 400, code: 100 });
  },
);
