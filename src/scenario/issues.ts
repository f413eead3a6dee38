// What the schema found wrong, said so that the author of a scenario can act on it.
import { z } from 'zod';
import type { Json } from '../kernel/trace.ts';
import type { Path } from './placeholder.ts';
import { didYouMean, type Problem } from './problem.ts';
import { documentSchema, stepSchema } from './schema.ts';
import { findVerb } from './vocabulary.ts';

type Issue = z.core.$ZodIssue;

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'a map',
  record: 'a map',
  array: 'a list',
};

const SHOWN_MAX = 60;

/** A value as a message quotes it. */
export function shown(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  const text = JSON.stringify(value);
  return text.length > SHOWN_MAX ? `${text.slice(0, SHOWN_MAX)}…` : text;
}

const valueAt = (value: Json, path: Path): unknown =>
  path.reduce<unknown>(
    (at, part) =>
      typeof at === 'object' && at !== null && Object.hasOwn(at, part)
        ? (at as Record<string | number, unknown>)[part]
        : undefined,
    value,
  );

/** The keys that an object at `path` may have. */
function keysAt(path: Path): readonly string[] {
  let schemas: readonly z.ZodType[] = [documentSchema];
  for (const part of path) schemas = schemas.flatMap((schema) => below(schema, part));
  return [...new Set(schemas.flatMap(bare).flatMap(ownKeys))];
}

/** Without what wraps it: an optional's inside, a union's choices. */
function bare(schema: z.ZodType): readonly z.ZodType[] {
  if (schema instanceof z.ZodOptional) return bare(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((o) => bare(o as z.ZodType));
  return [schema];
}

const ownKeys = (schema: z.ZodType): readonly string[] =>
  schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];

function below(schema: z.ZodType, part: string | number): readonly z.ZodType[] {
  return bare(schema).flatMap((each): readonly z.ZodType[] => {
    if (each === stepSchema) {
      const found = findVerb(String(part));
      return found === undefined ? [] : [found.verb.args];
    }
    if (each instanceof z.ZodObject) {
      const inner: unknown = Object.hasOwn(each.shape, part) ? each.shape[part] : undefined;
      return inner === undefined ? [] : [inner as z.ZodType];
    }
    if (each instanceof z.ZodArray) return [each.element as z.ZodType];
    if (each instanceof z.ZodRecord) return [each.valueType as z.ZodType];
    return [];
  });
}

/** Says more than "unknown key" where people carry a habit over from elsewhere. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  proves: 'each expectation says itself what it proves: expect reply: { …, proves: WINDOW-2 }',
};

/** A custom message carries its hint on a second line. */
const split = (message: string): readonly [string, string] => {
  const [first = '', ...rest] = message.split('\n');
  return [first, rest.join(' ')];
};

const MISSING: Readonly<Record<string, string>> = {
  proves: 'say which requirement this proves: proves: WINDOW-2',
  title: 'say in one sentence what is true if this passes',
  world: 'say what there is at the start: world: { account: ready }',
  steps: 'say what happens, and what must then be seen',
};

function missing(path: Path, values: readonly unknown[] = []): Problem {
  const key = String(path.at(-1) ?? '');
  const hint = values.length === 0 ? `add "${key}: …"` : `one of: ${values.join(', ')}`;
  return { path, at: 'key', message: `"${key}" is missing`, hint: MISSING[key] ?? hint };
}

const isNumeric = (found: unknown): boolean =>
  typeof found === 'string' && found.trim() !== '' && Number.isFinite(Number(found));

function wrongType(issue: z.core.$ZodIssueInvalidType, path: Path, found: unknown): Problem {
  if (found === undefined && path.length > 0) return missing(path);
  const kind = KINDS[issue.expected] ?? issue.expected;
  const hints: Readonly<Record<string, string>> = {
    'a text': typeof found === 'object' ? '' : 'put it in quotes, so that it is a text: "…"',
    'a number': isNumeric(found) ? 'write it without quotes' : 'write a number, such as 2',
    'a whole number': isNumeric(found) ? 'write it without quotes' : 'write one, such as 2',
    'a map': found === null ? 'write what belongs to it below it, indented' : '',
    'true or false': 'write true or false',
    'a list':
      typeof found === 'object' ? 'write a list: [ … ]' : `write a list: [${String(found)}]`,
  };
  const message = `expected ${kind}, but here is ${shown(found)}`;
  return { path, at: 'value', message, hint: hints[kind] ?? '' };
}

function wrongValue(issue: z.core.$ZodIssueInvalidValue, path: Path, found: unknown): Problem {
  if (found === undefined) return missing(path, issue.values);
  const values = issue.values.map(String);
  if (path.includes('proves')) {
    const meant = didYouMean(String(found), values);
    const hint = meant.startsWith('did you')
      ? meant
      : 'see all of them with: channelproof requirements';
    return { path, at: 'value', message: `there is no requirement ${shown(found)}`, hint };
  }
  const message =
    values.length === 1
      ? `this can only be ${values[0]}, but here is ${shown(found)}`
      : `${shown(found)} is not possible here`;
  const hint = values.length === 1 ? '' : didYouMean(String(found), values);
  return { path, at: 'value', message, hint };
}

const isRootMismatch = (issue: Issue): boolean =>
  issue.path.length === 0 && (issue.code === 'invalid_type' || issue.code === 'invalid_value');

/** Speaks about the choice that the author was evidently writing; about all when there is none. */
function noneOf(issue: z.core.$ZodIssueInvalidUnion, path: Path, root: Json): readonly Problem[] {
  const meant = issue.errors.find((branch) => !branch.some(isRootMismatch));
  if (meant !== undefined) return meant.flatMap((inner) => toProblems(inner, root, path));
  const found = valueAt(root, path);
  const inner = issue.errors.flat();
  const values = inner.flatMap((each) => (each.code === 'invalid_value' ? each.values : []));
  if (typeof found === 'string' && values.some((value) => typeof value === 'string')) {
    const value = { ...issue, code: 'invalid_value' as const, values, path: [...path] };
    return [wrongValue(value as z.core.$ZodIssueInvalidValue, path, found)];
  }
  if (found === undefined) return [missing(path)];
  const kinds = inner.flatMap((each) =>
    each.code === 'invalid_type'
      ? [KINDS[each.expected] ?? each.expected]
      : each.code === 'invalid_value'
        ? each.values.map(String)
        : [],
  );
  const wanted = [...new Set(kinds)].join(' or ');
  const hint =
    wanted.includes('a text') && typeof found !== 'object' ? 'put it in quotes: "…"' : '';
  return [{ path, at: 'value', message: `expected ${wanted}, but here is ${shown(found)}`, hint }];
}

const isAboutKey = ({ at }: Readonly<Record<string, unknown>> = {}): boolean => at === 'key';

/** The bound that was broken, in plain words. */
function boundOf(issue: Issue): string {
  const unit = 'origin' in issue && issue.origin === 'string' ? ' characters' : '';
  if (issue.code === 'too_small') return `at least ${issue.minimum}${unit}`;
  if (issue.code !== 'too_big') return '';
  return issue.maximum === Number.MAX_SAFE_INTEGER
    ? 'write a smaller number'
    : `at most ${issue.maximum}${unit}`;
}

function outOfRange(issue: Issue, path: Path, found: unknown): Problem {
  const empty = found === '' || (Array.isArray(found) && found.length === 0);
  return empty
    ? { path, at: 'value', message: 'this must not be empty', hint: '' }
    : { path, at: 'value', message: `${shown(found)} is out of range`, hint: boundOf(issue) };
}

/** One issue of zod, as problems in a document; `base` is where the checked value stands in it. */
export function toProblems(issue: Issue, root: Json, base: Path = []): readonly Problem[] {
  const path = [...base, ...(issue.path as Path)];
  const found = valueAt(root, path);
  if (issue.message.includes('\n')) {
    const [message, hint] = split(issue.message);
    if (issue.code === 'custom' && isAboutKey(issue.params)) {
      return [{ path, at: 'key', message, hint }];
    }
    return [{ path, at: 'value', message: `${shown(found)} ${message}`, hint }];
  }
  switch (issue.code) {
    case 'invalid_type':
      return [wrongType(issue, path, found)];
    case 'invalid_value':
      return [wrongValue(issue, path, found)];
    case 'invalid_union':
      return noneOf(issue, path, root);
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: [...path, key],
        at: 'key',
        message: `unknown key "${key}"`,
        hint: (path.length === 0 ? ELSEWHERE[key] : undefined) ?? didYouMean(key, keysAt(path)),
      }));
    case 'invalid_key': {
      const [message, hint] = split(issue.issues[0]?.message ?? issue.message);
      const key = JSON.stringify(String(path.at(-1)));
      return [{ path, at: 'key', message: `${key} ${message}`, hint }];
    }
    default:
      return [outOfRange(issue, path, found)];
  }
}
