// Reads a multipart form that is in memory already. Not a streaming parser: those finish in their own time,
// which the virtual clock cannot see. https://www.rfc-editor.org/rfc/rfc7578
import type { Body } from '../kernel/wire.ts';

export interface MultipartForm {
  readonly text: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, Uint8Array>>;
}

/** More parts than any form here has. */
const PARTS_MAX = 32;
const HEADER_END = '\r\n\r\n';
const BOUNDARY = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i;
const NAME = /;\s*name="([^"]*)"/i;
const FILE = /;\s*filename\*?=/i;

/** `undefined` when the body is not what its content type says. */
export function readMultipart(contentType: string, body: Body): MultipartForm | undefined {
  const match = BOUNDARY.exec(contentType);
  const boundary = match?.[1] ?? match?.[2];
  if (boundary === undefined) return undefined;
  const bytes =
    typeof body === 'string'
      ? Buffer.from(body)
      : Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const delimiter = `--${boundary}`;
  const text: Record<string, string> = {};
  const files: Record<string, Uint8Array> = {};
  if (bytes.indexOf(delimiter) !== 0) return undefined;
  let at = delimiter.length;
  for (let part = 0; part < PARTS_MAX; part++) {
    const after = bytes.toString('latin1', at, at + 2);
    if (after === '--') return { text, files };
    if (after !== '\r\n') return undefined;
    const headerEnd = bytes.indexOf(HEADER_END, at);
    const end = headerEnd < 0 ? -1 : bytes.indexOf(`\r\n${delimiter}`, headerEnd + 2);
    if (end < 0) return undefined;
    const headers = bytes.toString('utf8', at, headerEnd);
    const name = NAME.exec(headers)?.[1];
    const content = bytes.subarray(headerEnd + HEADER_END.length, end);
    if (name !== undefined && FILE.test(headers)) files[name] = content;
    else if (name !== undefined) text[name] = content.toString('utf8');
    at = end + 2 + delimiter.length;
  }
  return undefined;
}
