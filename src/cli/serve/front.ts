// One address for everybody: by the path it is told who is meant.
import { pathStart } from '../../kernel/routes.ts';

export const CONTROL_PREFIX = '/_sim';

/** Everybody else is WhatsApp: `/v23.0/…`, `/on-premises/…`, media, and Graph's own not-found. */
const PREFIXES: readonly (readonly [prefix: string, node: string])[] = [
  ['/connector', 'connector'],
  ['/api', 'zendesk'],
  ['/admin', 'zendesk'],
  ['/attachments', 'zendesk'],
  ['/oauth', 'zendesk'],
];

/** Whether the path is the prefix itself, or what is below it. */
export function isUnder(url: string, prefix: string): boolean {
  const start = pathStart(url);
  if (!url.startsWith(prefix, start)) return false;
  const next = url.charAt(start + prefix.length);
  return next === '' || next === '/' || next === '?' || next === '#';
}

/** A client may put a whole path behind a base that holds its beginning: both are understood. */
const DOUBLED = /^(\/_sim|\/connector)\1(?=\/|$)/;

export function undoubled(url: string): string {
  const start = pathStart(url);
  const path = url.slice(start);
  return DOUBLED.test(path) ? url.slice(0, start) + path.replace(DOUBLED, '$1') : url;
}

export const nodeOf = (url: string): string =>
  PREFIXES.find(([prefix]) => isUnder(url, prefix))?.[1] ?? 'whatsapp';
