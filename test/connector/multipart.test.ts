// Forms with files: read whole, or refused whole.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMultipart } from '../../src/connector/multipart.ts';

const TYPE = 'multipart/form-data; boundary=B';
const named = (parameters: string): string => `Content-Disposition: form-data; ${parameters}`;
const part = (headers: string, content: string): string =>
  `--B\r\n${headers}\r\n\r\n${content}\r\n`;
const END = '--B--\r\n';
const FIELD = part(named('name="section"'), 'photo');

describe('a form', () => {
  it('has its texts and files by name', () => {
    const file = part(
      `${named('name="photo"; filename="p.png"')}\r\nContent-Type: image/png`,
      'ab',
    );
    const read = readMultipart(TYPE, FIELD + file + END);
    expect(read).toEqual({ text: { section: 'photo' }, files: { photo: Buffer.from('ab') } });
  });

  it.each(['naïve.png', '写真 – 1.png', '😀.jpg', 'no name at all', ''])(
    'may have a file called "%s"',
    (filename) => {
      const file = part(named(`name="photo"; filename="${filename}"`), 'ab');
      const read = readMultipart(TYPE, FIELD + file + END);
      expect(read).toEqual({ text: { section: 'photo' }, files: { photo: Buffer.from('ab') } });
    },
  );

  it('may be empty, quote its boundary, and keep line ends and texts of any language', () => {
    expect(readMultipart(TYPE, END)).toEqual({ text: {}, files: {} });
    const text = '\r\n写真\r\n--C\r\n';
    const read = readMultipart(
      'multipart/form-data; boundary="B"',
      part(named('name="a"'), text) + END,
    );
    expect(read?.text).toEqual({ a: text });
  });

  it('gives back the bytes of a file, whatever they are', () => {
    const head = Buffer.from(`--B\r\n${named('name="photo"; filename="p"')}\r\n\r\n`);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const body = Buffer.concat([head, bytes, Buffer.from(`\r\n${END}`)]);
        expect(readMultipart(TYPE, new Uint8Array(body))?.files['photo']).toEqual(
          Buffer.from(bytes),
        );
      }),
    );
  });

  it('takes nothing from behind its end', () => {
    const read = readMultipart(TYPE, `${FIELD}${END}${part(named('name="b"'), 'x')}${END}--B\r\nx`);
    expect(read).toEqual({ text: { section: 'photo' }, files: {} });
  });
});

it.each([
  ['no boundary in the type', 'multipart/form-data', FIELD + END],
  ['another boundary', 'multipart/form-data; boundary=C', FIELD + END],
  ['nothing', TYPE, ''],
  ['no boundary at all', TYPE, 'x'],
  ['no end', TYPE, FIELD],
  ['half an end', TYPE, `${FIELD}--B`],
  ['an end inside a part', TYPE, `${FIELD}--B\r\n${named('name="a"')}\r\n\r\nx`],
  ['headers without an end', TYPE, `${FIELD}--B\r\nContent-Disposition: form-data`],
  ['a header that is none', TYPE, part('nothing here', 'x') + END],
  ['a field without a name', TYPE, part(named('filename="p"'), 'x') + END],
  ['a broken file name', TYPE, part(named(`name="a"; filename*=UTF-8''%ZZ`), 'x') + END],
  ['a boundary that goes on', TYPE, `${FIELD}--Bx\r\nfoo\r\n${END}`],
  ['too many parts', TYPE, FIELD.repeat(33) + END],
])('is refused for %s', (_what, type, body) => {
  expect(readMultipart(type, body)).toBeUndefined();
});

it('never throws', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom('--B', '\r\n', '--', named('name="a"'), '; filename="x"', ':', 'é', 'x'),
        {
          maxLength: 20,
        },
      ),
      (pieces) => {
        readMultipart(TYPE, pieces.join(''));
      },
    ),
    { numRuns: 2_000 },
  );
});
