// Carries out the actions of a rule on a ticket, within the update that is under way.
// https://developer.zendesk.com/documentation/ticketing/reference-guides/actions-reference/
import type { RuleRef } from '../comment.ts';
import { setValues, tell, type Update } from '../update.ts';
import { offeredField, readName } from './account-fields.ts';
import { type Action, actionTexts } from './action.ts';
import { agentsOf } from './choice-fields.ts';
import { escapeForJson, fillIn } from './placeholders.ts';
import type { Subject } from './subject.ts';
import { personNamed, typedValue, valuesAfter } from './value-actions.ts';

/** A rule at work: `told` when the update is not its own, so that events name it. */
export interface Acting {
  readonly rule: RuleRef;
  readonly told: boolean;
}

/** Answers whether values of the ticket changed. Whatever names something that is gone does nothing. */
export function applyActions(
  update: Update,
  actions: readonly Action[],
  { rule, told }: Acting,
): boolean {
  const { world, ticket, now } = update;
  const subject: Subject = { world, ticket, now, update };
  const changed = setValues(update, valuesAfter(subject, actions), told ? rule : undefined);
  for (const action of actions) {
    const act = Object.hasOwn(BESIDE, action.field) ? BESIDE[action.field] : setOther;
    act?.(update, subject, action, { rule, told });
  }
  return changed;
}

type Act = (update: Update, subject: Subject, action: Action, acting: Acting) => void;

/** What does not change the values of the ticket. */
const BESIDE: Readonly<Record<string, Act>> = {
  follower({ ticket, world }, subject, { value }) {
    const user = personNamed(subject, actionTexts(value)[0] ?? '');
    if (user === undefined || world.users.get(user.id) === undefined) return;
    if (!ticket.followerIds.includes(user.id)) {
      ticket.followerIds = [...ticket.followerIds, user.id];
    }
  },
  notification_user(update, subject, action, acting) {
    const [to = '', ...texts] = actionTexts(action.value);
    notify(update, subject, recipientsOf(subject, to), texts, acting);
  },
  notification_group(update, subject, action, acting) {
    const [to = '', ...texts] = actionTexts(action.value);
    const groupId = to === 'group_id' ? subject.ticket.groupId : Number(to);
    const members: number[] = [];
    for (const membership of subject.world.memberships) {
      if (membership.groupId === groupId) members.push(membership.userId);
    }
    notify(update, subject, members, texts, acting);
  },
  notification_webhook({ effects, ticket, world }, subject, { value }, { rule }) {
    const [webhookId = '', template = ''] = actionTexts(value);
    const webhook = world.webhooks.get(webhookId);
    if (webhook === undefined) return;
    const isJson = webhook.requestFormat === 'json';
    const body = fillIn(template, subject, isJson ? escapeForJson : undefined);
    effects.push({ kind: 'webhook', webhookId, ticket, body, rule });
  },
};

function recipientsOf(subject: Subject, to: string): readonly number[] {
  const { world, ticket } = subject;
  if (to === 'all_agents') return agentsOf(world).map(({ value }) => Number(value));
  const ccs = to === 'requester_and_ccs' ? ticket.emailCcIds : [];
  const user = personNamed(subject, to === 'requester_and_ccs' ? 'requester_id' : to);
  return [...(user?.active ? [user.id] : []), ...ccs];
}

/** The mail itself is not simulated. */
function notify(
  update: Update,
  subject: Subject,
  recipients: readonly number[],
  [title = '', body = '']: readonly string[],
  { rule, told }: Acting,
): void {
  if (recipients.length === 0) return;
  tell(update, {
    type: 'Notification',
    subject: fillIn(title, subject),
    body: fillIn(body, subject),
    recipients: [...new Set(recipients)],
    ...(told ? { rule } : {}),
  });
}

/** A field of the requester, or of the ticket's organization. */
function setOther({ world, ticket, now }: Update, _subject: Subject, action: Action): void {
  const name = readName(action.field);
  const field = name === undefined ? undefined : offeredField(world, name);
  if (name === undefined || field === undefined || name.owner === 'ticket') return;
  const value = typedValue(field.type, actionTexts(action.value));
  if (name.owner === 'user') {
    const user = world.users.get(ticket.requesterId);
    if (user === undefined || user.fields[name.key] === value) return;
    user.fields = { ...user.fields, [name.key]: value };
    user.updatedAt = now;
    world.users.changed(user);
    return;
  }
  const organization = world.organizations.get(ticket.organizationId ?? 0);
  if (organization === undefined || organization.fields[name.key] === value) return;
  organization.fields = { ...organization.fields, [name.key]: value };
  organization.updatedAt = now;
  world.organizations.changed(organization);
}
