import { closest, distance } from 'fastest-levenshtein';

/** " Did you mean X?" when something known is close to what was written, else nothing. */
export function didYouMean(written: string, known: readonly string[]): string {
  if (known.length === 0) return '';
  const near = closest(written, known);
  const far = Math.max(2, Math.floor(written.length / 3));
  return distance(written, near) <= far ? ` Did you mean "${near}"?` : '';
}
