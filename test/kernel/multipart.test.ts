// Forms with files: read whole, or refused whole.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PARTS_MAX, readMultipart } from '../../src/kernel/multipart.ts';

const TYPE = 'multipart/form-data; boundary=B';
const named = (parameters: string): string => `Content-Disposition: form-data; ${parameters}`;
const part = (headers: string, content: string): string =>
  `--B\r\n${headers}\r\n\r\n${content}\r\n`;
const END = '--B--\r\n';
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const FIELD = part(named('name="section"'), 'photo');

describe('a form', () => {
  it('has its texts and files by name', () => {
    const file = part(
      `${named('name="photo"; filename="p.png"')}\r\nContent-Type: image/png; x=y`,
      'ab',
    );
    expect(readMultipart(TYPE, FIELD + file + END)).toEqual({
      text: { section: 'photo' },
      files: { photo: { filename: 'p.png', type: 'image/png; x=y', bytes: bytes('ab') } },
    });
  });

  it.each([
    ['filename="naïve.png"', 'naïve.png'],
    ['filename="写真 – 1.png"', '写真 – 1.png'],
    ['filename="😀.jpg"', '😀.jpg'],
    ['filename="no name at all"', 'no name at all'],
    ['filename=""', ''],
    ['filename=bare.txt', 'bare.txt'],
    // Quotes and line ends, as browsers write them and as curl does.
    ['filename="a %22b%22%0D%0A.txt"', 'a "b"\r\n.txt'],
    [String.raw`filename="a \"b\" \\.txt"`, String.raw`a "b" \.txt`],
    [String.raw`filename="C:\dir\a.txt"`, String.raw`C:\dir\a.txt`],
    ['filename="100%.txt"', '100%.txt'],
    // What looks like a parameter stands inside the quotes.
    ['filename="x; name=y"', 'x; name=y'],
    [String.raw`filename="\"; name=\"y"`, '"; name="y'],
    // The newer form wins.
    [`filename="e.txt"; filename*=UTF-8''%E2%82%AC%20rates.txt`, '€ rates.txt'],
    [`filename*=UTF-8'en'a%20b.txt`, 'a b.txt'],
    ['filename*=plain.txt', 'plain.txt'],
  ])('may have a file with %s', (written, filename) => {
    const file = part(named(`name="photo"; ${written}`), 'ab');
    const read = readMultipart(TYPE, FIELD + file + END);
    expect(read).toEqual({
      text: { section: 'photo' },
      files: { photo: { filename, type: '', bytes: bytes('ab') } },
    });
    expect(readMultipart(TYPE, new TextEncoder().encode(FIELD + file + END))).toEqual(read);
  });

  it('may call its fields anything, and the last of a name counts', () => {
    const fields = ['__proto__', 'a b', '写真', 'a b']
      .map((name, at) => part(named(`name="${name}"`), `${at}`))
      .join('');
    const text = readMultipart(TYPE, part(named('name=bare'), 'x') + fields + END)?.text ?? {};
    expect(Object.entries(text)).toEqual([
      ['bare', 'x'],
      ['__proto__', '0'],
      ['a b', '3'],
      ['写真', '2'],
    ]);
  });

  it('has as many parts as its reader allows', () => {
    expect(readMultipart(TYPE, FIELD.repeat(3) + END, 3)).toBeDefined();
    expect(readMultipart(TYPE, FIELD.repeat(4) + END, 3)).toBeUndefined();
    expect(readMultipart(TYPE, FIELD.repeat(PARTS_MAX) + END)).toBeDefined();
  });

  it('keeps no more of the body than the file', () => {
    const file = part(named('name="photo"; filename="p"'), 'ab');
    const body = new TextEncoder().encode(FIELD.repeat(9) + file + END);
    expect(readMultipart(TYPE, body)?.files['photo']?.bytes.buffer.byteLength).toBe(2);
  });

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
      fc.property(fc.uint8Array({ maxLength: 300 }), (content) => {
        const body = Buffer.concat([head, content, Buffer.from(`\r\n${END}`)]);
        const read = readMultipart(TYPE, new Uint8Array(body))?.files['photo']?.bytes;
        expect(read).toEqual(content);
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
  ['a file without a name', TYPE, part(named('filename="p"'), 'x') + END],
  ['a field without a name that cannot be read', TYPE, part(named('filename="写"'), 'x') + END],
  ['a part without a disposition', TYPE, part('X-A: b', 'x') + END],
  ['a broken file name', TYPE, part(named(`name="a"; filename*=UTF-8''%ZZ`), 'x') + END],
  ['a boundary that goes on', TYPE, `${FIELD}--Bx\r\nfoo\r\n${END}`],
  ['too many parts', TYPE, FIELD.repeat(PARTS_MAX + 1) + END],
  [
    'a name of quotes that never end',
    TYPE,
    part(named(`name="${'\\\\'.repeat(4_000)}`), 'x') + END,
  ],
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
