// The tags that chosen options and ticked boxes put on a ticket.
// https://support.zendesk.com/hc/en-us/articles/4408838961562
import { tagsOfValue } from './field-value.ts';
import type { CustomValues } from './ticket.ts';
import type { World } from './world.ts';

/** The tags of what was chosen before go, those of what is chosen now come. */
export function tagsWith(
  { ticketFields }: World,
  tags: readonly string[],
  before: CustomValues,
  after: CustomValues,
): readonly string[] {
  if (before === after) return tags;
  const changed = new Set(tags);
  for (const field of ticketFields) {
    const { key } = field;
    if (before[key] === after[key]) continue;
    for (const tag of tagsOfValue(field, before[key])) changed.delete(tag);
    for (const tag of tagsOfValue(field, after[key])) changed.add(tag);
  }
  return [...changed];
}
