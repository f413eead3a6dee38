// Which of many words stand in a text, without a pass for each.

/** Among longer words one can look further ahead, so they are looked for by themselves. */
const LONG = 16;

const BUCKETS = 4_096;
const bucketOf = (text: string, at: number): number =>
  ((text.charCodeAt(at) << 5) ^ text.charCodeAt(at + 1)) & (BUCKETS - 1);

/** From this many on, one pass with an index of all of them is faster than any other way. */
const MANY = 128;

/** Each word must have two characters or more; four, where there are `MANY`. */
export function holdsAny(text: string, words: readonly string[]): boolean {
  if (words.length >= MANY) return scan(text, indexOf(words), () => true);
  const long: string[] = [];
  const short: string[] = [];
  for (const word of words) (word.length >= LONG ? long : short).push(word);
  return holdsOneOf(text, short) || holdsOneOf(text, long);
}

/** Wu and Manber, 1994: two characters at a time tell how far ahead a word may end at the soonest. */
function holdsOneOf(text: string, words: readonly string[]): boolean {
  if (words.length === 0) return false;
  const length = Math.min(255, ...words.map((word) => word.length));
  const ahead = new Uint8Array(BUCKETS).fill(length - 1);
  for (const word of words) {
    for (let i = 0; i < length - 1; i++) {
      const bucket = bucketOf(word, i);
      ahead[bucket] = Math.min(ahead[bucket] as number, length - 2 - i);
    }
  }
  const last = text.length - 1;
  for (let end = length - 2; end < last; ) {
    const step = ahead[bucketOf(text, end)] as number;
    if (step === 0) {
      const start = end - length + 2;
      if (words.some((word) => text.startsWith(word, start))) return true;
      end++;
    } else end += step;
  }
  return false;
}

/** Those of the words that stand in the text. */
export function wordsIn(text: string, words: readonly string[]): ReadonlySet<string> {
  if (words.length < MANY) return new Set(words.filter((word) => text.includes(word)));
  return wordsByIndex(text, indexOf(words));
}

/** Words by their first four characters, which make one number. */
export type WordIndex = ReadonlyMap<number, readonly string[]>;

const keyAt = (text: string, at: number): number =>
  (text.charCodeAt(at) << 24) ^
  (text.charCodeAt(at + 1) << 16) ^
  (text.charCodeAt(at + 2) << 8) ^
  text.charCodeAt(at + 3);

/** Each word must have four characters or more. */
export function indexOf(words: readonly string[]): WordIndex {
  const index = new Map<number, string[]>();
  for (const word of words) {
    const key = keyAt(word, 0);
    const known = index.get(key);
    if (known === undefined) index.set(key, [word]);
    else known.push(word);
  }
  return index;
}

export function wordsByIndex(text: string, index: WordIndex): ReadonlySet<string> {
  const found = new Set<string>();
  scan(text, index, (word) => {
    found.add(word);
    return false;
  });
  return found;
}

/** Visits the words that stand in the text until the visitor has enough; whether it had. */
function scan(text: string, index: WordIndex, enough: (word: string) => boolean): boolean {
  for (let at = 0; at + 3 < text.length; at++) {
    const words = index.get(keyAt(text, at));
    if (words === undefined) continue;
    for (const word of words) if (text.startsWith(word, at) && enough(word)) return true;
  }
  return false;
}
