// What a case is called in each report: a label for people, a key, an anchor and a file name.
import type { CaseResult, Example } from '../judge/case-result.ts';
import { sha256 } from '../kernel/random.ts';

/** What tells one played case from another. */
export type CaseIdentity = Pick<CaseResult, 'id' | 'dialect' | 'transport' | 'example'>;

/** `elapsed=24h 1s, method=voice`; empty when there is no example. */
export const exampleText = (example: Example): string =>
  example === null
    ? ''
    : Object.entries(example)
        .map(([name, value]) => `${name}=${value}`)
        .join(', ');

/** `cloud, elapsed=24h 1s`. Memory is how cases are usually played, so only another transport is named. */
export const caseLabel = (identity: CaseIdentity): string =>
  [
    identity.dialect,
    exampleText(identity.example),
    identity.transport === 'memory' ? '' : identity.transport,
  ]
    .filter((part) => part !== '')
    .join(', ');

/** `window/reply-after-24h [cloud, elapsed=24h 1s]`: unique in a run, and what JUnit readers show. */
export const caseName = (identity: CaseIdentity): string =>
  `${identity.id} [${caseLabel(identity)}]`;

/** The folder a scenario stands in: `window`. */
export const areaOf = (scenarioId: string): string => scenarioId.split('/')[0] ?? scenarioId;

export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The example with its names in order: equal examples are equal texts. */
export const sortedExample = (
  example: Example,
): readonly (readonly [string, string | number | boolean])[] =>
  Object.entries(example ?? {}).sort(([a], [b]) => byText(a, b));

/** Equal for the same case, whatever the order in which its example was written. */
export const caseKey = (identity: CaseIdentity): string =>
  JSON.stringify([
    identity.id,
    identity.dialect,
    identity.transport,
    sortedExample(identity.example),
  ]);

function byExample(a: Example, b: Example): number {
  const [left, right] = [sortedExample(a), sortedExample(b)];
  for (const [i, [name, value]] of left.entries()) {
    const other = right[i];
    if (other === undefined) return 1;
    if (name !== other[0]) return byText(name, other[0]);
    if (value === other[1]) continue;
    // Two websites stand before ten.
    if (typeof value === 'number' && typeof other[1] === 'number') return value - other[1];
    return byText(String(value), String(other[1]));
  }
  return left.length - right.length;
}

/** The order of cases in every report. */
export const byCase = (a: CaseIdentity, b: CaseIdentity): number =>
  byText(a.id, b.id) ||
  byText(a.dialect, b.dialect) ||
  byExample(a.example, b.example) ||
  byText(a.transport, b.transport);

const PLAIN = /^[a-z0-9-]*$/;
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40);

/** Letters, digits, `-`, `_` and `.` only; a hash keeps names apart that lost something on the way. */
function suffixOf(identity: CaseIdentity): string {
  const entries = Object.entries(identity.example ?? {});
  const lossy = entries.some(
    ([name, value]) =>
      !PLAIN.test(name) || !PLAIN.test(String(value)) || `${name}${value}`.length > 40,
  );
  const parts: string[] = [identity.dialect];
  for (const [name, value] of entries) parts.push(`${plain(name)}_${plain(String(value))}`);
  if (identity.transport !== 'memory') parts.push(identity.transport);
  const stem = parts.join('.').slice(0, 90);
  return lossy || stem.length === 90 ? `${stem}.${sha256(caseKey(identity)).slice(0, 8)}` : stem;
}

/** Where the case stands in report.html: `window/reply-after-24h@cloud`. */
export const anchorOf = (identity: CaseIdentity): string => `${identity.id}@${suffixOf(identity)}`;

const PLAIN_ID = /^[a-z0-9]+(?:[-/][a-z0-9]+)*$/;

/** `traces/window--reply-after-24h.cloud.jsonl`: safe on every file system, and never outside the folder. */
export function tracePath(identity: CaseIdentity): string {
  const suffix = suffixOf(identity);
  if (PLAIN_ID.test(identity.id) && identity.id.length <= 120) {
    return `traces/${identity.id.replaceAll('/', '--')}.${suffix}.jsonl`;
  }
  const hash = sha256(caseKey(identity)).slice(0, 8);
  return `traces/${identity.id.split('/').map(plain).join('--').slice(0, 120)}.${hash}.${suffix}.jsonl`;
}
