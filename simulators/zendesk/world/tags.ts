// Tags as Zendesk keeps them: lower case, without spaces, each once.

/** Assumption: spaces and commas part tags, whether they are given as a text or in a list. */
export const tagsOf = (given: string | readonly string[]): readonly string[] => [
  ...new Set(
    (typeof given === 'string' ? [given] : given)
      .flatMap((text) => text.toLowerCase().split(/[\s,]+/))
      .filter((tag) => tag !== ''),
  ),
];
