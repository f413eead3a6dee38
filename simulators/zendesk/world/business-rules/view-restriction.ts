// Who may see and change a view or a macro: everybody's, a group's, or one agent's own.
// https://developer.zendesk.com/api-reference/ticketing/business-rules/views/
import type { User } from '../user.ts';

/** `null`: all agents. */
export type Restriction =
  | { readonly type: 'User'; readonly id: number }
  | { readonly type: 'Group'; readonly ids: readonly number[] }
  | null;

export interface Restricted {
  readonly restriction: Restriction;
}

export const isPersonal = ({ restriction }: Restricted): boolean => restriction?.type === 'User';

/** Admins, who manage what groups have, see it without being in the group. */
export function isOffered({ restriction }: Restricted, user: User): boolean {
  if (restriction === null) return true;
  return restriction.type === 'User'
    ? restriction.id === user.id
    : user.role === 'admin' || restriction.ids.some((id) => user.memberships.has(id));
}

/** Assumption: agents have the default permissions, by which they manage what is their own. */
export const mayManage = ({ restriction }: Restricted, user: User): boolean =>
  user.role === 'admin' || (restriction?.type === 'User' && restriction.id === user.id);

export const ACCESSES = ['personal', 'shared', 'account'] as const;
export type Access = (typeof ACCESSES)[number];

/** `shared` is everybody's and groups', `account` is everybody's. */
export function hasAccess(restricted: Restricted, access: Access): boolean {
  if (access === 'account') return restricted.restriction === null;
  return isPersonal(restricted) === (access === 'personal');
}

export const isOfGroup = ({ restriction }: Restricted, groupId: number): boolean =>
  restriction?.type === 'Group' && restriction.ids.includes(groupId);
