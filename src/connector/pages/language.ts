// The language of the pages: Japanese or English, whichever the admin reads.
export const LANGUAGES = ['en', 'ja'] as const;
export type Language = (typeof LANGUAGES)[number];

/** One thing that a page says, in every language; `{name}` stands for a value. */
export type Words = { readonly [L in Language]: string };

const spoken = (tag: string): Language | undefined =>
  LANGUAGES.find((language) => tag.trim().toLowerCase().split(/[-_]/)[0] === language);

/** `ja;q=0.8` is a wish of weight 0.8, and of weight 0 it is none. */
function wishOf(item: string): { readonly tag: string; readonly weight: number } {
  const [tag = '', ...parameters] = item.split(';');
  const q = parameters.map((one) => one.trim()).find((one) => one.startsWith('q='));
  const weight = q === undefined ? 1 : Number(q.slice(2));
  return { tag, weight: Number.isNaN(weight) ? 0 : weight };
}

/** The locale that Zendesk names for the admin, else what the browser asks for, else English. */
export function languageOf(locale: string, acceptLanguage = ''): Language {
  const chosen = spoken(locale);
  if (chosen !== undefined) return chosen;
  if (acceptLanguage === '') return 'en';
  const wishes = acceptLanguage.split(',').map(wishOf);
  const wanted = wishes
    .filter(({ tag, weight }) => weight > 0 && spoken(tag) !== undefined)
    .sort((a, b) => b.weight - a.weight)[0];
  return (wanted && spoken(wanted.tag)) ?? 'en';
}

export type Values = Readonly<Record<string, string | number>>;

/** The words in that language, with the values in their places. */
export const say = (language: Language, words: Words, values?: Values): string =>
  values === undefined
    ? words[language]
    : words[language].replace(/\{(\w+)\}/g, (place, name: string) =>
        String(Object.hasOwn(values, name) ? values[name] : place),
      );
