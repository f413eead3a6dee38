// People as queries name them: by id, address, phone number or name.
import type { Desk } from '../../desk.ts';
import { userTexts } from '../../world/search-index.ts';
import type { User } from '../../world/user.ts';
import { phoneDigits, wordsIn } from '../../world/words.ts';
import { identityKey } from '../../world/world.ts';
import { holdsText } from './matching.ts';
import type { Term } from './query.ts';

/** Whoever has the number: as a phone, as an identity, or in a field such as the WhatsApp phone number. */
export function usersWithNumber(desk: Desk, number: string): readonly User[] {
  const digits = phoneDigits(number);
  if (digits === undefined) return [];
  const found = desk.world.searchIndex.users().beginning(digits);
  return found.filter(
    (user) => user.active && userTexts(user).some((text) => phoneDigits(text) === digits),
  );
}

/** `requester:`, `assignee:` and the like: the ids that a value may mean. `viewer` is who `me` is. */
export function peopleMeant(
  desk: Desk,
  viewer: User,
  { value, phrase }: Term,
): ReadonlySet<number> {
  const { world } = desk;
  if (value.toLowerCase() === 'me') return new Set([viewer.id]);
  const byAddress = world.identities.get(identityKey('email', value));
  if (byAddress !== undefined) return new Set([byAddress.id]);
  if (/^\d+$/.test(value) && world.users.get(Number(value)) !== undefined) {
    return new Set([Number(value)]);
  }
  if (phoneDigits(value) !== undefined)
    return new Set(usersWithNumber(desk, value).map(({ id }) => id));
  return new Set(usersCalled(desk, value, phrase).map(({ id }) => id));
}

/** Whose name holds the words. */
export function usersCalled(desk: Desk, name: string, phrase = false): readonly User[] {
  const [first] = wordsIn(name);
  if (first === undefined) return [];
  const term: Term = { negated: false, field: undefined, operator: ':', value: name, phrase };
  return desk.world.searchIndex
    .users()
    .beginning(first)
    .filter((user) => user.active && holdsText([user.name], term));
}
