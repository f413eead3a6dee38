// The words of a text, as search knows them: lower case, letters and digits only.

const WORD = /[\p{L}\p{N}]+/gu;
const WORD_LENGTH_MAX = 100;

export const wordsIn = (text: string): readonly string[] =>
  (text.toLowerCase().match(WORD) ?? []).map((word) => word.slice(0, WORD_LENGTH_MAX));
