// Reads a multipart form that is in memory already, in one go: a streaming parser would finish in its own
// time, which the virtual clock cannot see. https://www.rfc-editor.org/rfc/rfc7578
import { decodeField, make, type PartInfo } from 'multipasta';
import { type Body, keep } from './wire.ts';

export interface FormFile {
  /** As the sender called it; may be empty, and is no safe path. */
  readonly filename: string;
  /** Media type as the part states it, with its parameters; empty when it states none. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

export interface MultipartForm {
  readonly text: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, FormFile>>;
}

/** More parts than any form here has. */
export const PARTS_MAX = 32;

// The library reads no parameter at all once a file name has a character outside Latin-1, which browsers
// send as it is, and leaves escapes in names: so the header itself is asked.
// No text matches in two ways, or a long one could take for ever.
const PARAMETER = /;[ \t]*([^\s=;"]+)=(?:"((?:[^"\\]|\\["\\]|\\(?!["\\]))*)"|([^;\s"]+))/g;
const EXTENDED = /^[^']*'[^']*'(.*)$/;

/** Quotes and line ends inside quotes, as browsers write them and as curl does. */
const unquoted = (text: string): string =>
  text
    .replace(/\\(["\\])/g, '$1')
    .replace(/%22/g, '"')
    .replace(/%0D/gi, '\r')
    .replace(/%0A/gi, '\n');

function parametersOf(part: PartInfo): ReadonlyMap<string, string> {
  const parameters = new Map<string, string>();
  const disposition = String(part.headers['content-disposition']);
  for (const [, name = '', quoted, token = ''] of disposition.matchAll(PARAMETER)) {
    parameters.set(name.toLowerCase(), quoted === undefined ? token : unquoted(quoted));
  }
  return parameters;
}

/** `undefined` when the part is no file. The form with a star is the newer one and wins. */
function filenameOf(part: PartInfo): string | undefined {
  const parameters = parametersOf(part);
  const extended = parameters.get('filename*');
  if (extended === undefined) return parameters.get('filename');
  return decodeURIComponent(EXTENDED.exec(extended)?.[1] ?? extended);
}

/** `undefined` when the body is not what its content type says, or has more parts than `partsMax`. */
export function readMultipart(
  contentType: string,
  body: Body,
  partsMax = PARTS_MAX,
): MultipartForm | undefined {
  const text: Record<string, string> = {};
  const files: Record<string, FormFile> = {};
  let ended = false;
  let broken = false;
  /** What a part is called; one without a name breaks the form. */
  const nameOf = (part: PartInfo): string => {
    const name = parametersOf(part).get('name');
    if (name === undefined) broken = true;
    return name ?? '';
  };
  const parser = make({
    headers: { 'content-type': contentType },
    maxParts: partsMax,
    isFile: (part) => filenameOf(part) !== undefined,
    onField(part, value) {
      if (!ended) keep(text, nameOf(part), decodeField(part, value));
    },
    onFile(part) {
      const chunks: Uint8Array[] = [];
      const filename = filenameOf(part) ?? '';
      const type = String(part.headers['content-type'] ?? '');
      return (chunk) => {
        if (chunk !== null) chunks.push(chunk);
        else if (!ended) keep(files, nameOf(part), { filename, type, bytes: joined(chunks) });
      };
    },
    onError() {
      // What stands behind the end is no part of the form.
      broken ||= !ended;
    },
    onDone() {
      ended = true;
    },
  });
  try {
    parser.write(typeof body === 'string' ? Buffer.from(body) : body);
    parser.end();
  } catch {
    // A `filename*` is decoded as a URL is, and some cannot be.
    return undefined;
  }
  return ended && !broken ? { text, files } : undefined;
}

/** Bytes of their own: a view would keep the whole body for as long as the file. */
function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
