// A string as JSON: most need nothing but the quotes, and a test is cheaper than the platform's writer.

/** Quotes, backslashes, and all outside the plain ranges: controls before the blank, and surrogates. */
const SPECIAL = /["\\]|[^ -\ud7ff\ue000-\uffff]/;

export const quoted = (text: string): string =>
  SPECIAL.test(text) ? JSON.stringify(text) : `"${text}"`;
