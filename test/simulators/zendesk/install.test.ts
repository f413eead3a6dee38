// Installing an integration: which manifests are taken, and what is said of those that are not.
import { describe, expect, it } from 'vitest';
import { readManifest } from '../../../simulators/zendesk/channel-framework/manifest.ts';
import { json } from '../../../src/kernel/wire.ts';
import { createStage, MANIFEST_URL } from './stage.ts';
import { goodManifest, ORIGIN } from './stub.ts';

describe('install', () => {
  it('takes a good manifest, lists the app, and tells the integration', async () => {
    const stage = createStage();
    const installed = await stage.play(stage.zendesk.adminCenter.install(MANIFEST_URL));
    await stage.clock.settle();
    expect(installed).toEqual({ installed: true, name: 'WhatsApp' });
    expect(stage.zendesk.adminCenter.installedApps()).toEqual(['WhatsApp']);
    expect(stage.zendesk.adminCenter.channelApps()).toEqual([
      { integration: 'WhatsApp', accounts: [] },
    ]);
    expect(stage.stub.events).toMatchObject([
      {
        type_id: 'create_integration',
        subdomain: 'acme',
        integration_name: 'WhatsApp',
        integration_id: 'whatsapp-in-support',
        data: { manifest_url: MANIFEST_URL },
      },
    ]);
  });

  it('refuses the same integration a second time', async () => {
    const { zendesk, play } = createStage();
    await play(zendesk.adminCenter.install(MANIFEST_URL));
    const again = await play(zendesk.adminCenter.install(MANIFEST_URL));
    expect(again).toEqual({
      refused: 'an integration with the id "whatsapp-in-support" is installed already',
      because: 'installed-already',
    });
    expect(zendesk.adminCenter.installedApps()).toHaveLength(1);
  });

  it.each([
    ['an http URL', 'http://connector.example/connector/manifest', undefined, /https/],
    ['a 404', MANIFEST_URL, () => json(404, {}), /answered 404/],
    ['no JSON', MANIFEST_URL, () => ({ status: 200, headers: {}, body: '<html>' }), /not JSON/],
    ['nobody there', 'https://nobody.example/manifest', undefined, /connection refused/],
  ])('refuses %s and installs nothing', async (_name, url, answer, reason) => {
    const { zendesk, play, stub } = createStage();
    stub.manifestAnswer = answer;
    const refused = await play(zendesk.adminCenter.install(url));
    expect(refused).toEqual({
      refused: expect.stringMatching(reason),
      because: 'manifest-not-good',
    });
    expect(zendesk.adminCenter.installedApps()).toEqual([]);
  });

  it('follows a permanent redirect', async () => {
    const { zendesk, play, stub } = createStage();
    let asked = 0;
    stub.manifestAnswer = () =>
      asked++ === 0
        ? { status: 301, headers: { location: '/connector/manifest?moved=1' }, body: '' }
        : json(200, goodManifest());
    expect(await play(zendesk.adminCenter.install(MANIFEST_URL))).toMatchObject({
      installed: true,
    });
  });
});

describe('manifest', () => {
  const good = goodManifest();
  it.each([
    ['no name', { ...good, name: undefined }, 'name is missing'],
    ['an empty name', { ...good, name: '' }, 'name must not be empty'],
    ['a long name', { ...good, name: 'x'.repeat(256) }, 'name must not be longer than 255'],
    ['a long id', { ...good, id: 'x'.repeat(512) }, 'id must not be longer than 511'],
    ['a number as name', { ...good, name: 7 }, 'name must be text'],
    ['no urls', { ...good, urls: undefined }, 'urls is missing'],
    ['no admin_ui', { ...good, urls: {} }, 'urls.admin_ui is missing'],
    [
      'an http URL',
      { ...good, urls: { ...good.urls, channelback_url: 'http://connector.example/c' } },
      'urls.channelback_url must be an https URL',
    ],
    ['a text as flag', { ...good, create_followup_tickets: 'yes' }, 'must be true or false'],
    ['no object', [], 'it is not a JSON object'],
  ])('with %s is refused', (_name, value, reason) => {
    const read = readManifest(JSON.parse(JSON.stringify(value)));
    expect(read).toEqual({ refused: expect.stringContaining(reason) });
  });

  it('names every fault at once', () => {
    expect(readManifest({ urls: { admin_ui: 'x' } })).toEqual({
      refused:
        'the manifest is not valid: name is missing; id is missing; urls.admin_ui must be an https URL',
    });
  });

  it('needs no more than name, id and admin_ui, and keeps the limits inclusive', () => {
    const read = readManifest({
      name: 'x'.repeat(255),
      id: 'y'.repeat(511),
      urls: { admin_ui: `${ORIGIN}/${'z'.repeat(511 - ORIGIN.length - 1)}` },
    });
    expect(read).toMatchObject({ manifest: { createFollowupTickets: true, pushClientId: null } });
  });
});
