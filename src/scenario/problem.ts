// What is wrong with a scenario, before it is known where in the file that stands.
import { closest, distance } from 'fastest-levenshtein';
import type { Path } from './placeholder.ts';

export interface Problem {
  /** From the document's root; may name a key that is missing. */
  readonly path: Path;
  /** Whether the key itself is at fault, or what stands behind it. */
  readonly at: 'key' | 'value';
  readonly message: string;
  /** What to write instead; empty when there is nothing to add. */
  readonly hint: string;
}

const letters = (word: string): string => [...word.toLowerCase()].sort().join('');

/** The nearest of `known`, if it is near enough to be what was meant. */
export function nearest(written: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const candidate = closest(
    written.toLowerCase(),
    known.map((name) => name.toLowerCase()) as string[],
  );
  const name = known.find((each) => each.toLowerCase() === candidate);
  const far = distance(written.toLowerCase(), candidate);
  const near = Math.max(1, Math.floor(written.length / 3));
  // Two letters that changed places are two edits, and still one slip.
  const swapped = far === 2 && letters(written) === letters(candidate);
  return far <= near || swapped ? name : undefined;
}

/** "did you mean …?", or the whole choice when nothing is near. */
export function didYouMean(written: string, known: readonly string[]): string {
  const meant = nearest(written, known);
  if (meant !== undefined) return `did you mean "${meant}"?`;
  return known.length === 0 ? '' : `known here: ${known.join(', ')}`;
}
