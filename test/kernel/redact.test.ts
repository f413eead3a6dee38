// Redaction: nothing passes that is not on the list, and the shape stays.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  REDACTED,
  redactBody,
  redactHeaders,
  redactUrl,
  redactValue,
} from '../../src/kernel/redact.ts';
import { postForm, sendJson } from '../../src/kernel/wire.ts';

const ALLOWED = new Set(['id', 'status', 'error.code', 'messages']);
/** Marks what must never be seen; the generators below put it under fields that are not allowed. */
const SECRET = 'S3CR3T';

const hiddenField = fc.constantFrom('token', 'pin', 'code', 'password', '__proto__', 'errors', '0');
const anyField = fc.oneof(hiddenField, fc.constantFrom('id', 'status', 'messages', 'error'));

type Tree = unknown;
/** Secrets as strings under hidden fields, clear values under allowed ones, at any depth. */
const tree = fc.memo((depth): fc.Arbitrary<Tree> => {
  const leaf = fc.tuple(anyField, fc.integer()).map(([field, n]) => {
    const clear = field === 'id' || field === 'status' || field === 'messages';
    return own([[field, clear ? `clear ${n}` : `${SECRET} ${n}`]]);
  });
  if (depth <= 1) return leaf;
  const inner = fc.array(fc.tuple(anyField, tree(depth - 1)), { maxLength: 4 }).map(own);
  return fc.oneof(leaf, inner, fc.array(tree(depth - 1), { maxLength: 3 }));
});

/** An object with just these own fields, `__proto__` included. */
function own(entries: readonly (readonly [string, unknown])[]): object {
  return Object.fromEntries(entries);
}

/** The shape of a value: everything but its strings and numbers. */
function shape(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shape);
  if (typeof value !== 'object' || value === null) {
    return typeof value === 'boolean' || value === null ? value : 'leaf';
  }
  return Object.entries(value).map(([name, inside]) => [name, shape(inside)]);
}

describe('values', () => {
  test('no value under a field that is not allowed appears, and the shape is kept', () => {
    fc.assert(
      fc.property(tree(5), (value) => {
        const redacted = redactValue(value, new Set(['id', 'status', 'messages']));
        expect(JSON.stringify(redacted)).not.toContain(SECRET);
        expect(shape(redacted)).toEqual(shape(value));
      }),
      { numRuns: 500 },
    );
  });

  test('with nothing allowed, no string and no number of any JSON survives', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const leaves: unknown[] = [];
        JSON.stringify(redactValue(value, new Set()), (_, inside) => {
          if (typeof inside === 'string' || typeof inside === 'number') leaves.push(inside);
          return inside;
        });
        expect(new Set([...leaves, REDACTED])).toEqual(new Set([REDACTED]));
        expect(shape(redactValue(value, new Set()))).toEqual(
          shape(JSON.parse(JSON.stringify(value))),
        );
      }),
    );
  });

  test('what is allowed is kept as it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.integer(), fc.boolean()), (value) => {
        expect(redactValue({ id: value, list: [{ id: value }] }, ALLOWED)).toEqual({
          id: value,
          list: [{ id: value }],
        });
      }),
    );
  });

  test('a field may be allowed inside one parent only; arrays are transparent', () => {
    const value = {
      error: { code: 100 },
      code: 123456,
      errors: [{ code: 1 }],
      messages: ['a', { x: 1 }],
    };
    expect(redactValue(value, ALLOWED)).toEqual({
      error: { code: 100 },
      code: REDACTED,
      errors: [{ code: REDACTED }],
      messages: ['a', { x: REDACTED }],
    });
    expect(redactValue({ error: [{ code: 100 }] }, ALLOWED)).toEqual({ error: [{ code: 100 }] });
  });

  test('a body nested without end is no way to break a run', () => {
    const deep = `${'['.repeat(20_000)}"${SECRET}"${']'.repeat(20_000)}`;
    const body = redactBody(deep, { 'content-type': 'application/json' }, ALLOWED);
    expect(JSON.stringify(body)).toContain(REDACTED);
    expect(JSON.stringify(body)).not.toContain(SECRET);
  });
});

describe('bodies', () => {
  const headersOf = (type: string) => ({ 'content-type': type });

  test('JSON and forms are redacted field by field', () => {
    const sent = sendJson('POST', 'https://a.example/', { id: '1', pin: SECRET });
    expect(redactBody(sent.body, sent.headers, ALLOWED)).toEqual({ id: '1', pin: REDACTED });
    const form = postForm('https://a.example/', { id: '1', password: SECRET });
    expect(redactBody(form.body, form.headers, ALLOWED)).toEqual({ id: '1', password: REDACTED });
    expect(redactBody(Buffer.from(`id=1&pin=${SECRET}`), form.headers, ALLOWED)).toEqual({
      id: '1',
      pin: REDACTED,
    });
  });

  test('a value that is longer than anybody reads is recorded by its length', () => {
    const form = postForm('https://a.example/', { id: 'x'.repeat(700_000), to: '1' });
    const allowed = new Set(['id', 'to']);
    expect(redactBody(form.body, form.headers, allowed)).toEqual({
      id: '[700000 characters]',
      to: '1',
    });
  });

  test.each([
    ['JSON', JSON.stringify({ id: '1', pin: SECRET })],
    ['a file', Buffer.from([0xff, 0xd8, ...Buffer.from(SECRET), 0xff])],
  ])('%s that is sent as a form is no name of a field', (_, body) => {
    const { headers } = postForm('https://a.example/', {});
    expect(redactBody(body, headers, ALLOWED)).toEqual({ [REDACTED]: REDACTED });
  });

  test('a form never shows the value of a field that is not allowed', () => {
    const isName = (text: string): boolean => /^[\w.:[\]-]+$/.test(text);
    const name = fc.oneof(fc.string(), fc.stringMatching(/^[\w.:[\]-]{1,20}$/));
    const fields = fc.dictionary(
      name.filter((field) => !ALLOWED.has(field)),
      fc.string().map((text) => `${SECRET}${text}`),
    );
    fc.assert(
      fc.property(fields, (entries) => {
        const form = postForm('https://a.example/', entries);
        const redacted = redactBody(form.body, form.headers, ALLOWED);
        expect(JSON.stringify(redacted)).not.toContain(SECRET);
        const shown = Object.keys(entries).map((name) => (isName(name) ? name : REDACTED));
        expect(Object.keys(redacted ?? {}).sort()).toEqual([...new Set(shown)].sort());
      }),
    );
  });

  test.each([
    ['text/html; charset=utf-8', `<p>${SECRET}</p>`, '[13 characters of text/html]'],
    ['image/jpeg', new Uint8Array(7), '[7 bytes of image/jpeg]'],
    ['', SECRET, '[6 characters of unknown type]'],
    ['application/json', `{"pin":"${SECRET}"`, '[15 characters that are not JSON]'],
    ['application/json', `"${SECRET}"`, REDACTED],
    ['application/json', '', null],
  ])('%s %s is recorded as %s', (type, body, recorded) => {
    expect(redactBody(body, headersOf(type), ALLOWED)).toEqual(recorded);
  });
});

describe('URLs and headers', () => {
  test('no query value that is not allowed appears, whatever stands in it', () => {
    const query = fc.dictionary(
      hiddenField,
      fc.string().map((text) => `${SECRET}${text}`),
    );
    fc.assert(
      fc.property(query, (fields) => {
        const url = `https://a.example/p?${new URLSearchParams({ ...fields, id: '7' })}#${SECRET}`;
        const redacted = redactUrl(url, ALLOWED);
        expect(redacted).not.toContain(SECRET);
        expect(redacted).toContain('https://a.example/p?');
        expect(redacted).toContain('id=7');
      }),
    );
  });

  test.each([
    ['https://a.example/p', 'https://a.example/p'],
    ['https://a.example/p?id=1&token=2', 'https://a.example/p?id=1&token=[redacted]'],
    ['https://a.example/p#access_token=2', 'https://a.example/p#[redacted]'],
    ['https://me:secret@a.example/p?id=1', 'https://[redacted]@a.example/p?id=1'],
    ['https://a.example/token/2/?id=1', 'https://a.example/token/[redacted]/?id=1'],
    ['https://a.example/@me', 'https://a.example/@me'],
    ['/p?id=1#x', '/p?id=1#[redacted]'],
  ])('%s is recorded as %s', (url, recorded) => {
    expect(redactUrl(url, ALLOWED)).toBe(recorded);
  });

  test('headers keep their names; few keep their value', () => {
    const headers = {
      authorization: `Bearer ${SECRET}`,
      'x-hub-signature-256': SECRET,
      'content-type': 'text/html',
      'retry-after': '5',
      location: `https://a.example/back?code=${SECRET}&id=1`,
      'set-cookie': SECRET,
    };
    expect(redactHeaders(headers, ALLOWED)).toEqual({
      authorization: REDACTED,
      'x-hub-signature-256': REDACTED,
      'content-type': 'text/html',
      'retry-after': '5',
      location: `https://a.example/back?code=${REDACTED}&id=1`,
      'set-cookie': REDACTED,
    });
  });
});
