// HTTP as values: what is written can be read back.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  basic,
  bearer,
  empty,
  formOf,
  get,
  html,
  json,
  jsonOf,
  NoAnswer,
  postForm,
  sendJson,
  textOf,
} from '../../src/kernel/wire.ts';

const text = fc.string({ unit: 'binary' });

describe('bodies', () => {
  test('JSON written is JSON read, as text and as bytes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const written = json(200, value);
        const read = JSON.parse(JSON.stringify(value));
        expect(jsonOf(written)).toEqual(read);
        expect(jsonOf({ body: new TextEncoder().encode(textOf(written.body)) })).toEqual(read);
      }),
    );
  });

  test('a form written is a form read', () => {
    fc.assert(
      fc.property(fc.dictionary(text, text), (fields) => {
        expect(formOf(postForm('https://a.example/', fields))).toEqual(
          Object.fromEntries(Object.entries(fields)),
        );
      }),
    );
  });

  test('what is not JSON is nothing, and never an error', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.uint8Array()), (body) => {
        expect(() => jsonOf({ body })).not.toThrow();
      }),
    );
    expect(jsonOf({ body: '' })).toBeUndefined();
    expect(jsonOf({ body: '{"a":' })).toBeUndefined();
  });

  test('forms are written and read as the platform would', () => {
    const piece = fc.constantFrom(
      'a',
      'é',
      '%20',
      '%C3%A9',
      '%',
      '%zz',
      '+',
      '=',
      '&',
      '?',
      '\ud800',
    );
    const written = fc.array(piece, { maxLength: 10 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(written, fc.dictionary(text, text), (body, fields) => {
        expect(formOf({ body })).toEqual(Object.fromEntries(new URLSearchParams(body)));
        const form = postForm('https://a.example/', { ...fields, body });
        expect(form.body).toBe(new URLSearchParams({ ...fields, body }).toString());
      }),
      { numRuns: 1_000 },
    );
  });

  test('a repeated field keeps its last value', () => {
    expect(formOf({ body: 'a=1&b=2&a=3' })).toEqual({ a: '3', b: '2' });
  });
});

describe('messages', () => {
  test('say what they carry', () => {
    expect(get('https://a.example/x', { accept: 'text/html' })).toEqual({
      method: 'GET',
      url: 'https://a.example/x',
      headers: { accept: 'text/html' },
      body: '',
    });
    expect(sendJson('PUT', 'https://a.example/x', { a: 1 }, bearer('t'))).toEqual({
      method: 'PUT',
      url: 'https://a.example/x',
      headers: { 'content-type': 'application/json; charset=utf-8', authorization: 'Bearer t' },
      body: '{"a":1}',
    });
    expect(postForm('https://a.example/', { a: 'b c' }).body).toBe('a=b+c');
    expect(html(200, '<p>').headers).toEqual({ 'content-type': 'text/html; charset=utf-8' });
    expect(empty(204)).toEqual({ status: 204, headers: {}, body: '' });
  });

  test('basic credentials survive whatever characters they are made of', () => {
    fc.assert(
      fc.property(text, (password) => {
        const { authorization = '' } = basic('agent@acme.example/token', password);
        const decoded = Buffer.from(authorization.slice('Basic '.length), 'base64').toString();
        expect(decoded).toBe(`agent@acme.example/token:${password.toString()}`);
      }),
    );
  });

  test('no answer says which and why', () => {
    expect(new NoAnswer('refused', 'https://a.example/').message).toBe(
      'https://a.example/: connection refused',
    );
    expect(new NoAnswer('timeout', 'https://a.example/').reason).toBe('timeout');
  });
});
