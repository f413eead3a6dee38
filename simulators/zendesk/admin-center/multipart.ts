// Multipart form bodies: the same bytes for the same fields, files and boundary.
// https://www.rfc-editor.org/rfc/rfc7578
import type { Body } from '../../../src/kernel/wire.ts';

export interface FormFile {
  readonly name: string;
  /** Media type. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** One field of a form, as it is sent. */
export type Entry = readonly [name: string, value: string | FormFile];

export interface Encoded {
  readonly contentType: string;
  readonly body: Body;
}

const encoder = new TextEncoder();

/** As browsers write names inside quotes. */
const quoted = (text: string): string =>
  text.replaceAll('\r', '%0D').replaceAll('\n', '%0A').replaceAll('"', '%22');

export function encodeMultipart(entries: readonly Entry[], boundary: string): Encoded {
  const pieces: Uint8Array[] = [];
  const write = (text: string): void => {
    pieces.push(encoder.encode(text));
  };
  for (const [name, value] of entries) {
    const disposition = `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"`;
    if (typeof value === 'string') {
      write(`${disposition}\r\n\r\n${value}\r\n`);
    } else {
      write(
        `${disposition}; filename="${quoted(value.name)}"\r\nContent-Type: ${value.type}\r\n\r\n`,
      );
      pieces.push(value.bytes);
      write('\r\n');
    }
  }
  write(`--${boundary}--\r\n`);
  return { contentType: `multipart/form-data; boundary=${boundary}`, body: join(pieces) };
}

function join(pieces: readonly Uint8Array[]): Uint8Array {
  const body = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    body.set(piece, at);
    at += piece.length;
  }
  return body;
}

const DATA_URL = /^data:([^;,]+)(?:;name=([^;,]*))?;base64,(.*)$/s;

/** A file from a `data:` URL; `undefined` when it is none. */
export function fileOf(url: string): FormFile | undefined {
  const match = DATA_URL.exec(url);
  if (match === null) return undefined;
  const [, type = '', name = 'file', data = ''] = match;
  return { name, type, bytes: new Uint8Array(Buffer.from(data, 'base64')) };
}
