// The address of another page of the same list.
import { type Call, pathStart } from '../../../src/kernel/routes.ts';
import { versionOf } from './version.ts';

/** As it was called, with the token if that stood in it: clients follow it as it is, and send nothing else along. */
export function pageAddress(call: Call, side: 'after' | 'before', cursor: string): string {
  const { url } = call.request;
  const version = versionOf(call);
  const query = new URLSearchParams(call.query);
  query.delete('after');
  query.delete('before');
  query.set(side, cursor);
  const named = version === undefined ? '' : `/v${version}.0`;
  return `${url.slice(0, pathStart(url))}${named}${call.path}?${query}`;
}
