// People and organizations that a text may mean: for their own search and for offering names.
import type { Desk } from '../../desk.ts';
import type { Organization } from '../../world/organization.ts';
import type { User } from '../../world/user.ts';
import { wordsIn } from '../../world/words.ts';
import { findUsers } from './find.ts';
import { BadTerm, holdsText } from './matching.ts';
import { usersCalled } from './people.ts';
import { readQuery } from './query.ts';

/** Nobody when the query cannot be understood. */
export function searchUsers(desk: Desk, query: string, viewer: User): readonly User[] {
  try {
    return findUsers({ desk, viewer }, readQuery(query).terms);
  } catch (error) {
    if (error instanceof BadTerm) return [];
    throw error;
  }
}

export const usersNamed = (desk: Desk, prefix: string): readonly User[] =>
  usersCalled(desk, prefix);

export function organizationsNamed(desk: Desk, prefix: string): readonly Organization[] {
  const [first] = wordsIn(prefix);
  if (first === undefined) return [];
  const term = {
    negated: false,
    field: undefined,
    operator: ':',
    value: prefix,
    phrase: false,
  } as const;
  return desk.world.searchIndex
    .organizations()
    .beginning(first)
    .filter(({ name }) => holdsText([name], term));
}
