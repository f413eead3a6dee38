// What a verb is: a row of the table that the schema, the planner, the help and the editors read.
import { z } from 'zod';
import { REQUIREMENT_IDS } from '../../catalogue/catalogue.ts';
import type { Cast } from '../cast.ts';

export const ACTORS = [
  'customer',
  'agent',
  'admin',
  'holder',
  'account manager',
  'integration team',
  'stranger',
  'world',
] as const;
export type Actor = (typeof ACTORS)[number];

/** In a key, this stands for the name of a customer. */
export const CUSTOMER = '<customer>';

export interface Verb<Key extends string, Args extends z.ZodType, Planned> {
  readonly kind: 'action' | 'expectation';
  readonly actor: Actor;
  /** As it is written in a scenario: `agent replies`, `<customer> sends`. */
  readonly key: Key;
  readonly doc: string;
  /** One step, in YAML. */
  readonly example: string;
  readonly args: Args;
  /** The step in plain words. `who` is the customer of a `<customer>` verb, and empty otherwise. */
  readonly say: (args: unknown, who: string) => string;
  /** The arguments with names resolved and defaults filled. They must have passed `args`. */
  readonly plan: (args: unknown, cast: Cast, who: string) => Planned;
}

interface ActionRow<Key extends string, Args extends z.ZodType, Planned> {
  readonly actor: Actor;
  readonly key: Key;
  readonly doc: string;
  readonly example: string;
  readonly args: Args;
  readonly say: (args: z.output<Args>, who: string) => string;
  readonly plan: (args: z.output<Args>, cast: Cast, who: string) => Planned;
}

export const action = <const Key extends string, Args extends z.ZodType, Planned>(
  row: ActionRow<Key, Args, Planned>,
): Verb<Key, Args, Planned> => ({
  ...row,
  kind: 'action',
  say: (args, who) => row.say(args as z.output<Args>, who),
  plan: (args, cast, who) => row.plan(args as z.output<Args>, cast, who),
});

const requirementId = z.enum(REQUIREMENT_IDS);
const proves = z
  .union([requirementId, z.array(requirementId).min(1)])
  .describe('The requirement, or requirements, that this proves');

type Camel<Key extends string> = Key extends `${infer Head} ${infer Tail}`
  ? `${Head}${Capitalize<Camel<Tail>>}`
  : Key;

const camel = (key: string): string =>
  key.replace(/ (\w)/g, (_all, letter: string) => letter.toUpperCase());

/** What was observed must equal this, key by key; a key that is absent is not looked at. */
export type Expected<Shape extends z.ZodRawShape> = {
  readonly [Key in keyof z.output<z.ZodObject<Shape>> as Camel<Key & string>]: z.output<
    z.ZodObject<Shape>
  >[Key];
};

interface ExpectationRow<
  Key extends string,
  Selectors extends z.ZodRawShape,
  Compared extends z.ZodRawShape,
  Planned,
> {
  readonly key: Key;
  readonly doc: string;
  readonly example: string;
  /** Says which ticket, which phone, …: keys that are not compared. */
  readonly selectors: Selectors;
  readonly compared: Compared;
  /** What is looked at, in plain words: "the ticket of ana". */
  readonly subject: (selected: z.output<z.ZodObject<Selectors>>) => string;
  readonly plan: (
    selected: z.output<z.ZodObject<Selectors>>,
    cast: Cast,
    expected: Expected<Compared>,
  ) => Planned;
}

type ExpectationArgs<Selectors extends z.ZodRawShape, Compared extends z.ZodRawShape> = z.ZodObject<
  { proves: typeof proves } & Selectors & Compared,
  z.core.$strict
>;

export function expectation<
  const Key extends string,
  Selectors extends z.ZodRawShape,
  Compared extends z.ZodRawShape,
  Planned,
>(
  row: ExpectationRow<Key, Selectors, Compared, Planned>,
): Verb<Key, ExpectationArgs<Selectors, Compared>, Planned> {
  const keys = Object.keys(row.compared).map((key) => [key, camel(key)] as const);
  return {
    kind: 'expectation',
    actor: 'world',
    key: row.key,
    doc: row.doc,
    example: row.example,
    args: z.strictObject({ proves, ...row.selectors, ...row.compared }) as ExpectationArgs<
      Selectors,
      Compared
    >,
    say(args, _who) {
      const written = args as Record<string, unknown>;
      const looked = keys
        .filter(([key]) => written[key] !== undefined)
        .map(([key]) => `${key} is ${JSON.stringify(written[key])}`);
      return `${row.subject(args as z.output<z.ZodObject<Selectors>>)}: ${looked.join(', ')}`;
    },
    plan(args, cast) {
      const written = args as Record<string, unknown>;
      const expected: Record<string, unknown> = {};
      let looksAt = 0;
      for (const [key, planned] of keys) {
        if (written[key] === undefined) continue;
        expected[planned] = written[key];
        looksAt++;
      }
      if (looksAt === 0) {
        const choice = keys.map(([key]) => key).join(', ');
        cast.refuse('nothing is compared, so this proves nothing', `give one of: ${choice}`);
      }
      return row.plan(
        args as z.output<z.ZodObject<Selectors>>,
        cast,
        expected as Expected<Compared>,
      );
    },
  };
}

/** The ids in `proves`, as a list. */
export const provesList = (args: unknown): readonly string[] => {
  const written = (args as { readonly proves?: string | readonly string[] } | null)?.proves;
  if (written === undefined) return [];
  return typeof written === 'string' ? [written] : written;
};
