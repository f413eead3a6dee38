// The version of the API that a call names in its address: any is answered alike, and none too.
import { type Call, pathStart, splitUrl } from '../../../src/kernel/routes.ts';
import type { Request } from '../../../src/kernel/wire.ts';

const VERSION = /^\/v(\d+)\.\d+(?=\/|$)/;

/** Routes do not see the version; who needs it asks `versionOf`. */
export function unversioned(request: Request): Request & { readonly version?: number } {
  const { path } = splitUrl(request.url);
  const found = VERSION.exec(path);
  if (found === null) return request;
  const [named, major] = found;
  const start = pathStart(request.url);
  const url = request.url.slice(0, start) + request.url.slice(start + named.length);
  return { ...request, url, version: Number(major) };
}

/** The major version that the call named, if any. */
export const versionOf = ({ request }: Call): number | undefined =>
  'version' in request && typeof request.version === 'number' ? request.version : undefined;
