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
import { complaintsOf, SECOND_DOCUMENT } from './yaml-complaints.ts';

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

interface Stranger {
  /** What it begins with, before the value that it stands at. */
  readonly sign: string;
  readonly message: string;
  readonly hint: string;
}

/** What is valid YAML, but not part of the subset. */
function outside(node: Node): Stranger | undefined {
  if (isAlias(node)) {
    return {
      sign: `*${node.source}`,
      message: `aliases are not used here: *${node.source}`,
      hint: 'write it out, or quote the text if it begins with *',
    };
  }
  if (node.anchor !== undefined) {
    return {
      sign: `&${node.anchor}`,
      message: `anchors are not used here: &${node.anchor}`,
      hint: 'write it out, or quote the text if it begins with &',
    };
  }
  if (node.tag !== undefined) {
    return {
      sign: '!',
      message: 'tags are not used here',
      hint: 'leave out the word with the !',
    };
  }
  return undefined;
}

/** A value's tag or anchor stands before it; the word is shown, not the value. */
function spanOfSign(text: string, sign: string, node: Node): Span {
  const value = spanOf(node) ?? START;
  const line = text.lastIndexOf('\n', value.start - 1) + 1;
  const found = text.slice(line, value.start + 1).search(sign === '!' ? /(?<=^|[\s,[{])!/ : /[&*]/);
  const start = found < 0 ? value.start : line + found;
  const length = /^\S+/.exec(text.slice(start))?.[0].length ?? 1;
  return { start, end: start + length };
}

/** Every object has it, so that as a key it vanishes. */
const LOST_KEY = '__proto__';

const spanOf = (node: Node | null | undefined): Span | undefined =>
  node?.range ? { start: node.range[0], end: node.range[1] } : undefined;

const keyNode = (pair: Pair): Node | undefined => (isNode(pair.key) ? pair.key : undefined);
const valueNode = (pair: Pair): Node | undefined => (isNode(pair.value) ? pair.value : undefined);

/** The part below `node` that `part` names, and the key it stands behind. */
function step(node: Node | undefined, part: string | number): { key?: Node; value?: Node } {
  if (isMap(node)) {
    // Of a key that stands twice, the last is the one that counts.
    const pair = node.items.findLast(
      (each) => isScalar(each.key) && String(each.key.value) === part,
    );
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

const isDuplicate = ({ code }: YAMLError): boolean => code === 'DUPLICATE_KEY';

/** Nothing else depends on them; a world or steps that stand twice make nonsense of everything. */
const HARMLESS = /^(?:title|about)\b/;

const isHarmless =
  ({ contents }: Document, text: string) =>
  (error: YAMLError): boolean =>
    isDuplicate(error) &&
    isMap(contents) &&
    contents.items.some(
      ({ key }) =>
        isNode(key) && key.range?.[0] === error.pos[0] && HARMLESS.test(text.slice(error.pos[0])),
    );

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

  const [first, second] = documents;
  const errors = complaintsOf(documents, text).map(({ start, end, message, hint }) =>
    error({ start, end }, message, hint),
  );
  if (errors.length === 0 && second !== undefined) {
    const start = second.range?.[0] ?? 0;
    errors.push(error({ start, end: start + 3 }, SECOND_DOCUMENT.message, SECOND_DOCUMENT.hint));
  }
  let strange = false;
  const refuse = (span: Span, message: string, hint: string): void => {
    strange = true;
    errors.push(error(span, message, hint));
  };
  if (first?.errors.every(isDuplicate)) {
    visit(first, {
      Pair(_key, pair) {
        const key = keyNode(pair);
        if (!isScalar(key) || key.value !== LOST_KEY) return;
        refuse(spanOf(key) ?? START, `"${LOST_KEY}" cannot be a name`, 'take another word');
      },
      Node(_key, node) {
        const stranger = outside(node);
        if (stranger === undefined) return;
        refuse(spanOfSign(text, stranger.sign, node), stranger.message, stranger.hint);
      },
    });
  }
  const empty = first === undefined || isNothing(first.contents);
  if (empty && errors.length === 0) {
    errors.push(error(START, 'the file is empty', 'a scenario has a title, a world and steps'));
  }
  const readable =
    !empty && !strange && second === undefined && first.errors.every(isHarmless(first, text));
  return {
    value: readable ? (first.toJS() as Json) : undefined,
    errors,
    locate: locateIn(first?.contents ?? null),
    error,
    lineOf: (span) => Math.max(1, lineCounter.linePos(span.start).line),
  };
}
