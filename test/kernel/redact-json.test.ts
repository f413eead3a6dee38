// Redaction of JSON as text: the same as redaction of what it says, or left to that.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { redactValue } from '../../src/kernel/redact.ts';
import { redactJson } from '../../src/kernel/redact-json.ts';

const ALLOWED = new Set(['id', 'status', 'error.code', 'a.b', 'b.a.code', '']);
const field = fc.oneof(
  fc.constantFrom(
    'id',
    'status',
    'error',
    'code',
    'pin',
    'a',
    'b',
    'a.b',
    'a.code',
    '',
    '__proto__',
  ),
  fc.string({ unit: 'binary', maxLength: 4 }),
);
const leaf = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('a "quoted" \\ line\n', '/'),
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
);
const tree = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(field, tie('value')), { maxLength: 5 }).map((all) => Object.fromEntries(all)),
  ),
})).value;

/** What the text says, redacted by value: the oracle. */
const byValue = (text: string): unknown => redactValue(JSON.parse(text), ALLOWED);

describe('redacting JSON as text', () => {
  test('is redacting what it says, whenever it is not left to that', () => {
    let done = 0;
    fc.assert(
      fc.property(tree, (value) => {
        const text = JSON.stringify(value);
        const redacted = redactJson(text, ALLOWED);
        if (redacted === undefined) return;
        done++;
        expect(redacted).toBe(JSON.stringify(byValue(text)));
      }),
      { numRuns: 2_000 },
    );
    expect(done).toBeGreaterThan(300);
  });

  test('takes no text for JSON that the platform does not, and never says anything else', () => {
    const scrap = fc.constantFrom(
      ...'{}[]:,"-019eE.+ \\\n\ttruefalsnu'.split(''),
      'true',
      'false',
      'null',
      '"id":',
      '"pin":1',
      '{"id":"x"',
      '[1,',
    );
    const text = fc.oneof(
      fc.array(scrap, { maxLength: 12 }).map((parts) => parts.join('')),
      // JSON with one place spoiled.
      fc.tuple(tree, fc.nat(), scrap).map(([value, at, bad]) => {
        const good = JSON.stringify(value);
        const place = at % good.length;
        return good.slice(0, place) + bad + good.slice(place + 1);
      }),
    );
    fc.assert(
      fc.property(text, (written) => {
        const redacted = redactJson(written, ALLOWED);
        if (redacted === undefined) return;
        expect(JSON.parse(redacted)).toEqual(byValue(written));
      }),
      { numRuns: 5_000 },
    );
  });

  test.each([
    ['{"id":"x","pin":"y"}', '{"id":"x","pin":"[redacted]"}'],
    ['{"error":[{"code":1}],"code":2}', '{"error":[{"code":1}],"code":"[redacted]"}'],
    ['{"pin":"say \\"x\\"\\n","ok":true}', '{"pin":"[redacted]","ok":true}'],
    ['[]', '[]'],
    ['{}', '{}'],
    ['{"pin":-12}', '{"pin":"[redacted]"}'],
  ])('%s becomes %s', (text, redacted) => {
    expect(redactJson(text, ALLOWED)).toBe(redacted);
  });

  test.each([
    ['{ "id": 1 }'],
    ['{"id":1.50}'],
    ['{"id":-0}'],
    ['{"id":01}'],
    ['{"id":"\\u0041"}'],
    ['{"id":"\\/"}'],
    ['{"i\\n":1}'],
    ['{"id":1}x'],
    ['{"id":1'],
    ['{"id":"\n"}'],
    ['["\\u0041true'],
    ['['.repeat(40) + ']'.repeat(40)],
    ['['.repeat(20_000)],
    [''],
  ])('%s is left to what it says', (text) => {
    expect(redactJson(text, ALLOWED)).toBeUndefined();
  });
});
