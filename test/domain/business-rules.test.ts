// What the integration brings to business rules, as pure decisions.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fieldsToTell,
  integrationName,
  notificationsIn,
  pushedThrough,
} from '../../src/domain/business-rules.ts';

describe('the name', () => {
  it.each([
    [undefined, 0, 'WhatsApp'],
    [undefined, 3, 'WhatsApp'],
    ['Social Messaging', 0, 'Social Messaging'],
    ['Social Messaging', 3, 'Social Messaging'],
  ])('renamed to %s, with %d accounts: %s', (renamed, accounts, name) => {
    expect(integrationName({ given: 'WhatsApp', renamed, accounts })).toBe(name);
  });
});

it('brings messages in by the door of their own account', () => {
  const own = { instancePushId: 'push-2', accessToken: 'token-2' };
  expect(pushedThrough(own)).toBe(own);
});

describe('the fields of a requester', () => {
  const field = fc.record({
    id: fc.constantFrom('whatsapp_phone_number', 'other'),
    value: fc.constantFrom('+5511912345678', '+5511987654321'),
  });
  const fields = fc.array(field, { maxLength: 3 });

  it('are told when they are new or have changed, and never twice', () => {
    const number = { id: 'whatsapp_phone_number', value: '+5511912345678' };
    expect(fieldsToTell([number], [])).toEqual([number]);
    expect(fieldsToTell([number], [number])).toEqual([]);
    expect(fieldsToTell([number], [{ ...number, value: '+551140041234' }])).toEqual([number]);
    fc.assert(fc.property(fields, (now) => fieldsToTell(now, now).length === 0));
  });

  it('that are told make up, with those told before, what is known now', () => {
    fc.assert(
      fc.property(fields, fields, (now, told) => {
        const known = [...told, ...fieldsToTell(now, told)];
        expect(known).toEqual(expect.arrayContaining(now));
      }),
    );
  });
});

it('takes nothing that a rule posts for something to send', () => {
  fc.assert(fc.property(fc.anything(), (event) => notificationsIn(event).length === 0));
});
