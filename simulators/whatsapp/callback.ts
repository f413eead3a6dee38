// Which addresses WhatsApp will call.
import type { WhatsAppOptions } from './options.ts';

const SECURE = /^https:\/\/[^\s/]+(\/\S*)?$/i;
const LOCAL = /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?(\/\S*)?$/i;

/** Assumption: https as the vendor demands, but plain http to this machine, unless it is forbidden. */
export const isCallback = (
  url: string,
  options: Pick<WhatsAppOptions, 'plainCallbacks'>,
): boolean => SECURE.test(url) || (options.plainCallbacks && LOCAL.test(url));
