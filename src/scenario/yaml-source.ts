// The YAML form: a strict subset, read with the position of everything in it.
import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseAllDocuments,
  visit,
  type YAMLError,
} from 'yaml';
import type { Json } from '../kernel/trace.ts';
import type { Path } from './placeholder.ts';
import { ScenarioError } from './scenario-error.ts';

/** Where a value, or its key, stands in the text. */
export type Locate = (path: Path, at: 'key' | 'value') => Span;

/** Offsets into the text; the end is not included. */
interface Span {
  readonly start: number;
  readonly end: number;
}

export interface YamlSource {
  /** The document, or `undefined` when the text cannot be read at all. */
  readonly value: Json | undefined;
  readonly errors: readonly ScenarioError[];
  readonly locate: Locate;
  /** A mistake at that place. */
  readonly error: (span: Span, message: string, hint: string) => ScenarioError;
  readonly lineOf: (span: Span) => number;
}

const QUOTE = 'put the text in quotes: "…"';

/** The parser's own codes, in words for people who do not write YAML every day. */
const COMPLAINTS: Readonly<Record<string, { readonly message: string; readonly hint: string }>> = {
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
  MULTIPLE_DOCS: {
    message: 'a file holds one scenario',
    hint: 'put this one into a file of its own',
  },
  TAG_RESOLVE_FAILED: { message: 'tags are not used here', hint: 'leave out the word with the !' },
  RESOURCE_EXHAUSTION: { message: 'this is nested too deeply', hint: 'is a bracket not closed?' },
  BAD_ALIAS: { message: 'anchors and aliases are not used here', hint: QUOTE },
};

/** A bracket that is not closed is, to the parser, an indentation that ends too early. */
const kindOf = (code: string, message: string): string =>
  code === 'BAD_INDENT' && message.includes('end with') ? 'MISSING_CHAR' : code;

/** The parser points at a character; people read words. */
const WORD = /^[\p{L}\p{N}_ -]+/u;
const WORD_MAX = 80;

/** The second complaint about a line is nearly always a consequence of the first. */
function onePerLine(errors: readonly ScenarioError[]): ScenarioError[] {
  const lines = new Map<number, ScenarioError>();
  for (const error of errors) if (!lines.has(error.line)) lines.set(error.line, error);
  return [...lines.values()];
}

/** What is valid YAML, but not part of the subset. */
function outside(node: Node): { readonly message: string; readonly hint: string } | undefined {
  if (isAlias(node)) {
    return {
      message: `aliases are not used here: *${node.source}`,
      hint: 'write it out, or quote the text if it begins with *',
    };
  }
  if (node.anchor !== undefined) {
    return {
      message: `anchors are not used here: &${node.anchor}`,
      hint: 'write it out, or quote the text if it begins with &',
    };
  }
  if (node.tag !== undefined) {
    return { message: 'tags are not used here', hint: 'leave out the word with the !' };
  }
  return undefined;
}

const spanOf = (node: Node | null | undefined): Span | undefined =>
  node?.range ? { start: node.range[0], end: node.range[1] } : undefined;

const keyNode = (pair: Pair): Node | undefined => (isNode(pair.key) ? pair.key : undefined);
const valueNode = (pair: Pair): Node | undefined => (isNode(pair.value) ? pair.value : undefined);

/** The part below `node` that `part` names, and the key it stands behind. */
function step(node: Node | undefined, part: string | number): { key?: Node; value?: Node } {
  if (isMap(node)) {
    const pair = node.items.find((each) => isScalar(each.key) && String(each.key.value) === part);
    if (pair === undefined) return {};
    const key = keyNode(pair);
    const value = valueNode(pair);
    return { ...(key && { key }), ...(value && { value }) };
  }
  if (isSeq(node) && typeof part === 'number') {
    const item = node.items[part];
    return isNode(item) ? { value: item } : {};
  }
  return {};
}

const isNothing = (contents: unknown): boolean =>
  contents === null || (isScalar(contents) && contents.value === null && contents.source === '');

const START: Span = { start: 0, end: 1 };

/** Follows a path as far as it goes; what is missing is shown at what should hold it. */
function locateIn(root: Node | null): Locate {
  return (path, at) => {
    let value: Node | undefined = root ?? undefined;
    let key: Node | undefined;
    for (const part of path) {
      const next = step(value, part);
      if (next.key === undefined && next.value === undefined) {
        return spanOf(key) ?? spanOf(value) ?? START;
      }
      key = next.key;
      value = next.value;
    }
    const span = at === 'key' ? spanOf(key ?? value) : spanOf(value);
    return span ?? spanOf(key) ?? START;
  };
}

export function readYaml(text: string, file: string): YamlSource {
  const lineCounter = new LineCounter();
  const parsed = parseAllDocuments(text, {
    version: '1.2',
    schema: 'core',
    strict: true,
    uniqueKeys: true,
    stringKeys: true,
    prettyErrors: false,
    lineCounter,
  });
  const documents: readonly Document[] = 'empty' in parsed ? [] : parsed;
  const lines = text.split(/\r\n|\n|\r/);

  const placeOf = (span: Span) => {
    const { line, col } = lineCounter.linePos(span.start);
    const source = lines[line - 1] ?? '';
    const length = Math.max(1, Math.min(span.end - span.start, source.length - col + 1));
    return { file, line: Math.max(1, line), column: Math.max(1, col), source, length };
  };
  const error = (span: Span, message: string, hint: string): ScenarioError =>
    new ScenarioError(placeOf(span), message, hint);
  const parseError = ({ code, pos: [start, end], message }: YAMLError): ScenarioError => {
    const complaint = COMPLAINTS[kindOf(code, message)] ?? { message, hint: '' };
    const word = WORD.exec(text.slice(start, start + WORD_MAX))?.[0].length ?? 0;
    return error({ start, end: Math.max(end, start + word) }, complaint.message, complaint.hint);
  };

  const [first, second] = documents;
  const errors = onePerLine(documents.flatMap((document) => document.errors.map(parseError)));
  const duplicatesOnly = documents.every((document) =>
    document.errors.every((each) => each.code === 'DUPLICATE_KEY'),
  );
  if (second !== undefined) {
    const { MULTIPLE_DOCS: complaint } = COMPLAINTS;
    const start = second.range?.[0] ?? 0;
    errors.push(error({ start, end: start + 3 }, complaint?.message ?? '', complaint?.hint ?? ''));
  }
  let aliased = false;
  if (first !== undefined) {
    visit(first, {
      Node(_key, node) {
        const complaint = outside(node);
        if (complaint === undefined) return;
        aliased ||= isAlias(node);
        errors.push(error(spanOf(node) ?? START, complaint.message, complaint.hint));
      },
    });
  }
  const empty = first === undefined || isNothing(first.contents);
  if (empty && errors.length === 0) {
    errors.push(error(START, 'the file is empty', 'a scenario has a title, a world and steps'));
  }
  const readable = !empty && duplicatesOnly && !aliased && second === undefined;
  return {
    value: readable ? (first.toJS() as Json) : undefined,
    errors,
    locate: locateIn(first?.contents ?? null),
    error,
    lineOf: (span) => Math.max(1, lineCounter.linePos(span.start).line),
  };
}
