// The clock's queue against a sorted list.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createHeap } from '../../src/kernel/heap.ts';

test('gives back the least, whatever was pushed and popped before', () => {
  const operations = fc.array(fc.option(fc.integer({ min: 0, max: 30 }), { nil: 'pop' as const }));
  fc.assert(
    fc.property(operations, (list) => {
      const heap = createHeap<number>((a, b) => a - b);
      const oracle: number[] = [];
      for (const operation of list) {
        if (operation === 'pop') expect(heap.pop()).toBe(oracle.shift());
        else {
          heap.push(operation);
          oracle.push(operation);
          oracle.sort((a, b) => a - b);
        }
        expect(heap.peek()).toBe(oracle[0]);
      }
    }),
  );
});
