// What is recorded of a hop, as text: the same as the parts would be as values.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTimeline } from '../../src/kernel/clock.ts';
import type { Hop } from '../../src/kernel/faults/fault.ts';
import { redactBody, redactHeaders, redactUrl } from '../../src/kernel/redact.ts';
import { writtenRequest, writtenResponse } from '../../src/kernel/redact-message.ts';
import { empty, type Request } from '../../src/kernel/wire.ts';

const ALLOWED = new Set(['id', 'text']);
const text = fc.string({ unit: 'binary' });

const headers = fc
  .tuple(
    fc.constantFrom(
      'application/json',
      'application/json; charset=utf-8',
      'application/x-www-form-urlencoded',
      'text/html',
      '',
    ),
    fc.dictionary(fc.constantFrom('retry-after', 'authorization', 'location', 'x-"odd"'), text),
  )
  .map(([type, others]) => ({ 'content-type': type, ...others }));
const body = fc.oneof(
  fc.dictionary(fc.constantFrom('id', 'text', 'pin'), text).map((value) => JSON.stringify(value)),
  fc.constantFrom('id=1&pin=2&id=3', 'id=a+b%20c&text=%zz', '?id=1&&text', '{"id":', ''),
  text,
  fc.uint8Array(),
);

test('a hop is written as it would be recorded value by value', () => {
  fc.assert(
    fc.property(text, text, headers, body, (from, path, sent, content) => {
      const request: Request = {
        method: 'POST',
        url: `https://a.example/${path}?id=1&pin=2`,
        headers: sent,
        body: content,
      };
      const hop: Hop = {
        id: 7,
        from,
        to: 'b',
        origin: 'https://a.example',
        url: request.url,
        name: 'hop',
        clock: createTimeline(),
        carry: async () => empty(200),
      };
      const message = {
        headers: redactHeaders(sent, ALLOWED),
        body: redactBody(content, sent, ALLOWED),
      };
      const url = redactUrl(request.url, ALLOWED);
      const asked = { hop: 7, from, to: 'b', method: 'POST', url, ...message };
      expect(writtenRequest(hop, request, ALLOWED).json).toBe(JSON.stringify(asked));
      const response = { status: 201, headers: sent, body: content };
      expect(writtenResponse(hop, response, ALLOWED).json).toBe(
        JSON.stringify({ hop: 7, status: 201, ...message }),
      );
    }),
    { numRuns: 1_000 },
  );
});
