// How values are held against a term: text by the beginnings of its words, dates by days, numbers and ranks by order.
import { wordsIn } from '../../world/words.ts';
import type { Operator, Term } from './query.ts';

/** A term that cannot be understood. */
export class BadTerm extends Error {
  override readonly name = 'BadTerm';
}

/** Whether a text holds the words: each begins some word of it; a phrase stands in it as it is. */
export function holdsText(texts: readonly string[], { value, phrase }: Term): boolean {
  const wanted = wordsIn(value);
  if (wanted.length === 0) return value.includes('*');
  if (phrase) {
    const run = ` ${wanted.join(' ')} `;
    return texts.some((text) => ` ${wordsIn(text).join(' ')} `.includes(run));
  }
  const words = texts.flatMap(wordsIn);
  return wanted.every((each) => words.some((word) => word.startsWith(each)));
}

/** Names of one word are the same as they are written; a star at the end stands for anything. */
export function sameName(name: string | null, { value }: Term): boolean {
  const wanted = value.toLowerCase();
  if (wanted === 'none') return name === null || name === '';
  const own = (name ?? '').toLowerCase();
  return wanted.endsWith('*') ? own.startsWith(wanted.slice(0, -1)) : own === wanted;
}

const compare = (operator: Operator, order: number): boolean => {
  switch (operator) {
    case ':':
      return order === 0;
    case '<':
      return order < 0;
    case '>':
      return order > 0;
    case '<=':
      return order <= 0;
    case '>=':
      return order >= 0;
  }
};

/** A value of a list that has an order: statuses, priorities. */
export function holdsRank(
  ranks: readonly string[],
  value: string | null,
  { operator, value: wanted }: Term,
): boolean {
  const name = wanted.toLowerCase();
  if (name === 'none') return operator === ':' && value === null;
  const rank = ranks.indexOf(name);
  if (rank < 0) throw new BadTerm(`${wanted} is none of ${ranks.join(', ')}`);
  return value !== null && compare(operator, ranks.indexOf(value) - rank);
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(Z|[+-]\d{2}:?\d{2})?$/i;
const DAY_MS = 86_400_000;

/** Whatever else a date might look like depends on who reads it. Without a zone it is UTC's (assumption). */
function readDate(text: string): number {
  if (DAY.test(text)) return Date.parse(`${text}T00:00:00Z`);
  const found = INSTANT.exec(text);
  if (found === null) return Number.NaN;
  return Date.parse(found[1] === undefined ? `${text}Z` : text);
}

/** Assumption: `4hours` and the like are refused, as what they mean is not confirmed. */
export function holdsDate(at: number | null, { operator, value }: Term): boolean {
  if (value.toLowerCase() === 'none') return at === null;
  const day = DAY.test(value);
  const start = readDate(value);
  if (Number.isNaN(start)) throw new BadTerm(`${value} is no date such as 2025-06-02`);
  if (at === null) return false;
  const end = day ? start + DAY_MS : start + 1_000;
  switch (operator) {
    case ':':
      return at >= start && at < end;
    case '<':
      return at < start;
    case '>':
      return at >= end;
    case '<=':
      return at < end;
    case '>=':
      return at >= start;
  }
}

/** Of a field of the account's own: words, or in order when both are numbers or dates. */
export function holdsValue(own: unknown, term: Term): boolean {
  const { operator, value } = term;
  const empty = own === null || own === undefined || own === '';
  if (operator === ':') {
    return value.toLowerCase() === 'none' ? empty : holdsText([String(own ?? '')], term);
  }
  const wanted = Number(value);
  if (Number.isNaN(wanted)) {
    const at = readDate(String(own ?? ''));
    return holdsDate(Number.isNaN(at) ? null : at, term);
  }
  return !empty && compare(operator, Math.sign(Number(own) - wanted));
}

/** Any of them will do. */
export const tagsIn = ({ value }: Term): readonly string[] => value.toLowerCase().split(/\s+/);

export const holdsTag = (tags: readonly string[], term: Term): boolean =>
  term.value.toLowerCase() === 'none'
    ? tags.length === 0
    : tagsIn(term).some((tag) => tags.includes(tag));

export const holdsTick = (ticked: boolean, { value }: Term): boolean =>
  String(ticked) === value.toLowerCase();
