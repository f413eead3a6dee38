// wa_ids whose digits are not those of the number: Brazil, Mexico, Argentina.
import { describe, expect, it } from 'vitest';
import { waIdOf } from '../../../simulators/whatsapp/world/wa-id.ts';
import { connected, DIALECTS } from './dialects.ts';
import { BUSINESS, createStand } from './stand.ts';

const CASES = [
  { country: 'Brazil', phone: '+5511987654321', waId: '551187654321' },
  { country: 'Mexico', phone: '+525512345678', waId: '5215512345678' },
  { country: 'Argentina', phone: '+541123456789', waId: '5491123456789' },
  { country: 'Germany', phone: '+4915112345678', waId: '4915112345678' },
  { country: 'a landline in Brazil', phone: '+551134567890', waId: '551134567890' },
] as const;

it.each(CASES)('$country: $phone is $waId, and $phone where nothing is rewritten', (each) => {
  expect(waIdOf(each.phone, true)).toBe(each.waId);
  expect(waIdOf(`+${each.waId}`, true)).toBe(each.waId);
  expect(waIdOf(each.phone, false)).toBe(each.phone.slice(1));
});

describe.each(DIALECTS)('$dialect', (dialect) => {
  it.each(CASES)('$country: told by wa_id, and reached by either form', async (each) => {
    const stand = createStand({ waIdRewriting: true });
    const { phones } = stand.whatsapp;
    phones.install(each.phone, 'messenger', 'Rosa');
    const drive = await connected(stand, dialect);
    phones.send(each.phone, BUSINESS, { type: 'text', text: 'Oi' });
    await stand.clock.settle();
    const heard = stand.received.at(-1)?.body;
    const value = heard.entry?.[0].changes[0].value ?? heard;
    expect(value.contacts).toEqual([{ profile: { name: 'Rosa' }, wa_id: each.waId }]);
    expect(value.messages[0].from).toBe(each.waId);

    for (const to of [each.phone, `+${each.waId}`]) {
      const { body } = await drive.send(to, `to ${to}`);
      expect(body.contacts).toEqual([{ input: to, wa_id: each.waId }]);
    }
    await stand.clock.settle();
    const told = stand.received.flatMap(({ body }) => {
      const { statuses = [] } = body.entry?.[0].changes[0].value ?? body;
      return statuses;
    });
    expect(new Set(told.map((status: { recipient_id: string }) => status.recipient_id))).toEqual(
      new Set([each.waId]),
    );
    const [chat] = phones.device(each.phone).chats;
    expect(chat?.messages.map(({ text }) => text)).toEqual([
      'Oi',
      `to ${each.phone}`,
      `to +${each.waId}`,
    ]);
  });

  it('a number of a business is itself in either form', async () => {
    const stand = createStand({ waIdRewriting: true });
    const drive = await connected(stand, dialect);
    const self = await drive.send(`+${waIdOf(BUSINESS, true)}`, 'to myself');
    expect(self.code).toBe(dialect.dialect === 'cloud' ? 131021 : 1013);
  });
});
