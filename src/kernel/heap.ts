// A binary heap: the clock's queue.
export interface Heap<T> {
  push(item: T): void;
  peek(): T | undefined;
  pop(): T | undefined;
}

export function createHeap<T>(compare: (a: T, b: T) => number): Heap<T> {
  const items: T[] = [];
  return {
    peek: () => items[0],
    push(item) {
      let i = items.push(item) - 1;
      while (i > 0) {
        const up = (i - 1) >> 1;
        const parent = items[up] as T;
        if (compare(item, parent) >= 0) break;
        items[i] = parent;
        i = up;
      }
      items[i] = item;
    },
    pop() {
      const top = items[0];
      const last = items.pop() as T;
      const count = items.length;
      if (count === 0) return top;
      let i = 0;
      for (let child = 1; child < count; child = 2 * i + 1) {
        if (child + 1 < count && compare(items[child + 1] as T, items[child] as T) < 0) child++;
        if (compare(items[child] as T, last) >= 0) break;
        items[i] = items[child] as T;
        i = child;
      }
      items[i] = last;
      return top;
    },
  };
}
