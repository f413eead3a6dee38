// Who may push, and to which account.
import { describe, expect, it } from 'vitest';
import { bearer } from '../../../src/kernel/wire.ts';
import { PUSH, seen } from './pushed.ts';
import { connect, createStage, MANIFEST_URL, message } from './stage.ts';
import { goodManifest } from './stub.ts';

describe('who may push', () => {
  it.each(['push', 'validate_token', 'channelback/report_error'])('%s', async (name) => {
    const path = `/api/v2/any_channel/${name}.json`;
    const stage = createStage();
    const first = await connect(stage, 'First');
    const second = await connect(stage, 'Second');
    const body = {
      instance_push_id: first.pushId,
      external_resources: [message()],
      external_id: 'x',
    };
    const status = async (headers: Record<string, string>, more = {}) =>
      (await stage.call('POST', path, { ...body, ...more }, headers)).status;
    expect(await status({})).toBe(401);
    expect(await status(bearer('nope'))).toBe(401);
    expect(await status(stage.agent)).toBe(403);
    expect(await status(bearer(second.token))).toBe(403);
    expect(await status(bearer(first.token), { instance_push_id: 'nope' })).toBe(404);
    expect(seen(stage).tickets).toEqual([]);
    expect(await status(bearer(first.token))).toBe(name.startsWith('channelback') ? 404 : 200);
  });

  it('nobody, before the account is there', async () => {
    const stage = createStage();
    await stage.play(stage.zendesk.adminCenter.install(MANIFEST_URL));
    await stage.play(stage.zendesk.adminCenter.addAccount('WhatsApp'));
    const [visit] = stage.stub.visits;
    const { status } = await stage.call(
      'POST',
      PUSH,
      { instance_push_id: visit?.instance_push_id, external_resources: [message()] },
      bearer(visit?.zendesk_access_token ?? ''),
    );
    expect(status).toBe(404);
  });

  it('an integration without a push client is given no token', async () => {
    const stage = createStage();
    stage.stub.manifest = { ...goodManifest(), push_client_id: undefined };
    const { token } = await connect(stage);
    expect(token).toBe('');
  });

  it('the token of an integration opens nothing else', async () => {
    const stage = createStage();
    const { token } = await connect(stage);
    for (const path of ['/api/v2/tickets', '/api/v2/users/me']) {
      expect((await stage.call('GET', path, undefined, bearer(token))).status).toBe(403);
    }
  });
});
