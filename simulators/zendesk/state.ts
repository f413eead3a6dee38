// Everything that people and programs can see of this Zendesk from outside, as fresh plain data without secrets.
import type { Json } from '../../src/kernel/trace.ts';
import { channelApps } from './admin-center/admin-center.ts';
import { time } from './iso-time.ts';
import type { Attachment } from './world/attachment.ts';
import type { Comment } from './world/comment.ts';
import { isActive } from './world/integration.ts';
import type { Ticket } from './world/ticket.ts';
import { type User, WHATSAPP_PHONE_NUMBER } from './world/user.ts';
import type { World } from './world/world.ts';

export function stateOf(world: World): Json {
  return {
    apps: world.integrations.map(({ manifest }) => manifest.name),
    channelApps: channelApps(world.integrations).map(({ integration, accounts }) => ({
      integration,
      accounts: accounts.map(({ name, active }) => ({ name, active })),
    })),
    tickets: [...world.tickets].map((ticket) => showTicket(world, ticket)),
  };
}

function showTicket(world: World, ticket: Ticket): Json {
  const requester = world.users.get(ticket.requesterId);
  const assignee = ticket.assigneeId === null ? undefined : world.users.get(ticket.assigneeId);
  return {
    id: ticket.id,
    subject: ticket.subject,
    status: ticket.status,
    priority: ticket.priority,
    type: ticket.type,
    tags: [...ticket.tags],
    channel: ticket.via.channel,
    integration: ticket.conversation?.instance.integration.manifest.name ?? null,
    account: ticket.conversation?.instance.name ?? null,
    ...(ticket.conversation === null || isActive(ticket.conversation.instance)
      ? {}
      : { accountGone: true }),
    followUpOf: ticket.followUpOf?.id ?? null,
    requester: {
      name: requester?.name ?? null,
      whatsappPhoneNumber: phoneOf(requester),
    },
    assignee: assignee?.name ?? null,
    comments: ticket.comments.map((comment) => showComment(world, comment)),
  };
}

function phoneOf(user: User | undefined): string | null {
  const number = user?.fields[WHATSAPP_PHONE_NUMBER];
  return typeof number === 'string' ? number : null;
}

const showAttachment = ({ fileName, contentType, bytes }: Attachment): Json => ({
  name: fileName,
  type: contentType,
  size: bytes.length,
});

function showComment(world: World, comment: Comment): Json {
  const author = world.users.get(comment.authorId);
  return {
    author: author?.name ?? null,
    role: author?.role ?? null,
    public: comment.public,
    body: comment.body,
    at: time(comment.createdAt),
    channel: comment.via.channel,
    failure: comment.failure,
    ...(comment.attachments.length === 0
      ? {}
      : { attachments: comment.attachments.map(showAttachment) }),
  };
}
