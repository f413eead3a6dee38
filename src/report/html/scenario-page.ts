// One scenario's page: its cases, what each check expected and found, and where the timeline is drawn.
import { worst } from '../../judge/verdict.ts';
import type { Json } from '../../kernel/trace.ts';
import { anchorOf, areaOf, caseLabel, tracePath } from '../case-name.ts';
import type { Report, ReportCheck, ScenarioEntry } from '../report.ts';
import { byId } from '../settle.ts';
import { clip, plural, prettyValue } from '../value-text.ts';
import { badge, href, rowLink } from './badge.ts';
import { html, type Markup } from './markup.ts';
import { filter, verdictsIn } from './requirement-table.ts';

/** Longer values stand in full in report.json. */
const VALUE_MAX = 3_000;

/** Why a case has its timeline in the page, or has not. */
export type TraceHere = { readonly id: string } | { readonly missing: string };

export interface ScenarioGroup {
  readonly id: string;
  readonly cases: readonly ScenarioEntry[];
}

/** Cases of one scenario together, in the report's order. */
export function groupsOf(report: Report): readonly ScenarioGroup[] {
  const groups = new Map<string, ScenarioEntry[]>();
  for (const scenario of report.scenarios) {
    const group = groups.get(scenario.id);
    if (group === undefined) groups.set(scenario.id, [scenario]);
    else group.push(scenario);
  }
  return [...groups].map(([id, cases]) => ({ id, cases }));
}

const titleOf = ({ id, cases }: ScenarioGroup): string => cases[0]?.title ?? id;
const verdictOf = ({ cases }: ScenarioGroup) => worst(cases.map((each) => each.verdict));
const rowsOf = ({ cases }: ScenarioGroup): readonly string[] =>
  [...new Set(cases.flatMap((each) => each.checks.map((check) => check.requirement)))].sort(byId);

const value = (json: Json): string => clip(prettyValue(json), VALUE_MAX);

/** What was found, once when it is what was expected. */
function values({ verdict, expected, actual }: ReportCheck): Markup {
  if (verdict === 'pass' && JSON.stringify(expected) === JSON.stringify(actual)) {
    return html`<dl class="values"><dt>as expected</dt><dd class="mono">${value(actual)}</dd></dl>`;
  }
  const differs = verdict === 'fail' ? 'values differs' : 'values';
  return html`<dl class="${differs}"><dt>expected</dt><dd class="mono">${value(expected)}</dd><dt>actual</dt><dd class="mono actual">${value(actual)}</dd></dl>`;
}

function checkRow(check: ReportCheck, i: number, listed: ReadonlySet<string>): Markup {
  return html`<tr>
<td>${badge(check.verdict)}</td>
<td>${rowLink(check.requirement, listed)}</td>
<td><p>${check.message}</p>
${values(check)}</td>
<td data-label="Evidence">${
    check.evidence.length === 0
      ? html`<span class="muted small">none</span>`
      : html`<span class="links" data-check="${i}">${check.evidence.map((seq) => html`<a class="chip evidence" href="#" data-seq="${seq}" aria-label="event ${seq}">${seq}</a>`)}</span>`
  }</td>
</tr>
`;
}

const checksTable = (played: ScenarioEntry, listed: ReadonlySet<string>): Markup =>
  played.checks.length === 0
    ? html`<p class="note">No check ran in this case.</p>`
    : html`<div class="scroll"><table class="cards checks">
<thead><tr><th scope="col">Verdict</th><th scope="col">Row</th><th scope="col">Check</th><th scope="col">Evidence</th></tr></thead>
<tbody>
${played.checks.map((check, i) => checkRow(check, i, listed))}</tbody>
</table></div>`;

function timelinePlace(played: ScenarioEntry, trace: TraceHere): Markup {
  const path = tracePath(played);
  if ('missing' in trace) {
    return html`<p class="note">${trace.missing} Its events are in <span class="mono">${path}</span>.</p>`;
  }
  return html`<div class="timeline needs-js" data-trace="${trace.id}" role="region" aria-label="Timeline"></div>
<p class="note without-js">The timeline is drawn by a script. The events are in <span class="mono">${path}</span> as well.</p>`;
}

function caseArticle(played: ScenarioEntry, trace: TraceHere, listed: ReadonlySet<string>): Markup {
  return html`<article class="case" id="${anchorOf(played)}" data-verdict="${played.verdict}" aria-label="${caseLabel(played)}">
<h3>${badge(played.verdict)} ${caseLabel(played)}</h3>
${checksTable(played, listed)}
<h3>Play it again</h3>
<div class="command"><code>${played.replay}</code><button type="button" class="button copy needs-js">Copy</button></div>
<p class="small muted">Trace digest <span class="mono">${played.digest}</span></p>
<h3>Timeline</h3>
${timelinePlace(played, trace)}
</article>
`;
}

export function scenarioPage(
  group: ScenarioGroup,
  traceOf: (played: ScenarioEntry) => TraceHere,
  listed: ReadonlySet<string>,
): Markup {
  const { id, cases } = group;
  return html`<section class="scenario" id="${id}" aria-label="${titleOf(group)}">
<a class="back needs-js" href="#scenarios">← All scenarios</a>
<h2 tabindex="-1">${titleOf(group)}</h2>
<div class="scenario-head">${badge(verdictOf(group))}<span class="mono">${id}</span>${rowsOf(group).map((row) => rowLink(row, listed))}</div>
${
  cases.length === 1
    ? null
    : html`<nav aria-label="Cases of this scenario"><ul class="cases">${cases.map(
        (played) =>
          html`<li><a href="${href(anchorOf(played))}">${badge(played.verdict)} ${caseLabel(played)}</a></li>`,
      )}</ul></nav>`
}
${cases.map((played) => caseArticle(played, traceOf(played), listed))}
</section>
`;
}

export function scenarioList(
  groups: readonly ScenarioGroup[],
  listed: ReadonlySet<string>,
): Markup {
  const areas = [...new Set(groups.map(({ id }) => areaOf(id)))];
  const verdicts = verdictsIn(groups.map((group) => ({ verdict: verdictOf(group) })));
  return html`<section aria-labelledby="scenarios">
<h2 id="scenarios">Scenarios</h2>
${filter('scenario-rows', [
  { name: 'area', label: 'Area', options: areas },
  { name: 'verdict', label: 'Verdict', options: verdicts },
])}
<div class="scroll"><table class="cards" id="scenario-rows">
<thead><tr><th scope="col">Verdict</th><th scope="col">Scenario</th><th scope="col">Cases</th><th scope="col">Rows</th></tr></thead>
<tbody>
${groups.map(
  (
    group,
  ) => html`<tr data-area="${areaOf(group.id)}" data-verdict="${verdictOf(group)}"><td>${badge(verdictOf(group))}</td>
<td><p><a href="${href(group.id)}">${titleOf(group)}</a></p><p class="small muted mono">${group.id}</p></td>
<td data-label="Cases"><span class="small nowrap">${plural(group.cases.length, 'case')}</span></td>
<td data-label="Rows"><span class="links">${rowsOf(group).map((row) => rowLink(row, listed))}</span></td></tr>
`,
)}</tbody>
</table></div>
</section>`;
}
