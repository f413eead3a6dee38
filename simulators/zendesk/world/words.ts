// The words of a text, as search knows them: lower case, letters and digits only.

/** Marks belong to the letter before them: some scripts write vowels so. */
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;
const WORD_LENGTH_MAX = 100;

export const wordsIn = (text: string): readonly string[] =>
  (text.toLowerCase().match(WORD) ?? []).map((word) => word.slice(0, WORD_LENGTH_MAX));

const NUMBER = /^\+?\(?\d[\d\s().-]{5,}$/;

/** The digits of what is written like a phone number, however it is set; `undefined` for another text. */
export const phoneDigits = (text: string): string | undefined =>
  NUMBER.test(text) ? text.replace(/\D/g, '') : undefined;
