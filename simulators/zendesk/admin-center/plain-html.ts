// Reads HTML that is written plainly, as templates write it, several times faster than a parser for all HTML can.
import { addText, closeElement, elementNamed, type HtmlElement, openElement } from './elements.ts';
import type { Attributes, Reading } from './reading.ts';

const DOCTYPE = '<!doctype html>';
const NEW_LINE = 10;
const BLANK = 32;
const QUOTE = 34;
const DASH = 45;
const SLASH = 47;
const EQUALS = 61;
const GREATER = 62;

/** Small letters and figures; the codes of all others are not plain, nor is the end of the page. */
const isNameCode = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
const isBlank = (code: number): boolean => code === BLANK || code === NEW_LINE;

/** How far a page is read. */
interface Source {
  readonly html: string;
  at: number;
  /** Where the next character reference begins; infinite when there is none. */
  reference: number;
}

function nextReference(html: string, from: number): number {
  const at = html.indexOf('&', from);
  return at < 0 ? Number.POSITIVE_INFINITY : at;
}

/** The text from `from` to `to`; `undefined` when it has character references other than the usual five. */
function piece(source: Source, from: number, to: number): string | undefined {
  const text = source.html.slice(from, to);
  if (to <= source.reference) return text;
  source.reference = nextReference(source.html, to);
  const rest = text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>');
  for (let at = rest.indexOf('&'); at >= 0; at = rest.indexOf('&', at + 1)) {
    if (!rest.startsWith('&amp;', at)) return undefined;
  }
  return rest.replaceAll('&amp;', '&');
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** All tags of one shape: the engine handles objects that grow name by name many times slower. */
const noAttributes = (): Mutable<Attributes> => ({
  action: undefined,
  autocomplete: undefined,
  checked: undefined,
  'data-notice': undefined,
  'data-reason': undefined,
  'data-screen': undefined,
  disabled: undefined,
  enctype: undefined,
  for: undefined,
  href: undefined,
  id: undefined,
  list: undefined,
  method: undefined,
  name: undefined,
  role: undefined,
  selected: undefined,
  src: undefined,
  type: undefined,
  value: undefined,
});
const NONE: Attributes = noAttributes();

/** Of an attribute that stands twice, the first counts. */
function setAttribute(attributes: Mutable<Attributes>, name: string, value: string): void {
  switch (name) {
    case 'name':
      attributes.name ??= value;
      break;
    case 'value':
      attributes.value ??= value;
      break;
    case 'type':
      attributes.type ??= value;
      break;
    case 'action':
      attributes.action ??= value;
      break;
    case 'method':
      attributes.method ??= value;
      break;
    case 'checked':
      attributes.checked ??= value;
      break;
    case 'autocomplete':
      attributes.autocomplete ??= value;
      break;
    case 'disabled':
      attributes.disabled ??= value;
      break;
    case 'enctype':
      attributes.enctype ??= value;
      break;
    case 'for':
      attributes.for ??= value;
      break;
    case 'href':
      attributes.href ??= value;
      break;
    case 'id':
      attributes.id ??= value;
      break;
    case 'list':
      attributes.list ??= value;
      break;
    case 'role':
      attributes.role ??= value;
      break;
    case 'selected':
      attributes.selected ??= value;
      break;
    case 'src':
      attributes.src ??= value;
      break;
    case 'data-notice':
      attributes['data-notice'] ??= value;
      break;
    case 'data-reason':
      attributes['data-reason'] ??= value;
      break;
    case 'data-screen':
      attributes['data-screen'] ??= value;
      break;
  }
}

/** Reads the attributes of a tag whose name has been read, and the end of it. */
function attributesOf(source: Source): Attributes | undefined {
  const { html } = source;
  let { at } = source;
  if (html.charCodeAt(at) === GREATER) {
    source.at = at + 1;
    return NONE;
  }
  const attributes = noAttributes();
  while (html.charCodeAt(at) !== GREATER) {
    if (!isBlank(html.charCodeAt(at))) return undefined;
    while (isBlank(html.charCodeAt(at))) at++;
    const start = at;
    let code = html.charCodeAt(at);
    while (isNameCode(code) || code === DASH) code = html.charCodeAt(++at);
    if (at === start) return undefined;
    const name = html.slice(start, at);
    let value: string | undefined = '';
    if (code === EQUALS) {
      if (html.charCodeAt(at + 1) !== QUOTE) return undefined;
      const end = html.indexOf('"', at + 2);
      if (end < 0) return undefined;
      value = piece(source, at + 2, end);
      if (value === undefined) return undefined;
      at = end + 1;
    }
    setAttribute(attributes, name, value);
  }
  source.at = at + 1;
  return attributes;
}

/** Whether an element may stand right inside another, so that none is closed by that. */
function fits(element: HtmlElement, inside: HtmlElement | undefined): boolean {
  if (element.content === 'unplain') return false;
  switch (inside?.content) {
    case 'options':
      return element.name === 'option';
    case 'phrases':
      return element.inline || element.name === 'br' || element.name === 'img';
    case undefined:
    case 'anything':
      return true;
    default:
      return false;
  }
}

/** Reads an end tag, which must be of the innermost element; an option needs none of its own. */
function readEnd(source: Source, page: Reading, open: HtmlElement[]): boolean {
  const { html } = source;
  const start = source.at + 2;
  let inside = open.pop();
  if (inside?.name === 'option' && !html.startsWith('option', start)) {
    closeElement(page, inside);
    inside = open.pop();
    if (inside?.content !== 'options') return false;
  }
  if (inside === undefined || !html.startsWith(inside.name, start)) return false;
  const end = start + inside.name.length;
  if (html.charCodeAt(end) !== GREATER) return false;
  closeElement(page, inside);
  source.at = end + 1;
  return true;
}

function readStart(source: Source, page: Reading, open: HtmlElement[]): boolean {
  const { html } = source;
  const start = source.at + 1;
  let end = start;
  while (isNameCode(html.charCodeAt(end))) end++;
  const element = elementNamed(html.slice(start, end));
  let inside = open[open.length - 1];
  if (inside?.name === 'option' && element === inside) {
    closeElement(page, inside);
    open.pop();
    inside = open[open.length - 1];
  }
  if (!fits(element, inside) || (element.name === 'form' && page.form !== undefined)) return false;
  source.at = end;
  const attributes = attributesOf(source);
  if (attributes === undefined) return false;
  openElement(page, element, attributes);
  if (element.content === 'nothing') closeElement(page, element);
  else open.push(element);
  return true;
}

/** Reads the page; false when it is not plain, and then the reading is worth nothing. */
export function readPlainHtml(html: string, page: Reading): boolean {
  const open: HtmlElement[] = [];
  const at = html.startsWith(DOCTYPE) ? DOCTYPE.length : 0;
  const source: Source = { html, at, reference: nextReference(html, at) };
  while (source.at < html.length) {
    const found = html.indexOf('<', source.at);
    const tag = found < 0 ? html.length : found;
    if (tag > source.at) {
      const text = piece(source, source.at, tag);
      if (text === undefined) return false;
      addText(page, text);
      source.at = tag;
    } else if (html.charCodeAt(tag + 1) === SLASH) {
      if (!readEnd(source, page, open)) return false;
    } else if (!readStart(source, page, open)) return false;
  }
  return open.length === 0;
}
