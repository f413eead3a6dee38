// The index of words against a look at everything, and what it costs to keep.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCollection } from '../../../simulators/zendesk/world/collection.ts';
import { createWordIndex } from '../../../simulators/zendesk/world/word-index.ts';
import { phoneDigits, wordsIn } from '../../../simulators/zendesk/world/words.ts';

interface Thing {
  readonly id: number;
  text: string;
}

const WORDS = ['a', 'ab', 'abc', 'b', 'ba', 'bab', 'c'];
const text = fc.array(fc.constantFrom(...WORDS), { maxLength: 4 }).map((words) => words.join(' '));
const holds = (thing: Thing, prefix: string): boolean =>
  thing.text.split(' ').some((word) => word.startsWith(prefix));

type Step =
  | { readonly do: 'add'; readonly text: string }
  | { readonly do: 'change'; readonly at: number; readonly text: string }
  | { readonly do: 'remove'; readonly at: number }
  | { readonly do: 'back' }
  | { readonly do: 'look'; readonly prefix: string };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant<'add'>('add'), text }),
  fc.record({ do: fc.constant<'change'>('change'), at: fc.nat(9), text }),
  fc.record({ do: fc.constant<'remove'>('remove'), at: fc.nat(9) }),
  fc.record({ do: fc.constant<'back'>('back') }),
  fc.record({ do: fc.constant<'look'>('look'), prefix: fc.constantFrom(...WORDS, 'abcd') }),
);

describe('an index of words', () => {
  it('knows all that hold one, in order, while things come, change, go and come back', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40, size: 'max' }), (steps) => {
        const things = createCollection<Thing>();
        const index = createWordIndex(things, (thing) => wordsIn(thing.text));
        const away: Thing[] = [];
        let id = 0;
        const pick = (at: number): Thing | undefined => things.page(at % (things.size || 1), 1)[0];
        for (const each of steps) {
          if (each.do === 'look') {
            const found = index.beginning(each.prefix);
            expect(found.map((thing) => thing.id)).toEqual(
              [...new Set(found.map((thing) => thing.id))].sort((a, b) => a - b),
            );
            expect(index.size(each.prefix)).toBeGreaterThanOrEqual(found.length);
            // It may know some that hold the word no longer.
            expect(found.filter((thing) => holds(thing, each.prefix))).toEqual(
              [...things].filter((thing) => holds(thing, each.prefix)),
            );
            continue;
          }
          if (each.do === 'add') {
            id += 2;
            things.add({ id, text: each.text });
          } else if (each.do === 'back') {
            const thing = away.pop();
            if (thing !== undefined) things.putBack(thing);
          } else {
            const thing = pick(each.at);
            if (thing === undefined) continue;
            if (each.do === 'change') {
              thing.text = each.text;
              things.changed(thing);
            } else {
              things.remove(thing);
              away.push(thing);
            }
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('reads each thing once, and again only when it has changed', () => {
    const things = createCollection<Thing>();
    let read = 0;
    const index = createWordIndex(things, (thing) => {
      read++;
      return wordsIn(thing.text);
    });
    for (let id = 1; id <= 1_000; id++) things.add({ id, text: `word${id} same` });
    expect(read).toBe(0);
    expect(index.beginning('word17').length).toBe(11);
    expect(read).toBe(1_000);
    expect(index.beginning('same').length).toBe(1_000);
    expect(read).toBe(1_000);
    const thing = things.get(17) as Thing;
    thing.text = 'other';
    things.changed(thing);
    things.changed(thing);
    expect(index.beginning('other')).toEqual([thing]);
    expect(read).toBe(1_001);
  });

  it('counts no further than is worth it, and leaves out nothing', () => {
    const things = createCollection<Thing>();
    const index = createWordIndex(things, (thing) => wordsIn(thing.text));
    for (let id = 1; id <= 1_500; id++) things.add({ id, text: `n${id}` });
    expect(index.size('n')).toBe(Number.POSITIVE_INFINITY);
    expect(index.beginning('n').length).toBe(1_500);
    expect(index.size('n1500')).toBe(1);
  });
});

describe('words', () => {
  it.each([
    ['', []],
    ['Ab-c_D9', ['ab', 'c', 'd9']],
    ['não', ['não']],
    ['नमस्ते दुनिया', ['नमस्ते', 'दुनिया']],
    ['💥!?', []],
    ['x'.repeat(200), ['x'.repeat(100)]],
  ])('%s', (whole, words) => {
    expect(wordsIn(whole)).toEqual(words);
  });

  it.each([
    ['+5511912345678', '5511912345678'],
    ['+55 (11) 91234-5678', '5511912345678'],
    ['(11) 91234.5678', '11912345678'],
    ['12345', undefined],
    ['order 1234567', undefined],
    ['ana@example.com', undefined],
  ])('%s has the digits %s', (whole, digits) => {
    expect(phoneDigits(whole)).toBe(digits);
  });
});
