// Conditions on what is being done to a ticket, and on how often it has been done before: triggers only.

import { isPublic, type Ticket } from '../ticket.ts';
import { isStaff } from '../user.ts';
import type { World } from '../world.ts';
import type { Choice, ConditionField } from './condition-field.ts';
import { EQUALITY } from './operator.ts';
import type { Subject } from './subject.ts';

const flag = (
  field: string,
  title: string,
  choices: readonly Choice[],
  is: (subject: Subject, value: string) => boolean,
  operators: ConditionField['operators'] = ['is'],
): ConditionField => ({
  field,
  title,
  group: 'ticket',
  kinds: ['trigger'],
  operators,
  ofTicket: false,
  choices: () => choices,
  holds: (subject, operator, values) =>
    values.some((value) => is(subject, value)) === (operator === 'is'),
});

function commentIs({ update }: Subject, value: string): boolean {
  const comment = update?.comment ?? null;
  if (comment === null) return false;
  return value === 'not_relevant' || comment.public === (value !== 'false');
}

function roleIs({ update }: Subject, value: string): boolean {
  const author = update?.author ?? null;
  if (author === null) return false;
  return value === 'agent' ? isStaff(author) : author.role === value.replace('_', '-');
}

/** How often a field has come to a value that `counts`, and before that was one that `from` takes. */
function countChanges(
  ticket: Ticket,
  field: string,
  counts: (value: unknown, previous: unknown) => boolean,
): number {
  let count = 0;
  for (const { events } of ticket.audits) {
    for (const event of events) {
      if (event.type !== 'Change' && event.type !== 'Create') continue;
      if (event.field !== field) continue;
      if (counts(event.value, event.type === 'Change' ? event.previous : null)) count++;
    }
  }
  return count;
}

const isDone = (status: unknown): boolean => status === 'solved' || status === 'closed';

/** https://support.zendesk.com/hc/en-us/articles/4408843897754 (what they count) */
const COUNTS: Readonly<
  Record<string, readonly [string, (ticket: Ticket, world: World) => number]>
> = {
  reopens: [
    'Reopens',
    (ticket) =>
      countChanges(ticket, 'status', (value, previous) => isDone(previous) && !isDone(value)),
  ],
  replies: [
    'Agent replies',
    (ticket, world) =>
      ticket.comments.filter(
        ({ authorId, public: isPublicOne }) =>
          isPublicOne && (world.users.get(authorId)?.role ?? 'end-user') !== 'end-user',
      ).length,
  ],
  agent_stations: [
    'Assignee stations',
    (ticket) => countChanges(ticket, 'assignee_id', (value) => value !== null),
  ],
  group_stations: [
    'Group stations',
    (ticket) => countChanges(ticket, 'group_id', (value) => value !== null),
  ],
};

export const isWhole = (value: string): boolean => /^\d{1,9}$/.test(value);

const counts = Object.entries(COUNTS).map(
  ([field, [title, count]]): ConditionField => ({
    field,
    title,
    group: 'ticket',
    kinds: ['trigger'],
    operators: ['is', 'less_than', 'greater_than'],
    ofTicket: true,
    takes: (_world, _kind, value) => isWhole(value),
    wants: 'a whole number',
    holds({ ticket, world }, operator, values) {
      const number = count(ticket, world);
      return values.some((value) =>
        operator === 'is'
          ? number === Number(value)
          : operator === 'less_than'
            ? number < Number(value)
            : number > Number(value),
      );
    },
  }),
);

export const UPDATE_FIELDS: readonly ConditionField[] = [
  flag(
    'update_type',
    'Ticket',
    [
      { value: 'Create', title: 'Created' },
      { value: 'Change', title: 'Updated' },
    ],
    ({ update }, value) => (update?.before === undefined) === (value === 'Create'),
  ),
  flag(
    'comment_is_public',
    'Comment',
    [
      { value: 'true', title: 'Public' },
      { value: 'false', title: 'Private' },
      { value: 'not_relevant', title: 'Present (public or private)' },
      { value: 'requester_can_see_comment', title: 'Present, and requester can see the comment' },
    ],
    commentIs,
  ),
  flag(
    'ticket_is_public',
    'Privacy',
    [
      { value: 'public', title: 'Ticket has public comments' },
      { value: 'private', title: 'Ticket has no public comments' },
    ],
    ({ ticket }, value) => isPublic(ticket) === (value === 'public'),
  ),
  flag(
    'role',
    'Current user',
    [
      { value: 'agent', title: '(agent)' },
      { value: 'admin', title: '(admin)' },
      { value: 'end_user', title: '(end user)' },
    ],
    roleIs,
    EQUALITY,
  ),
  ...counts,
];
