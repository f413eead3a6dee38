// A plan that comes back from a saved trace: the only one that this process has not made itself.
import { isDeepStrictEqual } from 'node:util';
import { parse } from 'yaml';
import { z } from 'zod';
import { REQUIREMENT_IDS } from '../catalogue/catalogue.ts';
import { DIALECTS } from '../catalogue/dialect.ts';
import { createCast } from './cast.ts';
import { membersOf } from './crowd.ts';
import { openPhoneBook } from './phone-book.ts';
import type { Plan } from './plan.ts';
import { day, wholeNumber } from './vocabulary/values.ts';
import { provesList } from './vocabulary/verb.ts';
import { findVerb, VERB_IDS } from './vocabulary.ts';
import { ACCOUNT_STATES, APPS, CROWD_MAX, LINES, PLATFORM_PASTS } from './world-spec.ts';

export interface UnreadablePlan {
  readonly refused: 'not-a-plan';
  /** Where in the plan, and what is wrong there. */
  readonly message: string;
}

const SEED_MAX = 2 ** 31 - 1;

const e164 = z.string().regex(/^\+[1-9]\d{3,14}$/, 'must be a number like +5511912345678');

const planForm = z.strictObject({
  scenario: z.string().min(1),
  title: z.string(),
  dialect: z.enum(DIALECTS),
  seed: z.int().min(0).max(SEED_MAX),
  example: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).nullable(),
  world: z.strictObject({
    installation: z.literal('absent').optional(),
    integration: z.string().optional(),
    accounts: z.record(
      z.string(),
      z.strictObject({
        number: e164,
        displayName: z.string(),
        state: z.enum(ACCOUNT_STATES),
        line: z.enum(LINES),
        takesSms: z.boolean(),
        takesCalls: z.boolean(),
        app: z.enum(APPS),
        chats: wholeNumber,
        ivr: z.boolean().optional(),
        lastOnWhatsApp: day.optional(),
        registered: z.enum(PLATFORM_PASTS).optional(),
        unpaid: z.literal(true).optional(),
        foreign: z.literal(true).optional(),
      }),
    ),
    customers: z.record(z.string(), z.strictObject({ phone: e164, name: z.string() })),
    crowds: z
      .record(z.string(), z.strictObject({ size: z.int().min(1).max(CROWD_MAX) }))
      .optional(),
    agents: z.record(z.string(), z.strictObject({ name: z.string() })).optional(),
  }),
  steps: z
    .array(
      z.looseObject({
        verb: z.enum(VERB_IDS),
        text: z.string(),
        line: z.int().min(1).nullable(),
        proves: z.array(z.enum(REQUIREMENT_IDS)),
      }),
    )
    .min(1),
});

type PlanForm = z.output<typeof planForm>;
type StepForm = PlanForm['steps'][number];

const refusal = (message: string): UnreadablePlan => ({ refused: 'not-a-plan', message });

function issueText({ issues }: z.ZodError, before: readonly PropertyKey[] = []): string {
  const [first] = issues;
  const where = [...before, ...(first?.path ?? [])].map(String).join('.');
  const message = first?.message ?? 'invalid';
  return where === '' ? message : `${where}: ${message}`;
}

/** The step that a text of the plan stands for, as a scenario would have it. */
function written(text: string): Readonly<Record<string, unknown>> {
  try {
    const step: unknown = parse(text);
    return step !== null && typeof step === 'object' ? { ...step } : {};
  } catch {
    // No YAML is no step either.
    return {};
  }
}

const membersIn = ({ crowds }: PlanForm['world']): readonly string[] =>
  Object.entries(crowds ?? {}).flatMap(([name, { size }]) => membersOf(name, size));

/** What is wrong with a step. Its text is planned again by the vocabulary, and must give the same. */
function wrongWith(
  step: StepForm,
  { world }: PlanForm,
  phone: (spelling: string) => string | undefined,
): string | undefined {
  const entries = Object.entries(written(step.text));
  const [key, args] = entries[0] ?? ['', undefined];
  const found = findVerb(key);
  if (entries.length !== 1 || found === undefined) return `there is no step "${step.text}"`;
  const parsed = found.verb.args.safeParse(args);
  if (!parsed.success) return issueText(parsed.error, [key]);
  const problems: string[] = [];
  const inCrowds = new Set(membersIn(world));
  const cast = createCast(
    {
      accounts: Object.fromEntries(Object.keys(world.accounts).map((name) => [name, {}])),
      customers: Object.fromEntries(
        Object.keys(world.customers).flatMap((name) => (inCrowds.has(name) ? [] : [[name, {}]])),
      ),
      ...(world.crowds === undefined ? {} : { crowds: world.crowds }),
      ...(world.agents === undefined ? {} : { agents: world.agents }),
    },
    phone,
    () => [],
    (problem) => problems.push(problem.message),
  );
  if (found.who !== '') cast.customer(found.who);
  const { verb, text, line, proves, ...fields } = step;
  const planned: unknown = JSON.parse(
    JSON.stringify(found.verb.plan(parsed.data, cast, found.who)),
  );
  if (problems[0] !== undefined) return problems[0];
  const same =
    verb === found.id &&
    isDeepStrictEqual(proves, provesList(args)) &&
    isDeepStrictEqual(fields, planned);
  return same ? undefined : `what is planned is not what "${text}" says`;
}

/** Whoever is in a crowd is a customer too. */
const missingMember = (world: PlanForm['world']): string | undefined =>
  membersIn(world).find((member) => !Object.hasOwn(world.customers, member));

/** A plan as `run` has written it, checked; or the first thing that is wrong with it. Never throws. */
export async function readPlan(value: unknown): Promise<Plan | UnreadablePlan> {
  const parsed = planForm.safeParse(value);
  if (!parsed.success) return refusal(issueText(parsed.error));
  const missing = missingMember(parsed.data.world);
  if (missing !== undefined) return refusal(`world.customers: ${missing} of a crowd is missing`);
  const book = await openPhoneBook();
  for (const [index, step] of parsed.data.steps.entries()) {
    const wrong = wrongWith(step, parsed.data, (spelling) => book.look(spelling));
    if (wrong !== undefined) return refusal(`steps.${index}: ${wrong}`);
  }
  // Not the parsed copy: what is played again must be written again to the byte.
  return value as Plan;
}
