// What is wrong with a value that somebody sent or wrote, and what would be right, in plain words.
import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

export interface Wrong {
  readonly path: readonly PropertyKey[];
  readonly wrong: string;
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'an object',
  record: 'an object',
  array: 'a list',
};

const oneOf = (values: readonly unknown[]): string =>
  values.length === 1 ? `must be ${values[0]}` : `must be one of ${values.join(', ')}`;

function bound(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): string {
  const unit = issue.origin === 'string' ? ' characters' : issue.origin === 'array' ? ' items' : '';
  if (issue.code === 'too_big') return `must be at most ${issue.maximum}${unit}`;
  return unit !== '' && issue.minimum === 1
    ? 'must not be empty'
    : `must be at least ${issue.minimum}${unit}`;
}

/** The library's own words; a schema that says something better has said it instead. */
const GENERIC = /^(?:Invalid |Too |Unrecognized )/;

function wordsOf(issue: Issue): string {
  if (!GENERIC.test(issue.message)) return issue.message;
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? 'is missing'
        : `must be ${KINDS[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return oneOf(issue.values);
    case 'too_small':
    case 'too_big':
      return bound(issue);
    case 'invalid_union':
      return 'options' in issue && issue.options !== undefined
        ? oneOf(issue.options)
        : issue.message;
    default:
      return issue.message;
  }
}

/** `error` comes of a check with `reportInput`: what is missing is told from what is of a wrong kind. */
export const wrongsOf = (error: z.ZodError): readonly Wrong[] =>
  error.issues.flatMap((issue): readonly Wrong[] =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ path: [...issue.path, key], wrong: 'is no field here' }))
      : [{ path: issue.path, wrong: wordsOf(issue) }],
  );
