// Why a view or macro cannot be restricted to those who are named.
import { type FieldRefusal, invalid } from '../ticket-change.ts';
import { isStaff } from '../user.ts';
import type { World } from '../world.ts';
import type { Restriction } from './view-restriction.ts';

export function restrictionRefusals(
  world: World,
  restriction: Restriction,
): readonly FieldRefusal[] {
  if (restriction === null) return [];
  if (restriction.type === 'User') {
    const user = world.users.get(restriction.id);
    if (user?.active && isStaff(user)) return [];
    return [invalid('restriction', 'Restriction: is not an agent of this account')];
  }
  const { ids } = restriction;
  if (ids.length > 0 && ids.every((id) => world.groups.get(id) !== undefined)) return [];
  return [invalid('restriction', 'Restriction: is not a group of this account')];
}
