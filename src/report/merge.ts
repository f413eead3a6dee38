// Reports of shards, put together again: the result is what one run would have said.
import { byText, caseKey, caseName } from './case-name.ts';
import { gather } from './findings.ts';
import type { FidelityRow, Report } from './report.ts';
import { type InvariantRow, type Row, settle } from './settle.ts';

export const MERGE_REFUSALS = [
  'no-reports',
  'mixed-versions',
  'mixed-seeds',
  'mixed-catalogues',
  'mixed-shards',
  'shard-twice',
  'shard-missing',
  'case-twice',
] as const;

export interface MergeRefusal {
  readonly refused: (typeof MERGE_REFUSALS)[number];
  readonly message: string;
}

const distinct = (values: readonly string[]): readonly string[] =>
  [...new Set(values)].sort(byText);

const catalogueSize = (report: Report): number =>
  report.requirements.length + report.summary.requirements.notSelected;

const refusal = (refused: MergeRefusal['refused'], message: string): MergeRefusal => ({
  refused,
  message,
});

function mixed(reports: readonly Report[]): MergeRefusal | undefined {
  const versions = distinct(reports.map(({ tool }) => `${tool.name} ${tool.version}`));
  if (versions.length > 1) {
    return refusal('mixed-versions', `the reports come from ${versions.join(' and ')}`);
  }
  const seeds = distinct(reports.map((report) => String(report.seed)));
  if (seeds.length > 1) {
    return refusal('mixed-seeds', `the reports were made with the seeds ${seeds.join(' and ')}`);
  }
  const sizes = distinct(reports.map((report) => String(catalogueSize(report))));
  if (sizes.length > 1) {
    return refusal(
      'mixed-catalogues',
      `the reports know different numbers of requirements: ${sizes.join(' and ')}`,
    );
  }
  return undefined;
}

/** All parts of one run, or none: a missing part would read as rows that nobody exercised. */
function incomplete(reports: readonly Report[]): MergeRefusal | undefined {
  const shards = reports.flatMap(({ shard }) => (shard === undefined ? [] : [shard]));
  if (shards.length === 0) return undefined;
  const counts = distinct(shards.map((shard) => String(shard.count)));
  if (shards.length < reports.length || counts.length > 1) {
    return refusal(
      'mixed-shards',
      shards.length < reports.length
        ? 'some of the reports are shards and some are not'
        : `the reports are shards of different runs: of ${counts.join(' and of ')}`,
    );
  }
  const seen = new Set<number>();
  for (const { index, count } of shards) {
    if (seen.has(index)) return refusal('shard-twice', `shard ${index}/${count} is given twice`);
    seen.add(index);
  }
  const count = shards[0]?.count ?? 0;
  const missing = Array.from({ length: count }, (_, i) => i + 1).filter((i) => !seen.has(i));
  return missing.length === 0
    ? undefined
    : refusal('shard-missing', `missing: ${missing.map((i) => `shard ${i}/${count}`).join(', ')}`);
}

function rowsOf(reports: readonly Report[]): readonly Row[] {
  const rows = new Map<string, Row>();
  for (const { requirements } of reports) {
    for (const { verdict: _v, note: _n, provenBy: _p, killedBy, ...row } of requirements) {
      const known = rows.get(row.id)?.killedBy;
      const killers =
        killedBy === undefined && known === undefined
          ? {}
          : { killedBy: distinct([...(known ?? []), ...(killedBy ?? [])]) };
      rows.set(row.id, { ...row, ...killers });
    }
  }
  return [...rows.values()];
}

const byId = <T extends { readonly id: string }>(items: readonly T[]): readonly T[] => [
  ...new Map(items.map((item) => [item.id, item])).values(),
];

const sameOnce = (rows: readonly FidelityRow[]): readonly FidelityRow[] => [
  ...new Map(rows.map((row) => [JSON.stringify(row), row])).values(),
];

/** Recombines scenarios and derives every verdict anew. The order of the reports makes no difference. */
export function mergeReports(reports: readonly Report[]): Report | MergeRefusal {
  const [first] = reports;
  if (first === undefined) return refusal('no-reports', 'there is no report to merge');
  const problem = mixed(reports) ?? incomplete(reports);
  if (problem !== undefined) return problem;
  const scenarios = reports.flatMap((report) => report.scenarios);
  const keys = new Set<string>();
  for (const scenario of scenarios) {
    const key = caseKey(scenario);
    if (keys.has(key)) {
      return refusal('case-twice', `${caseName(scenario)} is in more than one report`);
    }
    keys.add(key);
  }
  const rows = rowsOf(reports);
  return settle({
    tool: first.tool,
    seed: first.seed,
    strict: reports.some((report) => report.strict === true),
    shard: undefined,
    rows,
    invariants: byId<InvariantRow>(
      reports.flatMap((report) => report.invariants.map(({ id, text }) => ({ id, text }))),
    ),
    scenarios,
    findings: gather(reports.flatMap((report) => report.findings)),
    fidelity: sameOnce(reports.flatMap((report) => report.fidelity)),
    notSelected: catalogueSize(first) - rows.length,
  });
}
