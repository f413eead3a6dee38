// What the account page offers to announce, and the picture that it names.
import { expect, it } from 'vitest';
import { textOf } from '../../src/kernel/wire.ts';
import { readQrCode } from '../../src/run/people/qr-reader.ts';
import { BUSINESS, createBench } from './bench.ts';

const LINK = `https://wa.me/${BUSINESS}`;

it('names the link and the picture of the account’s own number', async () => {
  const bench = createBench();
  const metadata = await bench.connect();
  await bench.connect('dep-2', '+551140045678', 'push-2');
  const { text } = await bench.openAdmin({ metadata });
  expect(new Set([...text.matchAll(/https:\/\/wa\.me\/\d+/g)].map(String))).toEqual(
    new Set([LINK]),
  );
  expect(text).toContain(`src="https://connector.example/connector/qr-code/${BUSINESS}"`);
});

it('draws what the link says', async () => {
  const bench = createBench();
  await bench.connect();
  const picture = await bench.raw('GET', `/connector/qr-code/${BUSINESS}`);
  expect(picture.headers['content-type']).toBe('image/svg+xml');
  expect(readQrCode(textOf(picture.body))).toBe(LINK);
});

it.each([
  ['a number that nobody has', '551140045678'],
  ['what is no number', '..%2F'],
  ['the same number spelled otherwise', `+${BUSINESS}`],
])('draws nothing for %s', async (_what, digits) => {
  const bench = createBench();
  await bench.connect();
  expect((await bench.raw('GET', `/connector/qr-code/${digits}`)).status).toBe(404);
});

it('draws nothing before the number is connected, nor after its account is gone', async () => {
  const bench = createBench();
  await bench.host();
  const look = async () => (await bench.raw('GET', `/connector/qr-code/${BUSINESS}`)).status;
  expect(await look()).toBe(404);
  const wizard = await bench.toCodeScreen();
  await wizard.take('method', { method: 'sms' });
  const page = await wizard.take('code', { code: bench.whatsapp.code });
  expect(await look()).toBe(200);
  const events = [
    { type_id: 'destroy_integration_instance', data: { metadata: page.hidden('metadata') } },
  ];
  await bench.raw('POST', '/connector/event_callback', JSON.stringify({ events }));
  expect(await look()).toBe(404);
});
