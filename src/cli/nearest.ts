// What somebody may have meant: the known word that is nearest, whatever its case.
import { closest, distance } from 'fastest-levenshtein';

/** The known word nearest to what was written; `undefined` when none is near. */
export function nearest(written: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const plain = written.toLowerCase();
  const words = known.map((word) => word.toLowerCase());
  const near = closest(plain, words);
  const far = Math.max(2, Math.floor(written.length / 3));
  if (distance(plain, near) > far) return undefined;
  return known[words.indexOf(near)];
}

/** " Did you mean X?" when something known is close to what was written, else nothing. */
export function didYouMean(written: string, known: readonly string[]): string {
  if (known.length === 0) return '';
  const near = nearest(written, known);
  return near === undefined ? '' : ` Did you mean "${near}"?`;
}
