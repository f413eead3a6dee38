// Addresses that an integration names: https, or plain http where it stands on this machine.
export type Addresses = 'https' | 'https or loopback';

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Assumption: that an integration under development may do without https is an option of this simulator. */
export function isGoodAddress(url: string, allowed: Addresses): boolean {
  if (!URL.canParse(url)) return false;
  if (url.startsWith('https://')) return true;
  return (
    allowed === 'https or loopback' &&
    url.startsWith('http://') &&
    LOOPBACK.has(new URL(url).hostname)
  );
}

export const addressesOf = (plainIntegrations: boolean): Addresses =>
  plainIntegrations ? 'https or loopback' : 'https';
