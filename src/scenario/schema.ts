// The form of a scenario: one schema, from which the checks, the types and the editors' help are made.
import { z } from 'zod';
import { DIALECTS } from '../catalogue/dialect.ts';
import { PLACEHOLDER_NAME } from './placeholder.ts';
import { nearest } from './problem.ts';
import { text } from './vocabulary/values.ts';
import type { CUSTOMER } from './vocabulary/verb.ts';
import { findVerb, keysFor, type VerbId, type VOCABULARY } from './vocabulary.ts';
import { worldSpec } from './world-spec.ts';

type WrittenKey<Key extends string> = Key extends `${typeof CUSTOMER}${infer Rest}`
  ? `${string}${Rest}`
  : Key;

/** One verb with what it needs, as it is written. */
export type WrittenStep = {
  [V in VerbId]: {
    readonly [Key in WrittenKey<(typeof VOCABULARY)[V]['key']>]: z.input<
      (typeof VOCABULARY)[V]['args']
    >;
  };
}[VerbId];

interface StepFault {
  readonly message: string;
  readonly hint: string;
  readonly key?: string;
}

function severalVerbs(step: object): StepFault {
  const keys = Object.keys(step);
  const [first = '', second = ''] = keys;
  const outdented =
    findVerb(first) !== undefined &&
    (step as Record<string, unknown>)[first] === null &&
    keys.slice(1).every((key) => findVerb(key) === undefined);
  return {
    message: `a step has one verb, and here are ${keys.length} keys: ${keys.join(', ')}`,
    hint: outdented
      ? `indent what belongs to "${first}" further than "${first}" itself`
      : `begin a new step: - ${second}: …`,
    key: second,
  };
}

function unknownVerb(key: string): StepFault {
  const space = key.indexOf(' ');
  const who = space > 0 ? key.slice(0, space) : 'ana';
  const meant = nearest(key, keysFor(who));
  return {
    message: `there is no verb "${key}"`,
    hint:
      meant === undefined ? 'see all verbs with: channelproof steps' : `did you mean "${meant}"?`,
    key,
  };
}

/** What is wrong with the frame of a step, before its arguments are looked at. */
function faultOf(step: unknown): StepFault | undefined {
  if (typeof step !== 'object' || step === null || Array.isArray(step)) {
    const bare = typeof step === 'string' ? findVerb(step) : undefined;
    return {
      message: 'a step is a verb, a colon and what the verb needs',
      hint: bare === undefined ? 'for example: wait: 24h' : `for example: ${bare.verb.example}`,
    };
  }
  const keys = Object.keys(step);
  const [key] = keys;
  if (key === undefined) return { message: 'the step is empty', hint: 'for example: wait: 24h' };
  if (keys.length > 1) return severalVerbs(step);
  return findVerb(key) === undefined ? unknownVerb(key) : undefined;
}

const step = z.custom<WrittenStep>().check((ctx) => {
  const fault = faultOf(ctx.value);
  if (fault !== undefined) {
    ctx.issues.push({
      code: 'custom',
      input: ctx.value,
      path: fault.key === undefined ? [] : [fault.key],
      message: `${fault.message}\n${fault.hint}`,
      params: { at: 'key' },
    });
    return;
  }
  const [key = '', args] = Object.entries(ctx.value)[0] ?? [];
  const checked = findVerb(key)?.verb.args.safeParse(args);
  for (const issue of checked?.error?.issues ?? []) {
    ctx.issues.push({ ...issue, input: args, path: [key, ...issue.path] } as z.core.$ZodRawIssue);
  }
});

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const placeholder = z
  .string()
  .regex(
    PLACEHOLDER_NAME,
    'cannot be the name of a placeholder\nbegin with a letter; letters, digits, spaces and dashes',
  );

export const documentSchema = z
  .strictObject({
    title: text.describe('One sentence: what is true of the integration if this passes'),
    about: text.optional().describe('Why it matters, or what is special about it'),
    dialects: z.array(z.enum(DIALECTS)).min(1).optional().describe('Default: all of them'),
    matrix: z
      .record(placeholder, z.array(scalar).min(1))
      .optional()
      .describe('Played with every combination; <name> stands for the value'),
    examples: z
      .array(z.record(placeholder, scalar))
      .min(1)
      .optional()
      .describe('Played once for each row; <name> stands for the value'),
    world: worldSpec,
    steps: z.array(step).min(1).describe('What happens, and what must then be seen'),
  })
  .describe('A scenario of channelproof');

/** Told apart by identity where a path leads into a step. */
export const stepSchema: z.ZodType = step;
