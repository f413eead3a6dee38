// The version of the API that a call names in its address: any is answered alike, and none too.
import { type Call, pathStart, splitUrl } from '../../../src/kernel/routes.ts';
import type { Request } from '../../../src/kernel/wire.ts';

/** `v23.0` */
const VERSION = /^v(\d+)\.\d+$/;

/** Files have an address of their own, which is not taken apart. */
const FILES = '/whatsapp_business/';

const EMPTY_PARTS = /\/\/|\/(?:[?#]|$)/;

/** A path without the slashes that say nothing: `//v23.0/1/messages/` is `/v23.0/1/messages`. */
const withoutEmpty = (path: string): string => path.replace(/\/{2,}/g, '/').replace(/(.)\/$/, '$1');

/** The address without empty parts of its path. */
function tidied(url: string, start: number): string {
  if (!EMPTY_PARTS.test(url.slice(start)) || url.startsWith(FILES, start)) return url;
  const { path } = splitUrl(url);
  return url.slice(0, start) + withoutEmpty(path) + url.slice(start + path.length);
}

const ENDS = /[/?#]/;

/** Routes do not see the version; who needs it asks `versionOf`. */
export function unversioned(request: Request): Request & { readonly version?: number } {
  const start = pathStart(request.url);
  const url = tidied(request.url, start);
  const rest = url.slice(start + 1);
  const end = rest.startsWith('v') ? rest.search(ENDS) : 0;
  const first = end < 0 ? rest : rest.slice(0, end);
  const major = VERSION.exec(first)?.[1];
  if (major === undefined && url === request.url) return request;
  const { method, headers, body } = request;
  if (major === undefined) return { method, url, headers, body };
  const there = url.slice(0, start) + rest.slice(first.length);
  return { method, url: there, headers, body, version: Number(major) };
}

/** The major version that the call named, if any. */
export const versionOf = ({ request }: Call): number | undefined =>
  'version' in request && typeof request.version === 'number' ? request.version : undefined;
