import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  admit,
  author,
  commentLeaves,
  conversationOf,
  followUpTickets,
  type InboundMessage,
  inboundOrder,
  outboundOrder,
  overtook,
  readThreadKey,
  recipientOf,
  repeatedReply,
  sameCustomer,
  shownText,
  threadKey,
  VISIBILITIES,
} from '../../src/domain/conversation.ts';

const digits = fc.stringMatching(/^\d{5,15}$/);
const MESSAGE: InboundMessage = {
  id: 'wamid.1',
  business: '551140041234',
  customer: '5511912345678',
  name: 'Ana',
  type: 'text',
  text: 'Oi',
  timestamp: 1_748_854_800,
};

describe('threads', () => {
  it('are one for each pair, and can be read again', () => {
    fc.assert(
      fc.property(digits, digits, (business, customer) => {
        expect(readThreadKey(threadKey(business, customer))).toEqual({ business, customer });
      }),
    );
  });

  it.each(['', ':', '1:', ':2', 'a:b', '1:2:3', '1:2 ', '+1:2'])('%j is no key', (key) => {
    expect(readThreadKey(key)).toBeUndefined();
  });

  it('stay with their account, whatever has been said before', () => {
    const arrived = {
      accountId: 'second',
      firstAccountId: 'first',
      business: '1',
      customer: '2',
      messageId: 'm',
    };
    const fresh = conversationOf(arrived, { messages: 0, replies: 0 });
    expect(fresh).toEqual({ accountId: 'second', thread: '1:2' });
    expect(conversationOf({ ...arrived, messageId: 'n' }, { messages: 9, replies: 9 })).toEqual(
      fresh,
    );
  });
});

describe('order', () => {
  it('is that of writing, then that of arrival', () => {
    const place = fc.record({ timestamp: fc.nat(5), arrival: fc.nat() });
    fc.assert(
      fc.property(fc.array(place), (places) => {
        const sorted = [...places].sort(inboundOrder);
        for (let i = 1; i < sorted.length; i++) {
          const [a, b] = [sorted[i - 1], sorted[i]];
          if (a === undefined || b === undefined) continue;
          const inOrder =
            a.timestamp < b.timestamp || (a.timestamp === b.timestamp && a.arrival <= b.arrival);
          expect(inOrder).toBe(true);
        }
      }),
    );
  });

  it('of replies is that of their acceptance', () => {
    expect([3, 1, 2].sort(outboundOrder)).toEqual([1, 2, 3]);
  });
});

it('admits a message once, under its own id', () => {
  expect(admit(MESSAGE, false, 1)).toBe('wamid.1');
  expect(admit(MESSAGE, true, 2)).toBeUndefined();
});

it('lets public comments out and nothing else', () => {
  expect(VISIBILITIES.filter((each) => commentLeaves(each, 'Olá'))).toEqual(['public']);
});

it.each([
  ['text', 'Oi', 'Oi'],
  ['text', ' ', ' '],
  ['text', '', '[text message: not shown here]'],
  ['image', 'Look', '[image message: not shown here]\nLook'],
  ['audio', '', '[audio message: not shown here]'],
  ['', '', '[unknown message: not shown here]'],
])('shows %s %j as %j', (type, text, shown) => {
  expect(shownText({ type, text })).toBe(shown);
});

const FILE = { type: 'image', mediaId: 'm', filename: '' } as const;
it.each([
  ['the words of a button', { type: 'button', text: 'Yes' }, 'Yes'],
  ['the words of a choice', { type: 'interactive', text: 'Blue' }, 'Blue'],
  ['what WhatsApp tells', { type: 'system', text: 'Ana moved' }, 'Ana moved'],
  ['a place', { type: 'location', text: '', lines: ['Shop', '1, 2'] }, '[location]\nShop\n1, 2'],
  ['a card', { type: 'contacts', text: '', lines: ['Bo, +55'] }, '[contacts]\nBo, +55'],
  ['a reaction', { type: 'reaction', text: '', lines: ['👍'] }, '[reaction]\n👍'],
  ['a picture', { type: 'image', text: '', file: FILE }, '[image]'],
  ['a picture with words', { type: 'image', text: 'Look', file: FILE }, '[image]\nLook'],
  [
    'lines without words',
    { type: 'order', text: '', lines: ['', '2 x A'] },
    '[order message: not shown here]\n2 x A',
  ],
] as const)('shows %s', (_what, message, shown) => {
  expect(shownText(message)).toBe(shown);
});

it('has a follow-up made of a ticket that was closed (TICKET-4)', () => {
  expect(followUpTickets()).toBe(true);
});

it('never drops a message, whatever its type', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (type, text) => {
      expect(shownText({ type, text })).toContain(text);
      expect(shownText({ type, text })).not.toBe('');
    }),
  );
});

it('answers the thread, not the requester', () => {
  expect(recipientOf('1', '2')).toBe('1');
  expect(recipientOf('1', undefined)).toBe('1');
});

it.each([
  ['Ana', 'Ana'],
  ['', '+5511912345678'],
])('the author %j is called %s', (name, called) => {
  expect(author('5511912345678', name)).toEqual({
    external_id: '5511912345678',
    name: called,
    fields: [{ id: 'whatsapp_phone_number', value: '+5511912345678' }],
  });
});

it.each([
  [100, 99, true],
  [100, 100, true],
  [99, 100, false],
])('what was written at %i has overtaken the notice of %i: %s', (writtenAt, changedAt, same) => {
  expect(overtook(writtenAt, changedAt)).toBe(same);
});

it('knows a customer by the first number, and a reply by its first acceptance', () => {
  expect(sameCustomer('2', '1')).toBe('1');
  expect(sameCustomer('2', undefined)).toBe('2');
  expect(repeatedReply('reply-1')).toBe('reply-1');
  expect(repeatedReply(undefined)).toBeUndefined();
});
