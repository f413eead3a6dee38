// Redacts JSON as text: a body is recorded without being parsed, copied and written again.
import { type Allowed, REDACTED } from './redact.ts';

/** In which parents a field may be recorded; `true`: in all of them. */
type Rule = true | Set<string>;
type Rules = ReadonlyMap<string, Rule>;

function rulesOf(allowed: Allowed): Rules {
  const rules = new Map<string, Rule>();
  for (const entry of allowed) {
    rules.set(entry, true);
    // A field's own name may have dots in it, so every dot may be the one before it.
    for (let dot = entry.indexOf('.'); dot >= 0; dot = entry.indexOf('.', dot + 1)) {
      const field = entry.slice(dot + 1);
      const rule = rules.get(field) ?? new Set();
      if (rule !== true) rules.set(field, rule.add(entry.slice(0, dot)));
    }
  }
  return rules;
}

/** A list does not change, so neither do its rules: worked out once for all worlds that use it. */
const RULES = new WeakMap<Allowed, Rules>();

function isClear(rules: Rules, parent: string, field: string): boolean {
  const rule = rules.get(field);
  return rule !== undefined && (rule === true || rule.has(parent));
}

/** Deeper bodies are left to `redactValue`, which knows where to stop. */
const DEPTH_MAX = 32;

const QUOTE = 0x22;
const COMMA = 0x2c;
const MINUS = 0x2d;
const ZERO = 0x30;
const NINE = 0x39;
const COLON = 0x3a;
const OPEN_LIST = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/** What `JSON.stringify` writes after a backslash, but for characters that it spells by number. */
const ESCAPES = '"\\bfnrt';

/** Numbers of up to this many characters read the same when they are written again. */
const NUMBER_LENGTH_MAX = 15;

/** Reads through a text, and copies it except where a value must not be seen. */
class Copyist {
  readonly text: string;
  readonly rules: Rules;
  at = 0;
  copied = '';
  copiedTo = 0;

  constructor(text: string, rules: Rules) {
    this.text = text;
    this.rules = rules;
  }

  /** Every reader answers false when the text is not spelled as `JSON.stringify` would. */
  value(field: string, clear: boolean, depth: number): boolean {
    const start = this.at;
    const first = this.text.charCodeAt(start);
    if (first === OPEN_OBJECT) return depth > 0 && this.object(field, depth - 1);
    if (first === OPEN_LIST) return depth > 0 && this.list(field, clear, depth - 1);
    if (first === QUOTE) {
      if (!this.string()) return false;
    } else if (first === MINUS || (first >= ZERO && first <= NINE)) {
      if (!this.number(first)) return false;
    } else {
      return this.word('true') || this.word('false') || this.word('null');
    }
    if (!clear) {
      this.copied += `${this.text.slice(this.copiedTo, start)}"${REDACTED}"`;
      this.copiedTo = this.at;
    }
    return true;
  }

  object(parent: string, depth: number): boolean {
    const { text, rules } = this;
    if (text.charCodeAt(++this.at) === CLOSE_OBJECT) return this.step();
    for (;;) {
      const start = this.at + 1;
      if (text.charCodeAt(this.at) !== QUOTE || !this.string()) return false;
      const field = text.slice(start, this.at - 1);
      if (field.includes('\\') || text.charCodeAt(this.at++) !== COLON) return false;
      if (!this.value(field, isClear(rules, parent, field), depth)) return false;
      const next = text.charCodeAt(this.at++);
      if (next !== COMMA) return next === CLOSE_OBJECT;
    }
  }

  /** Lists are transparent: what stands in one belongs to the field of the list. */
  list(field: string, clear: boolean, depth: number): boolean {
    if (this.text.charCodeAt(++this.at) === CLOSE_LIST) return this.step();
    for (;;) {
      if (!this.value(field, clear, depth)) return false;
      const next = this.text.charCodeAt(this.at++);
      if (next !== COMMA) return next === CLOSE_LIST;
    }
  }

  string(): boolean {
    const { text } = this;
    for (let i = this.at + 1; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === QUOTE) {
        this.at = i + 1;
        return true;
      }
      // Beyond these escapes, and in the surrogates, there is more than one spelling.
      if (code === BACKSLASH) {
        if (!ESCAPES.includes(text.charAt(++i))) return false;
      } else if (code < 0x20 || (code >= 0xd800 && code <= 0xdfff)) return false;
    }
    return false;
  }

  /** Whole numbers; what follows one is for the reader of what it stands in. */
  number(first: number): boolean {
    const { text } = this;
    const start = this.at;
    let i = first === MINUS ? start + 1 : start;
    const zero = text.charCodeAt(i) === ZERO;
    const digits = i;
    for (let code = text.charCodeAt(i); code >= ZERO && code <= NINE; ) code = text.charCodeAt(++i);
    this.at = i;
    if (zero) return i === start + 1;
    return i > digits && i - start <= NUMBER_LENGTH_MAX;
  }

  word(word: string): boolean {
    if (!this.text.startsWith(word, this.at)) return false;
    this.at += word.length;
    return true;
  }

  step(): boolean {
    this.at++;
    return true;
  }
}

/** What `redactValue` would make of the text, as JSON; `undefined` when the text is spelled in another way. */
export function redactJson(text: string, allowed: Allowed): string | undefined {
  let rules = RULES.get(allowed);
  if (rules === undefined) {
    rules = rulesOf(allowed);
    RULES.set(allowed, rules);
  }
  const copyist = new Copyist(text, rules);
  const read = copyist.value('', isClear(rules, '', ''), DEPTH_MAX);
  if (!read || copyist.at < text.length) return undefined;
  return copyist.copied + text.slice(copyist.copiedTo);
}
