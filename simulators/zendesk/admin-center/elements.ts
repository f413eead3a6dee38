// The elements of HTML: what may stand in each, how its text counts, and what it adds to the reading of a page.
import {
  type Attributes,
  CLOSINGS,
  type Closing,
  OPENINGS,
  type Opening,
  type Reading,
} from './reading.ts';

/**
 * What may stand in an element if the page is plain; only a full parser knows what an end tag that is
 * missing, or anything else in the wrong place, comes to.
 */
export const CONTENTS = ['anything', 'phrases', 'text', 'options', 'nothing', 'unplain'] as const;
export type Content = (typeof CONTENTS)[number];

export interface HtmlElement {
  readonly name: string;
  readonly content: Content;
  /** Does not part words from each other. */
  readonly inline: boolean;
  /** Its text is not part of what the page says. */
  readonly silent: boolean;
  readonly open: Opening | undefined;
  readonly close: Closing | undefined;
}

const words = (text: string): readonly string[] => text.split(' ');

const INLINE: ReadonlySet<string> = new Set(
  words(
    'a abbr b bdi bdo cite code data em i kbd mark q s small span strong sub sup time u var wbr',
  ),
);
const SILENT: ReadonlySet<string> = new Set(words('script style option textarea template'));

const CONTENT: { readonly [C in Exclude<Content, 'unplain'>]: readonly string[] } = {
  anything: words('html head body main header footer section div fieldset legend form label'),
  phrases: words('a p h1 h2 h3 h4 h5 h6 button b code em i small span strong'),
  text: words('title textarea option'),
  options: words('select datalist'),
  nothing: words('br hr img input link meta wbr'),
};

const elementOf = (name: string, content: Content): HtmlElement => ({
  name,
  content,
  inline: INLINE.has(name),
  silent: SILENT.has(name),
  open: OPENINGS.get(name),
  close: CLOSINGS.get(name),
});

const UNPLAIN = [...INLINE, ...SILENT].map((name) => elementOf(name, 'unplain'));
const PLAIN = Object.entries(CONTENT).flatMap(([content, names]) =>
  names.map((name) => elementOf(name, content as Content)),
);
const ELEMENTS: ReadonlyMap<string, HtmlElement> = new Map(
  [...UNPLAIN, ...PLAIN].map((element) => [element.name, element]),
);
const UNKNOWN = elementOf('', 'unplain');

export const elementNamed = (name: string): HtmlElement => ELEMENTS.get(name) ?? UNKNOWN;

export function openElement(page: Reading, element: HtmlElement, attributes: Attributes): void {
  page.depth++;
  if (!element.inline) page.text += ' ';
  if (element.silent) page.silent++;
  const notice = attributes['data-notice'];
  if (notice !== undefined) page.notices.push(notice);
  if (page.error === undefined && attributes.role === 'alert') {
    page.error = { reason: attributes['data-reason'] ?? '', text: '' };
    page.alertDepth = page.depth;
  }
  element.open?.(page, attributes);
}

export function addText(page: Reading, text: string): void {
  page.own += text;
  if (page.silent > 0) return;
  page.text += text;
  if (page.alertDepth > 0 && page.error !== undefined) page.error.text += text;
  if (page.label !== undefined) page.label.text += text;
}

export function closeElement(page: Reading, element: HtmlElement): void {
  element.close?.(page);
  if (element.silent) page.silent--;
  if (!element.inline) page.text += ' ';
  if (page.depth === page.alertDepth) page.alertDepth = 0;
  page.depth--;
}
