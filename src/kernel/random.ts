// Chance: one seed, forked by name, so that a new draw in one place cannot shift another.
import { hash } from 'node:crypto';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

export interface Random {
  /** An independent stream, the same for the same seed and name wherever it is forked from. */
  fork(name: string): Random;
  /** A whole number from `min` to `max`, both included. */
  int(min: number, max: number): number;
  /** `length` decimal digits. */
  digits(length: number): string;
  /** `length` lower-case hexadecimal digits. */
  hex(length: number): string;
  /** One of `items`, which must not be empty. */
  pick<T>(items: readonly T[]): T;
  /** True with probability `p` (0 to 1). */
  chance(p: number): boolean;
}

const HEX = '0123456789abcdef';

/** 32 bits of a name under a seed: FNV-1a, whose only job is to spread names apart. */
function spread(seed: number, name: string): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (let i = 0; i < name.length; i++) {
    hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193) >>> 0;
  }
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0;
}

// A class, since worlds fork dozens of streams and most of them draw a few times only.
class Stream implements Random {
  readonly #seed: number;
  readonly #generator: ReturnType<typeof xoroshiro128plus>;

  constructor(seed: number) {
    this.#seed = seed;
    this.#generator = xoroshiro128plus(seed);
  }

  fork(name: string): Random {
    return new Stream(spread(this.#seed, name));
  }

  int(min: number, max: number): number {
    return uniformInt(this.#generator, min, max);
  }

  digits(length: number): string {
    return this.#string(length, '0123456789');
  }

  hex(length: number): string {
    return this.#string(length, HEX);
  }

  pick<T>(items: readonly T[]): T {
    return items[this.int(0, items.length - 1)] as T;
  }

  chance(p: number): boolean {
    return this.int(0, 999_999) < p * 1_000_000;
  }

  #string(length: number, alphabet: string): string {
    let text = '';
    for (let i = 0; i < length; i++) text += alphabet[this.int(0, alphabet.length - 1)];
    return text;
  }
}

export const createRandom = (seed: number): Random => new Stream(seed);

/** Hexadecimal SHA-256 of a text: digests of traces and reports. */
export const sha256 = (text: string): string => hash('sha256', text);
