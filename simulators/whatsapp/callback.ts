// Which addresses WhatsApp will call.

/** Assumption: https as the vendor demands, but plain http to this machine, so that local tests run. */
const CALLBACK = /^(https:\/\/[^\s/]+|http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?)(\/\S*)?$/i;

export const isCallback = (url: string): boolean => CALLBACK.test(url);
