// A binary heap: the clock's queue.
export interface Heap<T> {
  push(item: T): void;
  peek(): T | undefined;
  pop(): T | undefined;
}

export function createHeap<T>(compare: (a: T, b: T) => number): Heap<T> {
  const items: T[] = [];
  const before = (i: number, j: number): boolean => compare(items[i] as T, items[j] as T) < 0;
  const swap = (i: number, j: number): void => {
    const item = items[i] as T;
    items[i] = items[j] as T;
    items[j] = item;
  };
  return {
    peek: () => items[0],
    push(item) {
      let i = items.push(item) - 1;
      while (i > 0) {
        const parent = (i - 1) >> 1;
        if (!before(i, parent)) return;
        swap(i, parent);
        i = parent;
      }
    },
    pop() {
      const top = items[0];
      const last = items.pop();
      if (items.length === 0) return top;
      items[0] = last as T;
      for (let i = 0; ; ) {
        const left = 2 * i + 1;
        if (left >= items.length) return top;
        const right = left + 1;
        const child = right < items.length && before(right, left) ? right : left;
        if (!before(child, i)) return top;
        swap(i, child);
        i = child;
      }
    },
  };
}
