// The scanner that the house rules look through: what is code, what is comment, what is neither.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineAt, scan } from './source-text.ts';

const words = (text: string): readonly string[] => text.match(/[a-z]+/g) ?? [];

/** A hole in a template. */
const $ = (code: string): string => `$\{${code}}`;

describe('scan', () => {
  test.each([
    ['code // comment', ['code'], ['comment']],
    ['code /* one\n two */ more // three\nlast', ['code', 'more', 'last'], ['one', 'two', 'three']],
    ["code('string // string') // comment", ['code'], ['comment']],
    ['"a \\" b" + code', ['code'], []],
    ["'it\\'s' + code // it's", ['code'], ['it', 's']],
    ['"http://x" + code', ['code'], []],
    [`\`a ${$('code')} b ${$(' more ')} c\` + last`, ['code', 'more', 'last'], []],
    [`\`a ${$(`f({ x: \`b ${$('code')} c\` })`)} d\` + last`, ['f', 'x', 'code', 'last'], []],
    [`\`a \\${$('b')} \\\` c\` + code`, ['code'], []],
    [`\`a // b ${$('code /* comment */')} c\``, ['code'], ['comment']],
    [`\`a ${$('/b"/.test(code)')}\` + last`, ['test', 'code', 'last'], []],
    ['x = /a"b/g; code', ['x', 'g', 'code'], []],
    ['x = [/[/\'"]a/, code]', ['x', 'code'], []],
    ['return /a`/.test(code)', ['return', 'test', 'code'], []],
    ['x / y / code // comment', ['x', 'y', 'code'], ['comment']],
    ['f(x) / y; z[0] / code', ['f', 'x', 'y', 'z', 'code'], []],
    ['#!/usr/bin/env node\ncode', ['code'], ['usr', 'bin', 'env', 'node']],
    ["'never closed\ncode", ['code'], []],
  ])('%j', (text, code, comments) => {
    const scanned = scan(text);
    expect(words(scanned.code)).toEqual(code);
    expect(words(scanned.comments)).toEqual(comments);
  });

  test('keeps every line and every place, whatever the text', () => {
    const piece = fc.constantFrom(
      '/',
      '*',
      "'",
      '"',
      '`',
      '${',
      '}',
      '{',
      '\\',
      '\n',
      'a',
      ' ',
      '=',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        for (const part of Object.values(scan(text))) {
          expect(part).toHaveLength(text.length);
          for (let i = 0; i < text.length; i++) {
            expect([text[i], ' ']).toContain(part[i]);
            expect(part[i] === '\n').toBe(text[i] === '\n');
          }
        }
      }),
      { numRuns: 1_000 },
    );
  });
});

test('lineAt counts from one', () => {
  expect(
    ['a', 'b', 'c', 'd'].map((mark) => lineAt('a\nb c\n\nd', 'a\nb c\n\nd'.indexOf(mark))),
  ).toEqual([1, 2, 2, 4]);
});
