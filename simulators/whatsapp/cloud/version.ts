// The version of the API that a call names in its address: any is answered alike, and none too.
import { type Call, pathStart, splitUrl } from '../../../src/kernel/routes.ts';
import type { Request } from '../../../src/kernel/wire.ts';

const VERSION = /^\/v(\d+)\.\d+(?=\/|$)/;

/** Files have an address of their own, which is not taken apart. */
const FILES = '/whatsapp_business/';

/** A path without the slashes that say nothing: `//v23.0/1/messages/` is `/v23.0/1/messages`. */
const withoutEmpty = (path: string): string => path.replace(/\/{2,}/g, '/').replace(/(.)\/$/, '$1');

/** Routes do not see the version; who needs it asks `versionOf`. */
export function unversioned(request: Request): Request & { readonly version?: number } {
  const { url } = request;
  const { path: written } = splitUrl(url);
  const empty = written.includes('//') || written.endsWith('/');
  const path = empty && !written.startsWith(FILES) ? withoutEmpty(written) : written;
  const found = VERSION.exec(path);
  if (found === null && path === written) return request;
  const start = pathStart(url);
  const plain = found === null ? path : path.slice(found[0].length);
  const there = `${url.slice(0, start)}${plain}${url.slice(start + written.length)}`;
  if (found === null) return { ...request, url: there };
  return { ...request, url: there, version: Number(found[1]) };
}

/** The major version that the call named, if any. */
export const versionOf = ({ request }: Call): number | undefined =>
  'version' in request && typeof request.version === 'number' ? request.version : undefined;
