// Reads a multipart form that is in memory already, in one go: a streaming parser would finish in its own
// time, which the virtual clock cannot see. https://www.rfc-editor.org/rfc/rfc7578
import { decodeField, make, type PartInfo } from 'multipasta';
import type { Body } from '../kernel/wire.ts';

export interface MultipartForm {
  readonly text: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, Uint8Array>>;
}

/** More parts than any form here has. */
const PARTS_MAX = 32;

// The library reads no parameter at all once a file name has a character outside Latin-1, which browsers
// send as it is: so both questions are put to the header itself.
const NAME = /;\s*name="([^"]*)"/i;
const FILE = /;\s*filename\*?=/i;
const dispositionOf = (part: PartInfo): string => String(part.headers['content-disposition']);
const nameOf = (part: PartInfo): string => NAME.exec(dispositionOf(part))?.[1] ?? part.name;

/** `undefined` when the body is not what its content type says. */
export function readMultipart(contentType: string, body: Body): MultipartForm | undefined {
  const text: Record<string, string> = {};
  const files: Record<string, Uint8Array> = {};
  let ended = false;
  let broken = false;
  const parser = make({
    headers: { 'content-type': contentType },
    maxParts: PARTS_MAX,
    isFile: (part) => FILE.test(dispositionOf(part)),
    onField(part, value) {
      if (!ended) text[nameOf(part)] = decodeField(part, value);
    },
    onFile(part) {
      const chunks: Uint8Array[] = [];
      return (chunk) => {
        if (chunk !== null) chunks.push(chunk);
        else if (!ended) files[nameOf(part)] = Buffer.concat(chunks);
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
    // The library decodes `filename*` as it would a URL, and throws where that cannot be done.
    return undefined;
  }
  return ended && !broken ? { text, files } : undefined;
}
