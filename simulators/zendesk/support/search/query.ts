// The language of search: words, phrases, `field:value`, comparisons, and a minus before what is not wanted.
// https://support.zendesk.com/hc/en-us/articles/4408886879258

export const OPERATORS = [':', '<=', '>=', '<', '>'] as const;
export type Operator = (typeof OPERATORS)[number];

export interface Term {
  readonly negated: boolean;
  /** Lower case; `undefined` for a word of its own. */
  readonly field: string | undefined;
  readonly operator: Operator;
  /** Without quotes. */
  readonly value: string;
  /** It stood in quotes: its words in this order. */
  readonly phrase: boolean;
}

export const KINDS = ['ticket', 'user', 'organization', 'group'] as const;
export type Kind = (typeof KINDS)[number];

export interface Query {
  /** What is searched for: all kinds, unless `type:` names some. */
  readonly kinds: readonly Kind[];
  readonly terms: readonly Term[];
  /** What `order_by:` and `sort:` say. */
  readonly orderBy: string | undefined;
  readonly sort: string | undefined;
}

/** A field is a name right before an operator; what follows is a word, or a phrase in quotes. */
const TERM = /(-)?(?:([\p{L}_][\p{L}\p{N}_.]*)(:|<=|>=|<|>))?(?:"([^"]*)"?|([^\s"]+))/gu;

const isKind = (text: string): text is Kind => KINDS.some((kind) => kind === text);

export function readQuery(text: string): Query {
  const terms: Term[] = [];
  const kinds: Kind[] = [];
  const others: Kind[] = [];
  let orderBy: string | undefined;
  let sort: string | undefined;
  for (const [, minus, field, operator, quoted, plain = ''] of text.matchAll(TERM)) {
    const term: Term = {
      negated: minus !== undefined,
      field: field?.toLowerCase(),
      operator: (operator ?? ':') as Operator,
      value: quoted ?? plain,
      phrase: quoted !== undefined,
    };
    const value = term.value.toLowerCase();
    if (term.field === 'type' && isKind(value)) (term.negated ? others : kinds).push(value);
    else if (term.field === 'order_by') orderBy = value;
    else if (term.field === 'sort') sort = value;
    else terms.push(term);
  }
  const named = kinds.length === 0 ? KINDS : [...new Set(kinds)];
  return { kinds: named.filter((kind) => !others.includes(kind)), terms, orderBy, sort };
}
