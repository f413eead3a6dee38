// Lists in the order of ids: where one stands, or would stand.

/** How many of `items` have a smaller id. */
export function countBelow<T>(items: readonly T[], idOf: (item: T) => number, id: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (idOf(items[middle] as T) < id) low = middle + 1;
    else high = middle;
  }
  return low;
}
