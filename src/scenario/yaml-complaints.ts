// What the parser of YAML finds wrong, in words for people who do not write YAML every day.
import { type Document, isCollection, isScalar, type Node, visit, type YAMLError } from 'yaml';

export interface Complaint {
  /** Offsets into the text; the end is not included. */
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly hint: string;
}

interface Words {
  readonly message: string;
  readonly hint: string;
}

const QUOTE = 'put the text in quotes: "…"';

export const SECOND_DOCUMENT: Words = {
  message: 'a file holds one scenario',
  hint: 'put this one into a file of its own',
};

const WORDS: Readonly<Record<string, Words>> = {
  DUPLICATE_KEY: { message: 'this key stands twice', hint: 'keep one of them' },
  BLOCK_AS_IMPLICIT_KEY: {
    message: 'a colon and a space inside a text start a new map',
    hint: QUOTE,
  },
  MULTILINE_IMPLICIT_KEY: { message: 'a key must stand on one line', hint: 'is a colon missing?' },
  TAB_AS_INDENT: { message: 'a tab cannot indent', hint: 'indent with spaces' },
  BAD_INDENT: { message: 'the indentation does not fit', hint: 'indent like the lines around it' },
  BAD_SCALAR_START: { message: 'a text cannot begin like this', hint: QUOTE },
  BAD_DQ_ESCAPE: {
    message: 'no such escape in double quotes',
    hint: "write \\\\ for a backslash, or use single quotes: '…'",
  },
  MISSING_CHAR: { message: 'something is not closed', hint: 'look for a missing quote or bracket' },
  NON_STRING_KEY: { message: 'a key must be a text', hint: QUOTE },
  UNEXPECTED_TOKEN: { message: 'this cannot stand here', hint: 'is a quote or a bracket missing?' },
  BAD_COLLECTION_TYPE: { message: 'this cannot stand here', hint: QUOTE },
  MULTIPLE_DOCS: SECOND_DOCUMENT,
  TAG_RESOLVE_FAILED: { message: 'tags are not used here', hint: 'leave out the word with the !' },
  RESOURCE_EXHAUSTION: { message: 'this is nested too deeply', hint: 'is a bracket not closed?' },
  BAD_ALIAS: { message: 'anchors and aliases are not used here', hint: QUOTE },
};

/** After any other mistake the parser has lost its way, and what it says next is a consequence. */
const ON_ITS_OWN: ReadonlySet<string> = new Set([
  'DUPLICATE_KEY',
  'BAD_DQ_ESCAPE',
  'TAG_RESOLVE_FAILED',
]);

/** A bracket that is not closed is, to the parser, an indentation that ends too early. */
const kindOf = ({ code, message }: YAMLError): string =>
  code === 'BAD_INDENT' && message.includes('end with') ? 'MISSING_CHAR' : code;

/** The parser points at a character; people read words. */
const WORD = /^[\p{L}\p{N}_ -]+/u;
const WORD_MAX = 80;

const CLOSING: Readonly<Record<string, string>> = { '"': '"', "'": "'", '{': '}', '[': ']' };

/** A quoted text over several lines, or a bracket whose end is missing, that `position` lies behind. */
function openedBefore(node: Node, text: string, position: number): number | undefined {
  const [start, end, after] = node.range ?? [0, 0, 0];
  if (start >= position || position > after) return undefined;
  const closing = CLOSING[text[start] ?? ''];
  if (closing === undefined) return undefined;
  const isClosed = end > start + 1 && text[end - 1] === closing;
  if (isScalar(node)) {
    if (node.type !== 'QUOTE_DOUBLE' && node.type !== 'QUOTE_SINGLE') return undefined;
    return !isClosed || text.slice(start, end).includes('\n') ? start : undefined;
  }
  return isCollection(node) && !isClosed ? start : undefined;
}

/** Where the quote or bracket opens that is missing its end at `position`: the innermost one. */
function openingOf(document: Document, text: string, position: number): number | undefined {
  let found: number | undefined;
  visit(document, {
    Node(_key, node) {
      found = openedBefore(node, text, position) ?? found;
    },
  });
  return found;
}

function complaintOf(error: YAMLError, document: Document, text: string): Complaint {
  const [start, end] = error.pos;
  const kind = kindOf(error);
  const opening = ON_ITS_OWN.has(kind) ? undefined : openingOf(document, text, start);
  const quoteOrBracket = text[opening ?? -1] ?? '';
  const isQuote = /["']/.test(quoteOrBracket);
  if (opening !== undefined && (isQuote || kind === 'MISSING_CHAR')) {
    return {
      start: opening,
      end: opening + 1,
      message: `this ${isQuote ? 'quote' : 'bracket'} is not closed`,
      hint: `write ${CLOSING[quoteOrBracket]} where it ends`,
    };
  }
  const { message, hint } = WORDS[kind] ?? { message: error.message, hint: '' };
  const word = WORD.exec(text.slice(start, start + WORD_MAX))?.[0].length ?? 0;
  return { start, end: Math.max(end, start + word), message, hint };
}

/** What the author did wrong, in the order of the text, without what only follows from it. */
export function complaintsOf(documents: readonly Document[], text: string): readonly Complaint[] {
  const errors = documents
    .flatMap((document) => document.errors.map((error) => ({ error, document })))
    .sort((a, b) => a.error.pos[0] - b.error.pos[0]);
  const lost = errors.findIndex(({ error }) => !ON_ITS_OWN.has(kindOf(error)));
  return errors
    .slice(0, lost < 0 ? errors.length : lost + 1)
    .map(({ error, document }) => complaintOf(error, document, text));
}
