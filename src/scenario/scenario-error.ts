// A mistake in a scenario file, shown where it stands and with what to write instead.

export interface Place {
  readonly file: string;
  /** From 1; 0 when the mistake is the file as a whole. */
  readonly line: number;
  readonly column: number;
  /** The line as it stands in the file; empty when there is none to show. */
  readonly source: string;
  /** How many characters the mistake is long. */
  readonly length: number;
}

/** Takes two columns on a terminal. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/;
const CONTROL = /\p{Cc}/u;

/** As wide as `text` on a terminal, and empty; a tab stays one. */
const blankLike = (text: string): string =>
  [...text].map((c) => (c === '\t' ? c : WIDE.test(c) || c.length > 1 ? '  ' : ' ')).join('');

const caretsUnder = (text: string): string =>
  [...text].map((c) => (WIDE.test(c) || c.length > 1 ? '^^' : '^')).join('') || '^';

/** A line longer than this is shown only around the mistake. */
const LINE_MAX = 140;

/** The part of a long line that holds the mistake, and where it then begins. */
function cut(line: string, start: number): { readonly shown: string; readonly start: number } {
  if (line.length <= LINE_MAX) return { shown: line, start };
  const from = Math.max(0, start - LINE_MAX / 2);
  const head = from === 0 ? '' : '…';
  const rest = line.slice(from, from + LINE_MAX);
  const tail = from + LINE_MAX < line.length ? '…' : '';
  return { shown: `${head}${rest}${tail}`, start: start - from + head.length };
}

const printable = (line: string): string =>
  [...line].map((c) => (c !== '\t' && CONTROL.test(c) ? '\ufffd' : c)).join('');

/** It is an `Error` so that it can be thrown where no value can be answered; `text` is what to print. */
export class ScenarioError extends Error {
  override readonly name = 'ScenarioError';
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly hint: string;
  /** `file:line:column: message`, the line, a caret under the mistake, and the hint. */
  readonly text: string;

  constructor(place: Place, message: string, hint: string) {
    super(message);
    this.file = place.file;
    this.line = place.line;
    this.column = place.column;
    this.hint = hint;
    const where = place.line === 0 ? place.file : `${place.file}:${place.line}:${place.column}`;
    const lines = [`${where}: ${message}`];
    if (place.source !== '') {
      const { shown, start } = cut(place.source, place.column - 1);
      const line = printable(shown);
      const wrong = line.slice(start, start + place.length);
      lines.push(`  ${line}`, `  ${blankLike(line.slice(0, start))}${caretsUnder(wrong)}`);
    }
    if (hint !== '') lines.push(`  ${hint}`);
    this.text = lines.join('\n');
  }
}
