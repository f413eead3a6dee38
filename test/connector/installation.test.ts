// Installing and uninstalling as the connector meets it: links, manifests, and what Zendesk tells.
import { describe, expect, it } from 'vitest';
import { postForm, textOf } from '../../src/kernel/wire.ts';
import { type Bench, CONNECTOR, createBench, DIALECTS, pageOf } from './bench.ts';
import { linkOf } from './bench-installation.ts';

const follow = (bench: Bench, link: string, subdomain: string) =>
  bench.call(postForm(link, { subdomain }));

describe('an install link', () => {
  it('leads to the installation in its own Zendesk', async () => {
    const bench = createBench();
    const link = await linkOf(bench, 'acme');
    const page = pageOf(await bench.raw('GET', link.slice(CONNECTOR.length)));
    expect(page).toMatchObject({ status: 200, screen: 'install', forms: ['install'] });
    const answer = await follow(bench, link, 'https://acme.zendesk.com');
    expect(answer.status).toBe(303);
    const leads = new URL(answer.headers['location'] ?? '');
    expect(leads.origin).toBe('https://acme.zendesk.com');
    expect(leads.searchParams.get('manifest_url')).toBe(`${CONNECTOR}/connector/manifest?by=link`);
  });

  it('leads to no other', async () => {
    const bench = createBench();
    const link = await linkOf(bench, 'globex');
    const page = pageOf(await follow(bench, link, 'acme'));
    expect(page).toMatchObject({ status: 422, reason: 'link-other-customer', forms: ['install'] });
  });

  it.each([
    ['another key', (link: string) => `${link.slice(0, -1)}x`],
    ['the key of another customer', (link: string) => link.replace('/acme?', '/globex?')],
  ])('with %s is none', async (_what, altered) => {
    const bench = createBench();
    await linkOf(bench, 'globex');
    const link = altered(await linkOf(bench, 'acme'));
    const opened = pageOf(await bench.raw('GET', link.slice(CONNECTOR.length)));
    expect(opened).toMatchObject({ reason: 'link-unknown', forms: [] });
    expect(pageOf(await follow(bench, link, 'acme'))).toMatchObject({ reason: 'link-unknown' });
  });

  it('is one for each customer, after a restart and for two who ask at once as well', async () => {
    const bench = createBench();
    const links = await Promise.all([linkOf(bench, 'acme'), linkOf(bench, 'acme')]);
    bench.restart();
    expect(new Set([...links, await linkOf(bench, 'acme')]).size).toBe(1);
    expect(await linkOf(bench, 'globex')).not.toBe(links[0]);
  });

  it('is made for the back office only', async () => {
    const bench = createBench();
    const answer = await bench.raw('POST', '/connector/back-office/install-links', '{}');
    expect(answer.status).toBe(401);
    expect(await bench.store.list('installLink')).toEqual([]);
  });
});

it('is one app, by the link and from the Marketplace', async () => {
  const bench = createBench();
  const read = async (query: string) =>
    textOf((await bench.raw('GET', `/connector/manifest${query}`)).body);
  expect(await read('?by=link')).toBe(await read(''));
});

describe.each(DIALECTS)('uninstalling (%s)', (dialect) => {
  const deleted = (bench: Bench, metadata: string) =>
    bench.raw(
      'POST',
      '/connector/event_callback',
      JSON.stringify({
        events: [
          { type_id: 'destroy_integration_instance', subdomain: 'acme', data: { metadata } },
          { type_id: 'destroy_integration', subdomain: 'acme', data: { manifest_url: 'x' } },
        ],
      }),
    );

  it('stops the account, frees its number, and lets it be connected again', async () => {
    const bench = createBench(dialect);
    const metadata = await bench.connect();
    await deleted(bench, metadata);
    expect(await bench.store.list('account')).toEqual([]);
    expect((await bench.reply(metadata, 'Hello')).status).toBe(404);
    const again = await bench.toCodeScreen();
    expect(again.page()).toMatchObject({ screen: 'code' });
  });

  it.each(['{"account":"account-1","key":"guessed"}', 'no metadata', ''])(
    'is believed of nobody who cannot name the account: %s',
    async (metadata) => {
      const bench = createBench(dialect);
      await bench.connect();
      await deleted(bench, metadata);
      expect(await bench.store.list('account')).toHaveLength(1);
    },
  );

  it('keeps what was under way for the back office, and hands it to nobody', async () => {
    const bench = createBench(dialect);
    const metadata = await bench.connect();
    bench.zendesk.override = () => ({ status: 503, headers: {}, body: '' });
    await bench.customerWrites({ id: 'wamid.1', text: 'Are you there?' });
    await deleted(bench, metadata);
    bench.zendesk.override = undefined;
    await bench.clock.advance(3_600_000);
    expect(bench.zendesk.pushes).toEqual([]);
    expect(await bench.store.list('undelivered')).toMatchObject([
      { what: 'message', reason: 'the account is gone', record: { text: 'Are you there?' } },
    ]);
  });
});
