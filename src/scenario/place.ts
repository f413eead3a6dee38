// Places in the text of a file, for a message to point at.
import type { Place } from './scenario-error.ts';

const LINE_END = /\r\n|\n|\r/;

/** A place given by its line and column, from 1, up to the end of the word there. */
export function placeOfLine(text: string, file: string, line: number, column: number): Place {
  const source = text.split(LINE_END)[line - 1] ?? '';
  const word = /^[\p{L}\p{N}_]+/u.exec(source.slice(column - 1))?.[0] ?? '';
  return { file, line, column, source, length: Math.max(1, word.length) };
}

/** A place given by offsets into the text; the end is not included, and never below the line. */
export function placeAt(text: string, file: string, start: number, end: number): Place {
  const before = text.slice(0, start).split(LINE_END);
  const column = (before.at(-1)?.length ?? 0) + 1;
  const source = text.split(LINE_END)[before.length - 1] ?? '';
  const length = Math.max(1, Math.min(end - start, source.length - column + 1));
  return { file, line: before.length, column, source, length };
}
