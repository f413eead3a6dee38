/** A word as a POSIX shell must be given it. */
export const shellWord = (word: string): string =>
  /^[\w./@:=+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
