// What the connector brings to Support's business rules: its name, and the number of each requester.
import { expect, it } from 'vitest';
import { bearer, jsonOf, sendJson } from '../../src/kernel/wire.ts';
import { ANA, BEA, type Bench, CONNECTOR, createBench } from './bench.ts';
import { asking } from './planted-business-rules.ts';

const rename = (bench: Bench, body: unknown, token = 'back-office-token') =>
  bench.call(
    sendJson('PUT', `${CONNECTOR}/connector/back-office/integration`, body, bearer(token)),
  );

const nameOf = async (bench: Bench): Promise<unknown> =>
  (jsonOf(await bench.raw('GET', '/connector/manifest')) as { readonly name: unknown }).name;

const write = async (bench: Bench, id: string, from = ANA): Promise<void> => {
  await bench.customerWrites({ id, from });
  await bench.clock.advance(2_000);
};

const told = (bench: Bench): readonly number[] =>
  bench.zendesk.pushes.map(({ resource }) => resource.author.fields.length);

it('bears another name once the back office has given one, also after a crash', async () => {
  const bench = createBench();
  expect((await rename(bench, { name: '  Social Messaging ' })).status).toBe(200);
  expect(await nameOf(bench)).toBe('Social Messaging');
  bench.restart();
  expect(await nameOf(bench)).toBe('Social Messaging');
});

it.each([
  ['a stranger', { name: 'Mine' }, 'wrong', 401],
  ['a blank name', { name: '  ' }, 'back-office-token', 400],
  ['no name', {}, 'back-office-token', 400],
  ['a name that Zendesk would not take', { name: 'x'.repeat(256) }, 'back-office-token', 400],
])('keeps its name for %s', async (_who, body, token, status) => {
  const bench = createBench();
  expect((await rename(bench, body, token)).status).toBe(status);
  expect(await nameOf(bench)).toBe('WhatsApp');
});

it('tells Support of a number once for each customer', async () => {
  const bench = createBench();
  await bench.connect();
  await write(bench, 'm1');
  await write(bench, 'm2', BEA);
  await write(bench, 'm3');
  expect(told(bench)).toEqual([1, 1, 0]);
});

it('tells of a number again that Support has not taken', async () => {
  const bench = createBench();
  await bench.connect();
  bench.zendesk.override = () => ({ status: 503, headers: {}, body: '' });
  await write(bench, 'm1');
  bench.zendesk.override = undefined;
  await bench.clock.advance(60_000);
  await write(bench, 'm2');
  expect(told(bench)).toEqual([1, 0]);
});

it('tells of the number of a new user, once Support has deleted the one before', async () => {
  const bench = createBench();
  await bench.connect();
  await write(bench, 'm1');
  const gone = (subdomain: string) =>
    bench.raw(
      'POST',
      '/connector/event_callback',
      JSON.stringify({
        events: [
          { type_id: 'destroy_user_identity', subdomain, data: { author: { external_id: ANA } } },
        ],
      }),
    );
  await gone('globex');
  await write(bench, 'm2');
  await gone('acme');
  await write(bench, 'm3');
  expect(told(bench)).toEqual([1, 0, 1]);
});

it('sends nothing that is posted to where it hears Support', async () => {
  const bench = createBench();
  await bench.connect();
  await write(bench, 'm1');
  const answer = await bench.raw(
    'POST',
    '/connector/event_callback',
    asking(`+${ANA}`, 'Recebemos a sua mensagem'),
  );
  await bench.clock.advance(60_000);
  expect(answer.status).toBe(200);
  expect(bench.texts()).toEqual([]);
});
