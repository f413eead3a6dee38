// Calls that no simulator answers, gathered: each is a gap of channelproof's, not of the integration's.
import type { CaseResult } from '../judge/case-result.ts';
import { byText } from './case-name.ts';
import type { Finding } from './report.ts';

/** Adds up findings that tell of the same call. */
export function gather(findings: readonly Finding[]): readonly Finding[] {
  const gathered = new Map<string, Finding>();
  for (const finding of findings) {
    const { node, method, path, note } = finding;
    const key = JSON.stringify([node, method, path, note]);
    const known = gathered.get(key);
    gathered.set(key, {
      node,
      method,
      path,
      note,
      count: (known?.count ?? 0) + finding.count,
      scenarios: [...new Set([...(known?.scenarios ?? []), ...finding.scenarios])].sort(byText),
    });
  }
  return [...gathered.values()];
}

/** Findings of all traces; the note names the nearest route, as the simulator saw it. */
export function findingsOf(
  cases: readonly Pick<CaseResult, 'id' | 'findings'>[],
): readonly Finding[] {
  return gather(
    cases.flatMap(({ id, findings }) =>
      findings.map(({ node, method, path, note }): Finding => {
        return { node, method, path, note, count: 1, scenarios: [id] };
      }),
    ),
  );
}
