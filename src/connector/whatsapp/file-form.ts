// A file as a form, which is how the Cloud API takes uploads. https://www.rfc-editor.org/rfc/rfc7578
import type { Request } from '../../kernel/wire.ts';

export interface OwnFile {
  readonly name: string;
  /** Media type. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

const encoder = new TextEncoder();
const quoted = (text: string): string => text.replace(/[\r\n"]/g, '_');

export function fileForm(
  fields: Readonly<Record<string, string>>,
  file: OwnFile,
  boundary: string,
): Pick<Request, 'headers' | 'body'> {
  let head = '';
  for (const [name, value] of Object.entries(fields)) {
    head += `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  }
  head += `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${quoted(file.name)}"\r\n`;
  head += `Content-Type: ${quoted(file.type)}\r\n\r\n`;
  const pieces = [encoder.encode(head), file.bytes, encoder.encode(`\r\n--${boundary}--\r\n`)];
  const body = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    body.set(piece, at);
    at += piece.length;
  }
  return { headers: { 'content-type': `multipart/form-data; boundary=${boundary}` }, body };
}
