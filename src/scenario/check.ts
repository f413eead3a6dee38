// Everything that can be wrong with a scenario, found before anything is played. Pure.
import { z } from 'zod';
import { DIALECTS } from '../catalogue/dialect.ts';
import type { Json } from '../kernel/trace.ts';
import { examplesOf } from './cases.ts';
import { createCast, customerNames, meantOrKnown } from './cast.ts';
import { checkExamples, FILLED } from './check-examples.ts';
import { checkWorld, type PhoneBook } from './check-world.ts';
import { toProblems } from './issues.ts';
import { type Example, fill, type Path } from './placeholder.ts';
import { didYouMean, type Problem } from './problem.ts';
import { documentSchema } from './schema.ts';
import { findVerb } from './vocabulary.ts';
import { type WorldSpec, worldSpec } from './world-spec.ts';

type Map_ = { readonly [key: string]: Json };

const isMap = (value: Json | undefined): value is Map_ =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const tables = z.object({
  examples: documentSchema.shape.examples,
  matrix: documentSchema.shape.matrix,
});

/** The document as one case sees it. An unknown placeholder stays as it is: it is reported elsewhere. */
function fillCase(value: Map_, example: Example, dialect: string): Map_ {
  const known: Record<string, string | number | boolean> = { ...example, dialect };
  const filled: Record<string, Json> = { ...value };
  for (const part of FILLED) {
    const written = value[part];
    if (written === undefined) continue;
    filled[part] = fill(written, (name) =>
      Object.hasOwn(known, name) ? (known[name] as string) : `<${name}>`,
    );
  }
  return filled;
}

/** The names, defaults and contradictions of the steps that are well formed. */
function checkSteps(value: Map_, phone: PhoneBook, broken: ReadonlySet<number>): Problem[] {
  const { world: written, steps } = value;
  const world = worldSpec.safeParse(written);
  if (!world.success || !Array.isArray(steps)) return [];
  const problems: Problem[] = [...checkWorld(world.data, phone)];
  let at: Path = [];
  const cast = createCast(
    world.data,
    phone,
    () => at,
    (problem) => problems.push(problem),
  );
  let expectations = 0;
  steps.forEach((step: Json, index) => {
    const [key = '', args] = isMap(step) ? (Object.entries(step)[0] ?? []) : [];
    const found = findVerb(key);
    if (found?.verb.kind === 'expectation') expectations++;
    if (broken.has(index) || found === undefined) return;
    at = ['steps', index, key];
    if (found.who !== '') problems.push(...checkActor(found.who, at, world.data));
    found.verb.plan(args, cast, found.who);
  });
  if (expectations === 0 && steps.length > 0 && broken.size === 0) {
    const hint = 'add a step such as: expect ticket: { tickets: 1, proves: TICKET-1 }';
    problems.push({ path: ['steps'], at: 'key', message: 'nothing is expected', hint });
  }
  return problems;
}

function checkActor(who: string, path: Path, world: WorldSpec): readonly Problem[] {
  const names = customerNames(world);
  if (names.includes(who)) return [];
  const hint =
    names.length === 0
      ? `declare it: world: { customers: { ${who}: {} } }`
      : meantOrKnown(who, names);
  return [{ path, at: 'key', message: `there is no customer "${who}"`, hint }];
}

function checkCase(value: Map_, phone: PhoneBook): readonly Problem[] {
  const parsed = documentSchema.safeParse(value);
  const issues = parsed.success ? [] : parsed.error.issues;
  const broken = new Set(
    issues.flatMap(({ path: [part, index] }) =>
      part === 'steps' && typeof index === 'number' ? [index] : [],
    ),
  );
  return [
    ...issues.flatMap((issue) => toProblems(issue, value)),
    ...checkSteps(value, phone, broken),
  ];
}

/** A later problem at the same place is most often a consequence of the first. */
function onePerPlace(problems: readonly Problem[]): readonly Problem[] {
  const places = new Map<string, Problem>();
  for (const problem of problems) {
    const place = JSON.stringify([problem.path, problem.at]);
    if (!places.has(place)) places.set(place, problem);
  }
  return [...places.values()];
}

/** A key that is only misspelled is not missing as well. */
function onlyMisspelled(problems: readonly Problem[]): readonly Problem[] {
  const meant = new Set(
    problems
      .filter(({ message }) => message.startsWith('unknown key'))
      .map(({ path, hint }) => JSON.stringify([path.slice(0, -1), hint])),
  );
  return problems.filter(({ path, message }) => {
    const key = String(path.at(-1));
    const named = JSON.stringify([path.slice(0, -1), didYouMean(key, [key])]);
    return message !== `"${key}" is missing` || !meant.has(named);
  });
}

/** Of one scenario; a table that makes more is a slip, and would keep its author waiting. */
export const CASES_MAX = 1_000;

/** Counted before any of them is built. */
function checkCount(
  value: Map_,
  { examples, matrix }: z.output<typeof tables>,
): readonly Problem[] {
  const { dialects } = value;
  const spoken = Array.isArray(dialects) ? dialects.length : DIALECTS.length;
  const rows = Object.values(matrix ?? {}).reduce(
    (count, values) => count * values.length,
    examples?.length ?? 1,
  );
  if (rows * spoken <= CASES_MAX) return [];
  const message = `these are ${rows * spoken} cases: every row in every combination and dialect`;
  const path = [matrix === undefined ? 'examples' : 'matrix'];
  return [{ path, at: 'key', message, hint: `at most ${CASES_MAX}: leave out some values` }];
}

/** Problems that do not show in every row name the row in which they do. */
function checkRows(
  value: Map_,
  rows: readonly Example[],
  dialects: readonly string[],
  phone: PhoneBook,
): readonly Problem[] {
  const byRow = rows.map((example) => {
    const problems = dialects.flatMap((dialect) =>
      checkCase(fillCase(value, example, dialect), phone),
    );
    return { example, problems };
  });
  const seen = byRow.map(({ problems }) => new Set(problems.map((each) => JSON.stringify(each))));
  const everywhere = (problem: Problem): boolean => {
    const key = JSON.stringify(problem);
    return seen.every((keys) => keys.has(key));
  };
  return byRow.flatMap(({ example, problems }) =>
    problems.map((problem) =>
      example === null || everywhere(problem)
        ? problem
        : { ...problem, message: `${problem.message} (with ${JSON.stringify(example)})` },
    ),
  );
}

/** All that is wrong with a document as it was read; nothing when it can be planned. */
export function checkDocument(value: Json, phone: PhoneBook): readonly Problem[] {
  if (!isMap(value)) {
    const message = 'a scenario is a map: title, world, steps';
    return [{ path: [], at: 'value', message, hint: 'begin with title: …' }];
  }
  const table = tables.safeParse(value);
  if (!table.success) {
    // Without its table, what a placeholder stands for is unknown: only the table can be judged.
    return onePerPlace(table.error.issues.flatMap((issue) => toProblems(issue, value)));
  }
  const tooMany = checkCount(value, table.data);
  if (tooMany.length > 0) return tooMany;
  const { examples, matrix } = table.data;
  const document = { ...(examples && { examples }), ...(matrix && { matrix }) };
  const dialects = JSON.stringify(value).includes('<dialect>') ? DIALECTS : DIALECTS.slice(0, 1);
  return onlyMisspelled(
    onePerPlace([
      ...checkExamples(value, document),
      ...checkRows(value, examplesOf(document), dialects, phone),
    ]),
  );
}
