// A tiny scanner for TypeScript: what of a text is code, comment, or string.

export interface Scanned {
  /** The text with comments, and what stands inside strings and patterns, replaced by spaces. */
  readonly code: string;
  /** The text with everything but comments replaced by spaces. */
  readonly comments: string;
}

/** After these a slash begins a pattern; after anything else it divides. */
const BEFORE_PATTERN =
  /(?:^|[=(,;:?!&|^~{}[+\-*%<>]|\b(?:return|typeof|case|in|of|do|else|void|yield|await))$/;

/** Where something other than plain code may begin or end. */
const MARKS = /[/'"`{}]/g;

const blank = (text: string): string =>
  text.includes('\n')
    ? text.replace(/[^\n]+/g, (line) => ' '.repeat(line.length))
    : ' '.repeat(text.length);

/** A string up to its quote, or to the end of the line if it has none. */
const STRING = /'(?:[^'\\\n]|\\[\s\S])*(?:'|\n|$)|"(?:[^"\\\n]|\\[\s\S])*(?:"|\n|$)/y;
/** A pattern; a slash inside a class does not end it. */
const PATTERN = /\/(?:[^\\[/\n]|\\.|\[(?:[^\]\\\n]|\\.)*\]?)*\/?/y;

function endOf(pattern: RegExp, text: string, start: number): number {
  pattern.lastIndex = start;
  return pattern.test(text) ? pattern.lastIndex : text.length;
}

const indexOr = (text: string, mark: string, from: number): number => {
  const found = text.indexOf(mark, from);
  return found < 0 ? text.length : found;
};

export function scan(text: string): Scanned {
  const code: string[] = [];
  const comments: string[] = [];
  /** The end of the code so far. */
  let tail = '';
  /** How many braces are open inside each template hole that the scan is in. */
  const holes: number[] = [];
  let at = 0;

  const put = (end: number, asCode: string, asComment: string): void => {
    code.push(asCode);
    comments.push(asComment);
    at = end;
  };
  const asCode = (end: number): void => {
    const part = text.slice(at, end);
    tail = (tail + part).slice(-20).trimEnd();
    put(end, part, blank(part));
  };
  const asComment = (end: number): void => {
    const part = text.slice(at, end);
    put(end, blank(part), part);
  };
  /** The first and the last character stay, so that the place of a string can be seen. */
  const asQuoted = (end: number): void => {
    const part = text.slice(at, end);
    tail = part.slice(-1);
    put(end, part[0] + blank(part.slice(1, -1)) + part.slice(1).slice(-1), blank(part));
  };
  /** From a backtick, or the end of a hole, to the next hole or the closing backtick. */
  const template = (): void => {
    let end = at + 1;
    while (end < text.length && text[end] !== '`' && !text.startsWith('${', end)) {
      end += text[end] === '\\' ? 2 : 1;
    }
    if (text.startsWith('${', end)) {
      holes.push(0);
      asQuoted(end + 2);
    } else asQuoted(Math.min(end + 1, text.length));
  };

  if (text.startsWith('#!')) asComment(indexOr(text, '\n', 0));
  while (at < text.length) {
    const character = text[at];
    const depth = holes.at(-1);
    if (text.startsWith('//', at)) asComment(indexOr(text, '\n', at));
    else if (text.startsWith('/*', at))
      asComment(Math.min(indexOr(text, '*/', at + 2) + 2, text.length));
    else if (character === "'" || character === '"') asQuoted(endOf(STRING, text, at));
    else if (character === '`') template();
    else if (character === '/' && BEFORE_PATTERN.test(tail)) {
      asQuoted(endOf(PATTERN, text, at));
    } else if (character === '}' && depth === 0) {
      holes.pop();
      template();
    } else {
      if (depth !== undefined && character === '{') holes[holes.length - 1] = depth + 1;
      if (depth !== undefined && character === '}') holes[holes.length - 1] = depth - 1;
      MARKS.lastIndex = at + 1;
      asCode(MARKS.exec(text)?.index ?? text.length);
    }
  }
  return { code: code.join(''), comments: comments.join('') };
}

/** The line, counted from 1, on which the character at `index` stands. */
export const lineAt = (text: string, index: number): number => {
  let line = 1;
  for (let i = text.indexOf('\n'); i >= 0 && i < index; i = text.indexOf('\n', i + 1)) line++;
  return line;
};
