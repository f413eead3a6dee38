// What belongs together in a trace, so that each thing is looked for only among its like.

/** Whose conversation with which number a message belongs to. */
export const conversationOf = ({
  line,
  customer,
}: {
  readonly line: string;
  readonly customer: string;
}): string => `${line} ${customer}`;

/** By key, in their order. */
export function groupBy<Item>(
  items: Iterable<Item>,
  keyOf: (item: Item) => string,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
