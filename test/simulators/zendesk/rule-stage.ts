// A world with one ticket that has been through much: what conditions and rules are tried on.
import type { Subject } from '../../../simulators/zendesk/world/business-rules/subject.ts';
import { createInstance, type Integration } from '../../../simulators/zendesk/world/integration.ts';
import type { Ticket } from '../../../simulators/zendesk/world/ticket.ts';
import type { TicketChange } from '../../../simulators/zendesk/world/ticket-change.ts';
import { createTicket } from '../../../simulators/zendesk/world/ticket-create.ts';
import { updateTicket } from '../../../simulators/zendesk/world/ticket-update.ts';
import { type Update, valuesOf } from '../../../simulators/zendesk/world/update.ts';
import type { User } from '../../../simulators/zendesk/world/user.ts';
import {
  addGroup,
  addUser,
  createWorld,
  joinGroup,
  type World,
} from '../../../simulators/zendesk/world/world.ts';
import { EPOCH, HOUR } from '../../../src/kernel/clock.ts';
import { createRandom } from '../../../src/kernel/random.ts';

/** When it is looked at: half an hour after the full hours since everything that happened. */
export const AT = EPOCH + 1_000 * HOUR;
const ago = (hours: number): number => AT - hours * HOUR - HOUR / 2;

export interface RuleStage {
  readonly world: World;
  readonly ticket: Ticket;
  /** The newest update of the ticket. */
  readonly update: Update;
  readonly subject: Subject;
  readonly agent: User;
  readonly customer: User;
  readonly ids: Readonly<Record<string, number>>;
}

const comment = (body: string) => ({ body, html: null, public: true });

export function addIntegration(world: World, name: string): Integration {
  const integration = {
    id: world.ids.next(),
    manifestUrl: 'https://connector.example/manifest',
    manifest: { name, id: name, createFollowupTickets: true, urls: {} },
    installation: { enabled: true },
    instances: [],
    authors: new Map(),
  } as unknown as Integration;
  world.integrations.push(integration);
  return integration;
}

export function createRuleStage(integrated = true): RuleStage {
  const world = createWorld(createRandom(1));
  const group = addGroup(world, 'Support', true, ago(500));
  const other = addGroup(world, 'Billing', false, ago(500));
  const agent = addUser(world, { role: 'agent', name: 'Aki Agent' }, ago(500));
  joinGroup(world, agent, group, ago(500));
  const organization = world.organizations.add({
    id: world.ids.next(),
    name: 'Padaria',
    externalId: null,
    details: '',
    notes: '',
    groupId: null,
    sharedTickets: false,
    sharedComments: false,
    domainNames: [],
    tags: [],
    fields: {},
    createdAt: ago(500),
    updatedAt: ago(500),
  });
  const customer = addUser(
    world,
    {
      role: 'end-user',
      name: 'Ana Lima',
      organizationId: organization.id,
      fields: { whatsapp_phone_number: '+5511912345678' },
    },
    ago(500),
  );
  const integration = addIntegration(world, 'WhatsApp');
  const account = (name: string) =>
    createInstance(world.ids, integration, name, { name, metadata: '', state: '' }, ago(500));
  const instance = account('Acme');
  const second = account('Acme 2');
  const { ticket } = made(
    createTicket(
      world,
      {
        requesterId: customer.id,
        subject: 'Where is the order',
        comment: comment('My refund please'),
        recipient: 'help@acme.example',
        priority: 'high',
        tags: ['vip'],
        dueAt: ago(2),
        conversation: {
          instance,
          threadId: 't',
          recipientId: 'r',
          lastExternalId: 'e',
          allowChannelback: true,
        },
      },
      { author: customer, via: { channel: 'any_channel', instance } },
      ago(10),
    ),
  );
  const change = (hours: number, asked: TicketChange) =>
    made(
      updateTicket(world, ticket, asked, { author: agent, via: { channel: 'api' } }, ago(hours)),
    );
  change(9, { assigneeId: agent.id, groupId: null });
  change(6, { status: 'solved' });
  change(5, { status: 'open' });
  const before = valuesOf(ticket);
  const done = change(3, {
    status: 'pending',
    type: 'incident',
    groupId: group.id,
    comment: comment('We answer soon'),
  });
  const update: Update = {
    author: agent,
    via: { channel: 'api' },
    world,
    ticket,
    audit: done.audit as NonNullable<typeof done.audit>,
    before,
    comment: done.comment,
    now: AT,
    effects: [],
  };
  if (!integrated) world.integrations.length = 0;
  return {
    world,
    ticket,
    update,
    subject: { world, ticket, now: AT, update },
    agent,
    customer,
    ids: {
      group: group.id,
      other: other.id,
      agent: agent.id,
      customer: customer.id,
      organization: organization.id,
      integration: integration.id,
      account: instance.id,
      account2: second.id,
    },
  };
}

/** What was not refused. */
export function made<T extends object>(outcome: T): Exclude<T, { readonly refused: unknown }> {
  if ('refused' in outcome) throw new Error(JSON.stringify(outcome.refused));
  return outcome as Exclude<T, { readonly refused: unknown }>;
}
