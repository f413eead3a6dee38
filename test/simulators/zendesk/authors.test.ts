// Authors of a channel as users: made with the first message that is taken, moved when merged, told of when gone.
import { describe, expect, it } from 'vitest';
import { authorGone } from '../../../simulators/zendesk/channel-framework/author-gone.ts';
import type { Desk } from '../../../simulators/zendesk/desk.ts';
import { authorMoved, authorOf } from '../../../simulators/zendesk/world/author.ts';
import { importResource, type Resource } from '../../../simulators/zendesk/world/inbound.ts';
import {
  createInstance,
  type Instance,
  type Integration,
} from '../../../simulators/zendesk/world/integration.ts';
import { addUser, createWorld, type World } from '../../../simulators/zendesk/world/world.ts';
import { createTimeline, EPOCH } from '../../../src/kernel/clock.ts';
import { createRandom } from '../../../src/kernel/random.ts';
import { json, type Request } from '../../../src/kernel/wire.ts';

const ANA = { externalId: 'ana-1', name: 'Ana', locale: 'pt-BR', fields: [] };

function account(world: World, id: string): Instance {
  const integration: Integration = {
    id: world.ids.next(),
    manifestUrl: 'https://connector.example/manifest',
    manifest: {
      name: id,
      id,
      version: null,
      author: null,
      pushClientId: null,
      channelbackFiles: false,
      createFollowupTickets: true,
      urls: {
        admin_ui: 'https://connector.example/admin',
        event_callback_url: 'https://connector.example/events',
      },
    },
    manifestReadAt: EPOCH,
    manifestProblem: null,
    installation: {
      id: world.ids.next(),
      appId: world.ids.next(),
      enabled: true,
      settings: {},
      createdAt: EPOCH,
      updatedAt: EPOCH,
    },
    health: null,
    instances: [],
    authors: new Map(),
  };
  world.integrations.push(integration);
  const input = { name: id, metadata: `m-${id}`, state: '' };
  return createInstance(world.ids, integration, id, input, EPOCH);
}

const resource = (more: Partial<Resource> = {}): Resource => ({
  externalId: 'm-1',
  message: 'Olá',
  html: null,
  internalNote: false,
  parentId: null,
  threadId: 't',
  createdAt: EPOCH,
  allowChannelback: true,
  fields: [],
  author: ANA,
  fileUrls: [],
  ...more,
});

const importInto = (world: World, instance: Instance, value: Resource) =>
  importResource(world, instance, value, { requestId: '', idsOfIntegration: false }, EPOCH);

describe('an author', () => {
  it.each([
    ['a field that cannot be', { fields: [{ id: 'priority', value: 'soon' }] }],
    ['a status that needs an assignee', { fields: [{ id: 'status', value: 'solved' }] }],
    ['a message of blanks', { message: ' ' }],
    ['a parent and a thread', { parentId: 'a' }],
  ])('is not made by a resource that is refused: %s', (_name, more) => {
    const world = createWorld(createRandom(1));
    const instance = account(world, 'one');
    expect(importInto(world, instance, resource(more)).code).toBe('processing_error');
    expect([world.users.size, world.tickets.size]).toEqual([0, 0]);
    expect(importInto(world, instance, resource()).code).toBe('success');
    expect(world.users.size).toBe(1);
  });

  it('has the locale that came with the first message', () => {
    const world = createWorld(createRandom(1));
    const user = authorOf(world, account(world, 'one'), ANA, EPOCH);
    expect(user).toMatchObject({ name: 'Ana', locale: 'pt-BR', role: 'end-user' });
  });

  it('who was merged into another writes as the other from then on', () => {
    const world = createWorld(createRandom(1));
    const instance = account(world, 'one');
    const before = authorOf(world, instance, ANA, EPOCH);
    const other = addUser(world, { role: 'end-user', name: 'Ana Maria' }, EPOCH);
    authorMoved(world, before, other);
    expect(authorOf(world, instance, ANA, EPOCH)).toBe(other);
  });

  it('who is gone is told to the integrations that know them, and comes back as somebody new', async () => {
    const world = createWorld(createRandom(1));
    const instance = account(world, 'one');
    account(world, 'two');
    const before = authorOf(world, instance, ANA, EPOCH);
    const clock = createTimeline();
    const sent: Request[] = [];
    const send: Desk['send'] = async (request) => {
      sent.push(request);
      return json(200, {});
    };
    const desk = { world, clock, send, subdomain: 'acme' } as unknown as Desk;
    authorGone(desk, before);
    before.active = false;
    await clock.settle();
    expect(sent.map(({ body }) => JSON.parse(String(body)))).toEqual([
      {
        events: [
          {
            type_id: 'destroy_user_identity',
            timestamp: '2025-06-02T09:00:00Z',
            subdomain: 'acme',
            integration_name: 'one',
            integration_id: 'one',
            data: { author: { external_id: 'ana-1' }, metadata: 'm-one' },
          },
        ],
      },
    ]);
    expect(authorOf(world, instance, ANA, EPOCH)).not.toBe(before);
  });
});
