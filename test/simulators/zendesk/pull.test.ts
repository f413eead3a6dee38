// Pulls: when they come, what is taken over, and what comes of failures.
import { describe, expect, it } from 'vitest';
import { formOf, json, type Response } from '../../../src/kernel/wire.ts';
import { seen } from './pushed.ts';
import { connect, createStage, later, message, type Stage } from './stage.ts';
import { goodManifest, ORIGIN } from './stub.ts';

interface Pulled {
  readonly at: number;
  readonly fields: Record<string, string>;
}

function pulling(answers: (Response | 'silence')[], seed = 1) {
  const stage = createStage(seed);
  const urls = { ...goodManifest().urls, pull_url: `${ORIGIN}/pull` };
  stage.stub.manifest = { ...goodManifest(), urls };
  const pulls: Pulled[] = [];
  stage.stub.also.set('/pull', (request) => {
    pulls.push({ at: stage.clock.now(), fields: formOf(request) });
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    if (answer === 'silence') return new Promise(() => {});
    return answer ?? NOTHING;
  });
  return { stage, pulls };
}

const NOTHING = json(200, { external_resources: [] });
const NAME = 'Acme (+55 11 91234-5678)';

const eventsOf = (stage: Stage, type: string) =>
  stage.stub.events.filter((event) => (event as { type_id: string }).type_id === type) as {
    readonly error?: string;
    readonly data: Record<string, unknown>;
  }[];

describe('a pull', () => {
  it('comes every two minutes with metadata and state, and takes them over', async () => {
    const { stage, pulls } = pulling([
      json(200, { external_resources: [message()], state: 's1', metadata: 'm1' }),
      NOTHING,
    ]);
    await connect(stage);
    await later(stage, 365);
    expect(pulls.map(({ fields }) => fields)).toEqual([
      { metadata: '{"account":"a-1"}', state: '' },
      { metadata: 'm1', state: 's1' },
      { metadata: 'm1', state: 's1' },
    ]);
    const [first = 0, second = 0] = pulls.map(({ at }) => at);
    expect(second - first).toBeGreaterThanOrEqual(120_000);
    expect(second - first).toBeLessThan(121_000);
    expect(seen(stage).tickets).toHaveLength(1);
  });

  it('tells the integration what came of it, and which ids were known', async () => {
    const known = message();
    const fresh = message();
    const { stage } = pulling([json(200, { external_resources: [known, fresh] }), NOTHING]);
    const account = await connect(stage);
    await account.push(known);
    await later(stage, 125);
    expect(eventsOf(stage, 'pull_request')[0]?.data).toMatchObject({
      integration_instance_name: NAME,
      url: `${ORIGIN}/pull`,
      duplicate_external_ids: [{ external_id: known.external_id, ticket_id: 1 }],
    });
    expect(eventsOf(stage, 'resources_created_from_external_ids').at(-1)?.data).toMatchObject({
      resource_events: [{ type_id: 'comment_on_existing_ticket', external_id: fresh.external_id }],
    });
    expect(seen(stage).tickets[0]?.comments).toHaveLength(2);
  });

  it.each<[string, Response | 'silence']>([
    ['500', json(500, {})],
    ['204', json(204, {})],
    ['no JSON', { status: 200, headers: {}, body: 'x' }],
    ['no resources', json(200, { state: 'lost' })],
    ['a long state', json(200, { external_resources: [], state: 'x'.repeat(5_001) })],
    ['257 resources', json(200, { external_resources: Array.from({ length: 257 }, () => ({})) })],
    ['a malformed resource', json(200, { external_resources: [{}], state: 'lost' })],
    ['silence', 'silence'],
  ])('that fails leaves everything as it was: %s', async (_name, answer) => {
    const { stage, pulls } = pulling([answer, NOTHING]);
    await connect(stage);
    await later(stage, 300);
    expect(pulls.length).toBeGreaterThanOrEqual(2);
    expect(pulls[1]?.fields).toEqual(pulls[0]?.fields);
    expect(eventsOf(stage, 'pull_request')[0]).toHaveProperty('error');
    expect(seen(stage).tickets).toEqual([]);
  });

  it('imports what stands before a resource that cannot be processed, once', async () => {
    const good = message();
    const { stage } = pulling([
      json(200, { external_resources: [good, {}, message()], state: 'lost' }),
    ]);
    await connect(stage);
    await later(stage, 400);
    expect(seen(stage).tickets).toHaveLength(1);
    expect(seen(stage).tickets[0]?.comments).toHaveLength(1);
  });

  it('that fails ten times in a row stops the account, and says why', async () => {
    const { stage, pulls } = pulling([json(502, {})]);
    const account = await connect(stage);
    await later(stage, 125 * 12);
    expect(pulls).toHaveLength(10);
    expect(eventsOf(stage, 'deactivate_integration_instance')).toMatchObject([
      { data: { deactivated_by: 'error', deactivating_error: expect.stringContaining('502') } },
    ]);
    expect((await account.push(message())).status).toBe(403);
    const { accounts } = await stage.play(stage.zendesk.adminCenter.channelApp('WhatsApp'));
    expect(accounts).toMatchObject([{ active: false, stoppedBecause: expect.any(String) }]);
    stage.zendesk.adminCenter.activateAccount(NAME);
    await later(stage, 130);
    expect(pulls).toHaveLength(11);
  });

  it('that succeeds forgives the failures before it', async () => {
    const bad = json(502, {});
    const { stage } = pulling([...Array(9).fill(bad), NOTHING, ...Array(9).fill(bad), NOTHING]);
    await connect(stage);
    await later(stage, 125 * 25);
    expect(eventsOf(stage, 'deactivate_integration_instance')).toEqual([]);
  });

  it.each(['deactivateAccount', 'deleteAccount', 'uninstall'] as const)(
    'does not come after %s, and nothing stays scheduled',
    async (how) => {
      const { stage, pulls } = pulling([NOTHING]);
      await connect(stage);
      stage.zendesk.adminCenter[how](how === 'uninstall' ? 'WhatsApp' : NAME);
      await stage.clock.settle();
      await expect(stage.play(new Promise(() => {}))).rejects.toThrow(/nothing is scheduled/);
      expect(pulls).toEqual([]);
    },
  );

  it('does not count twice when an account is stopped and started while one is under way', async () => {
    const { stage, pulls } = pulling(['silence', NOTHING]);
    await connect(stage);
    await later(stage, 125);
    stage.zendesk.adminCenter.deactivateAccount(NAME);
    stage.zendesk.adminCenter.activateAccount(NAME);
    await later(stage, 361);
    expect(pulls).toHaveLength(4);
  });

  it('begins when a new manifest asks for it', async () => {
    const { stage, pulls } = pulling([NOTHING]);
    const later_ = stage.stub.manifest;
    stage.stub.manifest = goodManifest();
    await connect(stage);
    await later(stage, 300);
    expect(pulls).toEqual([]);
    stage.stub.manifest = later_;
    await stage.play(stage.zendesk.adminCenter.refreshManifest('WhatsApp'));
    await later(stage, 130);
    expect(pulls).toHaveLength(1);
  });
});
