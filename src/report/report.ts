// report.json: its schema, which is published, and the types that every other report is made from.
import { z } from 'zod';
import { DIALECTS } from '../catalogue/dialect.ts';
import { LEVELS } from '../catalogue/requirement.ts';
import { TRANSPORTS } from '../judge/case-result.ts';
import { VERDICTS, type Verdict } from '../judge/verdict.ts';
import { CONFIDENCES, FIDELITIES } from '../kernel/routes.ts';
import type { Json } from '../kernel/trace.ts';

export const SCHEMA_VERSION = '1.0';

const COUNT = z.int().nonnegative();
const JSON_VALUE: z.ZodType<Json> = z.json();
const VERDICT = z.enum(VERDICTS);
const IDS = z.array(z.string()).readonly();
const DIGEST = z.string().regex(/^[0-9a-f]{64}$/);

const TALLY = z.strictObject({
  total: COUNT,
  ...(Object.fromEntries(VERDICTS.map((verdict) => [verdict, COUNT])) as Record<
    Verdict,
    typeof COUNT
  >),
});

const CHECK = z.strictObject({
  requirement: z.string().describe('Requirement id, or `invariant:` and the name of one.'),
  verdict: VERDICT,
  message: z.string(),
  expected: JSON_VALUE,
  actual: JSON_VALUE,
  evidence: z.array(COUNT).readonly().describe('Sequence numbers of events in the trace.'),
});

const SCENARIO = z.strictObject({
  id: z.string(),
  title: z.string(),
  dialect: z.enum(DIALECTS),
  transport: z.enum(TRANSPORTS),
  example: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).nullable(),
  verdict: VERDICT,
  digest: z.string().describe('SHA-256 of the trace.'),
  durationMs: z.number().nonnegative().describe('Wall time; the only field that varies.'),
  checks: z.array(CHECK).readonly(),
  replay: z.string().describe('A command line that plays this case again.'),
});

const REQUIREMENT = z.strictObject({
  id: z.string(),
  level: z.enum(LEVELS),
  area: z.string(),
  text: z.string(),
  textJa: z.string().describe('The same sentence in Japanese.'),
  source: z.string(),
  reading: z.string().optional().describe('How a vague source is read: an assumption.'),
  excluded: z.string().optional().describe('Why the row cannot be checked; it is not counted.'),
  verdict: VERDICT,
  note: z.string().optional().describe('Why there is no better verdict.'),
  provenBy: IDS.describe('Scenarios all of whose checks of this row held.'),
  killedBy: IDS.optional().describe('Broken connectors that turn this row red (selftest only).'),
});

const INVARIANT = z.strictObject({
  id: z.string(),
  text: z.string(),
  verdict: VERDICT,
  provenBy: IDS,
});

const FINDING = z.strictObject({
  node: z.string(),
  method: z.string(),
  path: z.string(),
  note: z.string().describe('The nearest route that is simulated.'),
  count: z.int().positive(),
  scenarios: IDS,
});

const FIDELITY_ROW = z.strictObject({
  node: z.string(),
  what: z.string().describe('`METHOD /path`, or the name of a rule.'),
  fidelity: z.enum(FIDELITIES),
  confidence: z.enum(CONFIDENCES),
  source: z.string(),
  note: z.string().optional(),
});

const SHARD = z.strictObject({ index: z.int().positive(), count: z.int().positive() });

export const REPORT = z.strictObject({
  schemaVersion: z.literal(SCHEMA_VERSION),
  tool: z.strictObject({ name: z.string(), version: z.string() }),
  seed: z.number(),
  digest: DIGEST.describe('SHA-256 over the cases and the digests of their traces.'),
  strict: z.boolean().optional().describe('SHOULD rows count for the exit code.'),
  shard: SHARD.optional().describe('Which part of the run this is; a merged report has none.'),
  summary: z.strictObject({
    scenarios: TALLY.describe('Played cases by verdict.'),
    requirements: z.strictObject({
      total: COUNT.describe('Rows listed: must, should and excluded.'),
      must: TALLY,
      should: TALLY,
      excluded: COUNT,
      notSelected: COUNT.describe('Rows that a selection left out; they are not listed.'),
    }),
  }),
  requirements: z.array(REQUIREMENT).readonly(),
  invariants: z.array(INVARIANT).readonly(),
  scenarios: z.array(SCENARIO).readonly(),
  findings: z.array(FINDING).readonly(),
  fidelity: z.array(FIDELITY_ROW).readonly(),
});

export type Report = Readonly<z.infer<typeof REPORT>>;
export type ReportCheck = Readonly<z.infer<typeof CHECK>>;
export type ScenarioEntry = Readonly<z.infer<typeof SCENARIO>>;
export type RequirementEntry = Readonly<z.infer<typeof REQUIREMENT>>;
export type InvariantEntry = Readonly<z.infer<typeof INVARIANT>>;
export type Finding = Readonly<z.infer<typeof FINDING>>;
export type FidelityRow = Readonly<z.infer<typeof FIDELITY_ROW>>;
export type Shard = Readonly<z.infer<typeof SHARD>>;
export type Tally = Readonly<z.infer<typeof TALLY>>;

/** The schema as draft-07, which is what editors and CI tools read. */
export const reportJsonSchema = (): Json => {
  const schema = z.toJSONSchema(REPORT, { target: 'draft-7' });
  return { ...(schema as { readonly [key: string]: Json }), title: 'channelproof report' };
};
