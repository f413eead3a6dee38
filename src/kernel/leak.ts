// The last line of defence: redaction by field name has run already, so a secret found here is a leak.
import { holdsAny, indexOf, wordsByIndex, wordsIn } from './search.ts';

/** Shorter values would mask unrelated text; every secret that is minted is longer. */
export const SECRET_LENGTH_MIN = 4;

/** From this length on, a secret is no part of another word by chance. */
const UNMISTAKABLE_LENGTH = 8;

/** What every event carries and no room writes: a code may equal one of these by chance. */
const STAMPS: ReadonlySet<string> = new Set(['seq', 'at', 'kind', 'hop', 'status', 'step']);

export interface Leak {
  /** Where among the lines. */
  readonly index: number;
  /** The event with the secrets masked. */
  readonly event: Readonly<Record<string, unknown>>;
  /** What kinds of secret stood in it. */
  readonly kinds: readonly string[];
}

interface Secret {
  readonly kind: string;
  readonly pattern: RegExp;
}

/**
 * The events among `lines` (one JSON object each) in which a secret stands; `secrets` is value → kind.
 * `text` is all the lines together.
 */
export function maskLeaks(
  lines: readonly string[],
  secrets: ReadonlyMap<string, string>,
  text = lines.join('\n'),
): readonly Leak[] {
  const words: string[] = [];
  const kept = new Map<string, string>();
  for (const value of secrets.keys()) {
    // What is spelled in one way only needs no other; most secrets are.
    const written = isPlain(value) ? [value] : spellings(value).map(inJson);
    for (const word of written) {
      words.push(word);
      kept.set(word, value);
    }
  }
  if (!holdsAny(text, words)) return [];
  // By chance a code may equal other digits, so in a long history a few stand nearly always.
  const standing = [...wordsIn(text, words)];
  const patterns = new Map<string, RegExp>();
  const leaks: Leak[] = [];
  const index = indexOf(standing);
  lines.forEach((line, place) => {
    const found = wordsByIndex(line, index);
    if (found.size === 0) return;
    const values = new Set([...found].map((word) => kept.get(word) ?? word));
    // Longest first: a secret may be part of another.
    const present = [...values]
      .sort((a, b) => b.length - a.length)
      .map((value): Secret => {
        const pattern = patterns.get(value) ?? patternOf(value);
        patterns.set(value, pattern);
        return { kind: secrets.get(value) ?? '', pattern };
      });
    const kinds = new Set<string>();
    const event: Record<string, unknown> = JSON.parse(line);
    for (const field in event) {
      if (!STAMPS.has(field)) event[field] = masked(event[field], present, kinds);
    }
    if (kinds.size > 0) leaks.push({ index: place, event, kinds: [...kinds] });
  });
  return leaks;
}

function masked(value: unknown, secrets: readonly Secret[], kinds: Set<string>): unknown {
  if (typeof value === 'string') return maskedText(value, secrets, kinds);
  if (typeof value === 'number') {
    const text = String(value);
    const clean = maskedText(text, secrets, kinds);
    return clean === text ? value : clean;
  }
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => masked(item, secrets, kinds));
  return Object.fromEntries(
    Object.entries(value).map(([name, inside]) => [
      maskedText(name, secrets, kinds),
      masked(inside, secrets, kinds),
    ]),
  );
}

function maskedText(text: string, secrets: readonly Secret[], kinds: Set<string>): string {
  let clean = text;
  for (const { kind, pattern } of secrets) {
    const next = clean.replace(pattern, `[${kind}]`);
    if (next !== clean) kinds.add(kind);
    clean = next;
  }
  return clean;
}

const isPlain = (value: string): boolean => /^[\w-]*$/.test(value) && !CODE.test(value);

/** A code as WhatsApp sends it; people write it in halves. */
const CODE = /^\d{6}$/;

/** A value as it may be written: plain, in halves, or in a URL. */
function spellings(value: string): readonly string[] {
  if (CODE.test(value)) {
    const [left, right] = [value.slice(0, 3), value.slice(3)];
    return [
      value,
      `${left} ${right}`,
      `${left}-${right}`,
      `${left}%20${right}`,
      `${left}+${right}`,
    ];
  }
  try {
    const inUrl = encodeURIComponent(value);
    return inUrl === value ? [value] : [value, inUrl];
  } catch {
    return [value];
  }
}

const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);

const escapeRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function patternOf(value: string): RegExp {
  const source = spellings(value).map(escapeRegExp).join('|');
  // Six digits inside a longer number are no code; a token inside a longer word is still the token.
  const alone = value.length < UNMISTAKABLE_LENGTH || /^\d+$/.test(value);
  return new RegExp(alone ? `(?<![0-9A-Za-z])(?:${source})(?![0-9A-Za-z])` : source, 'g');
}
