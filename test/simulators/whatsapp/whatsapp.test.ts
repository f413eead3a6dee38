// What holds for WhatsApp as a whole.
import { expect, test } from 'vitest';
import { RECORDABLE } from '../../../simulators/whatsapp/recordable.ts';
import { WHATSAPP_ROUTES } from '../../../simulators/whatsapp/whatsapp.ts';
import { REDACTED, redactBody, redactValue } from '../../../src/kernel/redact.ts';
import { connected, DIALECTS } from './dialects.ts';
import { ANA, BUSINESS, createStand } from './stand.ts';

test('a phone without WhatsApp cannot write', () => {
  const { phones } = createStand().whatsapp;
  expect(() => phones.send('+1', BUSINESS, { type: 'text', text: 'x' })).toThrow(
    'install it first',
  );
});

test('a message to a number in an app is a chat there', () => {
  const { phones } = createStand().whatsapp;
  phones.install(BUSINESS, 'business', 'Owner');
  phones.send(ANA, BUSINESS, { type: 'text', text: 'x' });
  expect(phones.app(BUSINESS)).toEqual({ app: 'business', chats: 1 });
});

test('two worlds never meet', async () => {
  const [one, two] = [createStand(), createStand()];
  await connected(one, DIALECTS[0]);
  expect(two.whatsapp.number(BUSINESS).registered).toBe(false);
});

test('every route says where it stands and where it is written', () => {
  expect(WHATSAPP_ROUTES.length).toBeGreaterThan(30);
  for (const { path, source } of WHATSAPP_ROUTES) expect(source, path).toMatch(/^https:\/\//);
});

test('traces show errors and texts, never tokens, codes, PINs, passwords or certificates', () => {
  const allowed = new Set(RECORDABLE);
  const secrets = {
    code: '123830',
    pin: '123456',
    cert: 'AAAA',
    new_password: 'x',
    users: [{ token: 't' }],
    verify_token: 'v',
    h: 'h',
  };
  expect(redactValue(secrets, allowed)).toEqual({
    code: REDACTED,
    pin: REDACTED,
    cert: REDACTED,
    new_password: REDACTED,
    users: [{ token: REDACTED }],
    verify_token: REDACTED,
    h: REDACTED,
  });
  const shown = { error: { code: 136024, error_subcode: 2388001 }, text: { body: 'Oi' } };
  const headers = { 'content-type': 'application/json' };
  expect(redactBody(JSON.stringify(shown), headers, allowed)).toEqual(shown);
});
