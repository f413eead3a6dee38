// Lists of triggers and automations: filtered, searched and sorted as the query asks.
// https://developer.zendesk.com/api-reference/ticketing/business-rules/triggers/#list-triggers
import type { Call } from '../../../../src/kernel/routes.ts';
import type { BusinessRule } from '../../world/business-rules/rule.ts';
import { type Key, type Listing, sortedListing } from '../../world/listing.ts';

/** Uses are not counted: those orders are the ordinary one. */
const PLACES: Readonly<Record<string, (rule: BusinessRule) => Key>> = {
  alphabetical: ({ title, id }) => [title.toLowerCase(), id],
  created_at: ({ createdAt, id }) => [createdAt, id],
  updated_at: ({ updatedAt, id }) => [updatedAt, id],
};

/** Positions and titles go upwards unless told otherwise, times downwards. */
function directionOf(call: Call, name: string, minus: boolean): 1 | -1 {
  if (call.query.has('sort')) return minus ? -1 : 1;
  const order = call.query.get('sort_order');
  if (order === 'asc' || order === 'desc') return order === 'asc' ? 1 : -1;
  return name === 'created_at' || name === 'updated_at' ? -1 : 1;
}

const wanted = <Rule extends BusinessRule>(call: Call): ((rule: Rule) => boolean) => {
  const active = call.query.get('active');
  return (rule) => active === null || String(rule.active) === active;
};

/** `usual` is the order in which the rules are gone through. */
export function ruleListing<Rule extends BusinessRule>(
  call: Call,
  rules: Iterable<Rule>,
  usual: (rule: Rule) => Key,
  also: (rule: Rule) => boolean = () => true,
): Listing<Rule> {
  const asked = call.query.get('sort') ?? call.query.get('sort_by') ?? 'position';
  const minus = asked.startsWith('-');
  const name = minus ? asked.slice(1) : asked;
  const place = Object.hasOwn(PLACES, name) ? (PLACES[name] ?? usual) : usual;
  const holds = wanted<Rule>(call);
  const found = [...rules].filter((rule) => holds(rule) && also(rule));
  return sortedListing(found, place, [directionOf(call, name, minus)]);
}

/** Assumption: every word of the query begins a word of the title. */
export function titleMatches(query: string): (rule: BusinessRule) => boolean {
  const words = (text: string) =>
    text
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean);
  const asked = words(query);
  return ({ title }) => {
    const there = words(title);
    return asked.every((word) => there.some((other) => other.startsWith(word)));
  };
}

export const idsIn = (call: Call): readonly number[] =>
  (call.query.get('ids') ?? '')
    .split(',')
    .filter((text) => text.trim() !== '')
    .map(Number);
