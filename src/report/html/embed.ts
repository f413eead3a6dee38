// Which traces go into the page, and as what: a page that is too big is a page that nobody opens.
import type { CaseResult } from '../../judge/case-result.ts';
import { VERDICTS } from '../../judge/verdict.ts';
import { caseKey } from '../case-name.ts';
import { arrayOf, eventsIn } from '../lines.ts';
import type { Report, ScenarioEntry } from '../report.ts';
import { embeddedJson, html, Markup } from './markup.ts';
import type { TraceHere } from './scenario-page.ts';
import { timelineOf } from './timeline.ts';

/** Characters of embedded traces: what is not needed first stops here … */
export const EMBED_MAX = 8_000_000;
/** … and what shows a failure, or a scenario's first case, here. */
export const EMBED_NEEDED_MAX = 24_000_000;
/** A case that holds is drawn up to this length: nobody reads thousands of rows of what went well. */
export const EMBED_PASSED_MAX = 1_000_000;

export interface Embedded {
  readonly traceOf: (played: ScenarioEntry) => TraceHere;
  readonly scripts: Markup;
}

const LEFT_OUT = 'The timeline of this case was left out to keep the file small.';
const NOT_GIVEN = 'The trace of this case was not given to this report.';

const isRed = ({ verdict }: ScenarioEntry): boolean =>
  verdict !== 'pass' && verdict !== 'not-applicable';

/** Worst first, then each scenario's first case, then the others. */
function byNeed(report: Report): readonly { played: ScenarioEntry; needed: boolean }[] {
  const first = new Set<string>();
  const ranked = report.scenarios.map((played) => {
    const isFirst = !first.has(played.id);
    first.add(played.id);
    const rank = isRed(played) ? VERDICTS.indexOf(played.verdict) : VERDICTS.length;
    return { played, needed: isRed(played) || isFirst, rank: isFirst ? rank - 0.5 : rank };
  });
  return ranked.sort((a, b) => Number(b.needed) - Number(a.needed) || a.rank - b.rank);
}

/** What the script draws: rows, the events they stand for, and the checks pinned to them. */
function dataOf({ checks }: ScenarioEntry, lines: string): string {
  const rows = timelineOf(eventsIn(lines), checks);
  const said = checks.map(({ requirement, verdict, message }) => ({
    requirement,
    verdict,
    message,
  }));
  return embeddedJson(
    `{"rows":${JSON.stringify(rows)},"events":${arrayOf(lines)},"checks":${JSON.stringify(said)}}`,
  );
}

export interface EmbedLimits {
  readonly max: number;
  readonly neededMax: number;
  readonly passedMax: number;
}

export function embedTraces(
  report: Report,
  cases: readonly CaseResult[],
  limits: EmbedLimits = {
    max: EMBED_MAX,
    neededMax: EMBED_NEEDED_MAX,
    passedMax: EMBED_PASSED_MAX,
  },
): Embedded {
  const traces = new Map(cases.map((played) => [caseKey(played), played.lines]));
  const here = new Map<string, TraceHere>();
  const scripts: Markup[] = [];
  let used = 0;
  for (const { played, needed } of byNeed(report)) {
    const key = caseKey(played);
    const lines = traces.get(key);
    if (lines === undefined) {
      here.set(key, { missing: NOT_GIVEN });
      continue;
    }
    const left = (needed ? limits.neededMax : limits.max) - used;
    const room = isRed(played) ? left : Math.min(left, limits.passedMax);
    // The events alone are as long as their lines: what cannot fit is not drawn first.
    const data = lines.length > room ? undefined : dataOf(played, lines);
    if (data === undefined || data.length > room) {
      here.set(key, { missing: LEFT_OUT });
      continue;
    }
    used += data.length;
    const id = `trace-${scripts.length}`;
    here.set(key, { id });
    scripts.push(
      html`<script type="application/json" id="${id}">${new Markup(data)}</script>
`,
    );
  }
  return {
    traceOf: (played) => here.get(caseKey(played)) ?? { missing: NOT_GIVEN },
    scripts: html`${scripts}`,
  };
}
