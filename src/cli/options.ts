// Flags that several commands share, each checked at the door.
import { InvalidArgumentError, Option } from 'commander';
import { DIALECTS, type Dialect } from '../catalogue/dialect.ts';
import { CAPABILITIES } from '../catalogue/requirement.ts';
import { TRANSPORTS } from '../judge/case-result.ts';
import { didYouMean } from './nearest.ts';

const SEED_MAX = 2 ** 31 - 1;

export function wholeNumber(min: number, max: number): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (!/^-?\d+$/.test(value) || number < min || number > max) {
      throw new InvalidArgumentError(`It must be a whole number from ${min} to ${max}.`);
    }
    return number;
  };
}

function shardOf(value: string): { readonly index: number; readonly count: number } {
  const match = /^(\d+)\/(\d+)$/.exec(value);
  const [index, count] = [Number(match?.[1]), Number(match?.[2])];
  if (match === null || index < 1 || index > count) {
    throw new InvalidArgumentError('It must be i/n with 1 <= i <= n, like 2/3.');
  }
  return { index, count };
}

function folderName(value: string): string {
  if (value === '') throw new InvalidArgumentError('It must name a folder.');
  return value;
}

/** One of a few words; a word that is near one of them is told so. */
const oneOf =
  <Word extends string>(words: readonly Word[]) =>
  (value: string): Word => {
    const word = words.find((each) => each === value);
    if (word !== undefined) return word;
    throw new InvalidArgumentError(
      `Allowed choices are ${words.join(', ')}.${didYouMean(value, words)}`,
    );
  };

const choice = <Word extends string>(option: Option, words: readonly Word[]): Option =>
  option.choices(words).argParser(oneOf(words));

const repeat = (value: string, before: readonly string[]): readonly string[] => [...before, value];

export const dialectsOf = (choice: Dialect | 'both'): readonly Dialect[] =>
  choice === 'both' ? DIALECTS : [choice];

const WORKERS_MAX = 64;
const EXAMPLES_MAX = 1_000_000;

export const FLAGS = {
  area: () =>
    new Option('--area <area>', 'only this area (repeatable)').default([]).argParser(repeat),
  grep: () => new Option('--grep <text>', 'only scenarios with this in their id or title'),
  dialect: () =>
    choice(new Option('--dialect <dialect>', 'how WhatsApp is spoken'), [
      ...DIALECTS,
      'both',
    ]).default('both'),
  transport: () =>
    choice(
      new Option('--transport <transport>', 'function calls, or sockets on 127.0.0.1'),
      TRANSPORTS,
    ).default('memory'),
  seed: () =>
    new Option('--seed <n>', 'where chance begins').argParser(wholeNumber(0, SEED_MAX)).default(1),
  workers: () =>
    new Option(
      '--workers <n>',
      'threads that play cases (one a processor, fewer for few cases)',
    ).argParser(wholeNumber(1, WORKERS_MAX)),
  claims: () =>
    choice(
      new Option('--claims <capability>', 'what the integration claims, and is judged by'),
      CAPABILITIES,
    ).default('full-service'),
  shard: () =>
    new Option('--shard <i/n>', 'only the i-th of n parts of the cases').argParser(shardOf),
  example: () =>
    new Option('--example <n>', 'only the n-th example of each scenario').argParser(
      wholeNumber(1, EXAMPLES_MAX),
    ),
  bail: () => new Option('--bail', 'stop at the first case that does not pass').default(false),
  strict: () => new Option('--strict', 'SHOULD rows count for the exit code').default(false),
  checkDeterminism: () =>
    new Option('--check-determinism', 'play every case twice and compare the digests').default(
      false,
    ),
  out: () =>
    new Option('--out <dir>', 'where the reports are written (reports/latest)').argParser(
      folderName,
    ),
  json: () => new Option('--json', 'print JSON').default(false),
} as const;
