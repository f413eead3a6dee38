// Whether any of many words stands in a text: one pass for all the long ones together.

/** The platform looks for one word at a time, and fast; from this length on, looking for all at once is faster. */
const LONG = 16;

const BUCKETS = 4_096;
const bucketOf = (text: string, at: number): number =>
  ((text.charCodeAt(at) << 5) ^ text.charCodeAt(at + 1)) & (BUCKETS - 1);

export function holdsAny(text: string, words: readonly string[]): boolean {
  const long: string[] = [];
  for (const word of words) {
    if (word.length >= LONG) long.push(word);
    else if (text.includes(word)) return true;
  }
  return long.length > 0 && holdsLong(text, long);
}

/** Wu and Manber, 1994: two characters at a time tell how far ahead a word may end at the soonest. */
function holdsLong(text: string, words: readonly string[]): boolean {
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
