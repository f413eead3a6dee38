// HTML of comments: what is left of what was given, and its text.
// https://developer.zendesk.com/api-reference/ticketing/tickets/ticket_comments/#bodies
import { Parser } from 'htmlparser2';

/** Assumption: the list. Of other elements only the content is left. */
const KEPT: ReadonlySet<string> = new Set(
  (
    'a abbr b big blockquote br caption center cite code col colgroup dd del div dl dt em font h1 h2 h3 h4 h5 h6 ' +
    'hr i img ins kbd li ol p pre q s samp small span strike strong sub sup table tbody td tfoot th thead tr tt u ul var redact'
  ).split(' '),
);
/** Of these not even the content. */
const GONE: ReadonlySet<string> = new Set(
  'script style iframe object embed template noscript head title textarea select svg math'.split(
    ' ',
  ),
);
const VOID: ReadonlySet<string> = new Set(['br', 'hr', 'img', 'col']);
const BLOCKS: ReadonlySet<string> = new Set(
  'p div br li tr h1 h2 h3 h4 h5 h6 blockquote pre ul ol table hr'.split(' '),
);
const ATTRIBUTES: ReadonlySet<string> = new Set(
  'href src alt title width height dir lang colspan rowspan align color'.split(' '),
);
const ADDRESSES: ReadonlySet<string> = new Set(['href', 'src']);
/** Only where it is plain that nothing is run. */
const SAFE_ADDRESS = /^(?:https?:\/\/|mailto:|tel:|\/(?!\/))/i;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);

interface Visitor {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text(text: string): void;
  close(name: string): void;
}

/** Visits what is left: no element that is not kept, no text of one that is gone. */
function visit(html: string, visitor: Visitor): void {
  let gone = 0;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (GONE.has(name)) gone++;
      else if (gone === 0 && KEPT.has(name)) visitor.open(name, attributes);
    },
    ontext(text) {
      if (gone === 0) visitor.text(text);
    },
    onclosetag(name) {
      if (GONE.has(name)) gone = Math.max(0, gone - 1);
      else if (gone === 0 && KEPT.has(name)) visitor.close(name);
    },
  });
  parser.end(html);
}

function attributesOf(attributes: Readonly<Record<string, string>>): string {
  let text = '';
  for (const [name, value] of Object.entries(attributes)) {
    if (!ATTRIBUTES.has(name)) continue;
    if (ADDRESSES.has(name) && !SAFE_ADDRESS.test(value.trim())) continue;
    text += ` ${name}="${escapeHtml(value)}"`;
  }
  return text;
}

/** The HTML that is left, with its texts written anew; `marked` are those within `<redact>`, which itself goes. */
function rewrite(html: string, rewritten: (text: string, marked: boolean) => string): string {
  let result = '';
  let pending = '';
  let marks = 0;
  const flush = (): void => {
    result += escapeHtml(rewritten(pending, marks > 0));
    pending = '';
  };
  visit(html, {
    open(name, attributes) {
      flush();
      if (name === 'redact') marks++;
      else result += `<${name}${attributesOf(attributes)}>`;
    },
    text(text) {
      pending += text;
    },
    close(name) {
      flush();
      if (name === 'redact') marks = Math.max(0, marks - 1);
      else if (!VOID.has(name)) result += `</${name}>`;
    },
  });
  flush();
  return result;
}

/** Without scripts, styles, handlers and whatever else could do something. */
export const cleanHtml = (html: string): string => rewrite(html, (text) => text);

/** Assumption: blocks end in a line of their own. */
export function textOfHtml(html: string): string {
  let plain = '';
  visit(html, {
    open() {},
    text(text) {
      plain += text;
    },
    close(name) {
      if (BLOCKS.has(name) && !plain.endsWith('\n')) plain += '\n';
    },
  });
  return plain.trim();
}

const MASK = '▇';
export const masked = (text: string): string => text.replace(/\S/gu, MASK);

/** Masks every occurrence of a text, in what is read and not in the elements. */
export const maskedHtml = (html: string, secret: string): string =>
  rewrite(html, (text) => text.replaceAll(secret, masked(secret)));

/** Masks what stands in `<redact>` elements. */
export const maskMarked = (html: string): string =>
  rewrite(html, (text, marked) => (marked ? masked(text) : text));
