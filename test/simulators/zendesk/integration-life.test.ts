// The life of an integration and its accounts: installed, renamed, stopped, deleted, uninstalled.
import { describe, expect, it } from 'vitest';
import { bearer, empty, json } from '../../../src/kernel/wire.ts';
import { codes, PUSH, seen } from './pushed.ts';
import { connect, createStage, later, MANIFEST_URL, message, type Stage } from './stage.ts';
import { goodManifest, ORIGIN } from './stub.ts';

const NAME = 'Acme (+55 11 91234-5678)';

const told = (stage: Stage) =>
  stage.stub.events.map((event) => (event as { readonly type_id: string }).type_id);

const push = (stage: Stage, pushId: string, token: string) =>
  stage.call(
    'POST',
    PUSH,
    { instance_push_id: pushId, external_resources: [message()] },
    bearer(token),
  );

describe('installation', () => {
  it('by a link comes to the same as from the Marketplace, and installing twice leaves one', async () => {
    const { zendesk, play } = createStage();
    const { adminCenter } = zendesk;
    const link = adminCenter.installationLink(MANIFEST_URL);
    expect(await play(adminCenter.installByLink(link))).toEqual({
      installed: true,
      name: 'WhatsApp',
    });
    expect(await play(adminCenter.install(MANIFEST_URL))).toHaveProperty('refused');
    expect(await play(adminCenter.installByLink(link))).toHaveProperty('refused');
    expect(adminCenter.installedApps()).toEqual(['WhatsApp']);
  });

  it.each([
    [
      'of another account',
      'https://other.zendesk.com/admin/apps/install?manifest_url=https://x.example/m',
      /another account/,
    ],
    [
      'to another page',
      'https://acme.zendesk.com/admin/home?manifest_url=https://x.example/m',
      /no link/,
    ],
    ['without a manifest', 'https://acme.zendesk.com/admin/apps/install', /no link/],
    ['that is none', 'install it, please', /no link/],
  ])('by a link %s is refused', async (_name, link, reason) => {
    const { zendesk, play } = createStage();
    const refused = await play(zendesk.adminCenter.installByLink(link));
    expect(refused).toMatchObject({ refused: expect.stringMatching(reason) });
    expect(zendesk.adminCenter.installedApps()).toEqual([]);
  });

  it.each([
    ['http://127.0.0.1:8080/manifest', true, /connection refused/],
    ['http://localhost/manifest', true, /connection refused/],
    ['http://[::1]:8080/manifest', true, /connection refused/],
    ['http://127.0.0.1:8080/manifest', false, /https/],
    ['http://localhost.example/manifest', true, /https/],
    ['http://127.0.0.1.example/manifest', true, /https/],
    ['ftp://127.0.0.1/manifest', true, /https/],
  ])('from %s, plain allowed: %s', async (url, plainIntegrations, reason) => {
    const { zendesk, play } = createStage(1, { plainIntegrations });
    expect(await play(zendesk.adminCenter.install(url))).toMatchObject({
      refused: expect.stringMatching(reason),
    });
  });

  it('takes plain addresses of this machine within a manifest, if that is allowed', async () => {
    const urls = { ...goodManifest().urls, healthcheck_url: 'http://127.0.0.1:9/health' };
    for (const plainIntegrations of [true, false]) {
      const stage = createStage(1, { plainIntegrations });
      stage.stub.manifest = { ...goodManifest(), urls };
      const made = await stage.play(stage.zendesk.adminCenter.install(MANIFEST_URL));
      expect('installed' in made).toBe(plainIntegrations);
    }
  });

  it('holds the push client to the limit of the documentation, if that is asked for', async () => {
    for (const strictDocsLimits of [false, true]) {
      const stage = createStage(1, { strictDocsLimits });
      stage.stub.manifest = { ...goodManifest(), push_client_id: 'x'.repeat(128) };
      const made = await stage.play(stage.zendesk.adminCenter.install(MANIFEST_URL));
      expect('installed' in made).toBe(!strictDocsLimits);
    }
  });
});

describe('a manifest that changes', () => {
  it('is taken over when it is asked for, and a new name shows everywhere', async () => {
    const stage = createStage();
    const account = await connect(stage);
    await account.push(message());
    stage.stub.manifest = { ...goodManifest(), name: 'Chat' };
    expect(await stage.play(stage.zendesk.adminCenter.refreshManifest('WhatsApp'))).toBeNull();
    expect(stage.zendesk.adminCenter.installedApps()).toEqual(['Chat']);
    const { json: body } = await stage.call('GET', '/api/v2/tickets/1');
    expect(JSON.stringify(body)).toContain('"registered_integration_service_name":"Chat"');
  });

  it('is asked for by itself when it is older than an hour and the integration is used', async () => {
    const stage = createStage();
    const account = await connect(stage);
    stage.stub.manifest = { ...goodManifest(), name: 'Chat' };
    await later(stage, 3_000);
    await account.push(message());
    expect(stage.zendesk.adminCenter.installedApps()).toEqual(['WhatsApp']);
    await later(stage, 700);
    await account.push(message());
    expect(stage.zendesk.adminCenter.installedApps()).toEqual(['Chat']);
  });

  it.each([
    ['is not valid', () => json(200, { ...goodManifest(), name: '' }), /name must not be empty/],
    ['is gone', () => json(404, {}), /answered 404/],
    ['has another id', () => json(200, { ...goodManifest(), id: 'other' }), /id .* cannot change/],
  ])('stays as it was when the new one %s', async (_name, answer, problem) => {
    const stage = createStage();
    await connect(stage);
    const { adminCenter } = stage.zendesk;
    stage.stub.manifestAnswer = answer;
    expect(await stage.play(adminCenter.refreshManifest('WhatsApp'))).toMatch(problem);
    expect(adminCenter.installedApps()).toEqual(['WhatsApp']);
    const standing = await stage.play(adminCenter.channelApp('WhatsApp'));
    expect(standing.manifestProblem).toMatch(problem);
  });
});

describe('an account', () => {
  it('that is deactivated takes nothing until it is active again, and its integration is told', async () => {
    const stage = createStage();
    const { pushId, token } = await connect(stage, NAME);
    const { adminCenter } = stage.zendesk;
    adminCenter.deactivateAccount(NAME);
    expect((await push(stage, pushId, token)).status).toBe(403);
    expect(adminCenter.channelApps()[0]?.accounts).toEqual([{ name: NAME, active: false }]);
    adminCenter.activateAccount(NAME);
    expect((await push(stage, pushId, token)).status).toBe(200);
    await stage.clock.settle();
    expect(stage.stub.events.slice(2, 4)).toMatchObject([
      {
        type_id: 'deactivate_integration_instance',
        data: { metadata: '{"account":"a-1"}', deactivated_by: 'api' },
      },
      { type_id: 'activate_integration_instance', data: { metadata: '{"account":"a-1"}' } },
    ]);
    expect(seen(stage).tickets).toHaveLength(1);
  });

  it('that is deleted leaves its tickets, and its token is worth nothing', async () => {
    const stage = createStage();
    const account = await connect(stage, NAME);
    await account.push(message());
    stage.zendesk.adminCenter.deleteAccount(NAME);
    await stage.clock.settle();
    expect((await push(stage, account.pushId, account.token)).status).toBe(401);
    expect(seen(stage).tickets).toHaveLength(1);
    expect(stage.zendesk.adminCenter.channelApps()[0]?.accounts).toEqual([]);
    expect(told(stage).at(-1)).toBe('destroy_integration_instance');
    await expect(stage.play(stage.zendesk.adminCenter.editAccount(NAME))).rejects.toThrow(
      /no account/,
    );
  });

  it('cannot be brought back by a page that was open when it was deleted', async () => {
    const stage = createStage();
    await connect(stage, NAME);
    const frame = await stage.play(stage.zendesk.adminCenter.editAccount(NAME));
    stage.zendesk.adminCenter.deleteAccount(NAME);
    await stage.play(frame.submit('channel-name', { name: 'Back' }));
    expect(frame.closed()).toBe(false);
    expect(stage.zendesk.adminCenter.channelApps()[0]?.accounts).toEqual([]);
  });

  it.each(['deactivateAccount', 'deleteAccount', 'uninstall'] as const)(
    'a reply after %s fails at once, where the agent sees it',
    async (how) => {
      const stage = createStage();
      const account = await connect(stage, NAME);
      await account.push(message());
      stage.zendesk.adminCenter[how](how === 'uninstall' ? 'WhatsApp' : NAME);
      await stage.call('PUT', '/api/v2/tickets/1', { ticket: { comment: { body: 'Olá' } } });
      await stage.clock.settle();
      expect(stage.stub.channelbacks).toEqual([]);
      expect(seen(stage).tickets[0]?.comments[1]).toMatchObject({
        body: 'Olá',
        failure: expect.stringContaining(NAME),
      });
      const { json: log } = await stage.call('GET', '/api/v2/tickets/1/audits');
      expect(JSON.stringify(log)).toContain('ChannelBackFailedEvent');
    },
  );

  it('that stops while a reply waits for its next try gives the reply up', async () => {
    const stage = createStage();
    const account = await connect(stage, NAME);
    await account.push(message());
    stage.stub.answers.push(json(503, {}));
    await stage.call('PUT', '/api/v2/tickets/1', { ticket: { comment: { body: 'Olá' } } });
    await later(stage, 1);
    stage.zendesk.adminCenter.deleteAccount(NAME);
    await later(stage, 600);
    expect(stage.stub.channelbacks).toHaveLength(1);
    expect(seen(stage).tickets[0]?.comments[1]).toMatchObject({
      failure: expect.stringContaining('deleted'),
    });
  });
});

describe('uninstalling', () => {
  it('ends all accounts in one word to the integration, and leaves the tickets', async () => {
    const stage = createStage();
    const first = await connect(stage, 'First');
    const second = await connect(stage, 'Second');
    await first.push(message());
    await stage.play(stage.zendesk.adminCenter.addAccount('WhatsApp'));
    const begun = stage.stub.visits.at(-1);
    let requests = 0;
    stage.stub.also.set('/connector/event_callback', (request) => {
      requests++;
      stage.stub.events.push(...JSON.parse(String(request.body)).events);
      return json(200, {});
    });
    stage.zendesk.adminCenter.uninstall('WhatsApp');
    await stage.clock.settle();
    expect(requests).toBe(1);
    expect(told(stage).slice(-3)).toEqual([
      'destroy_integration_instance',
      'destroy_integration_instance',
      'destroy_integration',
    ]);
    for (const { pushId, token } of [first, second]) {
      expect((await push(stage, pushId, token)).status).toBe(401);
    }
    const unfinished = begun?.zendesk_access_token ?? '';
    expect((await push(stage, begun?.instance_push_id ?? '', unfinished)).status).toBe(401);
    expect(stage.zendesk.adminCenter.installedApps()).toEqual([]);
    expect(stage.zendesk.adminCenter.channelApps()).toEqual([]);
    expect(seen(stage).tickets).toHaveLength(1);
    expect((await stage.call('GET', '/api/v2/tickets/1')).status).toBe(200);
  });

  it('can be followed by a new installation, which knows nothing of the old one', async () => {
    const stage = createStage();
    const account = await connect(stage);
    const same = message();
    await account.push(same);
    stage.zendesk.adminCenter.uninstall('WhatsApp');
    const again = await connect(stage);
    expect(codes((await again.push(same)).json)).toEqual(['success']);
    expect(seen(stage).tickets).toHaveLength(2);
  });
});

describe('health', () => {
  const healthy = (stage: Stage, status: number): void => {
    const urls = { ...goodManifest().urls, healthcheck_url: `${ORIGIN}/health` };
    stage.stub.manifest = { ...goodManifest(), urls };
    stage.stub.also.set('/health', () => empty(status));
  };

  it.each([
    [200, true, null],
    [204, true, null],
    [302, false, 'answered 302'],
    [500, false, 'answered 500'],
  ])('%s', async (status, good, problem) => {
    const stage = createStage();
    healthy(stage, status);
    const account = await connect(stage);
    const { health } = await stage.play(stage.zendesk.adminCenter.channelApp('WhatsApp'));
    expect(health).toMatchObject({ healthy: good, problem });
    expect((await account.push(message())).status).toBe(200);
  });

  it('is unknown when the manifest has no address for it', async () => {
    const stage = createStage();
    await connect(stage);
    const { health } = await stage.play(stage.zendesk.adminCenter.channelApp('WhatsApp'));
    expect(health).toBeNull();
  });

  it('is asked for every five minutes where that is chosen, as long as an account is at work', async () => {
    const stage = createStage(1, { healthChecks: true });
    healthy(stage, 200);
    let asked = 0;
    stage.stub.also.set('/health', () => {
      asked++;
      return empty(200);
    });
    await connect(stage, NAME);
    await later(stage, 910);
    expect(asked).toBe(3);
    stage.zendesk.adminCenter.deleteAccount(NAME);
    await later(stage, 7_200);
    expect(asked).toBe(3);
  });
});

describe('the apps API', () => {
  const APPS = '/api/v2/apps/installations';

  it('is for admins', async () => {
    const stage = createStage();
    await connect(stage);
    for (const [method, path] of [
      ['GET', '/api/v2/apps'],
      ['GET', APPS],
      ['POST', APPS],
      ['DELETE', `${APPS}/1`],
    ] as const) {
      expect((await stage.call(method, path, {})).status).toBe(403);
    }
  });

  it('installs, shows, switches off and on, and uninstalls', async () => {
    const stage = createStage();
    const made = await stage.call('POST', APPS, { manifest_url: MANIFEST_URL }, stage.admin);
    expect(made).toMatchObject({ status: 201, json: { enabled: true, product: 'support' } });
    const { id } = made.json as { readonly id: number };
    const again = await stage.call('POST', APPS, { manifest_url: MANIFEST_URL }, stage.admin);
    expect(again.status).toBe(422);
    const list = await stage.call('GET', APPS, undefined, stage.admin);
    expect(list.json).toEqual({ installations: [made.json] });
    const { pushId, token } = await connect(stage);
    const enable = (enabled: boolean) =>
      stage.call('PUT', `${APPS}/${id}`, { enabled }, stage.admin);
    expect((await enable(false)).json).toMatchObject({ enabled: false });
    expect((await push(stage, pushId, token)).status).toBe(403);
    await enable(true);
    expect((await push(stage, pushId, token)).status).toBe(200);
    expect((await stage.call('DELETE', `${APPS}/${id}`, undefined, stage.admin)).status).toBe(204);
    expect((await stage.call('GET', `${APPS}/${id}`, undefined, stage.admin)).status).toBe(404);
    expect(stage.zendesk.adminCenter.installedApps()).toEqual([]);
  });

  it.each([[{}], [[]], [null], ['x'], [{ manifest_url: 7 }], [{ manifest_url: 'http://x' }]])(
    'refuses %j',
    async (body) => {
      const stage = createStage();
      expect((await stage.call('POST', APPS, body, stage.admin)).status).toBe(422);
    },
  );
});
